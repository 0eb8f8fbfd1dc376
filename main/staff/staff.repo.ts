import type { Insertable, Selectable, Updateable } from 'kysely';
import type { StaffMember } from '../../shared/types.ts';
import type { Db } from '../register/register.ts';
import type { Schema } from '../register/schema.ts';

export type StaffRow = Selectable<Schema['staff']>;

/** What somebody is doing now is told apart from who they are: live-status.service.ts. */
export const staffMemberOf = ({
  createdAt: _created,
  liveStatus: _status,
  liveStatusNote: _note,
  liveStatusAt: _at,
  liveStatusBackAt: _back,
  active,
  ...row
}: StaffRow): StaffMember => ({
  ...row,
  active: active === 1,
});

export async function listStaff(db: Db): Promise<StaffRow[]> {
  return db.selectFrom('staff').selectAll().orderBy('name').orderBy('id').execute();
}

export async function staffById(db: Db, id: string): Promise<StaffRow | undefined> {
  return db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertStaff(db: Db, row: Insertable<Schema['staff']>): Promise<StaffRow> {
  return db.insertInto('staff').values(row).returningAll().executeTakeFirstOrThrow();
}

/** `version` given: undefined when somebody else changed the row since. */
export async function updateStaff(
  db: Db,
  { id, version }: { id: string; version?: number },
  changes: Updateable<Schema['staff']>,
): Promise<StaffRow | undefined> {
  return db
    .updateTable('staff')
    .set(changes)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version!))
    .returningAll()
    .executeTakeFirst();
}

export async function activeManagersBut(db: Db, id: string): Promise<number> {
  const row = await db
    .selectFrom('staff')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('role', '=', 'manager')
    .where('active', '=', 1)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
