import { sql } from 'kysely';
import type { LiveStatus } from '../../shared/types.ts';
import type { Db } from '../register/register.ts';

/**
 * Not an edit of the person: the version stays, so that a manager's form that is open meanwhile can
 * still be saved. `at` null: no choice any more. False where there is no such person.
 */
export async function choose(
  db: Db,
  staffId: string,
  choice: { status: LiveStatus; at: string | null; backAt: string | null },
): Promise<boolean> {
  const row = await db
    .updateTable('staff')
    .set({
      liveStatus: choice.status,
      liveStatusNote: null,
      liveStatusAt: choice.at,
      liveStatusBackAt: choice.backAt,
    })
    .where('id', '=', staffId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The times between two instants at which link workers see people, in order. */
export async function openSlots(
  db: Db,
  linkWorkerIds: readonly string[],
  { from, before }: { from: string; before: string },
): Promise<{ linkWorkerId: string; startsAt: string; endsAt: string }[]> {
  if (linkWorkerIds.length === 0) return [];
  return (
    db
      .selectFrom('slot')
      .select(['linkWorkerId', 'startsAt', 'endsAt'])
      // Read from the index of `unique (link_worker_id, starts_at)`.
      .where('linkWorkerId', 'in', linkWorkerIds)
      .where('startsAt', '>=', from)
      .where('startsAt', '<', before)
      .where('open', '=', sql.lit(1))
      .orderBy('startsAt')
      .execute()
  );
}

/** Appointments between two instants: still booked, arrived, in the room, seen, or left. */
export async function meetings(db: Db, { from, before }: { from: string; before: string }) {
  return db
    .selectFrom('appointment')
    .select(['linkWorkerId', 'status', 'statusAt as at', 'startsAt', 'endsAt'])
    .where('startsAt', '>=', from)
    .where('startsAt', '<', before)
    .where('status', '<>', sql.lit('cancelled'))
    .where('status', 'in', ['booked', 'arrived', 'in_progress', 'attended', 'left_before_seen'])
    .orderBy('startsAt')
    .execute();
}
