import { appointmentEventKinds } from '../../../shared/appointment.ts';
import { appointmentStatuses, cancelledBy } from '../../../shared/contract/appointments.ts';
import { modes } from '../../../shared/modes.ts';
import { flag, oneOf, run, type Spelling } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

export const appointments: RegisterMigration = {
  name: '0050-appointments',
  async up(db, { text, strict, clustered, engine }) {
    await run(
      db,
      `create table appointment (
        id ${text} primary key,
        referral_id ${text} not null references referral (id),
        patient_id ${text} not null references patient (id),
        slot_id ${text} references slot (id),
        link_worker_id ${text} not null references staff (id),
        starts_at ${text} not null,
        ends_at ${text} not null check (ends_at > starts_at),
        mode text not null ${oneOf('mode', modes)},
        room text,
        status text not null ${oneOf('status', appointmentStatuses)},
        booked_at ${text} not null,
        booked_by ${text} not null references staff (id),
        status_at ${text} not null,
        cancelled_by text ${oneOf('cancelled_by', cancelledBy)},
        cancelled_late ${flag('cancelled_late')} default 0,
        reason text,
        needs_moving ${flag('needs_moving')} default 0,
        unscheduled ${flag('unscheduled')} default 0,
        sequence integer not null default 0,
        version integer not null default 1
      ) ${strict}`,
      // No double booking is a fact of the schema: one appointment that is not cancelled per slot.
      `create unique index appointment_one_per_slot on appointment (slot_id) where status <> 'cancelled'`,
      // A patient's appointments are found through their referrals.
      `create index appointment_referral on appointment (referral_id, starts_at)`,
      // For the diary, and to find what would overlap: few start within hours of one another.
      `create index appointment_starts on appointment (starts_at, link_worker_id) where status <> 'cancelled'`,
      ...noOverlap[engine],
      // Clustered by what it belongs to, as referral_event.
      `create table appointment_event (
        id ${text} not null,
        appointment_id ${text} not null references appointment (id),
        at ${text} not null,
        -- null: the app itself, when it renews the slots
        by_id ${text} references staff (id),
        kind text not null ${oneOf('kind', appointmentEventKinds)},
        detail text,
        referral_before text,
        primary key (appointment_id, id)
      ) ${clustered}`,
    );
  },
};

/**
 * The backstop beneath the unique index: a link worker is never in two places at once, whatever
 * slots say. An insert that would overlap inserts nothing on either engine (`on conflict do
 * nothing` covers exclusion constraints, RAISE(IGNORE) does the same on SQLite), an update fails.
 * 12 hours bound the look back; a slot is 4 hours at the most. Somebody who is seen at once, without a
 * slot, is there whatever else is booked: no plan is contradicted by what happens.
 */
const overlapping = `new.status <> 'cancelled' and new.unscheduled = 0 and exists (
  select 1 from appointment other
  where other.link_worker_id = new.link_worker_id and other.status <> 'cancelled'
    and other.unscheduled = 0 and other.id <> new.id
    and other.starts_at > strftime('%Y-%m-%dT%H:%M:%fZ', new.starts_at, '-12 hours')
    and other.starts_at < new.ends_at and other.ends_at > new.starts_at)`;

const noOverlap: Record<Spelling['engine'], readonly string[]> = {
  sqlite: [
    `create trigger appointment_no_overlap_insert before insert on appointment
      when ${overlapping} begin select raise(ignore); end`,
    `create trigger appointment_no_overlap_update before update of starts_at, ends_at, link_worker_id, status
      on appointment when ${overlapping} begin select raise(abort, 'appointment_no_overlap'); end`,
  ],
  postgres: [
    `create extension if not exists btree_gist`,
    `create type instant_range as range (subtype = text, collation = "C")`,
    `alter table appointment add constraint appointment_no_overlap exclude using gist
      (link_worker_id with =, instant_range(starts_at, ends_at) with &&)
      where (status <> 'cancelled' and unscheduled = 0)`,
  ],
};
