import { alarmAt, type SeeNowAsked } from '../shared/see-now.ts';
import type { Topic } from '../shared/topics.ts';
import type { SessionHolder } from './context.ts';

/** `raised`: somebody waits. `unanswered`: for too long. `late`: who said to come has not. */
export type SeeNowAlert = 'raised' | 'unanswered' | 'late';

type Call = SeeNowAsked & { readonly referralId: string };

type Options = {
  readonly sessions: SessionHolder;
  /** Who is to be seen now, and what was answered; null where the register cannot say. */
  readonly calls: () => Promise<readonly Call[] | null>;
  readonly alert: (why: SeeNowAlert) => void;
  readonly clock: () => string;
  /** Calls back once after that many milliseconds; answers how to give up. */
  readonly timer: (ms: number, due: () => void) => () => void;
};

/** Timers may fire a moment early; and a day's alarm needs none (`setTimeout` has a limit). */
const slackMs = 20;
/** When to look again after the register could not say: an alarm that was due then is not lost. */
const againMs = 30_000;

/**
 * Alerts once for everybody who is to be seen now and was not there before, and once when nobody has
 * answered in time. Only where a link worker or the desk is signed in: a clinician has somebody else
 * in the room. What was there when they signed in is on their screen already.
 *
 * When an alarm is due is worked out from the register, each time: an app that was started again in
 * between alarms at the same moment, and an alarm that passed before somebody signed in is not
 * repeated; the bar says it.
 */
export function createSeeNowWatch({ sessions, calls, alert, clock, timer }: Options) {
  let known: ReadonlySet<string> | null = null;
  /** Alarms up to here have been heard here, or were over when somebody signed in. */
  let heardUntil = '';
  let giveUp = () => undefined as void;
  let closed = false;
  let looking = Promise.resolve();

  const look = async () => {
    const { current } = sessions;
    const listens = current !== null && current.role !== 'clinician';
    const all = listens ? await calls() : null;
    if (listens && all === null) return lookIn(againMs);
    // Whoever nobody can come to is the desk's to book: nothing to alert anybody of.
    const open = all?.filter(({ answer }) => answer?.kind !== 'cant') ?? null;
    const now = clock();
    if (open && known) {
      const was = known;
      if (open.some(({ referralId }) => !was.has(referralId))) alert('raised');
      for (const why of passed(open, heardUntil, now)) alert(why);
    }
    known = open && new Set(open.map(({ referralId }) => referralId));
    heardUntil = now;
    const next = open?.flatMap((call) => alarmAt(call) ?? []).filter((at) => at > now);
    const soonest = next?.toSorted()[0];
    lookIn(soonest === undefined ? null : Date.parse(soonest) - Date.parse(now) + slackMs);
  };
  /** Instead of what was to come before; null: not by itself. */
  const lookIn = (ms: number | null): void => {
    giveUp();
    giveUp = () => undefined;
    if (ms !== null && !closed) giveUp = timer(ms, () => void queue());
  };
  const queue = (): Promise<void> => (looking = looking.then(look));

  return {
    /** After every change, with what changed. One look after the other, so that none counts twice. */
    heard(topics: ReadonlySet<Topic>): Promise<void> {
      if (topics.has('session')) looking = looking.then(() => void (known = null));
      else if (!topics.has('referrals') && !topics.has('appointments')) return looking;
      return queue();
    },
    close(): void {
      closed = true;
      giveUp();
    },
  };
}

/** The kinds of alarm that became due after one moment and not after another, each once. */
function passed(calls: readonly Call[], after: string, now: string): Set<SeeNowAlert> {
  const due = calls.filter((call) => {
    const at = alarmAt(call);
    return at !== null && after < at && at <= now;
  });
  return new Set(due.map(({ answer }) => (answer === null ? 'unanswered' : 'late')));
}
