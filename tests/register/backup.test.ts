import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDesk, type Desk } from '../../main/desk.ts';
import type { Channel, Input, Output } from '../../shared/contract.ts';
import type { Result } from '../../shared/errors.ts';
import { newPatient, referralOf } from '../support/front-desk.ts';
import {
  dropFolder,
  key,
  makeFolder,
  opening,
  pageSize,
  type Folder,
} from '../support/register-files.ts';

const minute = 60_000;
const thread = (file: string) => new URL(`../../main/${file}`, import.meta.url);

/** The app without its windows, on a real encrypted file, with real threads. */
describe('backups', () => {
  let folder: Folder;
  let second: string | null;
  let desk: Desk;
  const faults: unknown[] = [];

  const start = async () => {
    desk = await openDesk({
      place: { path: folder.register, check: () => undefined, remember: () => undefined },
      key: () => key,
      demo: false,
      workerUrl: thread('patients/import-worker.ts'),
      backup: {
        workerUrl: thread('backup/backup-worker.ts'),
        second: { get: () => second, set: (chosen) => void (second = chosen) },
      },
      shell: () => ({}) as never,
      report: (where, error) => faults.push({ where, error }),
      announce: () => undefined,
      alertSeeNow: () => undefined,
    });
  };
  const ask = async <C extends Channel>(channel: C, input: Input<C>) =>
    (await desk.dispatch.call(channel, input)) as Result<Output<C>>;
  const must = async <C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> => {
    const result = await ask(channel, input);
    if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  const refused = async <C extends Channel>(channel: C, input: Input<C>) => {
    const result = await ask(channel, input);
    return result.ok ? 'ok' : result.error.code;
  };
  const refer = async (surname: string) => {
    const { id } = await must('patient.create', newPatient(surname));
    await must('referral.create', referralOf(id));
  };
  const open = async () => (await must('queue.list', {})).total;
  const beside = () => readdirSync(folder.path).toSorted();
  const signIn = async () => {
    const { people } = await must('setup.state', undefined);
    await must('session.pick', { staffId: people.find(({ role }) => role === 'manager')!.id });
  };
  const newest = async () => (await must('backup.list', undefined))[0]!;
  /** One byte in the middle of a page, as a failing disk would. */
  const spoil = (file: string, page: number) => {
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(page * pageSize + 100) ^ 1, page * pageSize + 100);
    writeFileSync(file, bytes);
  };

  beforeEach(async () => {
    folder = makeFolder();
    second = null;
    faults.length = 0;
    await start();
    await must('setup.complete', {
      practiceName: 'Example Practice',
      practicePhone: '',
      manager: { name: 'Demo Manager' },
      linkWorkers: [],
    });
    await refer('One');
  }, minute);
  afterEach(async () => {
    await desk.close();
    dropFolder(folder);
    expect(faults).toEqual([]);
  }, minute);

  it(
    'a backup is put back, the register it replaces is kept, and everybody signs in anew',
    async () => {
      await must('backup.make', undefined);
      await refer('Two');
      await refer('Three');
      const { place, name } = await newest();
      const preview = await must('backup.preview', { place, name });
      expect(preview).toMatchObject({
        inBackup: { patients: 1, referrals: 1 },
        inRegister: { patients: 3, referrals: 3 },
      });
      const { keptAt } = await must('backup.restore', { place, name });
      expect(await refused('queue.list', {})).toBe('not_signed_in');
      await signIn();
      expect(await open()).toBe(1);
      expect(await opening(keptAt!)).toEqual({ patients: 3 });
      // And on it goes, in the register that was put back.
      await refer('Four');
      expect(await open()).toBe(2);
    },
    minute,
  );

  it(
    'what is done while the backup is made waits for nobody, and is in the one or the next',
    async () => {
      const making = ask('backup.make', undefined);
      await refer('Two');
      expect((await making).ok).toBe(true);
      await must('backup.make', undefined);
      const { inBackup } = await must('backup.preview', await newest());
      expect(inBackup).toMatchObject({ patients: 2, referrals: 2 });
    },
    minute,
  );

  it(
    'a damaged register is replaced by the newest backup before anybody can sign in',
    async () => {
      await must('backup.make', undefined);
      await desk.close();
      spoil(folder.register, 0);
      const damaged = readFileSync(folder.register);
      await start();
      expect(await refused('queue.list', {})).not.toBe('ok');
      const [backup] = await must('recovery.list', undefined);
      const { keptAt } = await must('recovery.restore', backup!);
      expect(readFileSync(keptAt!).equals(damaged)).toBe(true);
      await signIn();
      expect(await open()).toBe(1);
      // Once it is open, only a manager may.
      expect(await refused('recovery.list', undefined)).toBe('not_allowed');
      expect(await refused('recovery.restore', backup!)).toBe('not_allowed');
    },
    minute,
  );

  it(
    'a register that is gone is put back too',
    async () => {
      await must('backup.make', undefined);
      await desk.close();
      for (const name of beside().filter((one) => one.startsWith('register.db'))) {
        rmSync(path.join(folder.path, name));
      }
      writeFileSync(folder.register, 'not a register at all');
      await start();
      const [backup] = await must('recovery.list', undefined);
      await must('recovery.restore', backup!);
      await signIn();
      expect(await open()).toBe(1);
    },
    minute,
  );

  it(
    'a damaged backup is refused, and the register stays as it is',
    async () => {
      await must('backup.make', undefined);
      const { place, name } = await newest();
      spoil(path.join(folder.path, 'backups', name), 3);
      expect(await refused('backup.preview', { place, name })).toBe('register_damaged');
      expect(await refused('backup.restore', { place, name })).toBe('register_damaged');
      expect(await open()).toBe(1);
      expect(beside().some((one) => one.includes('restoring'))).toBe(false);
      expect(await refused('backup.preview', { place, name: 'nothing' })).toBe('backup_gone');
      expect(await refused('backup.preview', { place, name: '../register.db' })).toBe(
        'backup_gone',
      );
    },
    minute,
  );

  it(
    'the second folder gets the same backup, and says when it does not',
    async () => {
      const elsewhere = makeFolder();
      const status = await must('backup.setSecondFolder', { folder: elsewhere.path });
      expect(status).toMatchObject({ problem: null, secondLastAt: expect.any(String) });
      const name = (await newest()).name;
      const copy = (at: string) => readFileSync(path.join(at, name));
      expect(copy(elsewhere.path).equals(copy(path.join(folder.path, 'backups')))).toBe(true);
      // The drive is pulled out, and a file stands in its place.
      dropFolder(elsewhere);
      writeFileSync(elsewhere.path, '');
      expect(await must('backup.make', undefined)).toMatchObject({
        problem: { place: 'second' },
        secondLastAt: null,
        overdue: true,
      });
      rmSync(elsewhere.path);
    },
    minute,
  );

  it(
    'a folder that is no second place is refused, with what was chosen before',
    async () => {
      for (const bad of ['relative', folder.path, path.join(folder.path, 'backups')]) {
        expect(await refused('backup.setSecondFolder', { folder: bad })).toBe(
          'backup_folder_unusable',
        );
      }
      writeFileSync(path.join(folder.path, 'file'), '');
      const inFile = path.join(folder.path, 'file', 'sub');
      expect(await refused('backup.setSecondFolder', { folder: inFile })).toBe(
        'backup_folder_unusable',
      );
      expect(second).toBeNull();
    },
    minute,
  );

  it(
    'once a day by itself, and the audit says so',
    async () => {
      await desk.backUp();
      await desk.backUp();
      expect(await must('backup.list', undefined)).toMatchObject([{ kind: 'daily' }]);
      expect(await must('backup.status', undefined)).toMatchObject({
        overdue: false,
        running: false,
      });
    },
    minute,
  );

  it.each(['before the old one has gone', 'between the old one and the new'] as const)(
    'cut off %s, there is one register and never half of one',
    async (when) => {
      await must('backup.make', undefined);
      const { name } = await newest();
      await refer('Two');
      await desk.close();
      const coming = `${folder.register}.restoring`;
      writeFileSync(coming, readFileSync(path.join(folder.path, 'backups', name)));
      writeFileSync(`${coming}.half`, 'half');
      if (when.startsWith('between')) {
        renameSync(folder.register, path.join(folder.path, 'register-replaced-now.db'));
      }
      await start();
      await signIn();
      expect(await open()).toBe(when.startsWith('between') ? 1 : 2);
      expect(existsSync(coming)).toBe(false);
    },
    minute,
  );
});
