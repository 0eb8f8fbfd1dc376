import { localDateOf, localTimeOf, sayLongDate } from './calendar.ts';
import { sayPlace } from './clinic-sentence.ts';
import type { AppointmentOutput } from './appointment-text.ts';
import { AppError } from './errors.ts';
import { escapeHtml, printPage } from './print-page.ts';
import type { SafeContact } from './types.ts';

/**
 * Appointment card as a page of its own: nothing is fetched, nothing runs. A6, or A5 in large print
 * (RNIB: at least 16 point). It says where and when, never why.
 * @throws AppError `no_letters`: whoever lives with them may read what they carry home.
 */
export function appointmentCard(
  of: AppointmentOutput & { readonly patientName: string },
  safeContact: SafeContact,
): string {
  if (safeContact.noLetters) throw new AppError('no_letters');
  const large = safeContact.largePrint;
  const lines = [
    ['When', `${sayLongDate(localDateOf(of.startsAt))}, ${localTimeOf(of.startsAt)}`],
    ['With', of.linkWorkerName],
    ['Where', sayPlace(of.mode, of.room)],
    ...(of.mode === 'in_practice' && of.practiceAddress !== ''
      ? [['Address', of.practiceAddress] as const]
      : []),
    ...(safeContact.interpreterLanguage === null
      ? []
      : [['Interpreter', safeContact.interpreterLanguage] as const]),
  ] as const;
  const change =
    of.practicePhone === ''
      ? 'To change or cancel, please tell the practice.'
      : `To change or cancel, please phone ${of.practicePhone}.`;
  const body = `<main>
<h1>${escapeHtml(of.practiceName)}</h1>
<p class="for">Appointment for ${escapeHtml(of.patientName)}</p>
<dl>
${lines.map(([term, text]) => `<dt>${term}</dt><dd${term === 'When' ? ' class="when"' : ''}>${escapeHtml(text)}</dd>`).join('\n')}
</dl>
<p>${escapeHtml(change)}</p>
</main>`;
  return printPage({ title: `Appointment at ${of.practiceName}`, style: cardStyle(large), body });
}

function cardStyle(large: boolean): string {
  // In millimetres: CSS knows no page size called A6, and what it does not know it leaves out.
  return `
@page { size: ${large ? '210mm 148mm' : '148mm 105mm'}; margin: ${large ? '12mm' : '8mm'}; }
body { margin: 0; color: #000; background: #fff; font: ${large ? '18pt' : '12pt'}/1.4 sans-serif; }
main { display: flex; flex-direction: column; min-height: ${large ? '122mm' : '87mm'}; }
main > :last-child { margin-top: auto; padding-top: 0.4em; border-top: 1px solid #000; }
.when { font-size: 1.2em; }
h1 { margin: 0 0 0.3em; font-size: 1.3em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2em 1em; margin: 0.8em 0; }
dt { font-weight: 400; }
dd { margin: 0; font-weight: 700; white-space: pre-line; }
p { margin: 0.4em 0; }
`;
}
