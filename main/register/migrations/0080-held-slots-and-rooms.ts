import { flag, run, type Spelling } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/**
 * Slots held for the day, a break in a session, extra sessions, holidays that are worked; and rooms:
 * two open slots never need the same room, or the same link worker, at the same time. A room is what
 * is typed without regard to capitals and spaces around it; only appointments in the practice need one.
 */
export const heldSlotsAndRooms: RegisterMigration = {
  name: '0080-held-slots-and-rooms',
  async up(db, { engine, text, strict }) {
    await run(
      db,
      `alter table clinic add column held_slots integer not null default 0`,
      `alter table clinic add column held_opens_at ${text} not null default '08:30'`,
      `alter table clinic add column break_from ${text}`,
      `alter table clinic add column break_to ${text}`,
      // Null: not held. An instant: nobody is offered it before, unless staff say so on purpose.
      `alter table slot add column held_until ${text}`,
      `create table extra_session (
        id ${text} primary key,
        clinic_id ${text} not null references clinic (id),
        on_date ${text} not null,
        reason text not null,
        unique (clinic_id, on_date)
      ) ${strict}`,
      // 0: a national holiday on which this practice works all the same.
      `alter table bank_holiday add column off ${flag('off')} default 1`,
      // With held_until in them, a held slot is passed over without a look at its row.
      `drop index slot_free`,
      `drop index slot_free_with`,
      `create index slot_free on slot (starts_at, id, held_until) where open = 1 and taken = 0`,
      `create index slot_free_with on slot (
        (case when open = 1 and taken = 0 then link_worker_id end), starts_at, id, held_until)
        where open = 1 and taken = 0`,
      // Of two that clash already the older stays; the next renewal of slots sees to the other.
      `update slot set open = 0 where open = 1 and exists (
        select 1 from slot older
        where older.open = 1 and older.id < slot.id and older.local_date = slot.local_date
          and older.starts_at < slot.ends_at and older.ends_at > slot.starts_at
          and (older.link_worker_id = slot.link_worker_id or (${roomOf('older')} = ${roomOf('slot')}
            and older.mode = 'in_practice' and slot.mode = 'in_practice'
            and ${roomOf('slot')} <> '')))`,
      ...noClash[engine],
    );
  },
};

const roomOf = (row: string): string => `lower(trim(${row}.room))`;

/** As `appointment_no_overlap`: an insert that would clash inserts nothing, an update fails. */
const clashing = (same: string): string => `new.open = 1 and exists (
  select 1 from slot other
  where ${same} and other.open = 1 and other.id <> new.id
    and other.starts_at > strftime('%Y-%m-%dT%H:%M:%fZ', new.starts_at, '-12 hours')
    and other.starts_at < new.ends_at and other.ends_at > new.starts_at)`;

const sameWorker = clashing('other.link_worker_id = new.link_worker_id');
const sameRoom = `new.mode = 'in_practice' and trim(new.room) <> '' and ${clashing(
  `other.mode = 'in_practice' and ${roomOf('other')} = ${roomOf('new')}`,
)}`;

const columns = 'starts_at, ends_at, link_worker_id, room, mode, open';

const noClash: Record<Spelling['engine'], readonly string[]> = {
  sqlite: [
    `create index slot_room on slot (lower(trim(room)), starts_at)
      where open = 1 and mode = 'in_practice'`,
    `create trigger slot_worker_once_insert before insert on slot
      when ${sameWorker} begin select raise(ignore); end`,
    `create trigger slot_room_once_insert before insert on slot
      when ${sameRoom} begin select raise(ignore); end`,
    `create trigger slot_worker_once_update before update of ${columns} on slot
      when ${sameWorker} begin select raise(abort, 'slot_worker_once'); end`,
    `create trigger slot_room_once_update before update of ${columns} on slot
      when ${sameRoom} begin select raise(abort, 'slot_room_once'); end`,
  ],
  postgres: [
    `alter table slot add constraint slot_worker_once exclude using gist
      (link_worker_id with =, instant_range(starts_at, ends_at) with &&) where (open = 1)`,
    `alter table slot add constraint slot_room_once exclude using gist
      (lower(trim(room)) with =, instant_range(starts_at, ends_at) with &&)
      where (open = 1 and mode = 'in_practice' and trim(room) <> '')`,
  ],
};
