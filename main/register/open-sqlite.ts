import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { CamelCasePlugin, Kysely } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import { headerOf, refuseNetworkShare } from './file-checks.ts';
import { migrate } from './migrate.ts';
import type { Register } from './register.ts';
import { registerError } from './register-error.ts';
import type { Schema } from './schema.ts';
import { RegisterSqliteDialect } from './sqlite-dialect.ts';

export type SqliteOptions = {
  readonly path: string;
  /** 256 bits as 64 hex digits. A raw key opens in 3 ms where a passphrase costs 160. */
  readonly key: string;
  /** How long a statement waits for another connection's write, in milliseconds. */
  readonly busyTimeoutMs?: number;
};

/**
 * Opens (or creates) the encrypted register file and brings it to this version.
 * Throws AppError: register_wrong_key, register_not_a_register, register_locked,
 * register_read_only, register_newer, register_on_network_share, register_damaged, register_full.
 */
export async function openSqliteRegister(options: SqliteOptions): Promise<Register> {
  refuseNetworkShare(options.path);
  const isNew = !existsSync(options.path);
  if (isNew) mkdirSync(dirname(options.path), { recursive: true });
  const database = connect(options);
  const db = new Kysely<Schema>({
    dialect: new RegisterSqliteDialect(database),
    plugins: [new CamelCasePlugin()],
  });
  try {
    await migrate(db, {
      engine: 'sqlite',
      beforeChange: (next) => copyAside(database, `${options.path}.before-${next}`),
    });
  } catch (error) {
    database.close();
    throw registerError(error);
  }
  return {
    engine: 'sqlite',
    db,
    file: { path: options.path, key: options.key },
    // Kysely closes the file only if it ran a query; closing twice is allowed.
    close: async () => {
      await db.destroy();
      database.close();
    },
  };
}

/** A bare connection with the register's cipher and safety settings, all of them asserted. */
export function connect({ path, key, busyTimeoutMs = 5000 }: SqliteOptions): Database.Database {
  const header = headerOf(path);
  if (header === 'plain' || header === 'short') throw new AppError('register_not_a_register');
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: busyTimeoutMs });
    database.pragma(`cipher='sqlcipher'`);
    database.pragma(`key="x'${key}'"`);
    database.pragma('journal_mode=WAL');
    database.pragma('synchronous=FULL');
    database.pragma('foreign_keys=ON');
    database.pragma('temp_store=MEMORY');
    assertPragmas(database);
    return database;
  } catch (error) {
    database?.close();
    throw registerError(error);
  }
}

/**
 * WAL with synchronous=FULL: an acknowledged commit survives a power cut. The package's own
 * default in WAL is NORMAL, which does not promise that, so it is read back, not trusted.
 */
function assertPragmas(database: Database.Database): void {
  const expected = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, temp_store: 2 };
  for (const [name, value] of Object.entries(expected)) {
    const actual = database.pragma(name, { simple: true });
    if (actual !== value)
      throw new Error(`register setting ${name} is ${String(actual)}, not ${value}`);
  }
}

/** `VACUUM INTO` keeps the cipher and key; the online backup API does not work on encrypted files. */
export function copyAside(database: Database.Database, target: string): void {
  if (existsSync(target)) return;
  database.prepare('vacuum into ?').run(target);
}
