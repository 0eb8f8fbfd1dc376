import type { Insertable } from 'kysely';
import type { Db } from '../register/register.ts';
import type { Schema } from '../register/schema.ts';

/** One row per command, in the command's own transaction. */
export async function insertAudit(db: Db, row: Insertable<Schema['audit']>): Promise<void> {
  await db.insertInto('audit').values(row).execute();
}
