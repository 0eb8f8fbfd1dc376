import { contactHows } from '../../../shared/contact.ts';
import { flag, oneOf, run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/** What would help somebody to come, and how they like to be reached: the list knows nothing of it. */
export const whatWouldHelp: RegisterMigration = {
  name: '0120-what-would-help',
  async up(db) {
    await run(
      db,
      ...['morning', 'afternoon', 'by_phone', 'reminder', 'travel'].map(
        (help) => `alter table patient add column help_${help} ${flag(`help_${help}`)} default 0`,
      ),
      `alter table patient add column preferred_contact text ${oneOf('preferred_contact', contactHows)}`,
    );
  },
};
