import { AppError } from '../shared/errors.ts';
import { generateSlots } from './clinics/slot-plan.ts';
import type { Ctx } from './context.ts';
import { createPatientImport } from './patients/import.service.ts';
import type { Register } from './register/register.ts';
import { listStaff } from './staff/staff.repo.ts';

type Needs = {
  readonly open: () => Promise<Register>;
  readonly newId: () => string;
  readonly clock: () => string;
  readonly pc: string;
  readonly workerUrl: URL;
};

/** The open register, or why it is not open: the app starts either way and says so on screen. */
export function createRegisterHolder({ open, newId, clock, pc, workerUrl }: Needs) {
  let register: Register | null = null;
  let patientImport: ReturnType<typeof createPatientImport> | null = null;
  let problem: AppError | null = null;

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
    /** Opens it, or opens it again after a problem was mended. */
    async open(): Promise<void> {
      if (register) return;
      try {
        register = await open();
        problem = null;
        patientImport = createPatientImport({ register, newId, workerUrl });
        await renewSlots(register, { now: clock(), newId, pc });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        problem = error;
      }
    },
    renewSlots: async () => {
      if (register) await renewSlots(register, { now: clock(), newId, pc });
    },
    async close(): Promise<void> {
      await patientImport?.close();
      await register?.close();
      register = null;
    },
  };
}

/** Slots reach twelve weeks ahead; each day adds one. Done in the name of the first manager. */
async function renewSlots(
  register: Register,
  { now, newId, pc }: { now: string; newId: () => string; pc: string },
): Promise<void> {
  const manager = (await listStaff(register.db)).find((person) => person.role === 'manager');
  if (!manager) return;
  const session = { staffId: manager.id, name: manager.name, role: manager.role };
  await register.db.transaction().execute(async (db) => {
    const ctx: Ctx = { db, now, newId, session, pc, announce: () => {}, subject: () => {} };
    await generateSlots(ctx);
  });
}
