import { clinicDates } from './clinic.ts';
import { awayReason, closedReason, type Absences, type PlannedClinic } from './slot.ts';
import type { Wish } from './series.ts';

/** Why a wished time cannot be had, most telling first. */
export const seriesWhys = [
  'beyond',
  'bank_holiday',
  'closed',
  'leave',
  'patient_booked',
  'past',
  'taken',
  'no_clinic',
] as const;
export type SeriesWhy = (typeof seriesWhys)[number];

export type WhyFacts = {
  readonly linkWorkerId: string;
  /** The link worker's slots in the weeks concerned, free or not. */
  readonly slots: readonly {
    readonly startsAt: string;
    readonly endsAt: string;
    readonly taken: boolean;
  }[];
  readonly clinics: readonly PlannedClinic[];
  readonly absences: Absences;
  /** The last day for which there are slots yet. */
  readonly until: string;
  /** Days on which the patient has something booked already. */
  readonly patientDates: ReadonlySet<string>;
  readonly now: string;
};

/** `reason`: the holiday's name, or what somebody wrote beside the leave or the closure. */
export function whyNot(
  { date, startsAt }: Wish,
  facts: WhyFacts,
): { readonly why: SeriesWhy; readonly reason: string } {
  const { absences, linkWorkerId, slots, now } = facts;
  const say = (why: SeriesWhy, reason = '') => ({ why, reason });
  if (date > facts.until) return say('beyond');
  const holiday = absences.bankHolidays.get(date);
  if (holiday !== undefined) return say('bank_holiday', holiday);
  const shut = closedReason(date, absences);
  if (shut !== null) return say('closed', shut);
  const away = awayReason(linkWorkerId, date, absences);
  if (away !== null) return say('leave', away);
  if (facts.patientDates.has(date)) return say('patient_booked');
  if (startsAt !== null && startsAt <= now) return say('past');
  const across = ({ startsAt: from, endsAt }: { startsAt: string; endsAt: string }): boolean =>
    startsAt !== null && from <= startsAt && startsAt < endsAt;
  if (slots.some((slot) => slot.taken && across(slot))) return say('taken');
  const closure = absences.closures.find(({ onDate, clinicId }) =>
    facts.clinics.some(
      (clinic) =>
        clinic.id === clinicId && onDate === date && clinicDates(clinic, date, date).length > 0,
    ),
  );
  return closure ? say('closed', closure.reason || 'Closed') : say('no_clinic');
}
