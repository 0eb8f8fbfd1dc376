import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { addDays, instantOf } from './calendar.ts';
import { minutesOf, readRule } from './clinic-rule.ts';
import { slotsPerSession } from './clinic-sentence.ts';
import { AppError, type ErrorCode } from './errors.ts';
import type { ClinicDraft } from './types.ts';

/**
 * A clinic is a link worker's recurring session: wall-clock times in Europe/London on the days an
 * RFC 5545 rule names, counted from `validFrom` (which decides the weeks of "every other").
 */
export type ClinicTimes = Required<
  Pick<
    ClinicDraft,
    | 'rule'
    | 'startTime'
    | 'endTime'
    | 'slotMinutes'
    | 'gapMinutes'
    | 'validFrom'
    | 'validTo'
    | 'heldSlots'
    | 'heldOpensAt'
    | 'breakFrom'
    | 'breakTo'
  >
>;

type ClinicDays = Pick<ClinicTimes, 'rule' | 'validFrom' | 'validTo'>;

/**
 * The dates on which a clinic runs, both ends included, in order. Leave and holidays are not its
 * business: see `plannedSlots`. @throws AppError `clinic_rule_invalid`.
 */
export function clinicDates(clinic: ClinicDays, from: string, to: string): string[] {
  if (!readRule(clinic.rule)) throw new AppError('clinic_rule_invalid', { fields: ['rule'] });
  const first = from > clinic.validFrom ? from : clinic.validFrom;
  const last = clinic.validTo !== null && clinic.validTo < to ? clinic.validTo : to;
  if (last < first) return [];
  // Dates only: UTC midnights never meet a clock change.
  const rule = new RRuleTemporal({
    rruleString: clinic.rule,
    dtstart: Temporal.PlainDate.from(clinic.validFrom).toZonedDateTime('UTC'),
  });
  return rule
    .between(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`), true)
    .map((at) => at.toPlainDate().toString());
}

export type ClinicProblem = { readonly code: ErrorCode; readonly fields: readonly string[] };

/** How far ahead a clinic is looked at before it is saved, in days. */
export const yearOfDays = 366;

/** What is wrong with a clinic as typed, or null. One problem at a time, in the order of the form. */
export function clinicProblem(draft: ClinicTimes): ClinicProblem | null {
  if (!readRule(draft.rule)) return { code: 'clinic_rule_invalid', fields: ['rule'] };
  const times = timesProblem(draft) ?? heldProblem(draft);
  if (times) return times;
  if (draft.validTo !== null && draft.validTo < draft.validFrom) {
    return { code: 'dates_out_of_order', fields: ['validTo'] };
  }
  const dates = clinicDates(draft, draft.validFrom, addDays(draft.validFrom, yearOfDays));
  if (dates.length === 0) return { code: 'clinic_no_occurrences', fields: ['rule', 'validTo'] };
  for (const field of ['startTime', 'endTime', 'breakFrom', 'breakTo', 'heldOpensAt'] as const) {
    const time = draft[field];
    const asked = time !== null && (field !== 'heldOpensAt' || draft.heldSlots > 0);
    if (asked && dates.some((date) => instantOf(date, time) === null)) {
      return { code: 'clinic_time_does_not_exist', fields: [field] };
    }
  }
  return null;
}

function timesProblem(draft: ClinicTimes): ClinicProblem | null {
  const { startTime, endTime, slotMinutes, breakFrom, breakTo } = draft;
  const length = minutesOf(endTime) - minutesOf(startTime);
  if (length <= 0) return { code: 'clinic_ends_before_start', fields: ['endTime'] };
  if (slotMinutes > length) return { code: 'clinic_slot_too_long', fields: ['slotMinutes'] };
  if (breakFrom === null && breakTo === null) return null;
  const outside =
    breakFrom === null ||
    breakTo === null ||
    breakFrom < startTime ||
    breakTo > endTime ||
    breakTo <= breakFrom;
  if (outside) return { code: 'clinic_break_outside', fields: ['breakFrom', 'breakTo'] };
  if (slotsPerSession(draft) > 0) return null;
  return { code: 'clinic_slot_too_long', fields: ['slotMinutes'] };
}

function heldProblem(draft: ClinicTimes): ClinicProblem | null {
  const { heldSlots } = draft;
  if (heldSlots === 0) return null;
  const starts = startsOf(draft);
  const first = starts[starts.length - heldSlots];
  if (first === undefined) return { code: 'clinic_holds_too_many', fields: ['heldSlots'] };
  return minutesOf(draft.heldOpensAt) > first
    ? { code: 'clinic_held_opens_late', fields: ['heldOpensAt'] }
    : null;
}

/** Minutes since midnight at which the slots of a session start, on a day without a clock change. */
function startsOf(draft: ClinicTimes): number[] {
  const { startTime, endTime, breakFrom, breakTo, slotMinutes, gapMinutes } = draft;
  const parts =
    breakFrom === null || breakTo === null
      ? [[startTime, endTime]]
      : [
          [startTime, breakFrom],
          [breakTo, endTime],
        ];
  return parts.flatMap(([from = '', to = '']) => {
    const starts: number[] = [];
    const step = slotMinutes + gapMinutes;
    for (let at = minutesOf(from); at + slotMinutes <= minutesOf(to); at += step) starts.push(at);
    return starts;
  });
}

/** @throws AppError with the code and fields of `clinicProblem`. */
export function checkClinic(draft: ClinicTimes): void {
  const problem = clinicProblem(draft);
  if (problem) throw new AppError(problem.code, { fields: problem.fields });
}
