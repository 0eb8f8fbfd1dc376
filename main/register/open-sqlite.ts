import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { CamelCasePlugin, Kysely } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import { headerOf, refuseNetworkShare } from './file-checks.ts';
import { migrate } from './migrate.ts';
import type { RegisterMigration } from './migrations/migration.ts';
import { keySealed } from './page-seal.ts';
import type { Register } from './register.ts';
import { registerError } from './register-error.ts';
import type { Schema } from './schema.ts';
import { blockingMs, RegisterSqliteDialect } from './sqlite-dialect.ts';

export type SqliteOptions = {
  readonly path: string;
  /** 256 bits as 64 hex digits. A raw key opens in 3 ms where a passphrase costs 160. */
  readonly key: string;
  /** How long a command waits for another connection's write, in milliseconds. */
  readonly busyTimeoutMs?: number;
  /** The steps of another version, for tests of going from one to the next. */
  readonly known?: readonly RegisterMigration[];
};

/** Longer than a practice's whole list takes to import. */
const patienceMs = 10_000;
/** Waiting here blocks the app before it has a window, so it says sooner that the file is held. */
const openingPatienceMs = 1000;

/**
 * Opens (or creates) the encrypted register file and brings it to this version.
 * Throws AppError: register_wrong_key, register_not_a_register, register_locked,
 * register_read_only, register_newer, register_on_network_share, register_damaged, register_full.
 */
export async function openSqliteRegister(options: SqliteOptions): Promise<Register> {
  refuseNetworkShare(options.path);
  if (!existsSync(options.path)) makeFolder(dirname(options.path));
  const database = connect(options);
  const db = new Kysely<Schema>({
    dialect: new RegisterSqliteDialect(database, options.busyTimeoutMs ?? patienceMs),
    plugins: [new CamelCasePlugin()],
  });
  try {
    await migrate(db, {
      engine: 'sqlite',
      ...(options.known ? { known: options.known } : {}),
      beforeChange: (next) => copyAside(database, options, `${options.path}.before-${next}`),
    });
    database.pragma(`busy_timeout=${blockingMs}`);
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
export function connect({
  path,
  key,
  busyTimeoutMs = openingPatienceMs,
}: SqliteOptions): Database.Database {
  const header = headerOf(path);
  if (header === 'other') throw new AppError('register_not_a_register');
  let database: Database.Database | undefined;
  try {
    // SQLite would open it to read, and the desk would learn at the first referral.
    if (header !== 'absent') accessSync(path, constants.W_OK);
    database = new Database(path, { timeout: busyTimeoutMs });
    database.pragma(`cipher='sqlcipher'`);
    database.pragma(`key="x'${key}'"`);
    database.pragma('journal_mode=WAL');
    database.pragma('synchronous=FULL');
    database.pragma('foreign_keys=ON');
    database.pragma('temp_store=MEMORY');
    assertPragmas(database);
    assertWhole(database, path);
    return database;
  } catch (error) {
    database?.close();
    throw whyNot(error, { path, key });
  }
}

/** A first page that cannot be read: the key's fault, or the page's. */
function whyNot(error: unknown, { path, key }: SqliteOptions): unknown {
  const known = registerError(error);
  const unreadable = known instanceof AppError && known.code === 'register_wrong_key';
  return unreadable && keySealed(path, key) ? new AppError('register_damaged') : known;
}

/** Throws `register_read_only` where no folder can be made, e.g. a drive that is not there. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const known = registerError(error);
    throw known instanceof AppError
      ? known
      : new AppError('register_read_only', { detail: { path: folder } });
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

/** SQLite reads a file that was cut short, until it comes to what is missing. */
function assertWhole(database: Database.Database, path: string): void {
  // What was written last may be in the log alone.
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log && log.size > 0) return;
  const pages = Number(database.pragma('page_count', { simple: true }));
  const pageSize = Number(database.pragma('page_size', { simple: true }));
  if (statSync(path).size < pages * pageSize) throw new AppError('register_damaged');
}

/**
 * `VACUUM INTO` keeps the cipher and key; the online backup API does not work on encrypted files.
 * The copy takes its name only when it is whole and opens: half a copy is worse than none, because
 * it looks like one. One from an earlier try is replaced, as the register has gone on since.
 */
export function copyAside(
  database: Database.Database,
  { key }: Pick<SqliteOptions, 'key'>,
  target: string,
): void {
  const half = `${target}.half`;
  rmSync(half, { force: true });
  try {
    database.prepare('vacuum into ?').run(half);
    proveCopy(half, key);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
  renameSync(half, target);
}

function proveCopy(path: string, key: string): void {
  const copy = connect({ path, key });
  try {
    const answer = copy.pragma('quick_check', { simple: true });
    if (answer !== 'ok') throw new AppError('register_damaged');
  } finally {
    copy.close();
  }
}
