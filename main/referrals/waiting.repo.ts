import { sql } from 'kysely';
import { prepared } from '../register/prepared.ts';
import type { Db } from '../register/register.ts';

/** What somebody who is referred now is told: their place, and how long the latest had waited. */

/** Spelt like the partial index referral_waiting, and asks for nothing that is not in it. */
const countOfWaiting = (db: Db) =>
  db
    .selectFrom('referral')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('status', '=', sql.lit('waiting' as const));

/**
 * All who wait, less the few who were referred later: SQLite counts a whole index ten times faster
 * than a range of it, and of 10,000 who wait nearly all were referred before.
 */
export const waitingQuery = (db: Db, { referredAt }: { referredAt: string }) =>
  db.selectNoFrom(({ eb }) =>
    eb(countOfWaiting(db), '-', countOfWaiting(db).where('referredAt', '>', referredAt)).as('n'),
  );

const countWaiting = prepared(waitingQuery);

/** How many wait for a first contact who were referred by then, this very moment included. */
export async function waitingUpTo(db: Db, referredAt: string): Promise<number> {
  const [row] = await countWaiting(db, { referredAt });
  return Number(row?.n ?? 0);
}

/** Spelt like the partial index referral_first_seen, and asks for nothing that is not in it. */
export const waitsQuery = (db: Db, { count }: { count: number }) =>
  db
    .selectFrom('referral')
    .select(['referredAt', 'firstSeenAt'])
    .where('firstSeenAt', 'is not', null)
    .$narrowType<{ firstSeenAt: string }>()
    .orderBy('firstSeenAt', 'desc')
    .limit(sql.val(count));

const selectWaits = prepared(waitsQuery);

/** How long the latest people to be seen had waited: pairs of referral and first contact. */
export async function recentWaits(db: Db, count: number) {
  return selectWaits(db, { count });
}
