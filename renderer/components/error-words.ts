import type { ErrorCode } from '../../shared/errors.ts';

export type ErrorWords = {
  /** What happened. */
  readonly what: string;
  /** What is kept, safe or unchanged. */
  readonly kept: string;
  /** What to do next. */
  readonly next: string;
};

const words = (what: string, kept: string, next: string): ErrorWords => ({ what, kept, next });
const unchanged = 'Nothing was changed.';
const safe = 'The register itself was not touched.';
const listKept = 'The patient list is as it was.';
const typed = 'What you typed is still here.';

/** Every error a user can meet. A new code in shared/errors.ts does not compile until it is here. */
export const errorWords: Record<ErrorCode, ErrorWords> = {
  unknown_call: words(
    'Something went wrong in CLW Desk.',
    'Nothing was half saved.',
    'Close and reopen CLW Desk, then try once more.',
  ),
  internal: words(
    'Something went wrong in CLW Desk.',
    'Nothing was half saved.',
    'Try once more. If it happens again, close and reopen CLW Desk.',
  ),
  invalid_input: words(
    'Some of what was typed cannot be used.',
    typed,
    'Check the fields and try again.',
  ),
  not_signed_in: words('Nobody is signed in.', unchanged, 'Choose who you are, then try again.'),
  not_allowed: words(
    'Your role cannot do this.',
    unchanged,
    'Ask a colleague at the desk or the practice manager.',
  ),
  stale: words(
    'Someone else changed this while you were working on it.',
    `Theirs is saved. ${typed}`,
    'Compare the two, then save again.',
  ),
  not_found: words('This is no longer there.', unchanged, 'Go back to the list and look again.'),

  register_locked: words(
    'Another program is using the practice register.',
    unchanged,
    'Wait a moment and try again. If it stays, close other copies of CLW Desk.',
  ),
  register_read_only: words(
    'The practice register can only be read on this computer.',
    'Everything can be looked at, nothing can be changed.',
    'Ask whoever looks after your computers to allow writing to the register’s folder.',
  ),
  register_full: words(
    'The disk is full.',
    'Everything saved before is safe. This last change was not saved.',
    'Free some space on this computer, then try again.',
  ),
  register_newer: words(
    'This register was last used by a newer CLW Desk.',
    safe,
    'Install the newest version on this computer, then open it again.',
  ),
  register_wrong_key: words(
    'The key on this computer does not open this register.',
    safe,
    'Open it with the recovery key, or put back the key that belongs to it.',
  ),
  register_not_a_register: words(
    'This file is not a CLW Desk register.',
    'The file was not touched.',
    'Choose the right file, or start a new register.',
  ),
  register_on_network_share: words(
    'The register is on a shared network drive, where it could be damaged.',
    safe,
    'Move it to a folder on this computer and open it there.',
  ),
  register_damaged: words(
    'The register file is damaged.',
    'The damaged file is left as it is.',
    'Go back to the newest backup.',
  ),
  key_lost: words(
    'The key for this register is no longer on this computer.',
    safe,
    'Use the recovery key that was printed when the practice was set up.',
  ),

  already_set_up: words('This practice is already set up.', unchanged, 'Choose who you are.'),
  last_manager: words(
    'The practice needs at least one manager.',
    unchanged,
    'Make someone else a manager first.',
  ),

  chi_invalid: words('This is not a CHI number.', typed, 'Check the ten digits for a slip.'),
  chi_taken: words(
    'Another patient already has this CHI number.',
    typed,
    'Search for the number and use the patient you find.',
  ),
  chi_needs_confirmation: words(
    'This CHI number is possible, but nobody on the list has it.',
    typed,
    'Check the name and date of birth with the patient, then confirm.',
  ),
  not_csv: words(
    'This file is not a list CLW Desk can read.',
    listKept,
    'In Vision or EMIS, save the report as CSV and choose that file.',
  ),
  file_too_large: words(
    'This file is too large.',
    listKept,
    'Export the patient list on its own and try again.',
  ),
  file_empty: words(
    'This file is empty.',
    listKept,
    'Export the list again and choose the new file.',
  ),
  mapping_incomplete: words(
    'Some columns still need a meaning.',
    listKept,
    'Say which column holds the surname, the forename and the CHI number or date of birth.',
  ),
  too_many_leavers: words(
    'This file would mark an unusual number of patients as having left.',
    listKept,
    'Check that it holds the whole list. If it does, confirm and import again.',
  ),
  no_good_rows: words(
    'No row of this file could be used.',
    listKept,
    'Check which column means what, or look at the rejected rows.',
  ),
  import_running: words(
    'An import is already running.',
    'It carries on.',
    'Wait until it has finished.',
  ),
  import_not_open: words('This import is no longer open.', listKept, 'Choose the file again.'),
  import_cancelled: words(
    'The import was cancelled.',
    listKept,
    'Start it again whenever you like.',
  ),

  permission_refused: words(
    'The patient said no to being referred, so no referral was made.',
    typed,
    'Record that they declined, or change the answer if it was a slip.',
  ),
  open_referral_exists: words(
    'This patient already has an open referral.',
    typed,
    'Add what you know to it instead.',
  ),
  referral_closed: words('This referral is closed.', unchanged, 'Reopen it first.'),
  referral_not_closed: words('This referral is already open.', unchanged, 'Carry on with it.'),
  referral_has_appointment: words(
    'This referral still has an appointment.',
    unchanged,
    'Cancel the appointment first, or say how it went.',
  ),
  undo_too_late: words(
    'It is too late to undo this.',
    'It stays as it is.',
    'Close the referral as “entered by mistake” instead.',
  ),

  clinic_ends_before_start: words(
    'The clinic ends before it starts.',
    typed,
    'Change one of the times.',
  ),
  clinic_no_occurrences: words(
    'With these days and dates the clinic never happens.',
    typed,
    'Change the days, or the first and last date.',
  ),
  clinic_slot_too_long: words(
    'Not one appointment fits into this clinic.',
    typed,
    'Make the appointments shorter or the clinic longer.',
  ),
  clinic_time_does_not_exist: words(
    'On one of these days the clocks go forward and this time does not exist.',
    typed,
    'Choose another start time.',
  ),
  clinic_rule_invalid: words(
    'The days of this clinic cannot be worked out.',
    typed,
    'Choose the days again.',
  ),
  clinic_overlaps: words(
    'This link worker already has a clinic at that time.',
    typed,
    'Change the time, or end the other clinic.',
  ),
  dates_out_of_order: words(
    'The last date is before the first.',
    typed,
    'Change one of the dates.',
  ),
  slot_taken: words(
    'Someone else took that time a moment ago.',
    'The referral is still in the queue.',
    'Choose one of the next free times.',
  ),
  slot_gone: words(
    'That time is no longer in the diary.',
    'The referral is still in the queue.',
    'Choose one of the next free times.',
  ),
  slot_in_past: words('That time has already passed.', unchanged, 'Choose a later one.'),
  patient_booked_that_day: words(
    'This patient already has an appointment that day.',
    unchanged,
    'Book it as well, or choose another day.',
  ),
  referral_already_booked: words(
    'This referral already has an appointment.',
    'The appointment is unchanged.',
    'Move that one instead.',
  ),
  appointment_wrong_state: words(
    'The appointment has moved on in the meantime.',
    unchanged,
    'Look at it again and choose what fits now.',
  ),
  no_texts: words(
    'This patient must not get texts.',
    'No text was copied.',
    'Phone, or hand over a card.',
  ),
  no_letters: words(
    'This patient must not get letters.',
    'Nothing was printed.',
    'Phone, or hand the card over in person.',
  ),
  pdf_not_available: words(
    'A PDF cannot be made on this computer.',
    'The appointment is booked.',
    'Print the card, or copy the text.',
  ),
  shortcut_taken: words(
    'Another program already uses that shortcut.',
    'The old shortcut still works.',
    'Choose another combination of keys.',
  ),
};
