import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, openSqliteRegister } from '../../main/register/open-sqlite.ts';
import type { Register } from '../../main/register/register.ts';

const key = 'ab'.repeat(32);

describe('while another connection writes to the register', () => {
  let folder = '';
  let file = { path: '', key };
  let register: Register | undefined;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clw-lock-'));
    file = { path: path.join(folder, 'register.db'), key };
  });

  afterEach(async () => {
    await register?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const save = (to: Register) =>
    to.db
      .transaction()
      .execute((db) =>
        db.insertInto('practiceSetting').values({ key: 'kept', value: 'yes' }).execute(),
      );

  it('a command waits its turn and is kept, and the app goes on meanwhile', async () => {
    register = await openSqliteRegister(file);
    const other = connect(file);
    other.exec('begin immediate');
    let saved = false;
    const saving = save(register).then(() => (saved = true));
    // Timers of the app fire while the command waits; inside SQLite they would not.
    for (let beat = 0; beat < 3; beat += 1) await new Promise((beaten) => setTimeout(beaten, 1));
    expect(saved).toBe(false);
    other.exec('commit');
    other.close();
    await saving;
    const rows = await register.db.selectFrom('practiceSetting').selectAll().execute();
    expect(rows).toEqual([{ key: 'kept', value: 'yes' }]);
  });

  it('a command is refused when its patience has ended, and the next one is kept', async () => {
    register = await openSqliteRegister({ ...file, busyTimeoutMs: 30 });
    const other = connect(file);
    other.exec('begin immediate');
    await expect(save(register)).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    other.exec('commit');
    other.close();
    await save(register);
    expect(await register.db.selectFrom('practiceSetting').selectAll().execute()).toHaveLength(1);
  });
});
