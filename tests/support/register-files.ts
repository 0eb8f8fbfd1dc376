import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqliteRegister } from '../../main/register/open-sqlite.ts';
import { addReferral, addStaff } from './made-up-practice.ts';

/** Real register files, and other programs that get in their way. */
export const key = 'ab'.repeat(32);
const child = path.join(import.meta.dirname, 'register-child.ts');
/** SQLCipher's. */
export const pageSize = 4096;
const nobody = 65534;
const isRoot = process.getuid?.() === 0;

export type Folder = { readonly path: string; readonly register: string };

export function makeFolder(): Folder {
  const folder = mkdtempSync(path.join(tmpdir(), 'clw-file-'));
  return { path: folder, register: path.join(folder, 'register.db') };
}

/** Whatever a test made unwritable goes too. */
export function dropFolder(folder: Folder): void {
  chmodSync(folder.path, 0o755);
  rmSync(folder.path, { recursive: true, force: true });
}

/** A register with three made-up patients, each referred. */
export async function makeRegister({ register }: Folder): Promise<string> {
  const opened = await openSqliteRegister({ path: register, key });
  const staff = await addStaff(opened.db, 'reception', 'Desk');
  for (const surname of ['One', 'Two', 'Three']) await addReferral(opened.db, staff, surname);
  await opened.close();
  return staff;
}

/** The code opening is refused with, or what is inside once it opened. */
export async function opening(
  at: Folder | string,
  withKey = key,
): Promise<{ code: string } | { patients: number }> {
  const file = typeof at === 'string' ? at : at.register;
  try {
    const opened = await openSqliteRegister({ path: file, key: withKey, busyTimeoutMs: 50 });
    const rows = await opened.db.selectFrom('patient').select('id').execute();
    await opened.close();
    return { patients: rows.length };
  } catch (error) {
    return { code: (error as { code: string }).code };
  }
}

/** Everything in the folder, byte for byte. */
export function contentsOf(folder: Folder): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder.path)
      .toSorted()
      .map((name) => {
        const file = path.join(folder.path, name);
        const isFile = statSync(file).isFile();
        return [name, isFile ? readFileSync(file).toString('base64') : 'folder'];
      }),
  );
}

/** As `opening`, in a process that permissions bind: root may write wherever it likes. */
export function openingAsSomebody(folder: Folder): unknown {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', child, 'open', folder.register, key],
    { encoding: 'utf8', cwd: '/', ...(isRoot ? { uid: nobody, gid: nobody } : {}) },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Another program that has the register and does not let go until told. */
export async function holdRegister(
  folder: Folder,
  how: 'exclusive' | 'writing',
): Promise<{ letGo(): Promise<void> }> {
  const holder = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', child, how, folder.register, key],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await firstLine(holder);
  return {
    letGo: async () => {
      const gone = once(holder, 'exit');
      holder.stdin?.end();
      await gone;
    },
  };
}

async function firstLine(holder: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    holder.stdout?.once('data', () => resolve());
    holder.once('exit', (code) => reject(new Error(`The other program ended with ${code}`)));
  });
}
