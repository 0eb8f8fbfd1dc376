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

/** Enough to reach behind what a PC with a wrong clock has written since it was started. */
const latestSteps = 200;

/** The latest time among the newest steps, by the clocks of the PCs that took them; null: none yet. */
export async function latestStepAt(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom((eb) =>
      eb.selectFrom('audit').select('at').orderBy('id', 'desc').limit(latestSteps).as('newest'),
    )
    .select((eb) => eb.fn.max('newest.at').as('at'))
    .executeTakeFirst();
  return row?.at ?? null;
}
