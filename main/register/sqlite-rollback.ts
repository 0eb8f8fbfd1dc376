import type Database from 'better-sqlite3';
import type { SqliteDriver } from 'kysely';
import { RegisterSqliteDialect } from './sqlite-dialect.ts';

/**
 * SQLite takes a transaction back by itself when the disk is full or fails. Kysely's rollback after
 * that would fail too, and its error would hide the one that tells the user what to do.
 */
export class SelfRollingBackDialect extends RegisterSqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super(database);
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    const driver = super.createDriver();
    const rollback = driver.rollbackTransaction.bind(driver);
    driver.rollbackTransaction = async (connection) => {
      if (this.#database.inTransaction) await rollback(connection);
    };
    return driver;
  }
}
