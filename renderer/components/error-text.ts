import { assertNever, type ErrorData } from '../../shared/errors.ts';
import { importErrorText, patientErrorText } from './error-text-patients.ts';
import { unchanged, type ErrorWords } from './error-words.ts';
import { clinicErrorText } from './error-text-clinics.ts';
import { registerErrorText } from './error-text-register.ts';
import { bookingErrorText } from './error-text-booking.ts';

/** The one place where an error code gets its words. A new code does not compile until it has them. */
export function errorText(error: ErrorData): ErrorWords {
  const { code } = error;
  switch (code) {
    case 'unknown_call':
    case 'internal':
      return {
        what: 'Something went wrong in CLW Desk.',
        kept: 'Nothing was half saved.',
        next: 'Try once more; if it happens again, close and reopen CLW Desk.',
      };
    case 'invalid_input':
      return {
        what: 'Some of what was typed cannot be used.',
        kept: 'What you typed is still here.',
        next: 'Check the marked fields and try again.',
      };
    case 'not_signed_in':
      return {
        what: 'Nobody is signed in.',
        kept: unchanged,
        next: 'Choose who you are, then try again.',
      };
    case 'not_allowed':
      return {
        what: 'Your role cannot do this.',
        kept: unchanged,
        next: 'Ask a colleague at the desk or the practice manager.',
      };
    case 'stale':
      return {
        what: 'Someone else changed this while you were working on it.',
        kept: 'Theirs is saved and what you typed is still here.',
        next: 'Compare the two, then save again.',
      };
    case 'not_found':
      return {
        what: 'This is no longer there.',
        kept: unchanged,
        next: 'Go back to the list and look again.',
      };
    case 'already_set_up':
      return {
        what: 'This practice is already set up.',
        kept: unchanged,
        next: 'Close this and choose who you are.',
      };
    case 'last_manager':
      return {
        what: 'The practice needs at least one manager.',
        kept: unchanged,
        next: 'Make someone else a manager first.',
      };
    case 'pdf_not_available':
      return {
        what: 'A PDF cannot be made on this computer.',
        kept: 'The appointment is booked.',
        next: 'Print the card, or copy the text.',
      };
    case 'print_failed':
      return {
        what: 'The card could not be printed.',
        kept: 'The appointment is booked.',
        next: 'Check the printer, or save the card as PDF.',
      };
    case 'shortcut_taken':
      return {
        what: 'Another program already uses that shortcut.',
        kept: 'The old shortcut still works.',
        next: 'Choose another combination of keys.',
      };
    case 'backup_gone':
      return {
        what: 'This backup is no longer there.',
        kept: unchanged,
        next: 'Connect the drive it is on, or choose another backup.',
      };
    case 'backup_cut_off':
      return {
        what: 'The backup did not finish.',
        kept: 'The register and the older backups are as they were.',
        next: 'Try once more.',
      };
    case 'backup_folder_unusable':
      return {
        what: 'Backups cannot be kept in that folder.',
        kept: unchanged,
        next: 'Choose a folder on another drive or server that you can write to, from its drive letter or / on.',
      };
    case 'backup_not_restored':
      return {
        what: 'The backup could not be opened in the register’s place.',
        kept: 'The register that was there is back, with everything in it.',
        next: 'Choose another backup.',
      };
    case 'not_csv':
    case 'too_many_leavers':
      return importErrorText(code, error.detail);
    default:
      return (
        clinicErrorText(error) ??
        registerErrorText(code) ??
        patientErrorText(code) ??
        bookingErrorText(code) ??
        assertNever(code as never)
      );
  }
}

/** One sentence after the other, for a toast. */
export function errorLine(error: ErrorData): string {
  const words = errorText(error);
  return `${words.what} ${words.kept} ${words.next}`.replaceAll('  ', ' ').trim();
}
