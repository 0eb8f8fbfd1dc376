import { sql } from 'kysely';
import { localTimeOf } from '../../../shared/calendar.ts';
import { run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/** When the desk opens, in every version so far: a call due then was another try. */
const morning = '09:00';

/**
 * The time at which somebody was promised a call. It is promised as long as the call is due at that
 * time. Before, a call was taken to be promised where it was due at any time but nine o'clock.
 */
export const promisedCalls: RegisterMigration = {
  name: '0150-promised-calls',
  async up(db, { text }) {
    await run(db, `alter table referral add column promised_at ${text}`);
    const { rows } = await sql<{ due: string }>`select distinct next_action_due as due from referral
      where closed_at is null and next_action in ('phone', 'follow_up')
      and next_action_due is not null`.execute(db);
    for (const { due } of rows.filter((row) => localTimeOf(row.due) !== morning)) {
      await sql`update referral set promised_at = next_action_due where closed_at is null
        and next_action in ('phone', 'follow_up') and next_action_due = ${due}`.execute(db);
    }
  },
};
