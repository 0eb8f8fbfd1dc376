import type { Topic } from '../shared/topics.ts';
import type { SessionHolder } from './context.ts';

type Options = {
  readonly sessions: SessionHolder;
  /** Ids of the referrals to be seen now; null where the register cannot say. */
  readonly waiting: () => Promise<readonly string[] | null>;
  readonly alert: () => void;
};

/**
 * Alerts once for every referral that is to be seen now and was not there before. Only where a link
 * worker or the desk is signed in: a clinician has somebody else in the room. What was there when
 * they signed in is on their screen already.
 */
export function createSeeNowWatch({ sessions, waiting, alert }: Options) {
  let known: ReadonlySet<string> | null = null;
  let looking = Promise.resolve();
  const look = async () => {
    const { current } = sessions;
    const ids = current && current.role !== 'clinician' ? await waiting() : null;
    const isNew = known !== null && ids?.some((id) => !known?.has(id));
    known = ids && new Set(ids);
    if (isNew) alert();
  };
  return {
    /** After every change, with what changed. One look after the other, so that none counts twice. */
    heard(topics: ReadonlySet<Topic>): Promise<void> {
      if (topics.has('session')) looking = looking.then(() => void (known = null));
      else if (!topics.has('referrals') && !topics.has('appointments')) return looking;
      looking = looking.then(look);
      return looking;
    },
  };
}
