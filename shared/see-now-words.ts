import { localDateOf, localTimeOf, minutesBetween } from './london-time.ts';
import { sayWhen } from './say-time.ts';
import {
  answerWithinMinutes,
  laterMinutes,
  seeNowState,
  type SeeNowAsked,
  type SeeNowEventKind,
} from './see-now.ts';

/** What is said of somebody who waits in the building, and of the answers. */

/** Who said it; null: the desk, for nobody in particular. */
type Said = {
  readonly kind: SeeNowEventKind;
  readonly name: string | null;
  readonly dueAt: string | null;
};

/** "Ms A is coming", "Ms A in 10 minutes, at 09:22", "Ms A can’t come: book instead". */
export function answerWords({ kind, name, dueAt }: Said): string {
  const who = name ?? 'Somebody';
  switch (kind) {
    case 'coming':
      return `${who} is coming`;
    case 'in_minutes':
      return `${who} in ${laterMinutes} minutes${dueAt ? `, at ${localTimeOf(dueAt)}` : ''}`;
    case 'cant':
      return `${name ? `${name} can’t come` : 'Nobody can come'}: book instead`;
    default:
      return '';
  }
}

/** Whom to phone when nobody answers; without a number the room says where to look. */
export type ToPhone = {
  readonly name: string;
  readonly room: string | null;
  readonly phone: string | null;
};

const reached = ({ name, room, phone }: ToPhone): string =>
  `${name}${phone ? ` on ${phone}` : ''}${room ? ` (${room})` : ''}`;

const listed = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const phoneWords = (people: readonly ToPhone[]): string =>
  people.length === 0
    ? 'answer, or book instead'
    : `phone ${listed.format(people.map(reached))}, or book instead`;

type Called = SeeNowAsked & {
  readonly raisedAt: string;
  readonly referrerName: string;
  readonly answer: (Said & { readonly byName: string; readonly at: string }) | null;
};

/**
 * All there is to say, in a sentence. Only where nobody has answered for too long do the words
 * change from minute to minute.
 */
export function callWords(call: Called, people: readonly ToPhone[], now: string): string {
  switch (seeNowState(call, now)) {
    case 'unanswered':
      return `Nobody has answered ${howLong(call.askedAt, now)}: ${phoneWords(people)}`;
    case 'late':
      return `${answerText(call, now)}: ${phoneWords(people)}`;
    case 'asked':
      return `Waiting since ${localTimeOf(call.raisedAt)}, referred by ${call.referrerName}`;
    default:
      return answerText(call, now);
  }
}

/** Nobody counts in minutes beyond an hour; and left since yesterday is said as that. */
function howLong(askedAt: string, now: string): string {
  const minutes = Math.max(answerWithinMinutes, Math.floor(minutesBetween(askedAt, now)));
  return minutes <= 60 ? `for ${minutes} minutes` : `since ${timeOrDay(askedAt, now)}`;
}

/** "at 09:23", "yesterday, 16:50". */
const atTime = (instant: string, now: string): string =>
  localDateOf(instant) === localDateOf(now) ? `at ${localTimeOf(instant)}` : sayWhen(instant, now);

const timeOrDay = (instant: string, now: string): string =>
  localDateOf(instant) === localDateOf(now) ? localTimeOf(instant) : sayWhen(instant, now);

/** The answer that stands; empty where there is none. */
export function answerText(call: Pick<Called, 'askedAt' | 'answer'>, now: string): string {
  const { answer } = call;
  if (answer === null) return '';
  const late = answer.dueAt !== null && seeNowState(call, now) === 'late';
  return late
    ? `${answer.name ?? 'Somebody'} was to come ${atTime(answer.dueAt ?? now, now)}`
    : answerWords(answer);
}
