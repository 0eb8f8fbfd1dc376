import { localDateOf, localTimeOf, sayLongDate } from './calendar.ts';
import { escapeHtml as text, printPage } from './print-page.ts';

/** One person on paper. No need is named: sheets lie about. */
export type PaperPerson = {
  /** "SURNAME, Forename (Ms)". */
  readonly name: string;
  readonly age: number | null;
  /** "010160 1234". */
  readonly chi: string | null;
  readonly phones: readonly string[];
  /** What to heed before making contact, in words. */
  readonly flags: readonly string[];
};
export type PaperLine = {
  readonly time: string;
  readonly where: string;
  /** Null: the time is free. */
  readonly person: PaperPerson | null;
  /** "arrived", "needs moving"; empty where there is nothing to say. */
  readonly state: string;
};
export type PaperColumn = {
  readonly linkWorker: string;
  readonly away: string | null;
  readonly lines: readonly PaperLine[];
};
export type PaperDay = {
  readonly date: string;
  /** Why the practice is shut, or null. */
  readonly closed: string | null;
  readonly columns: readonly PaperColumn[];
};
export type PaperCall = {
  readonly person: PaperPerson;
  readonly reason: string;
  readonly attempts: string;
};
export type PaperCalls = {
  readonly title: string;
  readonly hint: string;
  readonly calls: readonly PaperCall[];
};
export type Paper = {
  readonly practiceName: string;
  /** UTC instant. */
  readonly printedAt: string;
  readonly printedBy: string;
  readonly demo: boolean;
  readonly days: readonly PaperDay[];
  readonly calls: readonly PaperCalls[];
  /** How many more are to be phoned than there is room for. */
  readonly moreCalls: number;
};

const when = (at: string): string => `${sayLongDate(localDateOf(at))}, ${localTimeOf(at)}`;

/**
 * The day on paper, for a power cut: a page for each link worker and day, then the phone list. Black
 * on white, with room to write. It names people whatever the screen hides, and says so.
 */
export function paperPages(paper: Paper): string {
  const body = [...paper.days.flatMap(dayPages), callPages(paper)].join('\n');
  const made = paper.demo ? 'Made-up practice. ' : '';
  const style = paperStyle({
    practice: paper.practiceName,
    left: `${made}Printed ${when(paper.printedAt)}, ${paper.printedBy}`,
    shred: 'Holds names, CHI and phone numbers: keep out of sight, shred when done',
  });
  return printPage({ title: `Paper of ${paper.practiceName}`, style, body });
}

function dayPages(day: PaperDay): string[] {
  const pages = day.columns
    .filter(({ lines }) => lines.length > 0)
    .map((column) => {
      const away = column.away === null ? '' : `<p class="warn">Away: ${text(column.away)}</p>`;
      const head = `<h1>${sayLongDate(day.date)}</h1><h2>${text(column.linkWorker)}</h2>${closedLine(day)}${away}`;
      return `<section><table class="day">${columns(true)}<thead>${headRow(head, 5)}<tr><th>Time</th><th>Who</th><th>Phone</th><th>Where</th><th>Notes</th></tr></thead>
<tbody>${column.lines.map(dayLine).join('\n')}</tbody></table></section>`;
    });
  if (pages.length > 0) return pages;
  return [
    `<section><h1>${sayLongDate(day.date)}</h1>${closedLine(day)}<p>No clinics this day.</p></section>`,
  ];
}

/** The last column takes the rest: it is to write in. */
const columns = (timed: boolean): string =>
  `<colgroup>${timed ? '<col class="time-column">' : ''}<col class="who-column"><col class="phone-column"><col class="where-column"><col></colgroup>`;

/** In the head of the table, so that it stands on every sheet: a sheet that lies alone says whose it is. */
const headRow = (head: string, columns: number): string =>
  `<tr class="head"><td colspan="${columns}">${head}</td></tr>`;

const closedLine = ({ closed }: PaperDay): string =>
  closed === null ? '' : `<p class="warn">Closed: ${text(closed)}</p>`;

function dayLine({ time, where, person, state }: PaperLine): string {
  const who = person ? whoCell(person) : 'free';
  const phone = person ? phoneCell(person) : '';
  const said = state === '' ? '' : `<br><b>${text(state)}</b>`;
  return `<tr${person ? '' : ' class="free"'}><td class="time">${text(time)}</td><td>${who}</td><td>${phone}</td><td>${text(where)}${said}</td><td></td></tr>`;
}

