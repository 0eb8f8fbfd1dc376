import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { refuseNetworkShare } from '../../main/register/file-checks.ts';
import { migrations } from '../../main/register/migrations/index.ts';
import { connect } from '../../main/register/open-sqlite.ts';
import {
  contentsOf,
  dropFolder,
  holdRegister,
  key,
  makeFolder,
  makeRegister,
  opening,
  openingAsSomebody,
  pageSize,
  type Folder,
} from '../support/register-files.ts';

const otherKey = 'cd'.repeat(32);
const allThere = { patients: 3 };
const onWindows = process.platform === 'win32';

let folder: Folder;

beforeEach(async () => {
  folder = makeFolder();
  await makeRegister(folder);
});
afterEach(() => dropFolder(folder));

/** Refused with this code, nothing in the folder touched; with the cause gone, nothing is missing. */
async function refusedUnlessMended(code: string, spoil: () => void, mend: () => void) {
  spoil();
  const before = contentsOf(folder);
  expect(await opening(folder)).toEqual({ code });
  expect(contentsOf(folder)).toEqual(before);
  mend();
  expect(await opening(folder)).toEqual(allThere);
}

/** Puts something else in the register's place, and the register back. */
function inItsPlace(code: string, other: Uint8Array | string) {
  const aside = `${folder.register}.aside`;
  return refusedUnlessMended(
    code,
    () => {
      renameSync(folder.register, aside);
      writeFileSync(folder.register, other);
    },
    () => renameSync(aside, folder.register),
  );
}

function flipped(...places: readonly number[]): Buffer {
  const bytes = readFileSync(folder.register);
  for (const place of places) bytes[place]! ^= 0xff;
  return bytes;
}

describe('a register file that is not what it should be', () => {
  it('with another key stays shut, and opens with its own', async () => {
    const before = contentsOf(folder);
    expect(await opening(folder, otherKey)).toEqual({ code: 'register_wrong_key' });
    expect(contentsOf(folder)).toEqual(before);
    expect(await opening(folder)).toEqual(allThere);
  });

  it('is told from a plain database, a PDF, an archive and a letter', async () => {
    const plain = path.join(folder.path, 'plain.db');
    new Database(plain).exec('create table patient (id text)').close();
    const text = 'Dear practice, this is a letter and no register. '.repeat(400);
    await inItsPlace('register_not_a_register', readFileSync(plain));
    await inItsPlace('register_not_a_register', `%PDF-1.7\n${text}`);
    await inItsPlace('register_not_a_register', `PK\u0003\u0004${text}`);
    await inItsPlace('register_not_a_register', text);
    await inItsPlace('register_not_a_register', 'x');
    await inItsPlace('register_not_a_register', Buffer.alloc(8 * pageSize));
  });

  it('may be a folder', async () => {
    const aside = `${folder.register}.aside`;
    await refusedUnlessMended(
      'register_not_a_register',
      () => {
        renameSync(folder.register, aside);
        mkdirSync(folder.register);
      },
      () => {
        renameSync(folder.register, path.join(folder.path, 'folder'));
        renameSync(aside, folder.register);
      },
    );
  });

  it('cut short is damaged, wherever it was cut', async () => {
    const whole = readFileSync(folder.register);
    for (const length of [pageSize, 2 * pageSize, whole.length - pageSize, whole.length - 1]) {
      await inItsPlace('register_damaged', whole.subarray(0, length));
    }
  });

  it('damaged on its first page is not mistaken for a wrong key', async () => {
    await inItsPlace('register_damaged', flipped(1000));
    expect(await opening(folder)).toEqual(allThere);
  });

  it('damaged further in says so when that part is read, and the check of the whole file finds it', async () => {
    const pages = readFileSync(folder.register).length / pageSize;
    const everyOther = Array.from({ length: pages - 1 }, (_, page) => (page + 1) * pageSize + 99);
    await inItsPlace('register_damaged', flipped(...everyOther));
    const sound = connect({ path: folder.register, key });
    const { rootpage } = sound
      .prepare<[], { rootpage: number }>(
        `select rootpage from sqlite_master where name = 'contact_attempt'`,
      )
      .get()!;
    sound.close();
    writeFileSync(`${folder.register}.bad`, flipped((rootpage - 1) * pageSize + 99));
    const database = connect({ path: `${folder.register}.bad`, key });
    expect(database.pragma('integrity_check', { simple: true })).not.toBe('ok');
    database.close();
  });

  it('from a newer version is refused before anything is changed', async () => {
    const database = connect({ path: folder.register, key });
    const record = database.prepare('insert into register_migration values (?, ?)');
    record.run('9990-from-the-future', '2027-01-01T00:00:00.000Z');
    database.close();
    const before = contentsOf(folder);
    expect(await opening(folder)).toEqual({ code: 'register_newer' });
    expect(contentsOf(folder)).toEqual(before);
    expect(migrations.map(({ name }) => name)).not.toContain('9990-from-the-future');
  });
});

