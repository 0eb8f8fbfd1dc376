import { api } from '../api.ts';
import { download } from '../components/download.ts';

/** What a patient can be given of an appointment, or of all that are to come. */
export type GivenOutput = 'print' | 'pdf' | 'text' | 'ics';

export type Given = {
  readonly text: () => Promise<{ readonly text: string }>;
  readonly ics: () => Promise<{ readonly fileName: string; readonly ics: string }>;
  readonly card: () => Promise<{ readonly html: string; readonly warnings: readonly string[] }>;
  /** Follows "Text", "Calendar file" and "Card" in what is said afterwards. */
  readonly more: string;
  readonly pdfName: string;
};

export const oneAppointment = (id: string): Given => ({
  text: () => api.call('appointment.text', { id }),
  ics: () => api.call('appointment.ics', { id }),
  card: () => api.call('appointment.card', { id }),
  more: '',
  pdfName: 'appointment-card.pdf',
});

export const allToCome = (referralId: string): Given => ({
  text: () => api.call('series.text', { referralId }),
  ics: () => api.call('series.ics', { referralId }),
  card: () => api.call('series.card', { referralId }),
  more: ' with all times',
  pdfName: 'appointments-card.pdf',
});

/** Answers what to say to the user afterwards. */
export async function give(output: GivenOutput, of: Given): Promise<string> {
  const { more } = of;
  if (output === 'text') {
    const { text } = await of.text();
    await api.call('clipboard.writeText', { text });
    return `Text${more} copied.`;
  }
  if (output === 'ics') {
    const { fileName, ics } = await of.ics();
    download(fileName, ics, 'text/calendar');
    return `Calendar file${more} saved.`;
  }
  const { html, warnings } = await of.card();
  const warned = warnings.includes('not_at_home') ? ' Hand it over; do not post it.' : '';
  if (output === 'print') {
    const { printed } = await api.call('output.print', { html });
    return printed ? `Card${more} sent to the printer.${warned}` : 'Not printed.';
  }
  const { bytes } = await api.call('output.pdf', { html });
  download(of.pdfName, bytes, 'application/pdf');
  return `Card${more} saved.${warned}`;
}
