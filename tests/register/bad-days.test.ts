import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { newId } from '../../main/new-id.ts';
import { createRegisterHolder } from '../../main/register-holder.ts';
import { connect, copyAside, openSqliteRegister } from '../../main/register/open-sqlite.ts';
import type { Register } from '../../main/register/register.ts';
import { frontDesk, madeUp, referralOf, type FrontDesk } from '../support/front-desk.ts';
import { now, smallPractice } from '../support/made-up-practice.ts';
import {
  dropFolder,
  holdRegister,
  key,
  makeFolder,
  makeRegister,
  pageSize,
  type Folder,
} from '../support/register-files.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

let folder: Folder;
let register: Register;
let desk: FrontDesk;

/** A practice with a clinic, and somebody at its desk. */
async function practiceIn(place: Folder): Promise<void> {
  folder = place;
  register = await openSqliteRegister({ path: place.register, key, busyTimeoutMs: 50 });
  const { receptionist } = await smallPractice(register);
  desk = frontDesk(() => register);
  desk.sessions.current = madeUp('reception', receptionist);
}

const somebody = () =>
  desk.must('patient.create', {
    surname: 'Bad-Day',
    forename: 'Made-up',
    dateOfBirth: '1960-05-04',
    postcode: 'ZZ1 1ZZ',
    phone: null,
    chi: null,
  });

const counts = async () => ({
  referrals: (await register.db.selectFrom('referral').select('id').execute()).length,
  events: (await register.db.selectFrom('referralEvent').select('id').execute()).length,
  needs: (await register.db.selectFrom('referralNeed').selectAll().execute()).length,
  audits: (await register.db.selectFrom('audit').select('id').execute()).length,
});

/** The command is refused with this code and half of it is not there; once mended it goes through. */
async function refusedWhole(code: string, spoil: () => unknown, mend: () => unknown) {
  const { id } = await somebody();
  await spoil();
  const before = await counts();
  desk.told.length = 0;
  expect(await desk.code('referral.create', referralOf(id))).toBe(code);
  expect(await desk.code('referral.create', referralOf(id))).toBe(code);
  expect([desk.told, desk.faults]).toEqual([[], []]);
  expect(await counts()).toEqual(before);
  await mend();
  expect(await desk.code('referral.create', referralOf(id))).toBe('ok');
  expect(await counts()).toEqual({
    referrals: before.referrals + 1,
    events: before.events + 1,
    needs: before.needs + 2,
    audits: before.audits + 1,
  });
}

describe('a command on a bad day', () => {
  beforeEach(() => practiceIn(makeFolder()));
  afterEach(async () => {
    await register.close();
    dropFolder(folder);
  });

  it('waits no longer than it must for another program, and reading goes on', async () => {
    let other: Awaited<ReturnType<typeof holdRegister>>;
    await refusedWhole(
      'register_locked',
      async () => {
        other = await holdRegister(folder, 'writing');
        expect(await desk.code('patient.count', undefined)).toBe('ok');
      },
      () => other.letGo(),
    );
  });

  it('that finds no room is taken back whole, and the app goes on once there is some', async () => {
    // A limit of the engine's own: the same answer as a full disk, on every machine.
    const pages = async (limit: number) =>
      sql.raw(`pragma max_page_count = ${limit}`).execute(register.db);
    await refusedWhole(
      'register_full',
      async () => {
        await pages(1);
        await fillPages();
      },
      () => pages(2 ** 30),
    );
  });

  /** Until the last free byte of the tables that a referral goes to is used. */
  async function fillPages(): Promise<void> {
    const { id } = await register.db.selectFrom('referral').select('id').executeTakeFirstOrThrow();
    const by = desk.sessions.current!.staffId;
    for (;;) {
      try {
        await register.db
          .insertInto('referralEvent')
          .values({
            id: newId(),
            referralId: id,
            at: now,
            byId: by,
            kind: 'note',
            text: 'Room taken',
            audience: 'everyone',
            stateBefore: null,
          })
          .execute();
      } catch {
        return;
      }
    }
  }

  it('on a damaged part of the file says so, and nothing is announced', async () => {
    const { id } = await somebody();
    const table = sql<{ rootPage: number }>`
      select rootpage as root_page from sqlite_master where name = 'referral'`;
    const { rootPage } = (await table.execute(register.db)).rows[0]!;
    await register.close();
    const sound = readFileSync(folder.register);
    const spoilt = Buffer.from(sound);
    spoilt[(rootPage - 1) * pageSize + 99]! ^= 0xff;
    writeFileSync(folder.register, spoilt);
    register = await openSqliteRegister({ path: folder.register, key });
    desk.told.length = 0;
    expect(await desk.code('referral.create', referralOf(id))).toBe('register_damaged');
    expect([desk.told, desk.faults]).toEqual([[], []]);
    await register.close();
    writeFileSync(folder.register, sound);
    register = await openSqliteRegister({ path: folder.register, key });
    expect(await desk.code('referral.create', referralOf(id))).toBe('ok');
  });
});

