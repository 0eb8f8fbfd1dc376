import type { Db } from '../register/register.ts';
import type { Contents } from './backup-files.ts';

/** What is in the open register, to be compared with a backup. */
export async function contentsNow(db: Db): Promise<Contents> {
  const count = async (
    table: 'patient' | 'referral' | 'appointment' | 'audit',
  ): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return Number(row.rows);
  };
  return {
    patients: await count('patient'),
    referrals: await count('referral'),
    appointments: await count('appointment'),
    steps: await count('audit'),
  };
}
