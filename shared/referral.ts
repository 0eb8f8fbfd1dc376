import type { AppointmentEventKind } from './appointment.ts';
import { nextActions } from './contract/referrals.ts';
import type {
  ContactResult,
  NextAction,
  Owner,
  Priority,
  ReferralStatus,
  Source,
} from './types.ts';

/**
 * What a referral asks of the practice next. Every open referral has exactly one next action and
 * an owner, whatever happens to it: nothing can sit unowned. Pure rules, no clock.
 */
export type ReferralState = {
  readonly status: ReferralStatus;
  readonly priority: Priority;
  readonly linkWorkerId: string | null;
  readonly owner: Owner;
  readonly nextAction: NextAction | null;
  /** UTC instant, or null: now. */
  readonly nextActionDue: string | null;
  /** The first attended contact; it stops the wait clock and is set once. */
  readonly firstSeenAt: string | null;
};

type Next = Pick<ReferralState, 'owner' | 'nextAction' | 'nextActionDue'>;

const desk = (nextAction: NextAction, nextActionDue: string | null = null): Next => ({
  owner: 'desk',
  nextAction,
  nextActionDue,
});

const linkWorker = (nextAction: NextAction, nextActionDue: string | null = null): Next => ({
  owner: 'link_worker',
  nextAction,
  nextActionDue,
});

/** Place of a next action in the queue, from 0; a closed referral is behind them all. */
export function nextActionRank(nextAction: NextAction | null): number {
  return nextAction === null ? nextActions.length : nextActions.indexOf(nextAction);
}

/** Seldom here: who refers at the desk has the patient in front of them, so the slot is booked now. */
const patientIsHere: ReadonlySet<Source> = new Set(['reception', 'self']);

export function firstAction(priority: Priority, source: Source): Next {
  if (priority === 'see_now') return linkWorker('see_now');
  return desk(patientIsHere.has(source) ? 'book' : 'phone');
}

/** The referral's next appointment to come: it stands, whatever is said meanwhile. */
export type Booking = {
  readonly startsAt: string;
  readonly needsMoving: boolean;
  readonly linkWorkerId: string;
};

/** The referral is with whoever sees the patient next, not with whoever was booked last. */
type NextVisit = Next & Pick<ReferralState, 'linkWorkerId'>;

const awaited = ({ startsAt, needsMoving, linkWorkerId }: Booking): NextVisit => ({
  ...(needsMoving ? desk('move', startsAt) : linkWorker('attend', startsAt)),
  linkWorkerId,
});

/** Somebody who waits in the building is the next thing to do, booked for another day or not. */
const waitsInBuilding = ({ nextAction }: Pick<ReferralState, 'nextAction'>): boolean =>
  nextAction === 'see_now';

/** No longer in the building, or seen to: urgent still, until somebody says otherwise. */
const noLongerHere = (state: ReferralState, next: Next | NextVisit): ReferralState => ({
  ...state,
  priority: state.priority === 'see_now' ? 'soon' : state.priority,
  ...next,
});

/** Open, and nobody is coming or waits to be given another time. */
const nothingBooked = ({ nextAction }: Pick<ReferralState, 'nextAction'>): boolean =>
  nextAction !== null && nextAction !== 'attend' && nextAction !== 'move';

/** "See now" is said of somebody who waits in the building, and of nobody else. */
export function afterPriority(
  state: ReferralState,
  priority: Priority,
  booking: Booking | null,
): ReferralState {
  if (priority === 'see_now') return { ...state, priority, ...linkWorker('see_now') };
  if (!waitsInBuilding(state)) return { ...state, priority };
  return { ...state, priority, ...(booking ? awaited(booking) : desk('phone')) };
}

/** What somebody phones about until they have been reached: the next try is for the same. */
const keepsItsName = ({ nextAction }: Pick<ReferralState, 'nextAction'>): boolean =>
  nextAction === 'follow_up' || nextAction === 'rebook';

/** When to try again: working days after this attempt, 0 at once. */
export const tryAgainAfterDays: Record<ContactResult, number> = {
  spoke: 0,
  no_answer: 1,
  left_message: 1,
  sent: 2,
  wrong_number: 0,
};

