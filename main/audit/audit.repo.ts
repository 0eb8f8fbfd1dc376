import type { Insertable } from 'kysely';
import { prepared } from '../register/prepared.ts';
import type { Db } from '../register/register.ts';
import type { Schema } from '../register/schema.ts';

const insertRow = prepared((db, row: Insertable<Schema['audit']>) =>
  db.insertInto('audit').values(row),
);

/** One row per command, in the command's own transaction. */
export async function insertAudit(db: Db, row: Insertable<Schema['audit']>): Promise<void> {
  await insertRow(db, row);
}
