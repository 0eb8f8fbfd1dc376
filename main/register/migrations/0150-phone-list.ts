import { sql } from 'kysely';
import { localTimeOf } from '../../../shared/calendar.ts';
import { run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/** When the desk opens, in every version so far: a call due then was another try. */
const morning = '09:00';

/**
 * The time at which somebody was promised a call. It is promised as long as the call is due at that
 * time. Before, a call was taken to be promised where it was due at any time but nine o'clock.
 *
 * And texts that were taken out of the app for the SMS tool, and by whom: whoever comes next does
 * not take them as well, and what is marked as sent is what was taken. Of an appointment at a time,
 * as the reminder itself.
 */
export const phoneList: RegisterMigration = {
  name: '0150-phone-list',
  async up(db, { text, strict }) {
    await run(
      db,
      `alter table referral add column promised_at ${text}`,
      `create table reminder_take (
        id ${text} primary key,
        appointment_id ${text} not null references appointment (id),
        starts_at ${text} not null,
        taken_at ${text} not null,
        taken_by ${text} not null references staff (id),
        unique (appointment_id, starts_at)
      ) ${strict}`,
    );
    const { rows } = await sql<{ due: string }>`select distinct next_action_due as due from referral
      where closed_at is null and next_action in ('phone', 'follow_up')
      and next_action_due is not null`.execute(db);
    for (const { due } of rows.filter((row) => localTimeOf(row.due) !== morning)) {
      await sql`update referral set promised_at = next_action_due where closed_at is null
        and next_action in ('phone', 'follow_up') and next_action_due = ${due}`.execute(db);
    }
  },
};
