import { useMemo } from 'react';
import { alarmAt, seeNowState, type SeeNowState } from '../../shared/see-now.ts';
import { answerText } from '../../shared/see-now-words.ts';
import type { SeeNowCall } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { useNow } from '../components/use-now.ts';

export type CallNow = SeeNowCall & { readonly state: SeeNowState };

const urgency: readonly SeeNowState[] = ['unanswered', 'late', 'asked', 'cant', 'later', 'coming'];

/** Who waits in the building, the most urgent first, as it is at this moment. */
export function useSeeNow(): { readonly calls: readonly CallNow[]; readonly now: string } {
  const calls = useRead('seeNow.list', undefined).data ?? [];
  const now = useNow(calls.flatMap((call) => alarmAt(call) ?? []));
  return {
    now,
    calls: calls
      .map((call) => ({ ...call, state: seeNowState(call, now) }))
      .toSorted((one, other) => urgency.indexOf(one.state) - urgency.indexOf(other.state)),
  };
}

/** What was answered, in words, by referral; nothing where nobody has. */
export function useSaid(): ReadonlyMap<string, string> {
  const { calls, now } = useSeeNow();
  const words = calls.map((call) => [call.referralId, answerText(call, now)] as const);
  // The same map while the words are the same: rows are measured anew for another one.
  const same = JSON.stringify(words);
  return useMemo(
    () => new Map((JSON.parse(same) as [string, string][]).filter(([, text]) => text !== '')),
    [same],
  );
}
