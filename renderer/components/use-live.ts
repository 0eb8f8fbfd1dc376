import { liveAt, liveWords, type Live } from '../../shared/live-status.ts';
import { instantOf } from '../../shared/london-time.ts';
import type { LiveStatus, LiveWorker } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { today } from './dates.ts';
import { useErrorToast } from './toast.tsx';
import { useNow } from './use-now.ts';
import { useToday } from './use-today.ts';

export type LiveNow = LiveWorker & { readonly live: Live; readonly words: string };

/** Who can be walked to now: what was chosen and what the diary says, looked at anew as time passes. */
export function useLive(): readonly LiveNow[] {
  const facts = useRead('staff.live', { date: useToday() }, { keepPrevious: true });
  const now = useNow();
  return (facts.data ?? []).map((worker) => {
    const live = liveAt(worker, now);
    return { ...worker, live, words: liveWords(live) };
  });
}

/** What can be said in one press: a status, "14:00" (out, and back then), or that the diary says it. */
export type LiveChoice = LiveStatus | 'diary' | `${number}:${number}`;

const isStatus = (choice: LiveChoice): choice is LiveStatus =>
  choice === 'free' || choice === 'with_someone' || choice === 'out';

function inputOf(choice: LiveChoice) {
  if (choice === 'diary') return { liveStatus: null };
  if (isStatus(choice)) return { liveStatus: choice };
  return { liveStatus: 'out' as const, backAt: instantOf(today(), choice) };
}

export function useSetLive(): (staffId: string, choice: LiveChoice) => void {
  const set = useCommand('staff.setLiveStatus');
  const fail = useErrorToast();
  return (staffId, choice) => set.mutate({ staffId, ...inputOf(choice) }, { onError: fail });
}
