import type { Insertable, Selectable } from 'kysely';
import type { Closure, Leave } from '../../shared/types.ts';
import type { Db } from '../register/register.ts';
import type { Schema } from '../register/schema.ts';

export type ClinicRow = Selectable<Schema['clinic']>;
export type NewClinic = Insertable<Schema['clinic']>;

export async function clinics(db: Db): Promise<ClinicRow[]> {
  return db.selectFrom('clinic').selectAll().orderBy('validFrom').orderBy('id').execute();
}

export async function clinicById(db: Db, id: string): Promise<ClinicRow | undefined> {
  return db.selectFrom('clinic').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function clinicsOf(db: Db, linkWorkerIds: readonly string[]): Promise<ClinicRow[]> {
  return db.selectFrom('clinic').selectAll().where('linkWorkerId', 'in', linkWorkerIds).execute();
}

export async function insertClinic(db: Db, clinic: NewClinic): Promise<void> {
  await db.insertInto('clinic').values(clinic).execute();
}

/** False when the row is not at `version` any more. */
export async function updateClinic(
  db: Db,
  id: string,
  version: number,
  change: Partial<Omit<NewClinic, 'id' | 'version'>>,
): Promise<boolean> {
  const updated = await db
    .updateTable('clinic')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

type StaffRow = Pick<Selectable<Schema['staff']>, 'id' | 'role' | 'active' | 'leavesOn'>;

/** Whoever may have a clinic, or once had one. */
export async function everybody(db: Db): Promise<StaffRow[]> {
  return db.selectFrom('staff').select(['id', 'role', 'active', 'leavesOn']).execute();
}

export async function isLinkWorker(db: Db, id: string): Promise<boolean> {
  return (await everybody(db)).some((one) => one.id === id && one.role === 'link_worker');
}

export async function leaves(db: Db): Promise<Leave[]> {
  return db.selectFrom('leave').selectAll().orderBy('fromDate').orderBy('id').execute();
}

export async function leaveBetween(db: Db, from: string, to: string): Promise<Leave[]> {
  return db
    .selectFrom('leave')
    .selectAll()
    .where('toDate', '>=', from)
    .where('fromDate', '<=', to)
    .execute();
}

export async function insertLeave(db: Db, leave: Leave): Promise<void> {
  await db.insertInto('leave').values(leave).execute();
}

/** The leave that was, or undefined. */
export async function deleteLeave(db: Db, id: string): Promise<Leave | undefined> {
  return db.deleteFrom('leave').where('id', '=', id).returningAll().executeTakeFirst();
}

export async function closures(db: Db): Promise<Closure[]> {
  return db.selectFrom('closure').selectAll().orderBy('onDate').orderBy('id').execute();
}

export async function closuresBetween(db: Db, from: string, to: string): Promise<Closure[]> {
  return db
    .selectFrom('closure')
    .selectAll()
    .where('onDate', '>=', from)
    .where('onDate', '<=', to)
    .execute();
}

export async function insertClosure(db: Db, closure: Closure): Promise<void> {
  await db.insertInto('closure').values(closure).execute();
}

export async function deleteClosure(db: Db, id: string): Promise<Closure | undefined> {
  return db.deleteFrom('closure').where('id', '=', id).returningAll().executeTakeFirst();
}
