import { sideBySide, type Figure } from './measure.ts';
import { insertSlots, insertStaff } from './practice.ts';
import { callsTo, freshRegister, now } from './register.ts';

/** The next ten free slots of 50,000; the limit is the bare statement over the same index. */
export async function measureSlots(): Promise<Figure[]> {
  const fresh = await freshRegister();
  const filling = fresh.raw();
  const { desk, workers } = insertStaff(filling);
  insertSlots(filling, 50_000, workers);
  filling.close();
  const register = await fresh.open();
  const call = callsTo(register, desk);
  const db = fresh.raw();
  const read = db.prepare(`select id, link_worker_id, starts_at, ends_at, local_date, local_time,
      mode, room from slot
    where open = 1 and taken = 0 and starts_at > ? order by starts_at, id limit 10`);
  const next = { limit: 10 } as const;
  const figures = await sideBySide(
    1000,
    { name: 'the bare prepared statement', run: () => read.all(now) },
    {
      'slots.next, 10 of 50,000': () => call('slots.next', next),
      'slots.next, one link worker': () =>
        call('slots.next', { ...next, linkWorkerId: workers[1]! }),
      'slots.next, afternoons': () => call('slots.next', { ...next, partOfDay: 'afternoon' }),
    },
  );
  db.close();
  await register.close();
  fresh.remove();
  return figures;
}
