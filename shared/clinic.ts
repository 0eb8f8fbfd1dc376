import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { addDays, instantOf } from './calendar.ts';
import { minutesOf, readRule } from './clinic-rule.ts';
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

const yearOfDays = 366;

/** What is wrong with a clinic as typed, or null. One problem at a time, in the order of the form. */
export function clinicProblem(draft: ClinicTimes): ClinicProblem | null {
  if (!readRule(draft.rule)) return { code: 'clinic_rule_invalid', fields: ['rule'] };
  const length = minutesOf(draft.endTime) - minutesOf(draft.startTime);
  if (length <= 0) return { code: 'clinic_ends_before_start', fields: ['endTime'] };
  if (draft.slotMinutes > length) return { code: 'clinic_slot_too_long', fields: ['slotMinutes'] };
  if (draft.validTo !== null && draft.validTo < draft.validFrom) {
    return { code: 'dates_out_of_order', fields: ['validTo'] };
  }
  const dates = clinicDates(draft, draft.validFrom, addDays(draft.validFrom, yearOfDays));
  if (dates.length === 0) return { code: 'clinic_no_occurrences', fields: ['rule', 'validTo'] };
  const missing = (time: string): boolean => dates.some((date) => instantOf(date, time) === null);
  for (const field of ['startTime', 'endTime'] as const) {
    if (missing(draft[field])) return { code: 'clinic_time_does_not_exist', fields: [field] };
  }
  return null;
}

/** @throws AppError with the code and fields of `clinicProblem`. */
export function checkClinic(draft: ClinicTimes): void {
  const problem = clinicProblem(draft);
  if (problem) throw new AppError(problem.code, { fields: problem.fields });
}

/** The first date on which both clinics would need the same person at the same time, or null. */
export function firstClash(a: ClinicTimes, b: ClinicTimes): string | null {
  if (a.endTime <= b.startTime || b.endTime <= a.startTime) return null;
  const from = a.validFrom > b.validFrom ? a.validFrom : b.validFrom;
  const to = addDays(from, yearOfDays);
  const ofB = new Set(clinicDates(b, from, to));
  return clinicDates(a, from, to).find((date) => ofB.has(date)) ?? null;
}
