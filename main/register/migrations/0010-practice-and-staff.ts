import { liveStatuses } from '../../../shared/contract/session.ts';
import { roles } from '../../../shared/contract/kinds.ts';
import { flag, oneOf, run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

export const practiceAndStaff: RegisterMigration = {
  name: '0010-practice-and-staff',
  async up(db, { text, strict }) {
    await run(
      db,
      `create table practice_setting (
        key ${text} primary key,
        value text not null
      ) ${strict}`,
      `create table staff (
        id ${text} primary key,
        name text not null,
        role text not null ${oneOf('role', roles)},
        employer text,
        room text,
        leaves_on ${text},
        active ${flag('active')},
        live_status text not null ${oneOf('live_status', liveStatuses)},
        live_status_note text,
        created_at ${text} not null,
        version integer not null default 1
      ) ${strict}`,
    );
  },
};
