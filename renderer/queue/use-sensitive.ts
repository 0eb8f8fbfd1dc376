import { useState } from 'react';
import { isSensitiveNeed } from '../../shared/needs.ts';
import type { Referral } from '../../shared/types.ts';
import { useCommand } from '../api.ts';
import { useErrorToast } from '../components/toast.tsx';

/**
 * A referral's needs as they may be shown here. Sensitive ones stay closed, also to those who have
 * them, until somebody opens them on purpose: that is audited, and lasts until another row is
 * chosen or the referral changes.
 */
export function useSensitive({ id, version, needs, hiddenNeeds }: Referral) {
  const [opened, setOpened] = useState<{ version: number; needs: string[] } | null>(null);
  const openSensitive = useCommand('referral.openSensitive');
  const fail = useErrorToast();
  // What was opened may be newer than what is on screen: its change is still on the way here.
  const now = opened !== null && opened.version >= version ? opened.needs : null;
  return {
    /** All that is known of them here. */
    shown: now ? { needs: now, hiddenNeeds: 0 } : { needs, hiddenNeeds },
    hides: now === null && (hiddenNeeds > 0 || needs.some(isSensitiveNeed)),
    open: () => openSensitive.mutate({ id }, { onSuccess: setOpened, onError: fail }),
  };
}

export type Sensitive = ReturnType<typeof useSensitive>;
