import { remindedHows } from '../../../shared/contract/reminders.ts';
import { oneOf, run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/**
 * Reminders that were sent, and days that are on paper. A reminder is of an appointment at a time: a
 * moved one may be reminded again, the same time never twice, whoever presses first.
 */
export const reminders: RegisterMigration = {
  name: '0090-reminders',
  async up(db, { text, strict }) {
    await run(
      db,
      `create table reminder (
        id ${text} primary key,
        appointment_id ${text} not null references appointment (id),
        starts_at ${text} not null,
        how text not null ${oneOf('how', remindedHows)},
        sent_at ${text} not null,
        sent_by ${text} not null references staff (id),
        unique (appointment_id, starts_at)
      ) ${strict}`,
      `create table paper_print (
        id ${text} primary key,
        for_date ${text} not null,
        printed_at ${text} not null,
        printed_by ${text} not null references staff (id)
      ) ${strict}`,
      `create index paper_print_day on paper_print (for_date, printed_at)`,
    );
  },
};
