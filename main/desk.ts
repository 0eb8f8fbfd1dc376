import { hostname } from 'node:os';
import { contract, type Output } from '../shared/contract.ts';
import type { Result } from '../shared/errors.ts';
import type { Topic } from '../shared/topics.ts';
import { createBackupDesk } from './backup/backup-desk.ts';
import type { BackupChannel } from './backup/backup-handlers.ts';
import type { SecondFolder } from './backup/backups.ts';
import { finishRestore } from './backup/restore-files.ts';
import type { SessionHolder, ShellHandlers } from './context.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { createHandlers } from './handlers.ts';
import { newId } from './new-id.ts';
import { createRegisterHolder } from './register-holder.ts';
import { openSqliteRegister } from './register/open-sqlite.ts';
import { createSeeNowWatch, type SeeNowAlert } from './see-now-watch.ts';

type Holder = ReturnType<typeof createRegisterHolder>;

type Needs = {
  /** Where the register is; `check` throws AppError where it should be there and is not. */
  readonly place: { readonly path: string; check(): void; remember(): void };
  /** Throws AppError where the key is lost. */
  readonly key: () => string;
  /** Fills a register that is new with the made-up practice. */
  readonly demo: boolean;
  readonly workerUrl: URL;
  readonly backup: { readonly workerUrl: URL; readonly second: SecondFolder };
  readonly shell: (
    register: Pick<Holder, 'problem' | 'open'>,
  ) => Omit<ShellHandlers, BackupChannel>;
  /** Faults of ours, without patient data. */
  readonly report: (where: string, error: unknown) => void;
  readonly announce: (topics: ReadonlySet<Topic>) => void;
  /** Somebody waits in the building, and did not a moment ago; or nobody has come to them. */
  readonly alertSeeNow: (why: SeeNowAlert) => void;
};

export type Desk = Pick<Holder, 'renewSlots' | 'close'> & {
  readonly dispatch: Dispatch;
  /** The day's backup, if there is none yet. Never throws. */
  readonly backUp: () => Promise<void>;
};

const clock = (): string => new Date().toISOString();

/**
 * All that stands behind the screens: the register, and the one way to it. A module of its own,
 * without Electron, so that the first window opens before any of this is loaded.
 */
export async function openDesk(needs: Needs): Promise<Desk> {
  const pc = hostname();
  const sessions: SessionHolder = { current: null };
  const seeNow = createSeeNowWatch({
    sessions,
    // Nobody is signed in before there is a dispatch.
    calls: () => seeNowCalls(dispatch),
    alert: needs.alertSeeNow,
    clock,
    timer,
  });
  const announce = (topics: ReadonlySet<Topic>) => {
    needs.announce(topics);
    void seeNow.heard(topics);
  };
  const register = createRegisterHolder({
    open: async () => {
      finishRestore(needs.place.path);
      needs.place.check();
      const opened = await openSqliteRegister({ path: needs.place.path, key: needs.key() });
      if (needs.demo) await (await import('./demo/seed-demo.ts')).seedDemo(opened, clock());
      needs.place.remember();
      return opened;
    },
    newId,
    clock,
    pc,
    workerUrl: needs.workerUrl,
    announce,
    report: (error) => needs.report('opening', error),
  });
  await register.open();
  const { backups, handlers: backupCalls } = createBackupDesk({
    ...needs.backup,
    registerPath: needs.place.path,
    key: needs.key,
    register,
    settled: () => dispatch.settled(),
    sessions,
    clock,
    pc,
    announce,
    report: (error) => needs.report('backup', error),
  });
  const dispatch = createDispatch({
    register: register.get,
    handlers: createHandlers({
      sessions,
      patientImport: register.patientImport,
      backUpBefore: () => backups.make('before'),
    }),
    shell: { ...needs.shell(register), ...backupCalls },
    sessions,
    clock,
    newId,
    pc,
    announce,
    report: (channel, error) =>
      needs.report(Object.hasOwn(contract, channel) ? channel : '?', error),
  });
  return {
    dispatch,
    renewSlots: register.renewSlots,
    // The made-up practice is made again from its seed.
    backUp: async () => {
      if (!needs.demo) await backups.daily();
    },
    close: async () => {
      seeNow.close();
      await dispatch.settled();
      await register.close();
    },
  };
}

/** Never keeps the app from ending. */
function timer(ms: number, due: () => void): () => void {
  const running = setTimeout(due, ms).unref();
  return () => clearTimeout(running);
}

/** Null where the register cannot say. */
async function seeNowCalls(dispatch: Dispatch): Promise<Output<'seeNow.list'> | null> {
  const called = await dispatch.call('seeNow.list', undefined);
  const answer = called as Result<Output<'seeNow.list'>>;
  return answer.ok ? answer.value : null;
}
