import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { backupsToDrop, readBackupName, type BackupName } from '../../shared/backup.ts';
import { AppError } from '../../shared/errors.ts';
import { connect, copyAside, makeFolder } from '../register/open-sqlite.ts';

/**
 * Backups as files: encrypted like the register, with the same key. Everything here blocks, so the app
 * does it in a thread of its own (backup-worker.ts).
 */
export type Where = { readonly path: string; readonly key: string };

/** What is in a register, to be compared with another. */
export type Contents = {
  readonly patients: number;
  readonly referrals: number;
  readonly appointments: number;
  /** Steps in the audit. */
  readonly steps: number;
};

/** Backups in a folder, newest first; none where there is no such folder. */
export function backupsIn(folder: string): (BackupName & { bytes: number })[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => readBackupName(name) ?? [])
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map((backup) => ({ ...backup, bytes: statSync(path.join(folder, backup.name)).size }));
}

/**
 * A copy of the register as it is now, opened and checked page by page before it has its name. Old
 * ones go afterwards. @throws AppError `register_damaged`, `register_full`, `register_read_only`.
 */
export function writeBackup(register: Where, folder: string, name: string): void {
  makeFolder(folder);
  const target = path.join(folder, name);
  const database = connect(register);
  try {
    copyAside(database, register, target);
  } finally {
    database.close();
  }
  settle(folder);
  check({ path: target, key: register.key });
  dropOld(folder);
}

/** The same backup in a second place, opened and checked there: a copy may differ from what was copied. */
export function copyBackup(from: string, folder: string, key: string): void {
  makeFolder(folder);
  const target = path.join(folder, path.basename(from));
  const half = `${target}.half`;
  rmSync(half, { force: true });
  try {
    copyFileSync(from, half);
    sync(half);
    check({ path: half, key });
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
  renameSync(half, target);
  settle(folder);
  dropOld(folder);
}

/** @throws AppError `register_damaged` where not every page and index is sound, `register_wrong_key`. */
export function check(where: Where): Contents {
  const database = connect(where);
  try {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') {
      throw new AppError('register_damaged');
    }
    const count = (table: string): number =>
      Number(database.prepare(`select count(*) from ${table}`).pluck().get());
    return {
      patients: count('patient'),
      referrals: count('referral'),
      appointments: count('appointment'),
      steps: count('audit'),
    };
  } finally {
    database.close();
  }
}

function dropOld(folder: string): void {
  for (const { name } of backupsToDrop(backupsIn(folder))) rmSync(path.join(folder, name));
}

export function sync(file: string): void {
  const opened = openSync(file, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** A rename is on disk once its folder is. Windows cannot sync a folder, and does not need to. */
export function settle(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
