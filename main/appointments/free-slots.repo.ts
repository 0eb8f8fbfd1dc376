import { sql } from 'kysely';
import type { Mode, Slot } from '../../shared/types.ts';
import type { Db } from '../register/register.ts';

export type FreeSlotFilter = {
  /** Instant; slots start after it. */
  readonly after: string;
  /** Instant; slots held for the day beyond it are left out. Null: they are wanted too. */
  readonly heldBy: string | null;
  readonly linkWorkerId: string | null;
  readonly partOfDay: 'any' | 'morning' | 'afternoon';
  readonly mode: Mode | null;
  readonly limit: number;
};

/** Whose free slot it is: spelt like the index slot_free_with, so that it is used. */
export const freeWith = sql<string>`case when open = 1 and taken = 0 then link_worker_id end`;

/** Spelt like the partial index slot_free, so that it is used. */
export function freeSlotsQuery(db: Db, filter: FreeSlotFilter) {
  const { after, heldBy, linkWorkerId, partOfDay, mode, limit } = filter;
  return db
    .selectFrom('slot')
    .select([
      'id',
      'linkWorkerId',
      'startsAt',
      'endsAt',
      'localDate',
      'localTime',
      'mode',
      'room',
      'heldUntil',
    ])
    .where('open', '=', sql.lit(1))
    .where('taken', '=', sql.lit(0))
    .where('startsAt', '>', after)
    .$if(linkWorkerId !== null, (query) => query.where(freeWith, '=', linkWorkerId))
    .$if(heldBy !== null, (query) =>
      query.where(sql<boolean>`(held_until is null or held_until <= ${heldBy})`),
    )
    .$if(partOfDay === 'morning', (query) => query.where('localTime', '<', '12:00'))
    .$if(partOfDay === 'afternoon', (query) => query.where('localTime', '>=', '12:00'))
    .$if(mode !== null, (query) => query.where('mode', '=', mode ?? 'in_practice'))
    .orderBy('startsAt')
    .orderBy('id')
    .limit(limit);
}

/** The earliest first. */
export async function freeSlots(db: Db, filter: FreeSlotFilter): Promise<Slot[]> {
  return freeSlotsQuery(db, filter).execute();
}
