import { sql, type Kysely } from 'kysely';
import { Migrator, type MigrationProvider } from 'kysely/migration';
import { AppError } from '../../shared/errors.ts';
import { spelling } from './columns.ts';
import { migrations } from './migrations/index.ts';
import type { RegisterMigration } from './migrations/migration.ts';
import type { Engine } from './register.ts';
import type { Schema } from './schema.ts';

const table = 'register_migration';

type Migrating = {
  readonly engine: Engine;
  readonly known?: readonly RegisterMigration[];
  /** Called once when something is about to change in a register that already holds data. */
  readonly beforeChange?: (nextMigration: string) => Promise<void> | void;
};

/**
 * Brings the register to this version of the app.
 * Throws `register_newer` when a newer app has been here: going on would damage what it wrote.
 */
export async function migrate(db: Kysely<Schema>, how: Migrating): Promise<void> {
  const known = how.known ?? migrations;
  const applied = await appliedMigrations(db, how.engine);
  const unknown = applied.filter((name) => !known.some((migration) => migration.name === name));
  if (unknown.length > 0)
    throw new AppError('register_newer', { detail: { newest: unknown.at(-1) } });
  const pending = known.filter((migration) => !applied.includes(migration.name));
  if (pending[0] === undefined) return;
  if (applied.length > 0) await how.beforeChange?.(pending[0].name);
  const migrator = new Migrator({
    // The camel-case plugin would rename the bookkeeping tables half of the time.
    db: db.withoutPlugins(),
    provider: providerOf(known, how.engine),
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('Migration failed', { cause: error });
}

export async function appliedMigrations(db: Kysely<Schema>, engine: Engine): Promise<string[]> {
  const plain = db.withoutPlugins();
  const exists =
    engine === 'sqlite'
      ? sql<{
          n: string;
        }>`select name as n from sqlite_master where type = 'table' and name = ${table}`
      : sql<{ n: string }>`select table_name as n from information_schema.tables
          where table_schema = current_schema() and table_name = ${table}`;
  if ((await exists.execute(plain)).rows.length === 0) return [];
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(table)} order by name`.execute(plain);
  return rows.map((row) => row.name);
}

function providerOf(known: readonly RegisterMigration[], engine: Engine): MigrationProvider {
  return {
    getMigrations: () =>
      Promise.resolve(
        Object.fromEntries(
          known.map((migration) => [
            migration.name,
            { up: (db: Kysely<never>) => migration.up(db, spelling(engine)) },
          ]),
        ),
      ),
  };
}
