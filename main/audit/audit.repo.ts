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

/** When the latest step was taken, by the clock of the PC that took it; null: none yet. */
export async function latestStepAt(db: Db): Promise<string | null> {
  const row = await db.selectFrom('audit').select('at').orderBy('id', 'desc').executeTakeFirst();
  return row?.at ?? null;
}
