import { afterEach, beforeEach } from '@jest/globals';
import { sql } from 'kysely';
import { migrate } from '../../main/register/migrate.ts';
import { migrations } from '../../main/register/migrations/index.ts';
import type { RegisterMigration } from '../../main/register/migrations/migration.ts';
import { openSqliteRegister } from '../../main/register/open-sqlite.ts';
import type { Register } from '../../main/register/register.ts';
import { dropFolder, key, makeFolder, type Folder } from './register-files.ts';

/** For each test, a register as the version before a migration left it. */
export function registerBefore(
  register: () => Register,
  migration: RegisterMigration,
): () => Register {
  const known = migrations.slice(0, migrations.indexOf(migration));
  let folder: Folder;
  let old: Register;
  beforeEach(async () => {
    folder = makeFolder();
    const { engine, db } = register();
    if (engine === 'sqlite') {
      old = await openSqliteRegister({ path: folder.register, key, known });
      return;
    }
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    await migrate(db, { engine, known });
    old = register();
  });
  afterEach(async () => {
    if (old !== register()) await old.close();
    dropFolder(folder);
  });
  return () => old;
}
