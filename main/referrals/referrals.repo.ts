import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { OtherFacts } from '../../shared/referral.ts';
import type { Db } from '../register/register.ts';
import type { ReferralTable, Schema } from '../register/schema.ts';

export type ReferralRow = Selectable<ReferralTable>;

/** Spelt as in the partial indexes of the schema, so that they are the ones used. */
export const closedStatus = sql.lit('closed' as const);

export async function referralById(db: Db, id: string): Promise<ReferralRow | undefined> {
  return db.selectFrom('referral').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function openReferralOf(db: Db, patientId: string): Promise<ReferralRow | undefined> {
  return db
    .selectFrom('referral')
    .selectAll()
    .where('patientId', '=', patientId)
    .where('status', '<>', closedStatus)
    .executeTakeFirst();
}

/** Undefined when the patient already has an open referral. */
export async function insertReferral(
  db: Db,
  row: Insertable<ReferralTable>,
): Promise<ReferralRow | undefined> {
  return db
    .insertInto('referral')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** Undefined when somebody else changed it since `version`. */
export async function updateReferral(
  db: Db,
  { id, version }: { id: string; version: number },
  changes: Updateable<ReferralTable>,
): Promise<ReferralRow | undefined> {
  return db
    .updateTable('referral')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
}

export async function needsOf(db: Db, referralId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('referralNeed')
    .select('needId')
    .where('referralId', '=', referralId)
    .orderBy('needId')
    .execute();
  return rows.map((row) => row.needId);
}

export async function replaceNeeds(
  db: Db,
  referralId: string,
  needs: readonly string[],
): Promise<void> {
  await db.deleteFrom('referralNeed').where('referralId', '=', referralId).execute();
  await addNeeds(db, referralId, needs);
}

export async function addNeeds(
  db: Db,
  referralId: string,
  needs: readonly string[],
): Promise<void> {
  if (needs.length === 0) return;
  await db
    .insertInto('referralNeed')
    .values([...new Set(needs)].map((needId) => ({ referralId, needId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertEvent(db: Db, row: Insertable<Schema['referralEvent']>): Promise<void> {
  await db.insertInto('referralEvent').values(row).execute();
}

export async function insertContact(
  db: Db,
  row: Insertable<Schema['contactAttempt']>,
): Promise<void> {
  await db.insertInto('contactAttempt').values(row).execute();
}

const coming = ['booked', 'arrived', 'in_progress'] as const;

/** What else stands for a referral, apart from one appointment. */
export async function otherFacts(
  db: Db,
  referralId: string,
  exceptAppointmentId: string,
): Promise<OtherFacts> {
  const row = await db
    .selectFrom('appointment')
    .select((eb) => [
      eb.fn.min('startsAt').filterWhere('status', 'in', coming).as('nextStartsAt'),
      eb.fn.min('statusAt').filterWhere('status', '=', 'attended').as('firstSeenAt'),
    ])
    .where('referralId', '=', referralId)
    .where('id', '<>', exceptAppointmentId)
    .executeTakeFirst();
  return { nextStartsAt: row?.nextStartsAt ?? null, firstSeenAt: row?.firstSeenAt ?? null };
}

export async function hasAppointmentToCome(db: Db, referralId: string): Promise<boolean> {
  const row = await db
    .selectFrom('appointment')
    .select('id')
    .where('referralId', '=', referralId)
    .where('status', 'in', coming)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Open referrals waiting for a first contact that were made before this one. */
export async function waitingBefore(db: Db, { referredAt, id }: ReferralRow): Promise<number> {
  const row = await db
    .selectFrom('referral')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('status', '<>', closedStatus)
    .where('status', '=', 'waiting')
    .where('referredAt', '<=', referredAt)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** How long the latest people to be seen had waited: pairs of referral and first contact. */
export async function recentWaits(db: Db, count: number, now: string) {
  return (
    db
      .selectFrom('appointment')
      .innerJoin('referral', 'referral.id', 'appointment.referralId')
      .select(['referral.referredAt', 'appointment.startsAt as seenAt'])
      .where('appointment.startsAt', '<=', now)
      .where('appointment.status', '=', 'attended')
      // Second and later contacts say nothing about the wait.
      .whereRef('appointment.statusAt', '=', 'referral.firstSeenAt')
      .orderBy('appointment.startsAt', 'desc')
      .limit(count)
      .execute()
  );
}

export async function patientExists(db: Db, id: string): Promise<boolean> {
  return (
    (await db.selectFrom('patient').select('id').where('id', '=', id).executeTakeFirst()) !==
    undefined
  );
}

export async function staffExists(db: Db, id: string): Promise<boolean> {
  return (
    (await db.selectFrom('staff').select('id').where('id', '=', id).executeTakeFirst()) !==
    undefined
  );
}
