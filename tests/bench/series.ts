import { figure, timed, type Figure } from './measure.ts';
import { insertPeople } from './people.ts';
import { insertOpen, insertSlots, insertStaff } from './practice.ts';
import { rawInsert } from './raw-insert.ts';
import { callsTo, freshRegister } from './register.ts';

const sessions = 12;
const rounds = 150;
const warmUp = 30;

/** A series of twelve, booked in one step, beside twelve single raw inserts, each with its commit. */
export async function measureSeries(): Promise<Figure[]> {
  const fresh = await freshRegister();
  const db = fresh.raw();
  const people = insertPeople(db, 2000);
  const { desk, workers } = insertStaff(db);
  const referrals = insertOpen(db, { people, by: desk.staffId });
  // A slot of one link worker on each of twelve days: half an hour apart, so 48 slots a day.
  const slots = insertSlots(db, 48 * sessions * workers.length * 2, workers);
  db.close();
  const register = await fresh.open();
  const call = callsTo(register, desk);
  const raw = await rawInsert();
  const [limits, booked, proposed]: [number[], number[], number[]] = [[], [], []];
  const daily = 48 * workers.length;
  for (let round = -warmUp; round < rounds; round += 1) {
    const referralId = referrals.pop()!;
    const [block, first] = [round + warmUp >= daily ? 1 : 0, (round + warmUp) % daily];
    const slotIds = Array.from(
      { length: sessions },
      (_, at) => slots[(block * sessions + at) * daily + first]!,
    );
    const limitMs = await timed(() => {
      for (let at = 0; at < sessions; at += 1) raw.limit.run();
    });
    const wish = { referralId, slotId: slotIds[0]!, everyDays: 1, count: sessions };
    const proposedMs = await timed(() => call('series.propose', wish));
    const bookedMs = await timed(() => call('series.book', { referralId, slotIds }));
    if (round < 0) continue;
    limits.push(limitMs);
    proposed.push(proposedMs);
    booked.push(bookedMs);
  }
  await register.close();
  raw.close();
  fresh.remove();
  const limit = `${sessions} single raw encrypted INSERTs`;
  return [
    figure(`series.book, ${sessions} at once`, 'ms', booked, limit, limits),
    figure(`series.propose, ${sessions}`, 'ms', proposed, limit, limits),
  ];
}
