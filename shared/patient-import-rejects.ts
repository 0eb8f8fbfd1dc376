import { csvText } from './csv.ts';

/** Why a row of a practice list was not taken. */
export const rejectCodes = [
  'chi_digits',
  'chi_date',
  'chi_check_digit',
  'chi_spreadsheet_number',
  'chi_twice',
  'person_twice',
  'surname_missing',
  'date_of_birth',
  'date_of_birth_in_future',
  'left_date',
  'not_identifiable',
  'several_match',
  'too_many_cells',
] as const;
export type RejectCode = (typeof rejectCodes)[number];

/** What is wrong and what to do, for the screen and for the rejects file. */
export const rejectSentences: Record<RejectCode, string> = {
  chi_digits: 'The CHI number does not have ten digits. Correct it in the clinical system.',
  chi_date: 'The first six digits of the CHI number are not a date. Check the number.',
  chi_check_digit:
    'The last digit of the CHI number does not fit the others. Check for a typing error.',
  chi_spreadsheet_number:
    'A spreadsheet shortened the CHI number and its digits are lost. Export again and do not open the file in a spreadsheet.',
  chi_twice: 'This CHI number is in the file twice. The first row was taken.',
  person_twice:
    'This name and date of birth are in the file twice without a CHI number. The first row was taken.',
  surname_missing: 'There is no surname.',
  date_of_birth: 'The date of birth is not a date.',
  date_of_birth_in_future: 'The date of birth has not come yet.',
  left_date: 'The date of leaving or death is not a date.',
  not_identifiable:
    'There is no CHI number, and not both names and a date of birth, so we cannot tell who it is.',
  several_match: 'There is no CHI number, and several patients have this name and date of birth.',
  too_many_cells:
    'The row has more cells than there are columns. A comma inside a cell may be missing its quotes.',
};

export type Reject = {
  /** Line of the file where the row starts, from 1. */
  readonly line: number;
  readonly code: RejectCode;
  readonly row: readonly string[];
};

/** Rejected rows as they were, with line and reason in front. With a BOM, so that Excel reads UTF-8. */
export function rejectsCsv(header: readonly string[] | null, rejects: readonly Reject[]): string {
  return csvText([
    ['Line', 'Reason', ...(header ?? [])],
    ...rejects.map(({ line, code, row }) => [String(line), rejectSentences[code], ...row]),
  ]);
}
