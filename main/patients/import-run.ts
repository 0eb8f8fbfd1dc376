import { AppError } from '../../shared/errors.ts';
import { leftAs, leftReasons } from '../../shared/patient.ts';
import {
  needsConfirmation,
  planImport,
  type ImportPlan,
  type PatientValues,
  type PreparedRows,
} from '../../shared/patient-import-plan.ts';
import { nameKeys, phoneKeys } from '../../shared/patient-search.ts';
import type { Register } from '../register/register.ts';
import type { Db, Engine } from '../register/register.ts';
import { tellOfDeaths } from '../referrals/after-death.ts';
import * as repo from './import.repo.ts';

export type ImportPhase = 'reading' | 'comparing' | 'writing' | 'done';
export type ImportHooks = {
  readonly onProgress?: (phase: ImportPhase, done: number, total: number) => void;
  /** Asked between batches: true rolls everything back. */
  readonly cancelled?: () => boolean;
};

export type ImportJob = {
  readonly now: string;
  /** Today in London, `YYYY-MM-DD`: the day people leave who are not in the file. */
  readonly today: string;
  readonly newId: () => string;
  /** Who imports. */
  readonly staffId: string;
  readonly confirmLeavers: boolean;
  /** Runs in the same transaction, after the last row: audit, settings. */
  readonly finish?: (db: Db, plan: ImportPlan) => Promise<void>;
};

const batchSize = 500;

/** What would change; writes nothing. */
export async function checkImport(
  register: Pick<Register, 'db'>,
  prepared: PreparedRows,
): Promise<ImportPlan> {
  return planImport(prepared, await repo.knownPatients(register.db));
}

/**
 * Takes the rows into the register in one transaction: a crash, a cancel or an error leaves the old
 * list. The file was read before, so the write lock is held for the writing only.
 * Throws no_good_rows, too_many_leavers (detail: counts and onList) and import_cancelled.
 */
export async function runImport(
  { db: root, engine }: Pick<Register, 'db' | 'engine'>,
  prepared: PreparedRows,
  job: ImportJob,
  hooks: ImportHooks = {},
): Promise<ImportPlan> {
  if (prepared.good.length === 0)
    throw new AppError('no_good_rows', { detail: { rejected: prepared.rejects.length } });
  return root.transaction().execute(async (db) => {
    await repo.lockPatients(db, engine);
    hooks.onProgress?.('comparing', 0, prepared.good.length);
    const plan = planImport(prepared, await repo.knownPatients(db));
    if (needsConfirmation(plan) && !job.confirmLeavers) {
      throw new AppError('too_many_leavers', {
        detail: { ...plan.counts, onList: plan.onListBefore },
      });
    }
    await write(db, engine, plan, job, hooks);
    await tellOfDeaths(db, engine, diedSince(plan), job);
    await job.finish?.(db, plan);
    refuseIfCancelled(hooks);
    return plan;
  });
}

export function refuseIfCancelled(hooks: ImportHooks): void {
  if (hooks.cancelled?.()) throw new AppError('import_cancelled');
}

/** Whom this list says to have died, and the one before did not. */
const diedSince = (plan: ImportPlan): string[] =>
  plan.changed
    .filter(({ before, after }) => leftAs(after) === 'died' && leftAs(before) !== 'died')
    .map(({ before }) => before.id);

type Step = { readonly size: number; readonly run: () => Promise<void> };

async function write(
  db: Db,
  engine: Engine,
  plan: ImportPlan,
  job: ImportJob,
  hooks: ImportHooks,
): Promise<void> {
  const { now } = job;
  const added = plan.added.map((values) => ({ ...values, id: job.newId() }));
  const changed = plan.changed.map(({ before, after }) => ({ ...after, id: before.id }));
  const missing = plan.missing.map(({ id }) => id);
  const leaving = { on: job.today, reason: leftReasons.notInFile };
  const steps: Step[] = [
    ...batches(added, async (batch) => {
      await repo.insertPatients(db, engine, now, batch);
      await writeKeys(db, engine, batch);
    }),
    ...batches(changed, async (batch) => {
      await repo.updatePatients(db, engine, now, batch);
      await repo.deleteKeys(
        db,
        engine,
        batch.map(({ id }) => id),
      );
      await writeKeys(db, engine, batch);
    }),
    ...batches(missing, (batch) => repo.markLeft(db, engine, now, batch, leaving)),
  ];
  const total = steps.reduce((sum, step) => sum + step.size, 0);
  let done = 0;
  for (const step of steps) {
    refuseIfCancelled(hooks);
    hooks.onProgress?.('writing', done, total);
    await step.run();
    done += step.size;
  }
  hooks.onProgress?.('writing', total, total);
}

function batches<T>(items: readonly T[], run: (batch: T[]) => Promise<void>): Step[] {
  const steps: Step[] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    const batch = items.slice(start, start + batchSize);
    steps.push({ size: batch.length, run: () => run(batch) });
  }
  return steps;
}

async function writeKeys(
  db: Db,
  engine: Engine,
  patients: readonly (PatientValues & { id: string })[],
): Promise<void> {
  const names = patients.flatMap(({ id, surname, forename, onList }) =>
    nameKeys(surname, forename, onList === 1).map((key) => ({ ...key, patientId: id })),
  );
  const phones = patients.flatMap(({ id, phone, mobile }) =>
    phoneKeys(phone, mobile).map((digits) => ({ digits, patientId: id })),
  );
  await repo.insertKeys(db, engine, names, phones);
}
