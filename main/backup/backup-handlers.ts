import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { SessionHolder, ShellHandlers } from '../context.ts';
import type { Db, Register } from '../register/register.ts';
import { asRegistered } from '../staff/signed-in.ts';
import { contentsNow } from './contents.repo.ts';
import type { Backups, SecondFolder } from './backups.ts';
import { swapBack, swapRegister } from './restore-files.ts';

type Which = Parsed<'backup.preview'>;
export type BackupChannel = Extract<keyof ShellHandlers, `backup.${string}` | `recovery.${string}`>;

type Needs = {
  readonly backups: Backups;
  readonly second: SecondFolder;
  readonly registerPath: string;
  readonly clock: () => string;
  readonly sessions: SessionHolder;
  /** @throws AppError while it cannot be opened. */
  readonly register: () => Register;
  readonly isOpen: () => boolean;
  /** Closes the register, changes its file and opens it. Answers whether it could be opened. */
  readonly reopenAfter: (change: () => void) => Promise<boolean>;
  /** Writes into the restored register that it was put back, from which backup and by whom. */
  readonly noteRestore: (name: string, staffId: string | null) => Promise<void>;
};

/** Calls about backups, for managers; and for whoever stands before a register that cannot be opened. */
export function backupHandlers(needs: Needs): Pick<ShellHandlers, BackupChannel> {
  const { backups, second, registerPath } = needs;

  async function restore(which: Which): Promise<{ keptAt: string | null }> {
    const { file } = backups.fileOf(which);
    const staffId = needs.sessions.current?.staffId ?? null;
    await backups.prepare(file);
    let keptAt: string | null = null;
    const opened = await needs.reopenAfter(() => {
      keptAt = swapRegister(registerPath, needs.clock());
    });
    if (!opened) {
      await needs.reopenAfter(() => swapBack(registerPath, keptAt));
      throw new AppError('backup_not_restored');
    }
    needs.sessions.current = null;
    await needs.noteRestore(which.name, staffId);
    return { keptAt };
  }

  const onlyWhileShut = (): void => {
    if (needs.isOpen()) throw new AppError('not_allowed');
  };

  return {
    'backup.status': () => backups.status(),
    'backup.list': () => backups.list(),
    'backup.make': async () => {
      await backups.make('asked');
      return backups.status();
    },
    'backup.setSecondFolder': async ({ folder }) => {
      second.set(folder === '' ? null : usable(folder, registerPath));
      if (folder !== '') await backups.make('asked');
      return backups.status();
    },
    'backup.preview': async (which) => {
      const { file, backup } = backups.fileOf(which);
      return {
        backup,
        inBackup: await backups.check(file),
        inRegister: await contentsNow(needs.register().db),
      };
    },
    'backup.restore': async (which) => {
      await mustManage(needs.register().db, needs.sessions);
      return restore(which);
    },
    'recovery.list': () => {
      onlyWhileShut();
      return backups.list();
    },
    'recovery.restore': async (which) => {
      onlyWhileShut();
      return restore(which);
    },
  };
}

/** The register's word counts, not that of the screen. @throws AppError `not_allowed`. */
async function mustManage(db: Db, { current }: SessionHolder): Promise<void> {
  const person = current && (await asRegistered(db, current));
  if (person?.role !== 'manager') throw new AppError('not_allowed');
}

/** @throws AppError `backup_folder_unusable`. */
function usable(folder: string, registerPath: string): string {
  const full = path.resolve(folder);
  const beside = path.dirname(registerPath);
  const inside = full === beside || full === path.join(beside, 'backups');
  const unusable = new AppError('backup_folder_unusable', { fields: ['folder'] });
  // A second copy in the first one's place is lost together with it.
  if (!path.isAbsolute(folder) || inside) throw unusable;
  try {
    mkdirSync(full, { recursive: true });
    accessSync(full, constants.W_OK);
  } catch {
    throw unusable;
  }
  return full;
}
