import type { AppointmentOutput } from './appointment-text.ts';
import { localDateOf, localTimeOf, sayLongDate } from './calendar.ts';
import { sayPlace } from './clinic-sentence.ts';
import { AppError } from './errors.ts';
import { escapeHtml, printPage } from './print-page.ts';
import type { SafeContact } from './types.ts';

/** Several appointments of one patient on one card or in one text. They say where and when, never why. */

type Visit = Pick<AppointmentOutput, 'startsAt' | 'mode' | 'room' | 'linkWorkerName'>;
export type SeriesOutput = Pick<
  AppointmentOutput,
  'practiceName' | 'practicePhone' | 'practiceAddress'
> & {
  readonly patientName: string;
  /** In the order of their starts; at least one. */
  readonly visits: readonly Visit[];
};

const when = ({ startsAt }: Visit): string =>
  `${sayLongDate(localDateOf(startsAt))}, ${localTimeOf(startsAt)}`;
const where = ({ mode, room }: Visit): string => sayPlace(mode, room);

/** What is the same for all of them, or null. */
function common(visits: readonly Visit[], of: (visit: Visit) => string): string | null {
  const [first, ...others] = visits.map(of);
  return first !== undefined && others.every((one) => one === first) ? first : null;
}

/**
 * As `appointmentCard`, with a line for each. A5, or A4 in large print, where a dozen find room.
 * @throws AppError `no_letters`.
 */
export function seriesCard(of: SeriesOutput, safeContact: SafeContact): string {
  if (safeContact.noLetters) throw new AppError('no_letters');
  const { visits } = of;
  const worker = common(visits, ({ linkWorkerName }) => linkWorkerName);
  const place = common(visits, where);
  const facts: readonly (readonly [string, string])[] = [
    ...(worker === null ? [] : [['With', worker] as const]),
    ...(place === null ? [] : [['Where', place] as const]),
    ...(of.practiceAddress !== '' && visits.some(({ mode }) => mode === 'in_practice')
      ? [['Address', of.practiceAddress] as const]
      : []),
    ...(safeContact.interpreterLanguage === null
      ? []
      : [['Interpreter', safeContact.interpreterLanguage] as const]),
  ];
  const rest = (visit: Visit): string =>
    [...(worker === null ? [visit.linkWorkerName] : []), ...(place === null ? [where(visit)] : [])]
      .map((text) => `, ${text}`)
      .join('');
  const change =
    of.practicePhone === ''
      ? 'To change or cancel any of these, please tell the practice.'
      : `To change or cancel any of these, please phone ${of.practicePhone}.`;
  const body = `<main>
<h1>${escapeHtml(of.practiceName)}</h1>
<p>Appointments for ${escapeHtml(of.patientName)}</p>
<ol>
${visits.map((visit) => `<li><b>${escapeHtml(when(visit))}</b>${escapeHtml(rest(visit))}</li>`).join('\n')}
</ol>
<dl>
${facts.map(([term, text]) => `<dt>${term}</dt><dd>${escapeHtml(text)}</dd>`).join('\n')}
</dl>
<p>${escapeHtml(change)}</p>
</main>`;
  const style = cardStyle(safeContact.largePrint);
  return printPage({ title: `Appointments at ${of.practiceName}`, style, body });
}

/** In millimetres, as the single card. RNIB: large print is at least 16 point. */
const cardStyle = (large: boolean): string => `
@page { size: ${large ? '210mm 297mm' : '148mm 210mm'}; margin: 12mm; }
body { margin: 0; color: #000; background: #fff; font: ${large ? '18pt' : '12pt'}/1.4 sans-serif; }
h1 { margin: 0 0 0.3em; font-size: 1.3em; }
ol { margin: 0.8em 0; padding-left: 1.8em; }
li { margin: 0.25em 0; break-inside: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2em 1em; margin: 0.8em 0; }
dd { margin: 0; font-weight: 700; white-space: pre-line; }
p { margin: 0.4em 0; }
main > :last-child { padding-top: 0.4em; border-top: 1px solid #000; }
`;

/**
 * As `appointmentText`: it names neither the patient nor what it is about.
 * @throws AppError `no_texts`.
 */
export function seriesText(of: SeriesOutput, safeContact: SafeContact): string {
  if (safeContact.noTexts) throw new AppError('no_texts');
  const { visits } = of;
  const worker = common(visits, ({ linkWorkerName }) => linkWorkerName);
  const how = common(visits, ({ mode }) => mode);
  const said = visits.map((visit) => {
    const by = worker === null ? ` with ${visit.linkWorkerName}` : '';
    return `${when(visit)}${by}${how === null ? howOf(visit.mode) : ''}`;
  });
  const change = of.practicePhone === '' ? '' : ` To change any, phone ${of.practicePhone}.`;
  const intro = `your appointments${how === null ? '' : howOf(visits[0]!.mode)}`;
  const withWhom = worker === null ? '' : ` with ${worker}`;
  return `${of.practiceName}: ${intro}${withWhom} are ${said.join('; ')}.${change}`;
}

const howOf = (mode: Visit['mode']): string =>
  mode === 'phone' ? ' by phone' : mode === 'home_visit' ? ' at home' : '';
