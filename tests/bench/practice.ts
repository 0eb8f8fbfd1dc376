import type Database from 'better-sqlite3';
import { newId } from '../../main/new-id.ts';
import type { Session } from '../../shared/types.ts';
import { now } from './register.ts';
import type { Person } from './people.ts';

/** Somebody at the desk, a manager and link workers. Nobody is real. */
export function insertStaff(
  db: Database.Database,
  linkWorkers = 3,
): {
  manager: Session;
  desk: Session;
  workers: string[];
} {
  const insert = db.prepare(`insert into staff (id, name, role, active, live_status, created_at)
    values (?, ?, ?, 1, 'free', '${now}')`);
  const add = (name: string, role: Session['role']): Session => {
    const staffId = newId();
    insert.run(staffId, name, role);
    return { staffId, name, role };
  };
  return {
    manager: add('Manager (made up)', 'manager'),
    desk: add('Desk (made up)', 'reception'),
    workers: Array.from(
      { length: linkWorkers },
      (_, at) => add(`Link worker ${at + 1} (made up)`, 'link_worker').staffId,
    ),
  };
}

const hour = 3_600_000;
const instant = (ms: number): string => new Date(ms).toISOString();
const before = (days: number): string => instant(Date.parse(now) - days * 24 * hour);

const insertReferral = `insert into referral (id, patient_id, status, priority, source, referred_at,
    referred_by, referrer_name, note, owner, next_action, next_action_rank, permission_refer,
    permission_share, first_seen_at, closed_at, closed_reason)
  values (@id, @patient, @status, 'routine', 'clinician', @at, @by, 'Clinician (made up)', 'made up',
    'desk', @action, @rank, 'yes', 'not_asked', @seen, @closed, @reason)`;

type Who = { readonly people: readonly Person[]; readonly by: string };

/** Open referrals that wait for a phone call, one for each of the people. Answers their ids. */
export function insertOpen(db: Database.Database, { people, by }: Who): string[] {
  const referral = db.prepare(insertReferral);
  const need = db.prepare(`insert into referral_need values (?, ?)`);
  return db.transaction(() =>
    people.map((person, index) => {
      const id = newId();
      referral.run({
        id,
        patient: person.id,
        by,
        status: 'waiting',
        action: 'phone',
        rank: 6,
        at: before(1 + (index % 20)),
        seen: null,
        closed: null,
        reason: null,
      });
      for (const needId of ['money', 'benefits']) need.run(id, needId);
      return id;
    }),
  )();
}

/** Closed referrals with what they leave behind: needs, an appointment attended, events, audit. */
export function insertClosed(
  db: Database.Database,
  count: number,
  { people, by, worker }: Who & { worker: string },
): void {
  const closed = closedStatements(db);
  db.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const person = people[index % people.length]!;
      const id = newId();
      const start = Date.parse('2010-01-04T09:00:00.000Z') + index * hour;
      const [at, seen] = [instant(start - 200 * hour), instant(start)];
      const end = instant(start + hour / 2);
      closed.referral.run({
        id,
        patient: person.id,
        by,
        status: 'closed',
        action: null,
        rank: 99,
        at,
        seen: end,
        closed: end,
        reason: 'completed',
      });
      for (const needId of ['money', 'benefits']) closed.need.run(id, needId);
      for (const kind of ['referred', 'closed']) closed.event.run(newId(), id, at, by, kind);
      const appointment = newId();
      closed.appointment.run(appointment, id, person.id, worker, seen, end, at, by, end);
      for (const action of ['referral.create', 'appointment.book', 'referral.close']) {
        closed.audit.run(at, by, action, id);
      }
    }
  })();
}

const closedStatements = (db: Database.Database) => ({
  referral: db.prepare(insertReferral),
  need: db.prepare(`insert into referral_need values (?, ?)`),
  event: db.prepare(`insert into referral_event (id, referral_id, at, by_id, kind, text, audience)
    values (?, ?, ?, ?, ?, '', 'everyone')`),
  appointment: db.prepare(`insert into appointment (id, referral_id, patient_id, link_worker_id,
    starts_at, ends_at, mode, status, booked_at, booked_by, status_at)
    values (?, ?, ?, ?, ?, ?, 'in_practice', 'attended', ?, ?, ?)`),
  audit: db.prepare(`insert into audit (at, staff_id, pc, action, subject_kind, subject_id, detail)
    values (?, ?, 'bench', ?, 'referral', ?, '{}')`),
});

/** Answers its id. */
export function insertClinic(
  db: Database.Database,
  worker: string,
  rule: string,
  room = 'Room 1',
): string {
  const id = newId();
  db.prepare(
    `insert into clinic (id, link_worker_id, name, rule, start_time, end_time, slot_minutes,
      gap_minutes, mode, room, valid_from)
    values (?, ?, 'made up', ?, '09:00', '13:00', 30, 0, 'in_practice', ?, '2026-01-01')`,
  ).run(id, worker, rule, room);
  return id;
}

/** Free slots from tomorrow on, half an hour each, `count` in all. Answers their ids in order. */
export function insertSlots(
  db: Database.Database,
  count: number,
  workers: readonly string[],
): string[] {
  const clinic = insertClinic(db, workers[0]!, 'FREQ=DAILY');
  const insert = db.prepare(`insert into slot (id, clinic_id, link_worker_id, starts_at, ends_at,
      local_date, local_time, mode, room, open)
    values (?, ?, ?, ?, ?, ?, ?, 'in_practice', ?, 1)`);
  return db.transaction(() =>
    Array.from({ length: count }, (_, index) => {
      const id = newId();
      const start = Date.parse(now) + 24 * hour + Math.floor(index / workers.length) * (hour / 2);
      const at = instant(start);
      const end = instant(start + hour / 2);
      const [date, time] = [at.slice(0, 10), at.slice(11, 16)];
      // A room each: nobody has two at a time.
      const [worker, room] = [workers[index % workers.length], `Room ${index % workers.length}`];
      insert.run(id, clinic, worker, at, end, date, time, room);
      return id;
    }),
  )();
}
