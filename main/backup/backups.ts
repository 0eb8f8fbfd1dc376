import { existsSync } from 'node:fs';
import path from 'node:path';
import { backupName, isDueToday, isOverdue, type BackupKind } from '../../shared/backup.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { registerError } from '../register/register-error.ts';
import { backupsIn, type Where } from './backup-files.ts';
import { inThread } from './backup-thread.ts';

export type Place = Parsed<'backup.preview'>['place'];
type Listed = Output<'backup.list'>[number];

export type SecondFolder = {
  /** Null: not chosen. */
  get(): string | null;
  set(folder: string | null): void;
};

type Needs = {
  readonly registerPath: string;
  /** @throws AppError `key_lost`, `no_keychain`. */
  readonly key: () => string;
  readonly second: SecondFolder;
  readonly workerUrl: URL;
  readonly clock: () => string;
  /** Written into the register's audit once the backup is good. */
  readonly note: (kind: BackupKind, places: readonly Place[]) => Promise<void>;
  readonly report: (error: unknown) => void;
};

type Problem = { readonly code: ErrorCode; readonly place: Place };

/** The register's backups, in a folder beside it and in a second one. One is made at a time. */
export function createBackups(needs: Needs) {
  const { registerPath, second, clock } = needs;
  const first = path.join(path.dirname(registerPath), 'backups');
  let running: Promise<void> | null = null;
  let problem: Problem | null = null;
  let tried = false;

  const folderOf = (place: Place): string => {
    const folder = place === 'first' ? first : second.get();
    if (folder === null) throw new AppError('backup_gone');
    return folder;
  };
  const where = (): Where => ({ path: registerPath, key: needs.key() });
  const inPlace = async (place: Place, write: () => Promise<unknown>): Promise<boolean> => {
    try {
      await write();
      return true;
    } catch (thrown) {
      const error = registerError(thrown);
      if (!(error instanceof AppError)) needs.report(error);
      problem ??= { place, code: error instanceof AppError ? error.code : 'internal' };
      return false;
    }
  };

  async function write(kind: BackupKind): Promise<void> {
    problem = null;
    const name = backupName(clock(), kind);
    const good: Place[] = [];
    const job = { kind: 'write', folder: first, name } as const;
    if (await inPlace('first', () => inThread(needs.workerUrl, where(), job))) good.push('first');
    const folder = second.get();
    if (folder !== null && good.length > 0) {
      const copy = { kind: 'copy', from: path.join(first, name), folder } as const;
      if (await inPlace('second', () => inThread(needs.workerUrl, where(), copy))) {
        good.push('second');
      }
    }
    tried = true;
    if (good.length > 0) await needs.note(kind, good);
  }

  const listIn = (place: Place): Listed[] => {
    const folder = place === 'first' ? first : second.get();
    if (folder === null) return [];
    try {
      return backupsIn(folder).map((backup) => ({ ...backup, place }));
    } catch {
      // The drive is not connected: there is nothing to list, and the status says since when.
      return [];
    }
  };

  return {
    status(): Output<'backup.status'> {
      const secondFolder = second.get();
      const lastAt = listIn('first')[0]?.at ?? null;
      const secondLastAt = listIn('second')[0]?.at ?? null;
      const now = clock();
      const late =
        isOverdue(lastAt, now) || (secondFolder !== null && isOverdue(secondLastAt, now));
      return {
        folder: first,
        secondFolder,
        lastAt,
        secondLastAt,
        // A PC that was switched on a moment ago has not had the time yet.
        overdue: tried && late,
        running: running !== null,
        problem,
      };
    },
    list: (): Listed[] =>
      [...listIn('first'), ...listIn('second')].toSorted((a, b) => (a.at < b.at ? 1 : -1)),
    /** Never throws: what went wrong is in `status`. A second caller waits for the first. */
    async make(kind: BackupKind): Promise<void> {
      running ??= write(kind).finally(() => (running = null));
      await running;
    },
    /** The day's backup, unless there is one in every place. */
    async daily(): Promise<void> {
      const { lastAt, secondLastAt, secondFolder } = this.status();
      const now = clock();
      if (!isDueToday(lastAt, now) && (secondFolder === null || !isDueToday(secondLastAt, now))) {
        tried = true;
        return;
      }
      await this.make('daily');
    },
    /** The file of a backup that is on the list. @throws AppError `backup_gone`. */
    fileOf({ place, name }: { readonly place: Place; readonly name: string }): {
      file: string;
      backup: Listed;
    } {
      const backup = listIn(place).find((one) => one.name === name);
      const file = path.join(folderOf(place), name);
      if (!backup || !existsSync(file)) throw new AppError('backup_gone');
      return { file, backup };
    },
    /** @throws AppError `register_damaged` where the backup is not sound, `register_wrong_key`. */
    check: async (file: string) => {
      const contents = await inThread(needs.workerUrl, where(), { kind: 'check', file });
      if (contents === null) throw new AppError('internal');
      return contents;
    },
    prepare: (file: string) => inThread(needs.workerUrl, where(), { kind: 'prepare', file }),
  };
}

export type Backups = ReturnType<typeof createBackups>;
