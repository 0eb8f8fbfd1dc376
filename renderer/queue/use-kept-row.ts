import { useState } from 'react';
import type { QueueRow, ReferralDetail } from '../../shared/types.ts';
import { useRead } from '../api.ts';

type Seen = { readonly row: QueueRow; readonly at: number; readonly filter: string };

/**
 * The chosen row stays where it was after a step took it out of this view (phoned: now it is to be
 * booked), until another is chosen: the next key is meant for the same patient. Closed ones leave.
 */
export function useKeptRow(
  rows: readonly QueueRow[],
  chosen: string | null,
  filter: string,
): readonly QueueRow[] {
  const [seen, setSeen] = useState<Seen | null>(null);
  const at = rows.findIndex(({ id }) => id === chosen);
  const row = rows[at];
  if (row && (seen?.row !== row || seen.at !== at || seen.filter !== filter)) {
    setSeen({ row, at, filter });
  }
  const left = chosen !== null && !row && seen?.row.id === chosen && seen.filter === filter;
  const detail = useRead('referral.get', { id: chosen ?? '' }, { enabled: left });
  const kept = left && detail.data ? asRow(seen.row, detail.data) : null;
  if (!kept || !seen) return rows;
  return [...rows.slice(0, seen.at), kept, ...rows.slice(seen.at)];
}

function asRow(was: QueueRow, { referral, ...detail }: ReferralDetail): QueueRow | null {
  if (referral.status === 'closed' || referral.nextAction === null) return null;
  return { ...was, ...referral, ...detail, nextAction: referral.nextAction };
}