describe('a register file that cannot be had', () => {
  it('held by another program is locked, and opens when that lets go', async () => {
    const other = await holdRegister(folder, 'exclusive');
    expect(await opening(folder)).toEqual({ code: 'register_locked' });
    await other.letGo();
    expect(await opening(folder)).toEqual(allThere);
  });

  it('that another program writes to can still be read', async () => {
    const other = await holdRegister(folder, 'writing');
    expect(await opening(folder)).toEqual(allThere);
    await other.letGo();
  });

  (onWindows ? it.skip : it)('read-only, file or folder, is said to be so', () => {
    chmodSync(folder.path, 0o777);
    chmodSync(folder.register, 0o444);
    const before = contentsOf(folder);
    expect(openingAsSomebody(folder)).toEqual({ code: 'register_read_only' });
    expect(contentsOf(folder)).toEqual(before);

    chmodSync(folder.register, 0o666);
    chmodSync(folder.path, 0o555);
    expect(openingAsSomebody(folder)).toEqual({ code: 'register_read_only' });
    expect(contentsOf(folder)).toEqual(before);

    chmodSync(folder.register, 0o000);
    expect(openingAsSomebody(folder)).toEqual({ code: 'register_read_only' });

    chmodSync(folder.register, 0o666);
    chmodSync(folder.path, 0o777);
    expect(openingAsSomebody(folder)).toEqual(allThere);
  });

  it('in a folder that cannot be made is said to be so', async () => {
    const file = path.join(folder.path, 'file');
    writeFileSync(file, '');
    const code = 'register_read_only';
    expect(await opening(path.join(file, 'register.db'))).toEqual({ code });
    expect(await opening(path.join(file, 'further', 'register.db'))).toEqual({ code });
  });
});

describe('a register on a network share', () => {
  const mounts = [
    '/dev/sda1 / ext4 rw 0 0',
    '//server/share /mnt/practice cifs rw 0 0',
    'server:/export /mnt/nfs\\040share nfs4 rw 0 0',
    'me@server:/ /mnt/ssh fuse.sshfs rw 0 0',
    '/dev/sdb1 /mnt/practice/stick vfat rw 0 0',
  ].join('\n');
  const refuse = (file: string, platform: NodeJS.Platform = 'linux') =>
    expect(() => refuseNetworkShare(file, mounts, platform)).toThrow('register_on_network_share');
  const take = (file: string, platform: NodeJS.Platform = 'linux') =>
    expect(() => refuseNetworkShare(file, mounts, platform)).not.toThrow();

  it('is refused by every way to write its address', () => {
    for (const file of [
      '\\\\server\\share\\register.db',
      '//server/share/register.db',
      '\\\\?\\UNC\\server\\share\\register.db',
      '\\\\?\\unc\\server\\share\\register.db',
      '//?/UNC/server/share/register.db',
      '\\\\.\\UNC\\server\\share\\register.db',
    ])
      refuse(file, 'win32');
  });

  it('is refused by the file system its folder is on', () => {
    refuse('/mnt/practice/register.db');
    refuse('/mnt/practice/deep/down/register.db');
    refuse('/mnt/nfs share/register.db');
    refuse('/mnt/ssh/register.db');
    take('/mnt/practice/stick/register.db');
    take('/mnt/practices/register.db');
    take('/home/desk/register.db');
  });

  it('is not taken for one where it is on a disk of the PC', () => {
    take('C:\\ProgramData\\CLW Desk\\register.db', 'win32');
    take('\\\\?\\C:\\ProgramData\\register.db', 'win32');
    take('\\\\.\\C:\\register.db', 'win32');
  });

  (onWindows ? it.skip : it)('is refused through a link to it', () => {
    const link = path.join(folder.path, 'link');
    const target = path.join(folder.path, 'mounted');
    mkdirSync(target);
    symlinkSync(target, link);
    const lines = `/dev/sda1 / ext4 rw 0 0\n//server/share ${target} cifs rw 0 0`;
    expect(() => refuseNetworkShare(path.join(link, 'new', 'register.db'), lines, 'linux')).toThrow(
      'register_on_network_share',
    );
  });

  it('is never created there', async () => {
    expect(await opening('//server/share/register.db')).toEqual({
      code: 'register_on_network_share',
    });
  });
});