/** `tryAgain`: instant of the next try, from `tryAgainAfterDays`; null: at once. */
export function afterContact(
  state: ReferralState,
  result: ContactResult,
  tryAgain: string | null,
  booking: Booking | null,
  died: boolean,
): ReferralState {
  // Somebody of the family answered: still nobody is coming.
  if (died) return afterDied(state);
  // Whoever was to be seen now has left the building: that does not wait until tomorrow.
  if (waitsInBuilding(state)) {
    const unbooked = desk(result === 'spoke' ? 'book' : 'phone');
    return noLongerHere(state, booking ? awaited(booking) : unbooked);
  }
  // A booked appointment, or one that needs moving, stays the next thing whoever phones about it.
  if (!nothingBooked(state)) return state;
  if (result !== 'spoke') {
    // A follow-up stays with the link worker until the patient has been reached, and a missed
    // appointment is not forgotten because nobody answered.
    if (keepsItsName(state)) return { ...state, nextActionDue: tryAgain };
    return { ...state, ...desk('phone', tryAgain) };
  }
  return state.nextAction === 'follow_up'
    ? { ...state, nextActionDue: null }
    : { ...state, ...desk('book') };
}

/** The desk's own choice of what comes next; a booked appointment is not talked away. */
export function afterChoice(
  state: ReferralState,
  nextAction: 'phone' | 'book',
  booking: Booking | null,
): ReferralState {
  if (waitsInBuilding(state)) {
    return noLongerHere(state, booking ? awaited(booking) : desk(nextAction));
  }
  return nothingBooked(state) ? { ...state, ...desk(nextAction) } : state;
}

/**
 * "Ring me at three": a call at a time that was promised. Null while somebody comes or has to be moved,
 * from the building or from home: a booking stands, and one referral has one thing to do.
 */
export function afterCallBack(
  state: ReferralState,
  dueAt: string,
  booking: Booking | null,
): ReferralState | null {
  if (waitsInBuilding(state)) return booking ? null : noLongerHere(state, desk('phone', dueAt));
  if (!nothingBooked(state)) return null;
  if (state.nextAction === 'follow_up') return { ...state, nextActionDue: dueAt };
  return { ...state, ...desk('phone', dueAt) };
}

export type AppointmentEvent = {
  /** A slot that is back under its booking (`settled`) is to the referral a booking like any other. */
  readonly kind: Exclude<AppointmentEventKind, 'settled'>;
  readonly appointmentId: string;
  readonly startsAt: string;
  readonly linkWorkerId: string;
  /** For `undone`: the status now in force. */
  readonly detail?: string;
  /** For `undone`: it is booked again, and still at a time that is no longer offered. */
  readonly needsMoving?: boolean;
};

/** What an undo leads to is to the referral as if that had happened. */
function kindOf({ kind, detail = 'booked', needsMoving = false }: AppointmentEvent): string {
  if (kind !== 'undone') return kind;
  return detail === 'booked' && needsMoving ? 'needs_moving' : detail;
}

type Visit = Pick<Booking, 'startsAt' | 'linkWorkerId'>;

/** What else stands for this referral, apart from the appointment the event is about. */
export type OtherFacts = {
  /** Its next appointment that is still to come, if any. */
  readonly next: Visit | null;
  /** The first of these that needs another time, if any does. */
  readonly moves: Visit | null;
  /** First attended appointment's instant among the others, if any. */
  readonly firstSeenAt: string | null;
  /** Another appointment of it was missed, or the patient left before being seen. */
  readonly missed: boolean;
  /** The list says that the patient has died, and nobody has said that the list is wrong. */
  readonly died: boolean;
};

/** One that needs another time is the desk's before the next one is waited for. */
const nextOfOthers = ({ moves, next }: OtherFacts): NextVisit | null => {
  if (moves) return awaited({ ...moves, needsMoving: true });
  return next && awaited({ ...next, needsMoving: false });
};

/**
 * A missed, cancelled or left appointment returns the referral to the queue: nothing closes by
 * itself, and nobody is discharged for not coming. Nor is anybody phoned about the appointments of
 * somebody who died: the desk cancels them and closes.
 */
export function afterAppointmentEvent(
  state: ReferralState,
  event: AppointmentEvent,
  others: OtherFacts,
): ReferralState {
  const next = ofTheLiving(state, event, others);
  return others.died ? afterDied(next) : next;
}

