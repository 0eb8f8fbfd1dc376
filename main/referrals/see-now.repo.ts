import { sql, type Selectable } from 'kysely';
import type { Db } from '../register/register.ts';
import type { SeeNowEventTable } from '../register/schema.ts';

export type SeeNowEvent = Selectable<SeeNowEventTable>;

/** All that was said about some referrals, in order; with the names of who said it and who comes. */
export async function seeNowEvents(db: Db, referralIds: readonly string[]) {
  if (referralIds.length === 0) return [];
  return db
    .selectFrom('seeNowEvent as event')
    .innerJoin('staff as by', 'by.id', 'event.byId')
    .leftJoin('staff as worker', 'worker.id', 'event.linkWorkerId')
    .selectAll('event')
    .select(['by.name as byName', 'worker.name as workerName'])
    .where('event.referralId', 'in', referralIds)
    .orderBy('event.referralId')
    .orderBy('event.seq')
    .execute();
}

export type NamedEvent = Awaited<ReturnType<typeof seeNowEvents>>[number];

/** False where somebody else was faster: this place in the list is theirs. */
export async function insertSeeNowEvent(db: Db, row: SeeNowEvent): Promise<boolean> {
  const written = await db
    .insertInto('seeNowEvent')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('seq')
    .executeTakeFirst();
  return written !== undefined;
}

const most = 50;

const whoWaits = (db: Db) =>
  db
    .selectFrom('referral')
    .selectAll()
    // Spelt as in the partial index.
    .where('nextAction', '=', sql.lit('see_now'))
    .orderBy('referredAt')
    .orderBy('id');

/** Open referrals whose patient waits in the building, the longest first. */
export const waitingNow = async (db: Db) => whoWaits(db).limit(most).execute();

/** The same, however many the register says there are. */
export const allWaitingNow = async (db: Db) => whoWaits(db).execute();

/** Open referrals of which somebody said from an instant on that nobody can come. */
export async function turnedDownSince(db: Db, from: string) {
  return db
    .selectFrom('referral')
    .selectAll()
    .where('closedAt', 'is', null)
    .where((eb) =>
      eb(
        'id',
        'in',
        eb
          .selectFrom('seeNowEvent')
          .select('referralId')
          // Spelt as in the partial index.
          .where('kind', '=', sql.lit('cant'))
          .where('at', '>=', from),
      ),
    )
    .orderBy('referredAt')
    .orderBy('id')
    .limit(most)
    .execute();
}
