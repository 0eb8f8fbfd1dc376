import { useMemo, useState } from 'react';
import type { QueueRow, ReferralDetail } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { placeOf, type QueueShown } from './use-queue.ts';

type Seen = { readonly row: QueueRow; readonly at: number; readonly of: string };

/**
 * The chosen row stays where it was after a step took it out of this view (phoned: now it is to be
 * booked), until another is chosen: the next key is meant for the same patient. Closed ones leave.
 */
export function useKeptRow(shown: QueueShown | null, chosen: string | null): QueueShown | null {
  const [seen, setSeen] = useState<Seen | null>(null);
  const at = shown ? placeOf(shown, chosen) : -1;
  const row = shown?.rows.get(at);
  if (shown && row && (seen?.row !== row || seen.at !== at || seen.of !== shown.of)) {
    setSeen({ row, at, of: shown.of });
  }
  const left = chosen !== null && !row && seen?.row.id === chosen && seen.of === shown?.of;
  const detail = useRead('referral.get', { id: chosen ?? '' }, { enabled: left }).data;
  return useMemo(() => {
    const kept = left && detail ? asRow(seen.row, detail) : null;
    return shown && seen && kept ? withRow(shown, seen.at, kept) : shown;
  }, [shown, left, seen, detail]);
}

/** Everybody from that place on stands one lower. */
function withRow({ of, rows, total }: QueueShown, at: number, kept: QueueRow): QueueShown {
  const moved = [...rows].map(([place, row]) => [place < at ? place : place + 1, row] as const);
  return { of, rows: new Map([...moved, [at, kept]]), total: total + 1 };
}

function asRow(was: QueueRow, { referral, ...detail }: ReferralDetail): QueueRow | null {
  if (referral.status === 'closed' || referral.nextAction === null) return null;
  return { ...was, ...referral, ...detail, nextAction: referral.nextAction };
}
