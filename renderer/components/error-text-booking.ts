import type { ErrorCode } from '../../shared/errors.ts';
import { unchanged, type ErrorWords } from './error-words.ts';

const typed = 'What you typed is still here.';

const words = {
  see_now_answered: {
    what: 'Somebody else has just answered.',
    kept: 'Their answer stands.',
    next: 'Read it in the bar above; answer again to change it.',
  },
  see_now_over: {
    what: 'This patient no longer waits to be seen now.',
    kept: unchanged,
    next: 'Look at the referral: it says what happened.',
  },
  clinic_ends_before_start: {
    what: 'The clinic ends before it starts.',
    kept: typed,
    next: 'Change one of the times.',
  },
  clinic_no_occurrences: {
    what: 'This clinic would not happen once in its first year.',
    kept: typed,
    next: 'Check its days and its first and last day: some months have no 29th, 30th or 31st.',
  },
  clinic_slot_too_long: {
    what: 'A slot is longer than the whole clinic.',
    kept: typed,
    next: 'Shorten the slot or lengthen the clinic.',
  },
  clinic_time_does_not_exist: {
    what: 'On one of the days that time does not exist, because the clocks change.',
    kept: typed,
    next: 'Choose another time.',
  },
  clinic_rule_invalid: {
    what: 'The days of this clinic cannot be understood.',
    kept: typed,
    next: 'Choose the days again, or check the rule as written: FREQ=WEEKLY;BYDAY=TU or FREQ=MONTHLY;BYMONTHDAY=15. Give a last day instead of COUNT or UNTIL.',
  },
  clinic_overlaps: {
    what: 'The link worker already has a clinic at that time.',
    kept: typed,
    next: 'Change the time or the days.',
  },
  dates_out_of_order: {
    what: 'The last day is before the first.',
    kept: typed,
    next: 'Change one of the dates.',
  },
  slot_taken: {
    what: 'Somebody has just taken that time.',
    kept: unchanged,
    next: 'Choose another; the next free ones are shown.',
  },
  slot_gone: {
    what: 'That time is no longer offered.',
    kept: unchanged,
    next: 'Choose another.',
  },
  slot_held: {
    what: 'That time is held for the day.',
    kept: unchanged,
    next: 'Choose another, or open it on purpose.',
  },
  clinic_room_taken: {
    what: 'Another clinic is in that room at that time.',
    kept: typed,
    next: 'Choose another room, time or days.',
  },
  clinic_holds_too_many: {
    what: 'More times are held for the day than the clinic has.',
    kept: typed,
    next: 'Hold fewer.',
  },
  clinic_held_opens_late: {
    what: 'The held times would open after they have begun.',
    kept: typed,
    next: 'Open them earlier, or hold fewer.',
  },
  clinic_break_outside: {
    what: 'The break is not inside the clinic.',
    kept: typed,
    next: 'Change its times, or leave both empty.',
  },
  leave_overlaps: {
    what: 'This person is already away on some of these days.',
    kept: typed,
    next: 'Give only the days beyond that, or remove the other leave first.',
  },
  clinic_date_closed: {
    what: 'No session can take place on that day.',
    kept: typed,
    next: 'Choose another day, or take back what closes it first.',
  },
  clinic_date_taken: {
    what: 'The clinic already runs on that day.',
    kept: typed,
    next: 'Choose another day.',
  },
  slot_in_past: { what: 'That time is over.', kept: unchanged, next: 'Choose a later one.' },
  patient_booked_that_day: {
    what: 'The patient already has an appointment that day.',
    kept: unchanged,
    next: 'Book it all the same, or choose another day.',
  },
  referral_already_booked: {
    what: 'This referral already has an appointment.',
    kept: unchanged,
    next: 'Move that one, or book another as well.',
  },
  series_slot_taken: {
    what: 'One of these times has just been taken.',
    kept: 'Nothing was booked, and your other times are still chosen.',
    next: 'Choose another time for the marked line, then book again.',
  },
  appointment_wrong_state: {
    what: 'The appointment has moved on, or it is too early for that.',
    kept: unchanged,
    next: 'Look at it again.',
  },
  time_not_offered: {
    what: 'That time is no longer offered: the patient would come for nothing.',
    kept: 'Nothing was printed, copied or saved.',
    next: 'Find another time with the patient first.',
  },
  no_texts: {
    what: 'This patient must not get texts.',
    kept: 'Nothing was changed.',
    next: 'Phone them, or hand them a card.',
  },
  no_letters: {
    what: 'This patient must not get anything on paper (no letters).',
    kept: 'Nothing was changed.',
    next: 'Tell them by phone or at the desk.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorWords>>;

export const bookingErrorText = (code: ErrorCode): ErrorWords | null =>
  code in words ? words[code as keyof typeof words] : null;
