import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals';
import { openPostgresRegister } from '../../main/register/open-postgres.ts';
import { openSqliteRegister } from '../../main/register/open-sqlite.ts';
import type { Register } from '../../main/register/register.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';

/**
 * The same tests on an encrypted SQLite file and on a real PostgreSQL, with a fresh register each.
 * `register()` is the one of the test that is running.
 */
export function onBothEngines(name: string, tests: (register: () => Register) => void): void {
  describe(`${name}, on SQLite`, () => {
    let folder = '';
    withRegister(tests, () => {
      folder = mkdtempSync(join(tmpdir(), 'clw-register-'));
      const key = randomBytes(32).toString('hex');
      return openSqliteRegister({ path: join(folder, 'register.db'), key });
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));
  });

  describe(`${name}, on PostgreSQL`, () => {
    let server: PostgresServer;
    let databases = 0;
    beforeAll(async () => {
      server = await startPostgres();
    }, 120_000);
    afterAll(() => server.stop());
    withRegister(tests, async () => {
      const database = `practice_${++databases}`;
      await server.createDatabase(database);
      return openPostgresRegister({ url: server.url(database) });
    });
  });
}

function withRegister(
  tests: (register: () => Register) => void,
  open: () => Promise<Register>,
): void {
  let register: Register;
  beforeEach(async () => {
    register = await open();
  }, 60_000);
  // Hooks after a test run in the order they stand in: the register closes before its folder goes.
  tests(() => register);
  afterEach(() => register.close());
}
