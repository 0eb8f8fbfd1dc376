import { localDateOf } from '../../shared/calendar.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Ctx } from '../context.ts';
import type { Register } from '../register/register.ts';
import type { ImportProgress, ImportRequest } from './import-messages.ts';
import { createImportThread } from './import-thread.ts';

export type ImportOptions = {
  readonly register: Register;
  readonly newId: () => string;
  /** The bundled import-worker.js, or import-worker.ts where sources run directly. */
  readonly workerUrl: URL;
};

/** Share of the way between two announcements: a screen has no use for more. */
const steps = 50;

/** Handlers of `patientImport.*`. One file and one step at a time, for the whole app. */
export function createPatientImport({ register, newId, workerUrl }: ImportOptions) {
  const thread = createImportThread(register, workerUrl, newId);
  let progress: ImportProgress | null = null;
  let busy = false;

  const follow = (ctx: Pick<Ctx, 'announce'>) => {
    let announced = '';
    return (now: ImportProgress) => {
      progress = now;
      const mark = `${now.phase} ${Math.floor((now.done / Math.max(1, now.total)) * steps)}`;
      if (mark !== announced) ctx.announce('import');
      announced = mark;
    };
  };

  /** Throws import_running while another step is under way. */
  async function ask<T>(ctx: Pick<Ctx, 'announce'>, request: ImportRequest): Promise<T> {
    if (busy) throw new AppError('import_running');
    busy = true;
    progress = { phase: 'reading', done: 0, total: 0 };
    try {
      const value = (await thread.ask(request, follow(ctx))) as T;
      progress = { phase: 'done', done: 1, total: 1 };
      return value;
    } catch (error) {
      progress = null;
      throw error;
    } finally {
      busy = false;
      ctx.announce('import');
    }
  }

  return {
    open: (ctx: Ctx, { name, bytes }: Parsed<'patientImport.open'>) =>
      ask<Output<'patientImport.open'>>(ctx, {
        kind: 'open',
        name,
        bytes,
        today: localDateOf(ctx.now),
      }),
    check: (ctx: Ctx, choice: Parsed<'patientImport.check'>) =>
      ask<Output<'patientImport.check'>>(ctx, {
        kind: 'check',
        choice,
        today: localDateOf(ctx.now),
      }),
    async run(ctx: Ctx, choice: Parsed<'patientImport.run'>): Promise<Output<'patientImport.run'>> {
      const actor = {
        staffId: ctx.session.staffId,
        pc: ctx.pc,
        now: ctx.now,
        today: localDateOf(ctx.now),
      };
      const counts = await ask<Output<'patientImport.run'>>(ctx, { kind: 'run', choice, actor });
      ctx.announce('referrals');
      ctx.announce('patients');
      return counts;
    },
    progress: (): Promise<Output<'patientImport.progress'>> => Promise.resolve(progress),
    cancel(): Promise<null> {
      thread.cancel();
      return Promise.resolve(null);
    },
    rejects: (ctx: Ctx, { token }: Parsed<'patientImport.rejects'>) =>
      ask<Output<'patientImport.rejects'>>(ctx, { kind: 'rejects', token }),
    close: () => thread.close(),
  };
}
