import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Booking, OtherFacts } from '../../shared/referral.ts';
import { inChunks } from '../clinics/slots.repo.ts';
import { prepared } from '../register/prepared.ts';
import type { Db } from '../register/register.ts';
import type { ReferralTable, Schema } from '../register/schema.ts';

export type ReferralRow = Selectable<ReferralTable>;

const selectById = prepared((db, { id }: { id: string }) =>
  db.selectFrom('referral').selectAll().where('id', '=', id),
);

export async function referralById(db: Db, id: string): Promise<ReferralRow | undefined> {
  return (await selectById(db, { id }))[0];
}

export async function referralsByIds(db: Db, ids: readonly string[]): Promise<ReferralRow[]> {
  const rows: ReferralRow[] = [];
  for (const chunk of inChunks(ids)) {
    rows.push(...(await db.selectFrom('referral').selectAll().where('id', 'in', chunk).execute()));
  }
  return rows;
}

export async function openReferralOf(db: Db, patientId: string): Promise<ReferralRow | undefined> {
  return db
    .selectFrom('referral')
    .selectAll()
    .where('patientId', '=', patientId)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
}

const insertUnlessOpen = prepared((db, row: ReferralRow) =>
  db
    .insertInto('referral')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

/** False when the patient already has an open referral. */
export async function insertReferral(db: Db, row: ReferralRow): Promise<boolean> {
  return (await insertUnlessOpen(db, row)).length > 0;
}

type Change = Updateable<ReferralTable> & { whoseId: string; was: number; version: number };

const updateVersion = prepared((db, { whoseId, was, ...changes }: Change) =>
  db
    .updateTable('referral')
    .set(changes)
    .where('id', '=', whoseId)
    .where('version', '=', was)
    .returningAll(),
);

/** Undefined when somebody else changed it since `version`. */
export async function updateReferral(
  db: Db,
  { id, version }: { id: string; version: number },
  changes: Updateable<ReferralTable>,
): Promise<ReferralRow | undefined> {
  const change = { ...changes, whoseId: id, was: version, version: version + 1 };
  return (await updateVersion(db, change))[0];
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

export async function removeNeeds(
  db: Db,
  referralId: string,
  needs: readonly string[],
): Promise<void> {
  if (needs.length === 0) return;
  await db
    .deleteFrom('referralNeed')
    .where('referralId', '=', referralId)
    .where('needId', 'in', needs)
    .execute();
}

const insertNeeds = prepared(
  (db, { of, ...needs }: { readonly of: string; [at: string]: string }) =>
    db
      .insertInto('referralNeed')
      .values(Object.values(needs).map((needId) => ({ referralId: of, needId })))
      .onConflict((conflict) => conflict.doNothing()),
);

export async function addNeeds(
  db: Db,
  referralId: string,
  needs: readonly string[],
): Promise<void> {
  if (needs.length === 0) return;
  await insertNeeds(db, { ...Object.fromEntries([...new Set(needs)].entries()), of: referralId });
}

const insertOneEvent = prepared((db, row: Insertable<Schema['referralEvent']>) =>
  db.insertInto('referralEvent').values(row),
);

export async function insertEvent(db: Db, row: Insertable<Schema['referralEvent']>): Promise<void> {
  await insertOneEvent(db, row);
}

/** What the referral was before it was closed last. */
export async function beforeClosing(db: Db, referralId: string): Promise<string | null> {
  const row = await db
    .selectFrom('referralEvent')
    .select('stateBefore')
    .where('referralId', '=', referralId)
    .where('kind', '=', 'closed')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.stateBefore ?? null;
}

export async function insertContact(
  db: Db,
  row: Insertable<Schema['contactAttempt']>,
): Promise<void> {
  await db.insertInto('contactAttempt').values(row).execute();
}

/** The latest attempt to reach the patient of a referral. */
export async function latestContact(db: Db, referralId: string) {
  return db
    .selectFrom('contactAttempt as contact')
    .innerJoin('staff', 'staff.id', 'contact.byId')
    .selectAll('contact')
    .select('staff.name as byName')
    .where('contact.referralId', '=', referralId)
    .orderBy('contact.at', 'desc')
    .orderBy('contact.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function deleteContact(db: Db, id: string): Promise<void> {
  await db.deleteFrom('contactAttempt').where('id', '=', id).execute();
}

const missed = ['dna', 'left_before_seen'] as const;
const coming = ['booked', 'arrived', 'in_progress'] as const;

const selectOthers = prepared(
  (db, { referralId, exceptId }: { referralId: string; exceptId: string }) =>
    db
      .selectFrom('appointment')
      .select(['startsAt', 'linkWorkerId', 'status', 'needsMoving'])
      .where('referralId', '=', referralId)
      .where('id', '<>', exceptId)
      .orderBy('startsAt'),
);

/** What else stands for a referral, apart from one appointment. */
export async function otherFacts(
  db: Db,
  referralId: string,
  exceptAppointmentId: string,
): Promise<Omit<OtherFacts, 'died'>> {
  const others = await selectOthers(db, { referralId, exceptId: exceptAppointmentId });
  const moves = others.find((one) => one.status === 'booked' && one.needsMoving === 1);
  return {
    next: others.find(({ status }) => coming.some((one) => one === status)) ?? null,
    moves: moves ?? null,
    firstSeenAt: others.find(({ status }) => status === 'attended')?.startsAt ?? null,
    missed: others.some(({ status }) => missed.some((one) => one === status)),
  };
}

/** Its earliest appointment without an outcome; before it one that needs another time. */
export async function bookingOf(db: Db, referralId: string): Promise<Booking | null> {
  const row = await db
    .selectFrom('appointment')
    .select(['startsAt', 'needsMoving', 'linkWorkerId'])
    .where('referralId', '=', referralId)
    .where('status', 'in', coming)
    .orderBy('needsMoving', 'desc')
    .orderBy('startsAt')
    .executeTakeFirst();
  return row ? { ...row, needsMoving: row.needsMoving === 1 } : null;
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

const selectPatient = prepared((db, { id }: { id: string }) =>
  db.selectFrom('patient').select('leftReason').where('id', '=', id),
);

/** Why the patient is off the list, if so; undefined: there is no such patient. */
export async function patientToRefer(
  db: Db,
  id: string,
): Promise<{ leftReason: string | null } | undefined> {
  return (await selectPatient(db, { id }))[0];
}
