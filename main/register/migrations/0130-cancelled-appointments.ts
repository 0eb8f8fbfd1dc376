import { run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/** The diary shows what was cancelled, and years of it lie behind. */
export const cancelledAppointments: RegisterMigration = {
  name: '0130-cancelled-appointments',
  async up(db) {
    await run(
      db,
      `create index appointment_cancelled on appointment (starts_at) where status = 'cancelled'`,
    );
  },
};
