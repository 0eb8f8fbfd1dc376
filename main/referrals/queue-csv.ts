import { localDateOf, localTimeOf } from '../../shared/calendar.ts';
import { formatChi } from '../../shared/chi.ts';
import { csvText } from '../../shared/csv.ts';
import { needList } from '../../shared/needs.ts';
import { formatPatientName, leftAs } from '../../shared/patient.ts';
import { nextActionText } from '../../shared/referral-words.ts';
import { safeContactWords } from '../../shared/safe-contact.ts';
import type { QueueRow, WaitLevel } from '../../shared/types.ts';

const header = [
  'Wait (working days)',
  'Long wait',
  'Patient',
  'On the list',
  'Born',
  'CHI',
  'Phone',
  'Mobile',
  'Before making contact',
  'Why',
  'Priority',
  'Next',
  'When',
  'With',
];

const waitWords: Record<WaitLevel, string> = { ok: '', amber: 'long', red: 'very long' };
const leftWords = { died: 'Died', left: 'Left the practice' } as const;

/** What is on screen, as a sheet. Numbers and what must not be done with them stand side by side. */
export function queueCsv(
  rows: readonly QueueRow[],
  staffNames: ReadonlyMap<string, string>,
): string {
  return csvText([header, ...rows.map((row) => cellsOf(row, staffNames))]);
}

function cellsOf({ patient, ...row }: QueueRow, staffNames: ReadonlyMap<string, string>): string[] {
  const left = leftAs(patient);
  return [
    String(row.waitDays),
    waitWords[row.waitLevel],
    formatPatientName(patient),
    left ? leftWords[left] : '',
    patient.dateOfBirth ?? '',
    patient.chi === null ? '' : formatChi(patient.chi),
    patient.phone ?? '',
    patient.mobile ?? '',
    safeContactWords(patient.safeContact)
      .map(({ text }) => text)
      .join('; '),
    needList(row).join('; '),
    row.priority === 'routine' ? '' : row.priority.replaceAll('_', ' '),
    nextActionText({ ...row, patient }),
    whenOf(row.nextActionDue),
    (row.linkWorkerId && staffNames.get(row.linkWorkerId)) ?? 'any',
  ];
}

/** A date and a time: a sheet is read on other days too, when "today" is another. */
const whenOf = (due: string | null): string =>
  due === null ? 'now' : `${localDateOf(due)} ${localTimeOf(due)}`;
