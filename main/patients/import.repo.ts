import { sql, type RawBuilder } from 'kysely';
import type { KnownPatient, PatientValues } from '../../shared/patient-import-plan.ts';
import { leftRank, type NameKey } from '../../shared/patient-search.ts';
import type { Db, Engine } from '../register/register.ts';

/**
 * Writes of an import go in as sets: one JSON text per few hundred rows, unpacked by the engine.
 * One statement per row would hold the write lock many times longer.
 */
const rowsOf = (engine: Engine, rows: readonly unknown[]): RawBuilder<unknown> =>
  engine === 'sqlite'
    ? sql`(select value as v from json_each(${JSON.stringify(rows)})) as r`
    : sql`(select value as v from jsonb_array_elements(${JSON.stringify(rows)}::jsonb)) as r`;

/** PostgreSQL: other writers of patients wait, readers and referrals do not. SQLite has one writer. */
export async function lockPatients(db: Db, engine: Engine): Promise<void> {
  if (engine === 'postgres') await sql`lock table patient in share row exclusive mode`.execute(db);
}

export async function knownPatients(db: Db): Promise<KnownPatient[]> {
  return db
    .selectFrom('patient')
    .select(['id', 'chi', 'surname', 'forename', 'title', 'dateOfBirth', 'address', 'postcode'])
    .select(['phone', 'mobile', 'email', 'usualGp', 'onList', 'leftOn', 'leftReason'])
    .execute();
}

export type Written = PatientValues & { readonly id: string };

const cells = (p: Written) => [
  p.id,
  p.chi,
  p.title,
  p.surname,
  p.forename,
  p.dateOfBirth,
  p.address,
  p.postcode,
  p.phone,
  p.mobile,
  p.email,
  p.usualGp,
  p.onList,
  p.leftOn,
  p.leftReason,
];

export async function insertPatients(
  db: Db,
  engine: Engine,
  now: string,
  patients: readonly Written[],
): Promise<void> {
  await sql`insert into patient (id, chi, title, surname, forename, date_of_birth, address, postcode,
      phone, mobile, email, usual_gp, on_list, left_on, left_reason, created_at, updated_at)
    select v->>0, v->>1, v->>2, v->>3, v->>4, v->>5, v->>6, v->>7,
      v->>8, v->>9, v->>10, v->>11, cast(v->>12 as integer), v->>13, v->>14, ${now}, ${now}
    from ${rowsOf(engine, patients.map(cells))}`.execute(db);
}

/** Leaves safe-contact flags alone: the file knows nothing about them. */
export async function updatePatients(
  db: Db,
  engine: Engine,
  now: string,
  patients: readonly Written[],
): Promise<void> {
  await sql`update patient set chi = v->>1, title = v->>2, surname = v->>3, forename = v->>4,
      date_of_birth = v->>5, address = v->>6, postcode = v->>7, phone = v->>8, mobile = v->>9,
      email = v->>10, usual_gp = v->>11, on_list = cast(v->>12 as integer), left_on = v->>13,
      left_reason = v->>14, updated_at = ${now}, version = version + 1
    from ${rowsOf(engine, patients.map(cells))} where patient.id = v->>0`.execute(db);
}

export type Leaving = { readonly on: string; readonly reason: string };

export async function markLeft(
  db: Db,
  engine: Engine,
  now: string,
  ids: readonly string[],
  { on, reason }: Leaving,
): Promise<void> {
  const those = sql`(select v->>0 from ${rowsOf(
    engine,
    ids.map((id) => [id]),
  )})`;
  await sql`update patient set on_list = 0, left_on = ${on}, left_reason = ${reason},
    updated_at = ${now}, version = version + 1 where id in ${those}`.execute(db);
  await sql`update patient_name set rank = rank + ${sql.lit(leftRank)}
    where rank < ${sql.lit(leftRank)} and patient_id in ${those}`.execute(db);
}

export type PatientNameKey = NameKey & { readonly patientId: string };
export type PatientPhoneKey = { readonly digits: string; readonly patientId: string };

export async function deleteKeys(db: Db, engine: Engine, ids: readonly string[]): Promise<void> {
  const those = sql`(select v->>0 from ${rowsOf(
    engine,
    ids.map((id) => [id]),
  )})`;
  await sql`delete from patient_name where patient_id in ${those}`.execute(db);
  await sql`delete from patient_phone where patient_id in ${those}`.execute(db);
}

export async function insertKeys(
  db: Db,
  engine: Engine,
  names: readonly PatientNameKey[],
  phones: readonly PatientPhoneKey[],
): Promise<void> {
  const nameRows = names.map((key) => [key.rank, key.first, key.second, key.patientId]);
  await sql`insert into patient_name (rank, first, second, patient_id)
    select cast(v->>0 as integer), v->>1, v->>2, v->>3 from ${rowsOf(engine, nameRows)}`.execute(
    db,
  );
  const phoneRows = phones.map((key) => [key.digits, key.patientId]);
  await sql`insert into patient_phone (digits, patient_id)
    select v->>0, v->>1 from ${rowsOf(engine, phoneRows)}`.execute(db);
}
