import { addDays } from './calendar.ts';
import { alternativesTo, mostAlternatives, type Choosable, type Wish } from './series.ts';
import { instantOf } from './london-time.ts';

/** The link worker, weekday and time of the contact that was last. */
export type LastContact = Pick<Choosable, 'localDate' | 'localTime' | 'mode'>;

/**
 * Days that are proposed after a contact: two weeks later, or one. Where that has passed, the same
 * weekday from then on that is still to come.
 */
function daysAfter(last: string, today: string): readonly [string, string] {
  let first = addDays(last, 14);
  while (first <= today) first = addDays(first, 7);
  const before = addDays(first, -7);
  return [first, before > today && before > last ? before : addDays(first, 7)];
}

/** From when until when free slots have to be known for `nextContact`: dates, both included. */
export function nextContactSpan(last: string, today: string): readonly [string, string] {
  const [first, other] = daysAfter(last, today);
  const [from, to] = first < other ? [first, other] : [other, first];
  return [addDays(from, -6), addDays(to, 6)];
}

/**
 * The one time to offer after a contact, and up to four others: the same weekday and time in two
 * weeks, else a week earlier, else the nearest to the first of these that is free in its week.
 */
export function nextContact<S extends Choosable>(
  last: LastContact,
  today: string,
  free: readonly S[],
  patientDates: ReadonlySet<string>,
): { readonly offer: S | null; readonly others: readonly S[] } {
  const open = free.filter(
    ({ localDate }) =>
      localDate > today && localDate > last.localDate && !patientDates.has(localDate),
  );
  const wishes = daysAfter(last.localDate, today).map((date): Wish => ({
    date,
    time: last.localTime,
    startsAt: instantOf(date, last.localTime),
  }));
  const exact = wishes.flatMap((wish) => open.filter(({ startsAt }) => startsAt === wish.startsAt));
  const near = wishes.flatMap((wish) => alternativesTo(wish, last.mode, open));
  const [offer = null, ...others] = [...new Set([...exact, ...near])];
  return { offer, others: others.slice(0, mostAlternatives) };
}

/** From which contact on patients were helped (PMC6846279). */
export const contactThatHelps = 3;
