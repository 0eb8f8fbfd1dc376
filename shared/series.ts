import { addDays, dayNumber, instantOf, weekdayOf } from './calendar.ts';
import { minutesOf } from './clinic-rule.ts';
import type { Slot } from './types.ts';

/**
 * Several appointments at once: every so many days from a first slot, with the same link worker, at
 * the same time on the practice's wall. Only patients seen three times or more were helped
 * (PMC6846279), so the next contacts are made easy to book. Pure rules, no clock.
 */

/** What the desk is offered, in days: every week, every other week, every four weeks. */
export const seriesSteps = [7, 14, 28] as const;
export const leastSessions = 2;
export const mostSessions = 12;
export const mostAlternatives = 4;

/** The least that a slot must say of itself to be chosen. */
export type Choosable = Pick<Slot, 'id' | 'startsAt' | 'localDate' | 'localTime' | 'mode'>;

/** A time that is wanted, on the practice's wall. */
export type Wish = {
  readonly date: string;
  readonly time: string;
  /** Null where the clocks skip that time on that day. */
  readonly startsAt: string | null;
};

/** The first slot's own time, and the same wall time every `everyDays` days after it. */
export function wishedTimes(
  first: Pick<Choosable, 'startsAt' | 'localDate' | 'localTime'>,
  everyDays: number,
  count: number,
): Wish[] {
  const { localDate, localTime: time } = first;
  return Array.from({ length: count }, (_, at) => {
    const date = addDays(localDate, at * everyDays);
    // Of an hour that comes twice, the first slot says which one it is in.
    return { date, time, startsAt: at === 0 ? first.startsAt : instantOf(date, time) };
  });
}

/**
 * Other free times for a wish, best first: the same day before other days of that week (Monday to
 * Sunday), nearer days before further ones and of two as near the earlier; on a day the same way of
 * meeting before another, then the nearest time, and of two as near the earlier.
 */
export function alternativesTo<S extends Choosable>(
  wish: Wish,
  mode: Slot['mode'],
  free: readonly S[],
): S[] {
  const monday = addDays(wish.date, 1 - weekdayOf(wish.date));
  const sunday = addDays(monday, 6);
  const [day, minute] = [dayNumber(wish.date), minutesOf(wish.time)];
  const distance = (slot: S): readonly number[] => {
    const away = dayNumber(slot.localDate) - day;
    return [
      Math.abs(away),
      away,
      slot.mode === mode ? 0 : 1,
      Math.abs(minutesOf(slot.localTime) - minute),
      Date.parse(slot.startsAt),
    ];
  };
  return free
    .filter(({ localDate }) => monday <= localDate && localDate <= sunday)
    .filter(({ startsAt }) => startsAt !== wish.startsAt)
    .map((slot) => ({ slot, distance: distance(slot) }))
    .sort((one, other) => firstDifference(one.distance, other.distance))
    .slice(0, mostAlternatives)
    .map(({ slot }) => slot);
}

function firstDifference(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}

export type Session<S extends Choosable> = {
  readonly wish: Wish;
  /** The slot at the wished time, or null where it cannot be had. */
  readonly proposed: S | null;
  readonly alternatives: readonly S[];
};

export type SeriesWish<S extends Choosable> = {
  readonly first: Choosable;
  readonly everyDays: number;
  readonly count: number;
  /** The link worker's free slots in the weeks concerned. */
  readonly free: readonly S[];
  /** Days on which the patient has something booked already. */
  readonly patientDates: ReadonlySet<string>;
};

/**
 * For each session the wished slot if it is free, and other times in its week. No alternative lies on
 * a day that another session wishes for, nor on one on which the patient is here anyway.
 */
export function proposeSeries<S extends Choosable>(of: SeriesWish<S>): Session<S>[] {
  const wishes = wishedTimes(of.first, of.everyDays, of.count);
  const free = of.free.filter(({ localDate }) => !of.patientDates.has(localDate));
  const wished = new Set(wishes.map(({ date }) => date));
  return wishes.map((wish) => ({
    wish,
    proposed: free.find(({ startsAt }) => startsAt === wish.startsAt) ?? null,
    alternatives: alternativesTo(
      wish,
      of.first.mode,
      free.filter(({ localDate }) => localDate === wish.date || !wished.has(localDate)),
    ),
  }));
}

type Line = {
  readonly proposed: Pick<Slot, 'id'> | null;
  readonly alternatives: readonly Pick<Slot, 'id'>[];
};

/**
 * Which slot each session takes: what somebody picked (null: leave it out) while it is still to be
 * had, else the wished slot, else the best alternative that no other session takes. Never one twice.
 */
export function chosenSlots(
  sessions: readonly Line[],
  picked: ReadonlyMap<number, string | null>,
): (string | null)[] {
  const offered = ({ proposed, alternatives }: Line) =>
    [...(proposed ? [proposed] : []), ...alternatives].map(({ id }) => id);
  const stands = (at: number): boolean => {
    const pick = picked.get(at);
    return pick === null || (pick !== undefined && offered(sessions[at]!).includes(pick));
  };
  const chosen = sessions.map((session, at) =>
    stands(at) ? (picked.get(at) ?? null) : (session.proposed?.id ?? null),
  );
  const taken = new Set<string>();
  const once = chosen.map((id) => {
    if (id === null || taken.has(id)) return null;
    taken.add(id);
    return id;
  });
  return once.map((id, at) => {
    if (id !== null || (stands(at) && picked.get(at) === null)) return id;
    const next = offered(sessions[at]!).find((one) => !taken.has(one)) ?? null;
    if (next !== null) taken.add(next);
    return next;
  });
}
