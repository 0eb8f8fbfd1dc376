import { run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/** What a contact attempt changed, so that one logged by mistake can be taken back whole. */
export const contactUndo: RegisterMigration = {
  name: '0080-contact-undo',
  async up(db) {
    await run(db, `alter table contact_attempt add column state_before text`);
  },
};
