import { run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/** What would help a patient, as it was before a missed appointment's answers: undo gives it back. */
export const helpBefore: RegisterMigration = {
  name: '0140-help-before',
  async up(db) {
    await run(db, `alter table appointment_event add column help_before text`);
  },
};
