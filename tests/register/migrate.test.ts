import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { appliedMigrations, migrate } from '../../main/register/migrate.ts';
import { migrations } from '../../main/register/migrations/index.ts';
import type { RegisterMigration } from '../../main/register/migrations/migration.ts';
import { connect, copyAside, openSqliteRegister } from '../../main/register/open-sqlite.ts';
import type { Register } from '../../main/register/register.ts';
import { onBothEngines } from '../support/engines.ts';
import { addStaff } from '../support/made-up-practice.ts';
import {
  dropFolder,
  key,
  makeFolder,
  makeRegister,
  opening,
  type Folder,
} from '../support/register-files.ts';

const adds: RegisterMigration = {
  name: '9980-adds',
  up: async (db) => {
    await sql`create table later (id text primary key)`.execute(db);
    await sql`update staff set name = 'changed'`.execute(db);
  },
};
const breaks: RegisterMigration = {
  name: '9990-breaks',
  up: async (db) => {
    await sql`alter table staff add column later text`.execute(db);
    await sql`update staff set name = 'half changed'`.execute(db);
    throw new Error('a mistake in a migration');
  },
};
const names = migrations.map(({ name }) => name);

onBothEngines('bringing a register to this version', (register) => {
  const to = (...more: readonly RegisterMigration[]) =>
    migrate(register().db, { engine: register().engine, known: [...migrations, ...more] });
  const staff = () => register().db.selectFrom('staff').selectAll().execute();
  const applied = () => appliedMigrations(register().db, register().engine);

  it('takes every step once, in order, and none when there is nothing to do', async () => {
    expect(await applied()).toEqual(names);
    await to();
    expect(await applied()).toEqual(names);
    expect(names.toSorted()).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\d{3}0-[a-z-]+$/);
  });

  it('keeps the old schema and every row where a step fails, with the steps before it', async () => {
    await addStaff(register().db, 'reception', 'Desk');
    const before = await staff();
    await expect(to(adds, breaks)).rejects.toThrow('a mistake in a migration');
    expect(await staff()).toEqual(before);
    expect(await applied()).toEqual(names);
    await expect(sql`select * from later`.execute(register().db)).rejects.toThrow();
    // The next version brings the step mended.
    await to(adds);
    expect(await applied()).toEqual([...names, adds.name]);
    expect(await staff()).toMatchObject([{ name: 'changed' }]);
  });

  it('is refused, and nothing touched, where a newer version has been', async () => {
    await addStaff(register().db, 'reception', 'Desk');
    await to(adds);
    const before = await staff();
    await expect(to()).rejects.toMatchObject({
      code: 'register_newer',
      detail: { newest: adds.name },
    });
    expect(await staff()).toEqual(before);
  });

  it('tells before it changes a register that holds something, and only then', async () => {
    const told: string[] = [];
    const how = { engine: register().engine, beforeChange: (next: string) => void told.push(next) };
    await migrate(register().db, how);
    expect(told).toEqual([]);
    await migrate(register().db, { ...how, known: [...migrations, adds] });
    expect(told).toEqual([adds.name]);
  });
});

describe('the copy set aside before a change', () => {
  let folder: Folder;
  let register: Register;
  const target = () => `${folder.register}.before-9980-adds`;

  beforeEach(async () => {
    folder = makeFolder();
    await makeRegister(folder);
    register = await openSqliteRegister({ path: folder.register, key });
  });
  afterEach(async () => {
    await register.close();
    dropFolder(folder);
  });

  const copy = () => {
    const database = connect({ path: folder.register, key });
    copyAside(database, { key }, target());
    database.close();
  };

  it('opens with the same key and no other, and has everything in it', async () => {
    copy();
    expect(await opening(target())).toEqual({ patients: 3 });
    expect(await opening(target(), 'cd'.repeat(32))).toEqual({ code: 'register_wrong_key' });
    expect(readdirSync(folder.path).filter((name) => name.includes('half'))).toEqual([]);
  });

  it('is the newest state where an older copy was left by a change that failed', async () => {
    copy();
    await register.db.updateTable('patient').set({ surname: 'Since' }).execute();
    copy();
    const again = await openSqliteRegister({ path: target(), key });
    const patients = await again.db.selectFrom('patient').select('surname').execute();
    expect(patients).toEqual(Array.from({ length: 3 }, () => ({ surname: 'Since' })));
    await again.close();
  });

  it('is made by opening, when this version knows a step that the register has not taken', async () => {
    // As an older version left it: the last step not taken yet.
    const last = migrations.at(-1)!;
    const folderOfOld = makeFolder();
    const old = connect({ path: folderOfOld.register, key });
    old.close();
    const opened = await openSqliteRegister({
      path: folderOfOld.register,
      key,
      known: migrations.slice(0, -1),
    });
    await addStaff(opened.db, 'reception', 'Desk');
    await opened.close();
    const now = await openSqliteRegister({ path: folderOfOld.register, key });
    expect(await appliedMigrations(now.db, 'sqlite')).toEqual(names);
    await now.close();
    const copyOfOld = `${folderOfOld.register}.before-${last.name}`;
    const before = await openSqliteRegister({
      path: copyOfOld,
      key,
      known: migrations.slice(0, -1),
    });
    expect(await before.db.selectFrom('staff').select('name').execute()).toHaveLength(1);
    await before.close();
    dropFolder(folderOfOld);
  });
});
