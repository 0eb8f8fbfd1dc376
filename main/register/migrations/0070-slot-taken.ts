import { flag, run, type Spelling } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/**
 * Whether a slot is held, kept on the slot by triggers, so that the next free slots are the first
 * rows of an index however many booked ones lie before them. And a slot that was withdrawn
 * meanwhile cannot be booked: such an insert inserts nothing, as for a slot that is taken.
 */
export const slotTaken: RegisterMigration = {
  name: '0070-slot-taken',
  async up(db, { engine }) {
    await run(
      db,
      `alter table slot add column taken ${flag('taken')} default 0`,
      `update slot set taken = 1 where exists (
        select 1 from appointment where slot_id = slot.id and status <> 'cancelled')`,
      `drop index slot_open`,
      `create index slot_free on slot (starts_at, id) where open = 1 and taken = 0`,
      // By expression: a plain one would lose to the index of `unique (link_worker_id, starts_at)`,
      // which holds the booked ones too.
      `create index slot_free_with on slot (
        (case when open = 1 and taken = 0 then link_worker_id end), starts_at, id)
        where open = 1 and taken = 0`,
      // Undo takes back the latest event: told by the row's version, because PCs' clocks differ.
      `alter table appointment_event add column appointment_version integer not null default 0`,
      ...triggers[engine],
    );
  },
};

const retake = (ids: string): string => `update slot set taken = case when exists (
    select 1 from appointment where slot_id = slot.id and status <> 'cancelled') then 1 else 0 end
  where id in (${ids})`;

const triggers: Record<Spelling['engine'], readonly string[]> = {
  sqlite: [
    `create trigger appointment_slot_open before insert on appointment
      when new.slot_id is not null and new.status <> 'cancelled'
        and not exists (select 1 from slot where id = new.slot_id and open = 1)
      begin select raise(ignore); end`,
    `create trigger appointment_takes_slot after insert on appointment
      when new.slot_id is not null begin ${retake('new.slot_id')}; end`,
    `create trigger appointment_changes_slot after update of slot_id, status on appointment
      begin ${retake('old.slot_id, new.slot_id')}; end`,
    `create trigger appointment_leaves_slot after delete on appointment
      when old.slot_id is not null begin ${retake('old.slot_id')}; end`,
  ],
  postgres: [
    // The row lock makes a booking and a change of the clinic wait for one another.
    `create function appointment_slot_open() returns trigger language plpgsql as $$ begin
      if new.slot_id is null or new.status = 'cancelled' then return new; end if;
      perform 1 from slot where id = new.slot_id and open = 1 for update;
      if not found then return null; end if;
      return new;
    end $$`,
    `create trigger appointment_slot_open before insert on appointment
      for each row execute function appointment_slot_open()`,
    `create function appointment_retakes_slot() returns trigger language plpgsql as $$ begin
      if tg_op <> 'DELETE' then ${retake('new.slot_id')}; end if;
      if tg_op <> 'INSERT' then ${retake('old.slot_id')}; end if;
      return null;
    end $$`,
    `create trigger appointment_takes_slot after insert or delete or update of slot_id, status
      on appointment for each row execute function appointment_retakes_slot()`,
  ],
};
