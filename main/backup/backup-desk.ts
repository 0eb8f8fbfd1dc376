import { topics, type Topic } from '../../shared/topics.ts';
import { insertAudit } from '../audit/audit.repo.ts';
import type { SessionHolder } from '../context.ts';
import type { createRegisterHolder } from '../register-holder.ts';
import { staffById } from '../staff/staff.repo.ts';
import { backupHandlers } from './backup-handlers.ts';
import { createBackups, type SecondFolder } from './backups.ts';

type Needs = {
  readonly registerPath: string;
  readonly key: () => string;
  readonly second: SecondFolder;
  readonly workerUrl: URL;
  readonly register: ReturnType<typeof createRegisterHolder>;
  /** Once no call is at work in the register. */
  readonly settled: () => Promise<void>;
  readonly sessions: SessionHolder;
  readonly clock: () => string;
  readonly pc: string;
  readonly announce: (topics: ReadonlySet<Topic>) => void;
  readonly report: (error: unknown) => void;
};

/** Backups and the calls about them, with what they write into the audit. */
export function createBackupDesk(needs: Needs) {
  const { register, sessions, clock, pc, announce } = needs;
  const isOpen = (): boolean => register.problem() === null;

  async function note(action: string, staffId: string | null, detail: object): Promise<void> {
    if (!isOpen()) return;
    const { db } = register.get();
    // Whoever put an old register back may not be in it.
    const known = staffId !== null && (await staffById(db, staffId)) !== undefined;
    await insertAudit(db, {
      at: clock(),
      staffId: known ? staffId : null,
      pc,
      action,
      subjectKind: null,
      subjectId: null,
      detail: JSON.stringify(detail),
    });
  }

  const backups = createBackups({
    ...needs,
    note: async (kind, places) => {
      const by = kind === 'asked' ? (sessions.current?.staffId ?? null) : null;
      await note('backup.made', by, { kind, places });
      announce(new Set(['backup']));
    },
  });
  const handlers = backupHandlers({
    ...needs,
    backups,
    register: register.get,
    isOpen,
    reopenAfter: (change) => register.reopenAfter(needs.settled, change),
    noteRestore: async (name, staffId) => {
      await note('backup.restored', staffId, { name });
      announce(new Set(topics));
    },
  });
  return { backups, handlers };
}
