import { sql, type Selectable } from 'kysely';
import { prepared } from '../register/prepared.ts';
import type { Db } from '../register/register.ts';
import type { PatientTable } from '../register/schema.ts';

export type PatientRow = Selectable<PatientTable> & { readonly openReferralId: string | null };
export type NewPatient = Omit<PatientRow, 'openReferralId' | 'version'>;

const withOpenReferral = (db: Db) =>
  db
    .selectFrom('patient')
    .selectAll('patient')
    .select((eb) =>
      eb
        .selectFrom('referral')
        .select('referral.id')
        .whereRef('referral.patientId', '=', 'patient.id')
        // Spelt like the partial unique index, so that it is the one used.
        .where('referral.closedAt', 'is', null)
        .as('openReferralId'),
    );

const selectByIds = prepared((db, ids: { readonly [at: string]: string }) =>
  withOpenReferral(db).where('patient.id', 'in', Object.values(ids)),
);

export async function patientsByIds(db: Db, ids: readonly string[]): Promise<PatientRow[]> {
  if (ids.length === 0) return [];
  return selectByIds(db, Object.fromEntries(ids.entries()));
}

export async function patientById(db: Db, id: string): Promise<PatientRow | undefined> {
  return withOpenReferral(db).where('patient.id', '=', id).executeTakeFirst();
}

const selectByChi = prepared((db, { chi }: { chi: string }) =>
  withOpenReferral(db).where('patient.chi', '=', chi),
);

export async function patientByChi(db: Db, chi: string): Promise<PatientRow | undefined> {
  return (await selectByChi(db, { chi }))[0];
}

/** False when the CHI number is already somebody else's. */
export async function insertPatient(db: Db, patient: NewPatient): Promise<boolean> {
  const inserted = await db
    .insertInto('patient')
    .values(patient)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** False when the row is not at `version` any more. */
export async function updatePatient(
  db: Db,
  id: string,
  version: number,
  change: Partial<Omit<NewPatient, 'id' | 'createdAt'>>,
): Promise<boolean> {
  const updated = await db
    .updateTable('patient')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

/** Whatever version it is at; false when there is no such patient. */
export async function changePatient(
  db: Db,
  id: string,
  change: Partial<Omit<NewPatient, 'id' | 'createdAt'>>,
): Promise<boolean> {
  const updated = await db
    .updateTable('patient')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

export async function replacePhoneKeys(
  db: Db,
  patientId: string,
  digits: readonly string[],
): Promise<void> {
  await db.deleteFrom('patientPhone').where('patientId', '=', patientId).execute();
  if (digits.length === 0) return;
  await db
    .insertInto('patientPhone')
    .values(digits.map((number) => ({ digits: number, patientId })))
    .execute();
}

export type NameKeyRow = { readonly rank: number; readonly first: string; readonly second: string };

export async function insertNameKeys(
  db: Db,
  patientId: string,
  keys: readonly NameKeyRow[],
): Promise<void> {
  if (keys.length === 0) return;
  await db
    .insertInto('patientName')
    .values(keys.map((key) => ({ ...key, patientId })))
    .execute();
}

/** A patient's referrals, newest first, with how often they were seen or did not attend. */
export async function referralsOfPatient(db: Db, patientId: string) {
  return db
    .selectFrom('referral')
    .leftJoin('appointment', 'appointment.referralId', 'referral.id')
    .where('referral.patientId', '=', patientId)
    .groupBy([
      'referral.id',
      'referral.status',
      'referral.referredAt',
      'referral.closedAt',
      'referral.closedReason',
    ])
    .orderBy('referral.referredAt', 'desc')
    .select([
      'referral.id',
      'referral.status',
      'referral.referredAt',
      'referral.closedAt',
      'referral.closedReason',
    ])
    .select([
      sql<number>`cast(sum(case when appointment.status = 'attended' then 1 else 0 end) as integer)`.as(
        'seen',
      ),
      sql<number>`cast(sum(case when appointment.status = 'dna' then 1 else 0 end) as integer)`.as(
        'dna',
      ),
    ])
    .execute();
}

export async function countPatients(db: Db): Promise<{ onList: number; left: number }> {
  const rows = await db
    .selectFrom('patient')
    .select(['onList', (eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('people')])
    .groupBy('onList')
    .execute();
  const of = (onList: 0 | 1) => Number(rows.find((row) => row.onList === onList)?.people ?? 0);
  return { onList: of(1), left: of(0) };
}

/** Setting with the instant of the last finished import; see import-desk.ts. */
export const lastImportKey = 'import.lastAt';

export async function readSetting(db: Db, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('practiceSetting')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

export async function writeSetting(db: Db, key: string, value: string): Promise<void> {
  await db
    .insertInto('practiceSetting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
