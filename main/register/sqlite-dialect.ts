import { setTimeout as delay } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteDialectConfig,
  type SqliteStatement,
} from 'kysely';

/** Kysely says SQLite cannot change its schema in a transaction. It can. */
class RegisterAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Between two tries to take the write lock that another connection holds, in milliseconds. */
const lookAgainMs = 15;

/**
 * Takes the write lock at once. A plain BEGIN takes it at the first write, and two connections
 * that both read first and write later cannot both go on: one gets SQLITE_BUSY without waiting.
 *
 * It waits for the lock here and not inside SQLite: an import holds it for seconds, SQLite would
 * wait on the thread that draws the windows, and they would be frozen for as long.
 */
class RegisterDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #patienceMs: number;

  constructor(config: SqliteDialectConfig, database: Database.Database) {
    super(config);
    this.#database = database;
    this.#patienceMs = Number(database.pragma('busy_timeout', { simple: true }));
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const until = performance.now() + this.#patienceMs;
    while (!(await this.#begin(connection, performance.now() >= until))) await delay(lookAgainMs);
  }

  /** False while another connection writes; on the last try that is an error. */
  async #begin(connection: DatabaseConnection, last: boolean): Promise<boolean> {
    this.#database.pragma('busy_timeout=0');
    try {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
      return true;
    } catch (error) {
      if (last || !isBusy(error)) throw error;
      return false;
    } finally {
      this.#database.pragma(`busy_timeout=${this.#patienceMs}`);
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';

export class RegisterSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    const config = { database: withStatementCache(database) };
    super(config);
    this.#config = config;
    this.#database = database;
  }

  override createAdapter(): SqliteAdapter {
    return new RegisterAdapter();
  }

  override createDriver(): SqliteDriver {
    return new RegisterDriver(this.#config, this.#database);
  }
}

const mostStatements = 200;

/**
 * Kysely prepares every statement anew, which costs more than running most of them. The text of a
 * query is fixed per call site, so keeping the prepared ones pays (least recently used goes first).
 */
function withStatementCache(database: Database.Database): SqliteDatabase {
  const cache = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = cache.get(sql);
      if (known) {
        cache.delete(sql);
        cache.set(sql, known);
        return known;
      }
      const statement = database.prepare(sql) as unknown as SqliteStatement;
      cache.set(sql, statement);
      if (cache.size > mostStatements) {
        const oldest = cache.keys().next().value;
        if (oldest !== undefined) cache.delete(oldest);
      }
      return statement;
    },
  };
}
