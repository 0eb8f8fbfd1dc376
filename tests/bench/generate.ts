import { generateSlots } from '../../main/clinics/slot-plan.ts';
import type { AnyoneCtx } from '../../main/context.ts';
import { newId } from '../../main/new-id.ts';
import { figure, timed, type Figure } from './measure.ts';
import { insertClinic, insertStaff } from './practice.ts';
import { freshRegister, now, type BenchRegister } from './register.ts';

const year = 52 * 7;
const rounds = 4;
const people = 6;

/** 52 weeks of slots of six link workers, five days a week, eight a day: made, and found to be right. */
export async function measureGenerate(): Promise<Figure[]> {
  const [made, again, bare]: [number[], number[], number[]] = [[], [], []];
  let slots = 0;
  for (let round = 0; round < rounds; round += 1) {
    const fresh = await freshRegister();
    fill(fresh);
    const register = await fresh.open();
    const generate = () =>
      register.db.transaction().execute((db) =>
        generateSlots(
          {
            db,
            now,
            newId,
            session: { staffId: null },
            announce: () => undefined,
          } as unknown as AnyoneCtx,
          null,
          year,
        ),
      );
    made.push(await timed(async () => (slots = (await generate()).slotsAppearing)));
    again.push(await timed(generate));
    await register.close();
    bare.push(await insertedBare(fresh));
    fresh.remove();
  }
  const limit = `${slots} bare inserts`;
  return [
    figure(`slots of 52 weeks, ${people} link workers: made`, 'ms', made, limit, bare),
    figure(`slots of 52 weeks, ${people} link workers: renewed`, 'ms', again, limit, bare),
  ];
}

function fill(fresh: BenchRegister): void {
  const db = fresh.raw();
  const { workers } = insertStaff(db, people);
  workers.forEach((worker, at) =>
    insertClinic(db, worker, 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', `Room ${at + 1}`),
  );
  db.close();
}

/** The same rows through a prepared statement, in one transaction. */
async function insertedBare(fresh: BenchRegister): Promise<number> {
  const db = fresh.raw();
  const rows = db.prepare('select * from slot').all() as Record<string, unknown>[];
  db.prepare('delete from slot').run();
  const columns = Object.keys(rows[0] ?? {});
  const insert = db.prepare(
    `insert into slot (${columns.join()}) values (${columns.map((name) => `@${name}`).join()})`,
  );
  const ms = await timed(() => db.transaction(() => rows.forEach((row) => insert.run(row)))());
  db.close();
  return ms;
}
