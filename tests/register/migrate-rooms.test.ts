import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { migrate } from '../../main/register/migrate.ts';
import { heldSlotsAndRooms } from '../../main/register/migrations/0080-held-slots-and-rooms.ts';
import type { Db } from '../../main/register/register.ts';
import { onBothEngines } from '../support/engines.ts';
import { addStaff, slotsOn } from '../support/made-up-practice.ts';
import { registerBefore } from '../support/old-register.ts';

/** As the version before allowed it: two link workers in Room 1 at the same time. */
onBothEngines('a register from before rooms were looked at', (register) => {
  const old = registerBefore(register, heldSlotsAndRooms);

  const clinic = (db: Db, id: string, worker: string) =>
    sql`insert into clinic (id, link_worker_id, name, rule, start_time, end_time, slot_minutes,
      gap_minutes, mode, room, valid_from) values (${id}, ${worker}, '', 'FREQ=WEEKLY;BYDAY=TU',
      '09:00', '12:00', 60, 0, 'in_practice', 'Room 1', '2026-01-01')`.execute(db);
  const slot = (db: Db, id: string, clinicId: string, worker: string, hour: number, room: string) =>
    sql`insert into slot (id, clinic_id, link_worker_id, starts_at, ends_at, local_date, local_time,
      mode, room, open) values (${id}, ${clinicId}, ${worker}, ${`2026-12-01T${hour}:00:00.000Z`},
      ${`2026-12-01T${hour + 1}:00:00.000Z`}, '2026-12-01', ${`${hour}:00`}, 'in_practice', ${room},
      1)`.execute(db);

  it('keeps every slot; of two in one room the older stays open, and nothing else changes', async () => {
    const { db, engine } = old();
    const [one, two] = [
      await addStaff(db, 'link_worker', 'One'),
      await addStaff(db, 'link_worker', 'Two'),
    ];
    await clinic(db, 'c1', one);
    await clinic(db, 'c2', two);
    await slot(db, 's1', 'c1', one, 10, 'Room 1');
    await slot(db, 's2', 'c2', two, 10, ' room 1');
    await slot(db, 's3', 'c1', one, 11, 'Room 1');
    await slot(db, 's4', 'c2', two, 11, 'Room 2');
    await slot(db, 's5', 'c2', two, 12, 'Room 1');
    await migrate(db, { engine });
    const slots = await slotsOn(db, '2026-12-01');
    expect(new Map(slots.map(({ id, open }) => [id, open]))).toEqual(
      new Map([
        ['s1', 1],
        ['s2', 0],
        ['s3', 1],
        ['s4', 1],
        ['s5', 1],
      ]),
    );
    expect(slots.every(({ heldUntil }) => heldUntil === null)).toBe(true);
    const [kept] = await db.selectFrom('clinic').selectAll().execute();
    expect(kept).toMatchObject({
      heldSlots: 0,
      heldOpensAt: '08:30',
      breakFrom: null,
      breakTo: null,
    });
  });
});
