import type { Help, Mode, NextAction, Priority } from './types.ts';

/** Somebody of the queue who might have a free time. */
export type Waiting = {
  readonly referralId: string;
  readonly priority: Priority;
  readonly nextAction: NextAction;
  /** Start of the appointment that must be moved; instant of the next try to phone; null: at once. */
  readonly nextActionDue: string | null;
  /** The latest time a call was promised for. */
  readonly promisedAt: string | null;
  readonly referredAt: string;
  readonly linkWorkerId: string | null;
  /** Appointments missed or left before being seen, under any referral. */
  readonly missed: number;
  readonly wouldHelp: readonly Help[];
  readonly hasPhone: boolean;
  readonly notAtHome: boolean;
};

export type FreeTime = {
  readonly linkWorkerId: string;
  readonly startsAt: string;
  readonly mode: Mode;
  readonly localDate: string;
  readonly localTime: string;
};

/** Why somebody is offered, in the order in which it counts; the screen words it. */
export const fillReasons = [
  'in_the_building',
  'needs_moving',
  'soon',
  'missed_before',
  'wants_morning',
  'wants_afternoon',
  'wants_phone',
  'asked_for_link_worker',
  'longest_wait',
  'tried_already',
  'call_promised',
  'no_phone',
] as const;
export type FillReason = (typeof fillReasons)[number];

export type Offer = { readonly referralId: string; readonly why: readonly FillReason[] };

/** Whoever has no time yet, has to be given another one, or has been seen and has no next one. */
const mayBeOffered: ReadonlySet<NextAction> = new Set([
  'see_now',
  'move',
  'rebook',
  'book',
  'phone',
  'follow_up',
]);

/**
 * The waiting patients whom a free time suits, best first; staff decide. What counts, in this order:
 * whether they can be asked at all today; how urgent (in the building, to be moved, soon, routine, seen before);
 * whether the time is one that would help them to come; for a time today those who missed one before, because an
 * offer for the same day is kept more often than one weeks ahead; then the longest wait.
 * @param today in Europe/London, `YYYY-MM-DD`.
 */
export function offersFor(
  free: FreeTime,
  waiting: readonly Waiting[],
  { today, now }: { readonly today: string; readonly now: string },
): Offer[] {
  const suited = waiting.filter((one) => suits(one, free));
  const longest = suited.reduce<string | null>(
    (first, { referredAt }) => (first === null || referredAt < first ? referredAt : first),
    null,
  );
  const sameDay = free.localDate === today;
  const facts = { free, sameDay, now, longest };
  return suited
    .map((one) => ({ one, key: placeOf(one, facts) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ one }) => ({ referralId: one.referralId, why: reasonsFor(one, facts) }));
}

type Facts = {
  readonly free: FreeTime;
  readonly sameDay: boolean;
  readonly now: string;
  readonly longest: string | null;
};

function suits(one: Waiting, { linkWorkerId, mode }: FreeTime): boolean {
  if (!mayBeOffered.has(one.nextAction)) return false;
  if (one.linkWorkerId !== null && one.linkWorkerId !== linkWorkerId) return false;
  if (mode === 'home_visit' && one.notAtHome) return false;
  return mode !== 'phone' || one.hasPhone;
}

/** The next call is put off until later: nobody answered, or they were told when somebody rings. */
const isLater = ({ nextAction, nextActionDue }: Waiting, { now }: Facts): boolean =>
  (nextAction === 'phone' || nextAction === 'rebook') &&
  nextActionDue !== null &&
  nextActionDue > now;

/** They were told when somebody rings: no try that was put off. */
const isPromised = ({ nextActionDue, promisedAt }: Waiting): boolean =>
  nextActionDue !== null && nextActionDue === promisedAt;

/** Whoever waits in the building is asked at the desk, not by phone. */
const cannotBeAsked = (one: Waiting, facts: Facts): boolean =>
  one.nextAction !== 'see_now' && (!one.hasPhone || isLater(one, facts));

function urgency({ nextAction, priority }: Waiting, { sameDay }: Facts): number {
  if (nextAction === 'see_now') return sameDay ? 0 : 2;
  if (nextAction === 'move') return 1;
  if (priority !== 'routine') return 2;
  return nextAction === 'follow_up' ? 4 : 3;
}

export const isMorning = ({ localTime }: Pick<FreeTime, 'localTime'>): boolean =>
  localTime < '12:00';

/** How many of the wishes that this time could meet it does not meet. */
function unmet({ wouldHelp }: Waiting, { free }: Facts): number {
  const wishes = new Set(wouldHelp);
  const dayPart = wishes.has('morning') !== wishes.has('afternoon');
  const wrongPart = dayPart && wishes.has('morning') !== isMorning(free);
  const wrongMode = wishes.has('by_phone') && free.mode !== 'phone';
  return Number(wrongPart) + Number(wrongMode);
}

function placeOf(one: Waiting, facts: Facts): readonly (string | number)[] {
  return [
    facts.sameDay && cannotBeAsked(one, facts) ? 1 : 0,
    urgency(one, facts),
    unmet(one, facts),
    facts.sameDay && one.missed > 0 ? 0 : 1,
    one.referredAt,
    one.referralId,
  ];
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at]!;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function reasonsFor(one: Waiting, facts: Facts): FillReason[] {
  const { free, sameDay, longest } = facts;
  const wishes = new Set(one.wouldHelp);
  const holds: Record<FillReason, boolean> = {
    in_the_building: one.nextAction === 'see_now',
    needs_moving: one.nextAction === 'move',
    soon: one.priority === 'soon',
    missed_before: sameDay && one.missed > 0,
    wants_morning: wishes.has('morning') && !wishes.has('afternoon') && isMorning(free),
    wants_afternoon: wishes.has('afternoon') && !wishes.has('morning') && !isMorning(free),
    wants_phone: wishes.has('by_phone') && free.mode === 'phone',
    asked_for_link_worker: one.linkWorkerId !== null,
    longest_wait: one.referredAt === longest,
    tried_already: isLater(one, facts) && !isPromised(one),
    call_promised: isLater(one, facts) && isPromised(one),
    no_phone: !one.hasPhone,
  };
  return fillReasons.filter((reason) => holds[reason]);
}
