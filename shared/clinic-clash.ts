import { addDays } from './calendar.ts';
import { clinicDates, yearOfDays, type ClinicTimes } from './clinic.ts';
import type { PlannedSlot } from './slot.ts';
import type { Mode } from './types.ts';

/** Two sessions that need the same person, or the same room, at the same time. */

type Place = { readonly mode: Mode; readonly room: string | null };

/**
 * What tells one room from another: as typed, without regard to capitals and blanks around it. Null:
 * no room of the practice is needed (on the phone, at home, elsewhere, or none was named). The
 * register's own constraint (0080) says the same.
 */
export function roomKey({ mode, room }: Place): string | null {
  const key = (room ?? '').trim().toLowerCase();
  return mode === 'in_practice' && key !== '' ? key : null;
}

/** Days on which a clinic runs beside its rule, and those on which it does not. */
export type DatesApart = {
  readonly extra?: readonly string[];
  readonly closed?: readonly string[];
};

/**
 * The first date on which both clinics would run at the same time, or null. Looked for a year ahead
 * of `today`, or of the later first day.
 */
export function firstClash(
  a: ClinicTimes,
  b: ClinicTimes,
  today = '',
  apart: { readonly a?: DatesApart; readonly b?: DatesApart } = {},
): string | null {
  if (a.endTime <= b.startTime || b.endTime <= a.startTime) return null;
  const from = [a.validFrom, b.validFrom, today].toSorted().at(-1) ?? today;
  // An extra session may come before a first day.
  const start = today === '' ? from : today;
  const to = addDays(from, yearOfDays);
  const ofB = new Set(datesOf(b, apart.b, start, to));
  return datesOf(a, apart.a, start, to).find((date) => ofB.has(date)) ?? null;
}

function datesOf(
  clinic: ClinicTimes,
  { extra = [], closed = [] }: DatesApart = {},
  from: string,
  to: string,
): string[] {
  const added = extra.filter((date) => date >= from && date <= to && !hasEnded(clinic, date));
  return [...clinicDates(clinic, from, to), ...added]
    .filter((date) => !closed.includes(date))
    .toSorted();
}

/** Whether a clinic's last day is over. */
export const hasEnded = ({ validTo }: Pick<ClinicTimes, 'validTo'>, date: string): boolean =>
  validTo !== null && date > validTo;

type Taken = Pick<PlannedSlot, 'startsAt' | 'endsAt' | 'localDate' | 'linkWorkerId'> & Place;

/**
 * The slots that can stand beside one another and beside those there are: of two that need the same
 * person or room the one of the older clinic stays. Clinics that clash are refused when they are
 * saved; this is for those that come to clash later, so that the register never has to refuse.
 */
export function withoutClashes(
  planned: readonly PlannedSlot[],
  others: readonly Taken[],
): PlannedSlot[] {
  const taken = new Map<string, Taken[]>();
  const keysOf = (slot: Taken): string[] => {
    const room = roomKey(slot);
    return [
      `who ${slot.linkWorkerId} ${slot.localDate}`,
      ...(room === null ? [] : [`room ${room} ${slot.localDate}`]),
    ];
  };
  const take = (slot: Taken): void => {
    for (const key of keysOf(slot)) {
      const list = taken.get(key);
      if (list) list.push(slot);
      else taken.set(key, [slot]);
    }
  };
  const clashes = (slot: Taken): boolean =>
    keysOf(slot).some((key) =>
      taken.get(key)?.some((one) => one.startsAt < slot.endsAt && one.endsAt > slot.startsAt),
    );
  for (const slot of others) take(slot);
  const kept: PlannedSlot[] = [];
  // Ids are made in the order of time.
  for (const slot of planned.toSorted(by('clinicId'))) {
    if (clashes(slot)) continue;
    take(slot);
    kept.push(slot);
  }
  return kept.toSorted(by('startsAt'));
}

const by =
  (key: 'clinicId' | 'startsAt') =>
  (one: PlannedSlot, other: PlannedSlot): number =>
    one[key] < other[key] ? -1 : one[key] > other[key] ? 1 : 0;
