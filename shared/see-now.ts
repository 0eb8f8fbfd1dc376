import { plusMinutes } from './london-time.ts';

/**
 * Somebody waits in the building until a link worker answers. What was said is a list that only
 * grows; this says what stands, and when time alone makes it worse. Pure rules, no clock.
 */
export const seeNowAnswers = ['coming', 'in_minutes', 'cant'] as const;
export type SeeNowAnswer = (typeof seeNowAnswers)[number];

/** `raised`: the patient waits (again), and what was said before is over. `undone`: takes back one. */
export const seeNowEventKinds = ['raised', ...seeNowAnswers, 'undone'] as const;
export type SeeNowEventKind = (typeof seeNowEventKinds)[number];

/** Minutes without an answer after which the desk is told. */
export const answerWithinMinutes = 5;
/** "In 10 minutes". */
export const laterMinutes = 10;

type Event = { readonly at: string; readonly kind: SeeNowEventKind };

export type Standing<E extends Event> = {
  /** Since when somebody waits. */
  readonly raisedAt: string;
  /** Since when an answer is asked for: raised, or the only answer taken back. */
  readonly askedAt: string;
  /** The answer that stands. */
  readonly answer: E | null;
  /** What each `undone` took back, by its place in the list. */
  readonly undid: ReadonlyMap<number, E>;
};

/** `events`: in the order they were written. `referredAt`: where nothing says when it was raised. */
export function standing<E extends Event>(events: readonly E[], referredAt: string): Standing<E> {
  let raisedAt = referredAt;
  let askedAt = referredAt;
  let answers: E[] = [];
  const undid = new Map<number, E>();
  for (const [place, event] of events.entries()) {
    if (event.kind === 'raised') {
      [raisedAt, askedAt, answers] = [event.at, event.at, []];
    } else if (event.kind === 'undone') {
      const taken = answers.pop();
      if (taken) undid.set(place, taken);
      if (answers.length === 0) askedAt = event.at;
    } else answers.push(event);
  }
  return { raisedAt, askedAt, answer: answers.at(-1) ?? null, undid };
}

export type SeeNowAsked = {
  readonly askedAt: string;
  readonly answer: { readonly kind: SeeNowEventKind; readonly dueAt: string | null } | null;
};

/** The moment at which this becomes urgent unless somebody does something; null: it does not. */
export function alarmAt({ askedAt, answer }: SeeNowAsked): string | null {
  if (answer === null) return plusMinutes(askedAt, answerWithinMinutes);
  return answer.kind === 'in_minutes' ? answer.dueAt : null;
}

export type SeeNowState = 'asked' | 'unanswered' | 'coming' | 'later' | 'late' | 'cant';

/** `unanswered`: for too long. `late`: the time they said to come has passed. */
export function seeNowState(call: SeeNowAsked, now: string): SeeNowState {
  const alarm = alarmAt(call);
  const over = alarm !== null && alarm <= now;
  switch (call.answer?.kind) {
    case 'coming':
    case 'cant':
      return call.answer.kind;
    case 'in_minutes':
      return over ? 'late' : 'later';
    default:
      return over ? 'unanswered' : 'asked';
  }
}

export const isUrgent = (state: SeeNowState): boolean => state === 'unanswered' || state === 'late';

/** Whether an entry of the timeline changed the referral too (shared/referral.ts `afterChoice`). */
export const movesReferral = (what: string, tookBack: string | undefined): boolean =>
  what === 'cant' || (what === 'undone' && tookBack === 'cant');

/**
 * Which of those who wait are shown, of `calls` in order of urgency. `kept`: where the mouse is over
 * them, they stay where they are, answered or not: a second click must not be for the next person.
 * Whoever belongs among the first by now comes below them.
 */
export function shownCalls<C extends { readonly referralId: string }>(
  calls: readonly C[],
  most: number,
  kept: readonly string[] | null,
): readonly C[] {
  const first = calls.slice(0, most);
  if (kept === null) return first;
  const stay = kept.flatMap((id) => calls.find(({ referralId }) => referralId === id) ?? []);
  return [...stay, ...first.filter((call) => !stay.includes(call))];
}
