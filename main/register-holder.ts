import { AppError } from '../shared/errors.ts';
import { insertAudit } from './audit/audit.repo.ts';
import { generateSlots } from './clinics/slot-plan.ts';
import type { Topic } from '../shared/topics.ts';
import type { AnyoneCtx } from './context.ts';
import { handOver } from './referrals/hand-over.ts';
import { seeNowOver } from './referrals/see-now-over.ts';
import { createPatientImport } from './patients/import.service.ts';
import { readQueueAhead } from './referrals/queue.service.ts';
import type { Register } from './register/register.ts';
import { registerError } from './register/register-error.ts';

type Needs = {
  readonly open: () => Promise<Register>;
  readonly newId: () => string;
  readonly clock: () => string;
  readonly pc: string;
  readonly workerUrl: URL;
  /** What the daily renewal changed, told to the screens. */
  readonly announce?: (topics: ReadonlySet<Topic>) => void;
  /** Faults of ours while opening, without patient data. */
  readonly report?: (error: unknown) => void;
};

/** The open register, or why it is not open: the app starts either way and says so on screen. */
export function createRegisterHolder(needs: Needs) {
  let register: Register | null = null;
  let patientImport: ReturnType<typeof createPatientImport> | null = null;
  let problem: AppError | null = null;

  const problemOf = (thrown: unknown): AppError => {
    const error = registerError(thrown);
    if (error instanceof AppError) return error;
    needs.report?.(error);
    return new AppError('internal');
  };

  return {
    get: (): Register => {
      if (register) return register;
      throw problem ?? new AppError('register_locked');
    },
    patientImport: () => {
      if (patientImport) return patientImport;
      throw problem ?? new AppError('register_locked');
    },
    problem: () => problem,
    /** Opens it, or opens it again after a problem was mended. Never throws: see `problem`. */
    async open(): Promise<void> {
      if (register) return;
      let opened: Register | null = null;
      try {
        opened = await needs.open();
        await readQueueAhead(opened.db, needs.clock());
        patientImport = createPatientImport({ ...needs, register: opened });
        register = opened;
        problem = null;
      } catch (thrown) {
        await opened?.close();
        problem = problemOf(thrown);
      }
    },
    renewSlots: async () => {
      if (register) await renewSlots(register, { ...needs, now: needs.clock() });
    },
    /**
     * Closes it once every call at work in it is done, changes the file, and opens it again. Answers
     * whether it could be opened; meanwhile every call is told that it is in use.
     */
    async reopenAfter(settled: () => Promise<void>, change: () => void): Promise<boolean> {
      const closing = register;
      register = null;
      problem = null;
      await settled();
      await patientImport?.close();
      patientImport = null;
      await closing?.close();
      try {
        change();
      } finally {
        await this.open();
      }
      return register !== null;
    },
    async close(): Promise<void> {
      await patientImport?.close();
      await register?.close();
      patientImport = null;
      register = null;
    },
  };
}

/**
 * Slots reach 26 weeks ahead; each day adds one. Link workers whose last day is over hand over,
 * and whoever waited in the building yesterday is phoned today.
 * Nobody does this: the audit names no one, and it goes on whoever has left.
 */
async function renewSlots(
  register: Register,
  { now, newId, pc, announce }: Pick<Needs, 'newId' | 'pc' | 'announce'> & { readonly now: string },
): Promise<void> {
  const topics = new Set<Topic>();
  await register.db.transaction().execute(async (db) => {
    const tell = (topic: Topic) => void topics.add(topic);
    const session = { staffId: null };
    const ctx: AnyoneCtx = { db, now, newId, session, pc, announce: tell, subject: () => {} };
    const { needMoving, ...slots } = await generateSlots(ctx);
    const handedOver = await handOver(ctx);
    const wentHome = await seeNowOver(ctx);
    if (topics.size === 0) return;
    await insertAudit(db, {
      at: now,
      staffId: null,
      pc,
      action: 'slots.renew',
      subjectKind: null,
      subjectId: null,
      detail: JSON.stringify({ ...slots, needMoving: needMoving.length, handedOver, wentHome }),
    });
  });
  if (topics.size > 0) announce?.(topics);
}
