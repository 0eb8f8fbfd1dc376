import { setTimeout as pause } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { DatabaseConnection, SqliteDriver } from 'kysely';
import { isBusy } from './register-error.ts';
import { RegisterSqliteDialect } from './sqlite-dialect.ts';

/** How long a statement may hold up the window while another connection writes, in milliseconds. */
export const blockingMs = 15;
const againAfterMs = 10;

/**
 * Two manners that the engine does not have. It waits for another connection's write (an import of
 * the whole list takes a second) by stopping everything, the window too: here only the command waits.
 * And it takes a transaction back by itself when the disk is full: Kysely's rollback after that would
 * fail, and its error would hide the one that tells the user what to do.
 */
export class WaitingSqliteDialect extends RegisterSqliteDialect {
  readonly #database: Database.Database;
  readonly #waitMs: number;

  constructor(database: Database.Database, waitMs: number) {
    super(database);
    this.#database = database;
    this.#waitMs = waitMs;
  }

  override createDriver(): SqliteDriver {
    const driver = super.createDriver();
    const begin = driver.beginTransaction.bind(driver);
    const rollback = driver.rollbackTransaction.bind(driver);
    driver.beginTransaction = (connection) => this.#whenFree(() => begin(connection));
    driver.rollbackTransaction = async (connection: DatabaseConnection) => {
      if (this.#database.inTransaction) await rollback(connection);
    };
    return driver;
  }

  async #whenFree(begin: () => Promise<void>): Promise<void> {
    const until = performance.now() + this.#waitMs;
    for (;;) {
      try {
        return await begin();
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error;
      }
      await pause(againAfterMs);
    }
  }
}
