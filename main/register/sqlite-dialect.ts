import { setTimeout as pause } from 'node:timers/promises';
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
import { isBusy } from './register-error.ts';

/** Kysely says SQLite cannot change its schema in a transaction. It can. */
class RegisterAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** How long a statement may hold up the window while another connection writes, in milliseconds. */
export const blockingMs = 15;
const lookAgainMs = 10;

class RegisterDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #patienceMs: number;

  constructor(config: SqliteDialectConfig, database: Database.Database, patienceMs: number) {
    super(config);
    this.#database = database;
    this.#patienceMs = patienceMs;
  }

  /**
   * Takes the write lock at once. A plain BEGIN takes it at the first write, and two connections
   * that both read first and write later cannot both go on: one gets SQLITE_BUSY without waiting.
   *
   * It waits for the lock here and not inside SQLite: an import holds it for a second, SQLite would
   * wait on the thread that draws the windows, and they would be frozen for as long.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const until = performance.now() + this.#patienceMs;
    for (;;) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error;
      }
      await pause(lookAgainMs);
    }
  }

  /**
   * SQLite takes a transaction back by itself when the disk is full or fails. A second rollback
   * would fail too, and its error would hide the one that tells the user what to do.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

export class RegisterSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #database: Database.Database;
  readonly #patienceMs: number;

  /** `patienceMs`: how long a command waits for another connection's write. */
  constructor(database: Database.Database, patienceMs: number) {
    const config = { database: withStatementCache(database) };
    super(config);
    this.#config = config;
    this.#database = database;
    this.#patienceMs = patienceMs;
  }

  override createAdapter(): SqliteAdapter {
    return new RegisterAdapter();
  }

  override createDriver(): SqliteDriver {
    return new RegisterDriver(this.#config, this.#database, this.#patienceMs);
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
