import type { ErrorCode } from '../../shared/errors.ts';
import { unchanged, type ErrorWords } from './error-text.ts';

const typed = 'What you typed is still here.';

const words = {
  chi_invalid: { what: 'That is not a CHI number.', kept: typed, next: 'Check its ten digits.' },
  chi_taken: {
    what: 'Another patient already has that CHI number.',
    kept: typed,
    next: 'Search for the number to find them.',
  },
  chi_needs_confirmation: {
    what: 'That CHI number could be a typing mistake.',
    kept: typed,
    next: 'Check name and date of birth with the patient, then confirm.',
  },
  file_too_large: {
    what: 'This file is too large for a practice list.',
    kept: 'The practice list is as it was.',
    next: 'Check that it is the patient list.',
  },
  file_empty: {
    what: 'This file has no rows.',
    kept: 'The practice list is as it was.',
    next: 'Export the list again.',
  },
  mapping_incomplete: {
    what: 'Surname, forename and date of birth or CHI number need a column each.',
    kept: 'Your choices are still here.',
    next: 'Choose what each column holds.',
  },
  no_good_rows: {
    what: 'No row of this file can be used.',
    kept: 'The practice list is as it was.',
    next: 'Look at the reasons per row, or change what the columns hold.',
  },
  import_running: {
    what: 'An import is already running.',
    kept: unchanged,
    next: 'Wait until it is done, or cancel it.',
  },
  import_not_open: {
    what: 'The file is no longer open.',
    kept: 'The practice list is as it was.',
    next: 'Choose it again.',
  },
  import_cancelled: {
    what: 'The import was cancelled.',
    kept: 'The practice list is as it was.',
    next: 'Start again when you are ready.',
  },
  permission_refused: {
    what: 'The patient does not agree to be referred.',
    kept: unchanged,
    next: 'Record that it was offered and declined.',
  },
  open_referral_exists: {
    what: 'This patient already has an open referral.',
    kept: typed,
    next: 'Add to that one.',
  },
  referral_closed: {
    what: 'This referral has been closed.',
    kept: typed,
    next: 'Reopen it first.',
  },
  referral_not_closed: { what: 'This referral is open.', kept: unchanged, next: 'Go on with it.' },
  referral_has_appointment: {
    what: 'There is still an appointment to come.',
    kept: unchanged,
    next: 'Cancel the appointment first.',
  },
  undo_too_late: {
    what: 'It is too late to undo this.',
    kept: 'The referral stands.',
    next: 'Close it as entered by mistake.',
  },
  contact_just_logged: {
    what: 'Somebody has just logged a contact with this patient.',
    kept: typed,
    next: 'Log yours as well if it was another one.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorWords>>;

/** Refusals of a practice list whose detail says what is in the file. */
export function importErrorText(code: 'not_csv' | 'too_many_leavers', detail: unknown): ErrorWords {
  const { looksLike, line, leaving } = (detail ?? {}) as {
    looksLike?: string;
    line?: number;
    leaving?: number;
  };
  const kept = 'The practice list is as it was.';
  if (code === 'too_many_leavers') {
    const many = leaving === undefined ? 'many' : leaving.toLocaleString('en-GB');
    return {
      what: `With this file ${many} people would be marked as having left the practice.`,
      kept,
      next: 'If it really is the whole list, confirm; otherwise choose another file.',
    };
  }
  const what =
    looksLike === undefined
      ? 'This file is not a CSV list'
      : `This file is ${articleOf(looksLike)}${looksLike}, not a CSV list`;
  return {
    what: `${what}${line === undefined ? '.' : `: see line ${line.toLocaleString('en-GB')}.`}`,
    kept,
    next: 'Export the list again as CSV and choose that file.',
  };
}

const articleOf = (thing: string): string =>
  thing.startsWith('text') ? '' : /^[aeiou]/i.test(thing) ? 'an ' : 'a ';

export const patientErrorText = (code: ErrorCode): ErrorWords | null =>
  code in words ? words[code as keyof typeof words] : null;
