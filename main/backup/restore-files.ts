import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { check, settle, sync, type Where } from './backup-files.ts';

/**
 * Puts a backup in the register's place. The register that was there is kept beside it under another name,
 * also when it is damaged. Cut off anywhere, there is one register or the other, and never half of one: see
 * `finishRestore`.
 */

const parts = ['', '-wal', '-shm'] as const;
const coming = (register: string): string => `${register}.restoring`;

/** A checked copy waits beside the register. Blocks for as long as the copy takes. */
export function prepareRestore(backup: string, { path: register, key }: Where): void {
  const half = `${coming(register)}.half`;
  rmSync(half, { force: true });
  try {
    copyFileSync(backup, half);
    sync(half);
    check({ path: half, key });
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
  renameSync(half, coming(register));
  settle(path.dirname(register));
}

/**
 * The register must be closed. @param at UTC instant, for the name of the one that is replaced.
 * @returns where the replaced register is, or null where there was none.
 */
export function swapRegister(register: string, at: string): string | null {
  const aside = path.join(
    path.dirname(register),
    `register-replaced-${at.replaceAll(/[:.]/g, '-')}.db`,
  );
  // What belongs to it goes first: a log without its register is no use to the one that comes.
  for (const part of parts.toReversed()) {
    if (existsSync(register + part)) renameSync(register + part, aside + part);
  }
  renameSync(coming(register), register);
  settle(path.dirname(register));
  return existsSync(aside) ? aside : null;
}

/** Takes the swap back, for a backup that this version cannot open after all. */
export function swapBack(register: string, aside: string | null): void {
  if (aside === null) return;
  for (const part of parts) {
    rmSync(register + part, { force: true });
    if (existsSync(aside + part)) renameSync(aside + part, register + part);
  }
  settle(path.dirname(register));
}

/** A restore that was cut off between the two names is finished; one that had not begun is forgotten. */
export function finishRestore(register: string): void {
  if (!existsSync(coming(register))) return;
  if (existsSync(register)) rmSync(coming(register));
  else renameSync(coming(register), register);
}
