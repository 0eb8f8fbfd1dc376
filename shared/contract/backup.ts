import { z } from 'zod';
import { backupKinds } from '../backup.ts';
import { errorCodes } from '../errors.ts';
import { instant, line, managers, nothing, shell } from './kinds.ts';

/** Where backups are: beside the register, or in the second folder. */
export const backupPlaces = ['first', 'second'] as const;

const which = z.object({ place: z.enum(backupPlaces), name: z.string().max(100) });

export const backup = which.extend({
  at: instant,
  kind: z.enum(backupKinds),
  bytes: z.int(),
});

const contents = z.object({
  patients: z.int(),
  referrals: z.int(),
  appointments: z.int(),
  steps: z.int(),
});

export const backupStatus = z.object({
  folder: z.string(),
  /** On another drive or server; null: not chosen. */
  secondFolder: z.string().nullable(),
  /** The last good one, opened and checked after it was written; null: none. */
  lastAt: instant.nullable(),
  secondLastAt: instant.nullable(),
  /** The last good one is older than a day, in any place that is chosen. */
  overdue: z.boolean(),
  running: z.boolean(),
  /** Why the last try failed, and where; null: it did not. */
  problem: z.object({ code: z.enum(errorCodes), place: z.enum(backupPlaces) }).nullable(),
});

/**
 * Backups belong to the PC that holds the register. They are not commands: what is copied or put back is the
 * register itself. Making and restoring one writes its own audit row.
 */
export const backupContract = {
  'backup.status': shell({ roles: managers, input: nothing, output: backupStatus }),
  'backup.list': shell({ roles: managers, input: nothing, output: z.array(backup) }),
  'backup.make': shell({ roles: managers, input: nothing, output: backupStatus }),
  /** An empty path: no second folder. Refused with `backup_folder_unusable`. */
  'backup.setSecondFolder': shell({
    roles: managers,
    input: z.object({ folder: line(400) }),
    output: backupStatus,
  }),
  /** Opens and checks it, and says what is in it and in the register now. */
  'backup.preview': shell({
    roles: managers,
    input: which,
    output: z.object({ backup, inBackup: contents, inRegister: contents }),
  }),
  /** Puts it in the register's place; the replaced register is kept. Signs everybody out. */
  'backup.restore': shell({
    roles: managers,
    input: which,
    output: z.object({ keptAt: z.string().nullable() }),
  }),
  /** While the register cannot be opened nobody can sign in: refused otherwise. */
  'recovery.list': shell({ roles: 'open', input: nothing, output: z.array(backup) }),
  'recovery.restore': shell({
    roles: 'open',
    input: which,
    output: z.object({ keptAt: z.string().nullable() }),
  }),
};
