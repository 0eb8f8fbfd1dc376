import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe } from '@jest/globals';
import { openPostgresRegister } from '../../main/register/open-postgres.ts';
import { openSqliteRegister } from '../../main/register/open-sqlite.ts';
import type { Register } from '../../main/register/register.ts';
import { copyOfTemplate, type Copy } from './shared-postgres.ts';

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
    let copy: Copy;
    withRegister(tests, async () => {
      copy = await copyOfTemplate();
      return openPostgresRegister({ url: copy.url });
    });
    afterEach(() => copy.drop());
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
