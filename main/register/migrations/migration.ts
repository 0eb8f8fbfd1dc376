import type { Kysely } from 'kysely';
import type { Spelling } from '../columns.ts';

/**
 * One step of the register's schema. Forward only, and never edited once released: a mistake is
 * mended by the next one. Runs in one transaction on both engines.
 */
export type RegisterMigration = {
  readonly name: string;
  up(db: Kysely<never>, spelling: Spelling): Promise<void>;
};