function ofTheLiving(
  state: ReferralState,
  event: AppointmentEvent,
  others: OtherFacts,
): ReferralState {
  const kind = kindOf(event);
  const firstSeenAt =
    event.kind === 'undone' ? others.firstSeenAt : (state.firstSeenAt ?? others.firstSeenAt);
  const seen = { ...state, firstSeenAt };
  const unbooked: ReferralStatus = firstSeenAt === null ? 'waiting' : 'active';
  if (waitsInBuilding(state) && !comes.has(kind)) {
    const stillBooked = kind === 'needs_moving' || others.next !== null;
    return { ...seen, status: stillBooked ? state.status : unbooked };
  }
  const ofOthers = nextOfOthers(others);
  if (kind === 'needs_moving') {
    // Missed or cancelled a moment ago, it stands again.
    const booked = firstSeenAt === null ? 'booked' : 'active';
    const status = event.kind === 'undone' ? booked : state.status;
    const first = earlier(event, others.moves);
    return { ...seen, status, ...awaited({ ...first, needsMoving: true }) };
  }
  if (kind === 'attended') {
    return {
      ...noLongerHere(seen, ofOthers ?? linkWorker('follow_up')),
      status: 'active',
      linkWorkerId: ofOthers ? ofOthers.linkWorkerId : event.linkWorkerId,
      // When the patient was seen, not when somebody came round to saying so.
      firstSeenAt: firstSeenAt ?? event.startsAt,
    };
  }
  if (kind === 'dna' || kind === 'left_before_seen' || kind === 'cancelled') {
    if (ofOthers) return { ...seen, ...ofOthers };
    // A booking taken back never was: the patient has given nothing up.
    const never = event.kind === 'undone' && kind === 'cancelled' && !others.missed;
    return { ...seen, status: unbooked, ...desk(never ? 'book' : 'rebook') };
  }
  // booked, moved, arrived, in_progress: somebody is coming, or is here
  const isHere = kind === 'arrived' || kind === 'in_progress';
  const first = { ...earlier(event, others.next), needsMoving: false };
  const here = { ...first, linkWorkerId: event.linkWorkerId };
  const toMove = others.moves && { ...others.moves, needsMoving: true };
  const next = awaited(isHere ? here : (toMove ?? first));
  return {
    ...noLongerHere(seen, next),
    status: firstSeenAt === null ? 'booked' : 'active',
  };
}

/** What settles that somebody waits in the building: seen to, or given another time. */
const comes: ReadonlySet<string> = new Set([
  'booked',
  'moved',
  'arrived',
  'in_progress',
  'attended',
]);

const earlier = ({ startsAt, linkWorkerId }: Visit, other: Visit | null): Visit =>
  other !== null && other.startsAt < startsAt ? other : { startsAt, linkWorkerId };

export function closed(state: ReferralState): ReferralState {
  return { ...state, status: 'closed', owner: 'desk', nextAction: null, nextActionDue: null };
}

/** The list says that the patient has died: the desk looks, cancels what is booked, and closes. */
export const afterDied = (state: ReferralState): ReferralState =>
  noLongerHere(state, desk('record_outcome'));

/**
 * Whether the desk is still to look if the patient has died. It stops where somebody says that the
 * list is wrong: by choosing what comes next, or that they wait in the building.
 */
export const toldOfDeath = ({ nextAction }: Pick<ReferralState, 'nextAction'>): boolean =>
  nextAction === 'record_outcome';

/**
 * The link worker who had it does not work here any more: any of them may have it, and what only
 * they would have done is the desk's. An appointment without an outcome stays the thing to do.
 */
export function afterLinkWorkerLeft(state: ReferralState): ReferralState {
  const free = { ...state, linkWorkerId: null };
  if (state.nextAction === 'see_now' || state.nextAction === 'move') return free;
  if (state.nextAction === 'attend') return { ...state, owner: 'desk' };
  return state.owner === 'link_worker' ? { ...free, ...desk('phone') } : free;
}

/** Back into the queue: someone has to phone and find out what is wanted. */
export function reopened(state: ReferralState): ReferralState {
  const status = state.firstSeenAt === null ? 'waiting' : 'active';
  return { ...noLongerHere(state, desk('phone')), status };
}

/** An appointment whose end has passed without anybody saying what came of it. */
export function actionAt(
  nextAction: NextAction,
  appointmentEndsAt: string | null,
  now: string,
): NextAction {
  const over = nextAction === 'attend' && appointmentEndsAt !== null && appointmentEndsAt < now;
  return over ? 'record_outcome' : nextAction;
}

/** The person who referred may take it back for 10 seconds; 5 more for the way of the click. */
export const undoSeconds = 10;
export const undoGraceSeconds = 5;
