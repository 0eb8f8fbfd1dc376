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

/**
 * Takes the write lock at once. A plain BEGIN takes it at the first write, and two connections
 * that both read first and write later cannot both go on: one gets SQLITE_BUSY without waiting.
 */
class RegisterDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

export class RegisterSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(database: Database.Database) {
    const config = { database: withStatementCache(database) };
    super(config);
    this.#config = config;
  }

  override createAdapter(): SqliteAdapter {
    return new RegisterAdapter();
  }

  override createDriver(): SqliteDriver {
    return new RegisterDriver(this.#config);
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
