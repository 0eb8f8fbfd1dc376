import type { Insertable } from 'kysely';
import type { Db } from '../register/register.ts';
import type { Schema } from '../register/schema.ts';

/** An import is a task and writes its audit row itself, inside its one transaction. */
export async function insertAudit(db: Db, row: Insertable<Schema['audit']>): Promise<void> {
  await db.insertInto('audit').values(row).execute();
}
