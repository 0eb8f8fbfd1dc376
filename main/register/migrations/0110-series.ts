import { run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/**
 * Appointments that were booked together share an id, so that each says which of how many it is.
 * They are found through their referral, whose index holds them: no index of their own.
 */
export const series: RegisterMigration = {
  name: '0110-series',
  async up(db, { text }) {
    await run(db, `alter table appointment add column series_id ${text}`);
  },
};
