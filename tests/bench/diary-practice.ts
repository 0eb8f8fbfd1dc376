import type Database from 'better-sqlite3';
import { newId } from '../../main/new-id.ts';
import { addDays, plusMinutes, toInstant, weekdayOf } from '../../shared/calendar.ts';
import type { Person } from './people.ts';
import { insertClinic, insertOpen, insertStaff } from './practice.ts';

const everyDay = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

/** What becomes of every twentieth appointment, in turn: most are seen, 2 miss it, 1 is cancelled. */
const fate = (n: number): string => ['cancelled', 'dna', 'dna'][n % 20] ?? 'attended';

/** A clinic from eight in the morning on, as its slots will be. */
type Shape = { readonly perDay: number; readonly minutes: number };

const timeAfter = (minutes: number): string =>
  `${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const timesOf = ({ perDay, minutes }: Shape): string[] =>
  Array.from({ length: perDay }, (_, at) => timeAfter(at * minutes));

const statements = (db: Database.Database) => ({
  slot: db.prepare(`insert into slot (id, clinic_id, link_worker_id, starts_at, ends_at,
    local_date, local_time, mode, room, open) values (?, ?, ?, ?, ?, ?, ?, 'in_practice', null, 1)`),
  appointment: db.prepare(`insert into appointment (id, referral_id, patient_id, slot_id,
    link_worker_id, starts_at, ends_at, mode, room, status, booked_at, booked_by, status_at)
    values (?, ?, ?, ?, ?, ?, ?, 'in_practice', null, ?, ?, ?, ?)`),
});

/**
 * Six link workers, weekdays behind them with nearly every time booked, and twelve weeks ahead
 * (as far as the app makes slots) of which half is.
 */
export function insertDiary(
  db: Database.Database,
  people: readonly Person[],
  { today, daysBack, ...shape }: Shape & { readonly today: string; readonly daysBack: number },
) {
  const { desk } = insertStaff(db);
  insertStaff(db);
  const workers = db
    .prepare(`select id from staff where role = 'link_worker' order by id`)
    .pluck()
    .all() as string[];
  const clinics = workers.map((worker) => insertClinic(db, worker, everyDay));
  // Otherwise the app would put its own in their place at the next start.
  db.prepare('update clinic set room = null, start_time = ?, end_time = ?, slot_minutes = ?').run(
    timeAfter(0),
    timeAfter(shape.perDay * shape.minutes),
    shape.minutes,
  );
  const referrals = insertOpen(db, { people: people.slice(0, 2000), by: desk.staffId });
  const insert = statements(db);
  let n = 0;
  const add = (date: string, time: string, at: number) => {
    n += 1;
    const start = toInstant(date, time);
    const end = plusMinutes(start, shape.minutes);
    const slot = newId();
    const worker = workers[at]!;
    insert.slot.run(slot, clinics[at], worker, start, end, date, time);
    if (date >= today ? n % 2 === 0 : n % 10 === 9) return;
    const who = n % referrals.length;
    const status = date >= today ? 'booked' : fate(n);
    const row = [newId(), referrals[who], people[who]!.id, slot, worker, start, end, status];
    insert.appointment.run(...row, start, desk.staffId, start);
  };
  db.transaction(() => {
    for (
      let date = addDays(today, -daysBack);
      date <= addDays(today, 84);
      date = addDays(date, 1)
    ) {
      if (weekdayOf(date) > 5) continue;
      for (const time of timesOf(shape)) for (const at of workers.keys()) add(date, time, at);
    }
  })();
  return { desk, workers };
}
