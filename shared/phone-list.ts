import { localDateOf } from './calendar.ts';
import { phoneWhys } from './contract/reminders.ts';
import type { ContactResult, NextAction, PhoneRow, PhoneWhy } from './types.ts';

/** Who is to be phoned today, why, and in which order. Pure rules, no clock. */

export type PhoneFacts = {
  readonly nextAction: NextAction;
  /** UTC instant of the next action, or null: now. */
  readonly nextActionDue: string | null;
  /** The latest time they were promised a call for; once it is due at another time, that is over. */
  readonly promisedAt: string | null;
  /** Since when the time to be moved is no longer offered, where that is known. */
  readonly movingSince: string | null;
  /** Comes on the next day and cannot be texted; since when they are booked for it. */
  readonly remind: { readonly since: string | null } | null;
  /** A follow-up is the link worker's own. */
  readonly own: boolean;
  /** The latest contact of today. */
  readonly called: { readonly at: string; readonly result: ContactResult } | null;
};
type Why = Pick<PhoneRow, 'why' | 'about'>;

/** They were told when somebody would ring. */
const promised = ({ nextAction, nextActionDue, promisedAt }: PhoneFacts): boolean =>
  (nextAction === 'phone' || nextAction === 'follow_up') &&
  nextActionDue !== null &&
  nextActionDue === promisedAt;

function aboutOf(facts: PhoneFacts): PhoneWhy | null {
  const { nextAction } = facts;
  if (nextAction === 'move' || nextAction === 'rebook') return nextAction;
  if (nextAction === 'follow_up' && !facts.own) return null;
  // A follow-up with no time to it is not a call yet: the link worker decides what it is.
  if (nextAction === 'follow_up' && facts.nextActionDue === null) return null;
  if (nextAction === 'phone' || nextAction === 'follow_up') {
    return promised(facts) ? 'call_back' : nextAction;
  }
  return null;
}

const unreached: ReadonlySet<ContactResult> = new Set(['no_answer', 'wrong_number']);
/** What only speaking settles for today: the register itself does not see that it was done. */
const settledByTalking: ReadonlySet<PhoneWhy> = new Set(['move', 'remind', 'follow_up']);

/** What a call has to come after to be an answer to it; null: any of today is. */
function sinceOf(about: PhoneWhy, { nextActionDue, movingSince, remind }: PhoneFacts) {
  if (about === 'call_back') return nextActionDue;
  if (about === 'move') return movingSince;
  return about === 'remind' ? (remind?.since ?? null) : null;
}

function callFor(about: PhoneWhy, facts: PhoneFacts, now: string): Why | null {
  const due = about === 'move' || about === 'remind' ? null : facts.nextActionDue;
  if (due !== null && localDateOf(due) > localDateOf(now)) return null;
  if (about === 'call_back' && due !== null && due > now) return { why: 'later', about };
  const since = sinceOf(about, facts);
  const { called } = facts;
  // Not the call that was promised, and none about what happened after it.
  if (called === null || (since !== null && called.at < since)) return { why: about, about };
  if (unreached.has(called.result)) return { why: 'tried', about };
  return settledByTalking.has(about) ? null : { why: about, about };
}

/** Why somebody is to be phoned today; none: not today, or done. */
export function callsFor(facts: PhoneFacts, now: string): Why[] {
  const abouts = [aboutOf(facts), facts.remind ? ('remind' as const) : null];
  return abouts.flatMap((about) => (about === null ? [] : (callFor(about, facts, now) ?? [])));
}

/** One person may stand in the list twice: with a time to move, and to be reminded of another. */
export const callId = ({ referralId, about }: Pick<PhoneRow, 'referralId' | 'about'>): string =>
  about === 'remind' ? `${referralId}-remind` : referralId;

/**
 * Whether a call at a time can be promised instead: somebody who comes, or whose time has to be
 * moved, stays on the list for that until it is done.
 */
export const canPromise = ({ about }: Pick<PhoneRow, 'about'>): boolean =>
  about !== 'move' && about !== 'remind';

type Placed = Pick<
  PhoneRow,
  'why' | 'referralId' | 'priority' | 'referredAt' | 'startsAt' | 'dueAt' | 'calledAt'
>;

const urgency = ({ priority }: Placed): string =>
  String(['see_now', 'soon', 'routine'].indexOf(priority));

/** Within one reason: what cannot wait longest first. */
function placeOf(row: Placed): string {
  switch (row.why) {
    case 'call_back':
    case 'later':
      return row.dueAt ?? '';
    case 'move':
    case 'remind':
      return row.startsAt ?? '';
    case 'tried':
      return row.calledAt ?? '';
    default:
      return `${urgency(row)} ${row.referredAt}`;
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Promised calls first, then times that are no longer offered, ..., who was tried already last. */
export function inPhoneOrder<Row extends Placed>(rows: readonly Row[]): Row[] {
  return rows.toSorted(
    (one, other) =>
      phoneWhys.indexOf(one.why) - phoneWhys.indexOf(other.why) ||
      compare(placeOf(one), placeOf(other)) ||
      compare(one.referralId, other.referralId),
  );
}

/** In the order to phone, a group per reason; reasons without anybody are left out. */
export function phoneGroups<Row extends Placed>(
  rows: readonly Row[],
): { readonly why: PhoneWhy; readonly rows: readonly Row[] }[] {
  const groups = Map.groupBy(inPhoneOrder(rows), ({ why }) => why);
  return [...groups].map(([why, inGroup]) => ({ why, rows: inGroup }));
}
