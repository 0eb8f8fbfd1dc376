import { figure, timed, type Figure } from './measure.ts';
import { insertPeople } from './people.ts';
import { insertClosed, insertOpen, insertStaff } from './practice.ts';
import { callsTo, freshRegister, type BenchRegister, type Calls } from './register.ts';

const rounds = 400;
const sizes = [1000, 10_000, 100_000];
const open = 60;

type Practice = { fresh: BenchRegister; call: Calls; close: () => Promise<void> };

async function practice(closed: number): Promise<Practice> {
  const fresh = await freshRegister();
  const db = fresh.raw();
  const people = insertPeople(db, 10_000);
  const { desk, workers } = insertStaff(db);
  insertClosed(db, closed, { people, by: desk.staffId, worker: workers[0]! });
  // From all over the list, as in a real queue: neighbours would share their pages.
  const step = Math.floor(people.length / open);
  const waiting = people.filter((_, index) => index % step === 0).slice(0, open);
  insertOpen(db, { people: waiting, by: desk.staffId });
  db.close();
  const register = await fresh.open();
  return { fresh, call: callsTo(register, desk), close: () => register.close() };
}

/** The first page of the queue behind more and more closed referrals; all sizes take turns. */
export async function measureQueue(): Promise<Figure[]> {
  const practices = await Promise.all(sizes.map(practice));
  const times = sizes.map((): number[] => []);
  for (let round = -50; round < rounds; round += 1) {
    for (const [at, { call }] of practices.entries()) {
      const ms = await timed(() => call('queue.list', {}));
      if (round >= 0) times[at]!.push(ms);
    }
  }
  for (const { fresh, close } of practices) {
    await close();
    fresh.remove();
  }
  const named = sizes.map((size) => `queue.list, ${size / 1000}k closed behind ${open} open`);
  return times.map((values, at) => figure(named[at]!, 'ms', values, named[0]!, times[0]!));
}