const disk = mountSmallDisk();
// Mounting takes root on Linux; elsewhere the test above stands for a full disk.
const onRealDisk = disk ? describe : describe.skip;

onRealDisk('a disk that is really full', () => {
  beforeEach(() => practiceIn({ path: disk!.folder, register: path.join(disk!.folder, 'a.db') }));
  afterEach(async () => {
    await register.close();
    for (const name of readdirSync(disk!.folder)) rmSync(path.join(disk!.folder, name));
  });
  afterAll(() => disk?.remove());

  it('takes a command whole or not at all, and the app goes on once there is room', async () => {
    await refusedWhole(
      'register_full',
      async () => {
        disk!.fill();
        // What is left of the log's last page is used up by small changes that still fit.
        while ((await desk.code('staff.setLiveStatus', status())) === 'ok');
      },
      () => disk!.free(),
    );
  });
  const status = () => ({
    staffId: desk.sessions.current!.staffId,
    liveStatus: 'out',
  });

  it('does not open a register, and opens it with everything in it once there is room', async () => {
    const { id } = await somebody();
    await register.close();
    const before = readFileSync(folder.register);
    disk!.fill();
    const opening = openSqliteRegister({ path: folder.register, key });
    await expect(opening).rejects.toMatchObject({ code: 'register_full' });
    expect(readFileSync(folder.register).equals(before)).toBe(true);
    disk!.free();
    register = await openSqliteRegister({ path: folder.register, key });
    expect(await desk.code('patient.get', { id })).toBe('ok');
  });

  it('leaves no half copy that would look like a whole one', () => {
    const database = connect({ path: folder.register, key });
    const target = `${folder.register}.before-9990-next`;
    disk!.fill(10 * pageSize);
    expect(() => copyAside(database, { key }, target)).toThrow('full');
    disk!.free();
    expect(readdirSync(disk!.folder).filter((name) => name.includes('before'))).toEqual([]);
    copyAside(database, { key }, target);
    expect(existsSync(target)).toBe(true);
    database.close();
  });
});

describe('the app at its start', () => {
  const holderOf = (file: string, clock = () => now) => {
    const faults: unknown[] = [];
    const holder = createRegisterHolder({
      open: () => openSqliteRegister({ path: file, key, busyTimeoutMs: 50 }),
      newId,
      clock,
      pc: 'test',
      workerUrl: new URL('../../main/patients/import-worker.ts', import.meta.url),
      report: (error) => faults.push(error),
    });
    return { ...holder, faults };
  };

  let receptionist: string;
  beforeEach(async () => {
    folder = makeFolder();
    receptionist = await makeRegister(folder);
  });
  afterEach(() => dropFolder(folder));

  it('goes on without its register, says why to every call, and has it after a retry', async () => {
    const aside = `${folder.register}.aside`;
    copyFileSync(folder.register, aside);
    writeFileSync(folder.register, 'A letter, not a register.');
    const holder = holderOf(folder.register);
    await holder.open();
    expect(holder.problem()?.code).toBe('register_not_a_register');
    desk = frontDesk(holder.get);
    desk.sessions.current = madeUp('reception', receptionist);
    expect(await desk.code('patient.count', undefined)).toBe('register_not_a_register');
    expect(() => holder.patientImport()).toThrow('register_not_a_register');

    copyFileSync(aside, folder.register);
    await holder.open();
    expect(holder.problem()).toBeNull();
    expect(await desk.must('patient.count', undefined)).toMatchObject({ onList: 3 });
    await holder.close();
  });

  it('never ends on a fault it does not know', async () => {
    let broken = true;
    const holder = createRegisterHolder({
      open: () => {
        if (broken) throw new TypeError('not thought of');
        return openSqliteRegister({ path: folder.register, key });
      },
      newId,
      clock: () => now,
      pc: 'test',
      workerUrl: new URL('about:blank'),
    });
    await holder.open();
    expect(holder.problem()?.code).toBe('internal');
    broken = false;
    await holder.open();
    expect(holder.problem()).toBeNull();
    await holder.close();
  });

  it('shows what it can read where nothing can be saved just now', async () => {
    const file = await openSqliteRegister({ path: folder.register, key });
    const practice = await smallPractice(file);
    await file.db.updateTable('staff').set({ role: 'manager' }).execute();
    await file.close();
    const other = await holdRegister(folder, 'writing');
    const holder = holderOf(folder.register);
    await holder.open();
    expect([holder.problem(), holder.faults]).toEqual([null, []]);
    desk = frontDesk(holder.get);
    desk.sessions.current = madeUp('manager', practice.receptionist);
    expect(await desk.code('patient.count', undefined)).toBe('ok');
    await other.letGo();
    await holder.renewSlots();
    await holder.close();
  });
});
