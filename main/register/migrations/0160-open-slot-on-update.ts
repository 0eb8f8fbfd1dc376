import { run, type Spelling } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/**
 * As for a booking (0070): nobody is moved into a slot that was withdrawn, or comes back into one
 * from a cancellation, unless it is said with it that they need another time. Here the update
 * fails: an update that changed nothing would look like one that somebody else was faster at.
 */
export const openSlotOnUpdate: RegisterMigration = {
  name: '0160-open-slot-on-update',
  async up(db, { engine }) {
    await run(db, ...triggers[engine]);
  },
};

/** What happens to somebody where they are booked already needs no open slot. */
const enters = `new.slot_id is not null and new.status <> 'cancelled' and new.needs_moving = 0
  and (old.slot_id is null or old.slot_id <> new.slot_id or old.status = 'cancelled')`;

const triggers: Record<Spelling['engine'], readonly string[]> = {
  sqlite: [
    `create trigger appointment_slot_open_update before update of slot_id, status on appointment
      when ${enters} and not exists (select 1 from slot where id = new.slot_id and open = 1)
      begin select raise(abort, 'appointment_slot_open'); end`,
  ],
  postgres: [
    // The row lock makes a move and a change of the clinic wait for one another.
    `create function appointment_slot_open_update() returns trigger language plpgsql as $$ begin
      perform 1 from slot where id = new.slot_id and open = 1 for update;
      if not found then
        raise exception 'appointment_slot_open' using errcode = 'check_violation';
      end if;
      return new;
    end $$`,
    `create trigger appointment_slot_open_update before update of slot_id, status on appointment
      for each row when (${enters}) execute function appointment_slot_open_update()`,
  ],
};
