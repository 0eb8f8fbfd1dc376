import type Database from 'better-sqlite3';
import { newId } from '../../main/new-id.ts';
import { addDays, toInstant, weekdayOf } from '../../shared/calendar.ts';
import type { Person } from './people.ts';
import { insertClinic, insertOpen, insertStaff } from './practice.ts';

export const today = '2026-11-25';
/** Two years back; ahead as far as the app makes slots. */
const [first, last] = [addDays(today, -730), addDays(today, 84)];
const everyDay = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

/** What becomes of every twentieth appointment, in turn: most are seen, 2 miss it, 1 is cancelled. */
const fate = (n: number): string => ['cancelled', 'dna', 'dna'][n % 20] ?? 'attended';

const times = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => {
    const minutes = 8 * 60 + at * (count > 16 ? 15 : 30);
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });

const statements = (db: Database.Database) => ({
  slot: db.prepare(`insert into slot (id, clinic_id, link_worker_id, starts_at, ends_at,
    local_date, local_time, mode, room, open) values (?, ?, ?, ?, ?, ?, ?, 'in_practice', 'Room 1', 1)`),
  appointment: db.prepare(`insert into appointment (id, referral_id, patient_id, slot_id,
    link_worker_id, starts_at, ends_at, mode, room, status, booked_at, booked_by, status_at)
    values (?, ?, ?, ?, ?, ?, ?, 'in_practice', 'Room 1', ?, ?, ?, ?)`),
});

/**
 * Six link workers, two years of weekdays behind them with nearly every time booked, and twelve
 * weeks ahead of which half is. `perDay` times each, of half an hour (a quarter above sixteen).
 */
export function insertDiary(db: Database.Database, people: readonly Person[], perDay = 8) {
  const { desk } = insertStaff(db);
  insertStaff(db);
  const workers = db
    .prepare(`select id from staff where role = 'link_worker' order by id`)
    .pluck()
    .all() as string[];
  const clinics = workers.map((worker) => insertClinic(db, worker, everyDay));
  const referrals = insertOpen(db, { people: people.slice(0, 2000), by: desk.staffId });
  const insert = statements(db);
  let n = 0;
  const add = (date: string, time: string, at: number) => {
    n += 1;
    const start = toInstant(date, time);
    const end = new Date(Date.parse(start) + (perDay > 16 ? 15 : 30) * 60_000).toISOString();
    const slot = newId();
    const worker = workers[at]!;
    insert.slot.run(slot, clinics[at], worker, start, end, date, time);
    if (date >= today ? n % 2 === 0 : n % 10 === 9) return;
    const who = n % referrals.length;
    const status = date >= today ? 'booked' : fate(n);
    const by = desk.staffId;
    const referral = referrals[who];
    const row = [newId(), referral, people[who]!.id, slot, worker, start, end, status];
    insert.appointment.run(...row, start, by, start);
  };
  db.transaction(() => {
    for (let date = first; date <= last; date = addDays(date, 1)) {
      if (weekdayOf(date) > 5) continue;
      for (const time of times(perDay)) for (const at of workers.keys()) add(date, time, at);
    }
  })();
  return { desk, workers };
}
