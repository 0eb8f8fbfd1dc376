import type { ExtraSession } from '../../shared/types.ts';
import type { Db } from '../register/register.ts';

/** Single days that differ from the rules: extra sessions, and bank holidays the practice adds or works on. */

export async function extraSessions(db: Db): Promise<ExtraSession[]> {
  return db.selectFrom('extraSession').selectAll().orderBy('onDate').orderBy('id').execute();
}

export async function extraSessionsBetween(
  db: Db,
  from: string,
  to: string,
): Promise<ExtraSession[]> {
  return db
    .selectFrom('extraSession')
    .selectAll()
    .where('onDate', '>=', from)
    .where('onDate', '<=', to)
    .execute();
}

/** False where the clinic has an extra session on that day already. */
export async function insertExtraSession(db: Db, session: ExtraSession): Promise<boolean> {
  const inserted = await db
    .insertInto('extraSession')
    .values(session)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function extraSessionById(db: Db, id: string): Promise<ExtraSession | undefined> {
  return db.selectFrom('extraSession').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function deleteExtraSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('extraSession').where('id', '=', id).execute();
}

export type HolidayRow = { readonly onDate: string; readonly name: string; readonly off: 0 | 1 };

/** What the practice says of a day replaces what it said before. */
export async function putHoliday(db: Db, row: HolidayRow): Promise<void> {
  await db
    .insertInto('bankHoliday')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('onDate').doUpdateSet({ name: row.name, off: row.off }),
    )
    .execute();
}

/** Back to what the national list says. False where there was nothing to take back. */
export async function deleteHoliday(db: Db, onDate: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom('bankHoliday')
    .where('onDate', '=', onDate)
    .returning('onDate')
    .executeTakeFirst();
  return deleted !== undefined;
}