function whoCell({ name, age, chi }: PaperPerson): string {
  const years = age === null ? '' : `${age} y, `;
  const number = chi === null ? 'no CHI number' : `CHI ${chi}`;
  return `<b>${text(name)}</b><br><span class="number">${years}${text(number)}</span>`;
}

function phoneCell({ phones, flags }: PaperPerson): string {
  const numbers = phones.length === 0 ? 'no phone number' : phones.map(text).join('<br>');
  const heed = flags.map((flag) => `<span class="flag">${text(flag)}</span>`).join(' ');
  return `<span class="number">${numbers}</span>${heed === '' ? '' : `<br>${heed}`}`;
}

function callPages({ calls, moreCalls, printedAt }: Paper): string {
  const groups = calls.map(
    ({ title, hint, calls: rows }) =>
      `<tbody><tr class="group"><th colspan="4">${text(title)}: ${rows.length} <i>${text(hint)}</i></th></tr>
${rows.map(callLine).join('\n')}</tbody>`,
  );
  const more = moreCalls > 0 ? `<p>And ${moreCalls} more in the queue.</p>` : '';
  const head = `<h1>Phone list</h1><h2>${sayLongDate(localDateOf(printedAt))}</h2>`;
  if (calls.length === 0) return `<section>${head}<p>Nobody to phone.</p></section>`;
  return `<section><table class="calls">${columns(false)}<thead>${headRow(head, 4)}<tr><th>Who</th><th>Phone</th><th>Why</th><th>How it went</th></tr></thead>${groups.join('\n')}</table>${more}</section>`;
}

function callLine({ person, reason, attempts }: PaperCall): string {
  const tried = attempts === '' ? '' : `<br>${text(attempts)}`;
  return `<tr><td>${whoCell(person)}</td><td>${phoneCell(person)}</td><td>${text(reason)}${tried}</td><td></td></tr>`;
}

/** As a string of CSS: a practice calls itself what it likes. */
const cssText = (plain: string): string =>
  `"${plain.replaceAll(/[^\w ,.:]/g, (one) => `\\${one.codePointAt(0)!.toString(16)} `)}"`;

function paperStyle(on: { practice: string; left: string; shred: string }): string {
  return `
@page {
  size: A4; margin: 16mm 12mm 18mm;
  @top-left { content: ${cssText(on.shred)}; font: bold 9pt sans-serif; }
  @top-right { content: ${cssText(on.practice)}; font: 9pt sans-serif; }
  @bottom-left { content: ${cssText(on.left)}; font: 9pt sans-serif; white-space: pre; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: bold 9pt sans-serif; }
}
body { margin: 0; color: #000; background: #fff; font: 10.5pt/1.3 sans-serif; }
section { break-after: page; }
section:last-child { break-after: auto; }
h1 { margin: 0; font-size: 15pt; }
h2 { margin: 0 0 2mm; font-size: 13pt; font-weight: 400; }
p { margin: 0 0 2mm; }
.warn { font-weight: 700; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 1.2mm 1.6mm; border: 0.3mm solid #000; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.day td { height: 12mm; }
/* The head and the groups go over all columns: the widths are those of the columns, not of their cells. */
.day .time-column { width: 17mm; }
.day .who-column { width: 52mm; }
.day .phone-column { width: 42mm; }
.day .where-column { width: 32mm; }
.calls .who-column { width: 54mm; }
.calls .phone-column { width: 43mm; }
.calls .where-column { width: 46mm; }
.calls td { height: 9mm; }
.head td { height: auto; padding: 0 0 1mm; border: 0; }
.group { break-after: avoid; }
.group th { border-width: 0.6mm 0.3mm 0.3mm; font-size: 11.5pt; }
.group i { font-weight: 400; font-size: 10pt; }
.time { font-weight: 700; font-size: 12pt; white-space: nowrap; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.free td { font-style: italic; }
.flag { display: inline-block; margin-top: 0.6mm; padding: 0 1mm; border: 0.4mm solid #000; font-weight: 700; font-size: 9.5pt; }
`;
}
