import { isSpreadsheetNumber, parseChi, restoreEatenZero } from './chi.ts';
import { parsePastDate } from './dates-typed.ts';
import { formatPostcode, leftReasons } from './patient.ts';
import { fold } from './patient-search.ts';
import type { RejectCode } from './patient-import-rejects.ts';
import type { ImportField, ImportMapping } from './types.ts';

/** A person as the file tells it. Null: the file says nothing, what the register knows stays. */
export type ImportedPatient = {
  readonly chi: string | null;
  readonly surname: string;
  readonly forename: string;
  readonly title: string | null;
  readonly dateOfBirth: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly usualGp: string | null;
  readonly left: { readonly on: string; readonly reason: string } | null;
};

export type ReadRow =
  | { readonly ok: true; readonly patient: ImportedPatient }
  | {
      readonly ok: false;
      readonly because: RejectCode;
      readonly chi: string | null;
      readonly identity: string | null;
    };

type Cells = Partial<Record<ImportField, string>>;

/** One cell per field; address parts joined, leaving out what an earlier part already says. */
function cellsOf(row: readonly string[], mapping: ImportMapping): Cells {
  const cells: Cells = {};
  mapping.forEach((field, index) => {
    const text = tidy(row[index] ?? '');
    if (field === null || text === '') return;
    const before = cells[field];
    if (before === undefined) cells[field] = text;
    else if (field === 'address' && !before.includes(text)) cells[field] = `${before}, ${text}`;
  });
  return cells;
}

/** Spreadsheets protect text as `="0101..."` or `'0101...`; exports wrap lines inside cells. */
const tidy = (text: string): string =>
  text
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^'(?=\d)/, '')
    .replaceAll(/\s*[\r\n]+\s*/g, ', ')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim();

/** Same person when there is no CHI number to tell: both names and date of birth. */
export const identityOf = (surname: string, forename: string, dateOfBirth: string): string =>
  `${fold(surname)}|${fold(forename)}|${dateOfBirth}`;

/** Reads one row. `today`: `YYYY-MM-DD`, for two-digit years and for people marked as gone undated. */
export function readRow(row: readonly string[], mapping: ImportMapping, today: string): ReadRow {
  if (row.slice(mapping.length).some((cell) => cell.trim() !== ''))
    return rejected('too_many_cells');
  const cells = cellsOf(row, mapping);
  const chi = chiOf(cells.chi);
  const born = cells.dateOfBirth === undefined ? null : parsePastDate(cells.dateOfBirth, today);
  const dateOfBirth = born?.ok ? born.date : null;
  const { surname = '', forename = '' } = cells;
  const known = {
    chi: chi.ok ? chi.chi : null,
    identity:
      surname && forename && dateOfBirth ? identityOf(surname, forename, dateOfBirth) : null,
  };
  const refuse = (because: RejectCode): ReadRow => ({ ok: false, because, ...known });
  if (!chi.ok) return refuse(chi.because);
  if (!surname) return refuse('surname_missing');
  if (born && !born.ok)
    return refuse(born.because === 'in_future' ? 'date_of_birth_in_future' : 'date_of_birth');
  if (known.chi === null && known.identity === null) return refuse('not_identifiable');
  const left = leftOf(cells, today);
  if (left === 'unreadable') return refuse('left_date');
  return {
    ok: true,
    patient: { ...detailsOf(cells), chi: known.chi, surname, forename, dateOfBirth, left },
  };
}

const rejected = (because: RejectCode): ReadRow => ({
  ok: false,
  because,
  chi: null,
  identity: null,
});

const detailsOf = (cells: Cells) => ({
  title: cells.title ?? null,
  address: cells.address ?? null,
  postcode: cells.postcode === undefined ? null : formatPostcode(cells.postcode),
  phone: cells.phone ?? null,
  mobile: cells.mobile ?? null,
  email: cells.email ?? null,
  usualGp: cells.usualGp ?? null,
});

type ChiCell = { ok: true; chi: string | null } | { ok: false; because: RejectCode };

function chiOf(cell: string | undefined): ChiCell {
  if (cell === undefined) return { ok: true, chi: null };
  if (isSpreadsheetNumber(cell)) return { ok: false, because: 'chi_spreadsheet_number' };
  const restored = restoreEatenZero(cell);
  if (restored !== null) return { ok: true, chi: restored };
  const parsed = parseChi(cell);
  return parsed.ok
    ? { ok: true, chi: parsed.chi }
    : { ok: false, because: `chi_${parsed.because}` };
}

const saysYes = /^(true|yes|y|1|d|del|delete|deleted|removed|inactive)$/i;

function leftOf(cells: Cells, today: string): ImportedPatient['left'] | 'unreadable' {
  const died = pastDate(cells.dateOfDeath, today);
  const removed = pastDate(cells.leftOn, today);
  if (!died.ok || !removed.ok) return 'unreadable';
  if (died.on !== null) return { on: died.on, reason: leftReasons.died };
  if (removed.on !== null) return { on: removed.on, reason: leftReasons.removed };
  return saysYes.test(cells.deleted ?? '') ? { on: today, reason: leftReasons.deleted } : null;
}

type Day = { readonly ok: true; readonly on: string | null } | { readonly ok: false };

/** A date that has not come yet says nothing today. */
function pastDate(cell: string | undefined, today: string): Day {
  if (cell === undefined) return { ok: true, on: null };
  const parsed = parsePastDate(cell, today);
  if (parsed.ok) return { ok: true, on: parsed.date };
  return parsed.because === 'in_future' ? { ok: true, on: null } : { ok: false };
}

const footer = /^(total|number of|count|end of|page \d|printed|report|grand total|patients:)/i;

/** Lines that are no patients: blank ones, and the totals that reports put below the list. */
export function isNotAPatient(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter(Boolean);
  return filled.length === 0 || (filled.length <= 2 && footer.test(filled[0] ?? ''));
}
