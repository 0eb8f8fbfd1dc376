import { monitorEventLoopDelay } from 'node:perf_hooks';
import { newId } from '../../main/new-id.ts';
import { createPatientImport } from '../../main/patients/import.service.ts';
import { emisExtract, madeUpPeople } from '../support/practice-lists.ts';
import { figure, timed, type Figure } from './measure.ts';
import { insertPeople } from './people.ts';
import { insertStaff } from './practice.ts';
import { callsTo, freshRegister } from './register.ts';

const rows = 10_000;
const rounds = 5;
const workerUrl = new URL('../../main/patients/import-worker.ts', import.meta.url);

/** How late a timer of 1 ms fires, in milliseconds, while something goes on. */
async function lateness(work: () => Promise<unknown>): Promise<{ p99: number; most: number }> {
  const resolution = 1;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  await work();
  delay.disable();
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
  return { p99: late(delay.percentile(99)), most: late(delay.max) };
}

/** Half a second into the import it writes, and holds the register's write lock. */
const referAfterMs = 500;

async function importOnce(csv: string, referring: boolean) {
  const fresh = await freshRegister();
  const db = fresh.raw();
  const patientId = insertPeople(db, 100)[0]!.id;
  const { manager } = insertStaff(db);
  db.close();
  const register = await fresh.open();
  const patientImport = createPatientImport({ register, newId, workerUrl });
  const call = callsTo(register, manager, patientImport);
  const bytes = Buffer.from(csv);
  let ms = 0;
  const late = await lateness(async () => {
    ms = await timed(async () => {
      const { token, mapping, headerRow } = await call('patientImport.open', {
        name: 'list.csv',
        bytes,
      });
      const choice = { token, mapping, headerRow, confirmLeavers: true };
      const running = call('patientImport.run', choice);
      if (referring) {
        await new Promise((resolve) => setTimeout(resolve, referAfterMs));
        await call('referral.create', { patientId });
      }
      await running;
    });
  });
  const idle = await lateness(() => new Promise((resolve) => setTimeout(resolve, ms)));
  await patientImport.close();
  await register.close();
  const raw = await rawRows(fresh);
  fresh.remove();
  return { perSecond: rows / (ms / 1000), raw, late, idle };
}

/** The limit: as many bare rows of the same kind, prepared, in one transaction. */
async function rawRows(fresh: Awaited<ReturnType<typeof freshRegister>>): Promise<number> {
  const db = fresh.raw();
  db.exec('create table bare (id text primary key, what text) strict');
  const insert = db.prepare('insert into bare values (?, ?)');
  const what = 'x'.repeat(200);
  const ms = await timed(() =>
    db.transaction(() => {
      for (let row = 0; row < rows; row += 1) insert.run(newId(), what);
    })(),
  );
  db.close();
  return rows / (ms / 1000);
}

/** A list of 10,000 from opening the file to the commit, through the worker thread as in the app. */
export async function measureImport(): Promise<Figure[]> {
  const csv = emisExtract(madeUpPeople(rows));
  const runs: Awaited<ReturnType<typeof importOnce>>[] = [];
  const referred: typeof runs = [];
  for (let round = 0; round < rounds; round += 1) {
    runs.push(await importOnce(csv, false));
    referred.push(await importOnce(csv, true));
  }
  const of = <T>(pick: (run: (typeof runs)[number]) => T): T[] => runs.map(pick);
  return [
    figure(
      'import, 10,000 rows',
      'rows/s',
      of(({ perSecond }) => perSecond),
      'bare rows in one transaction',
      of(({ raw }) => raw),
    ),
    figure(
      'import, event loop late (p99)',
      'ms',
      of(({ late }) => late.p99),
      'nothing going on (p99)',
      of(({ idle }) => idle.p99),
    ),
    figure(
      'import while somebody refers, event loop late (most)',
      'ms',
      referred.map(({ late }) => late.most),
      'nothing going on (most)',
      referred.map(({ idle }) => idle.most),
    ),
  ];
}
