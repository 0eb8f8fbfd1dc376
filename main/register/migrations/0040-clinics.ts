import { modes } from '../../../shared/modes.ts';
import { flag, oneOf, run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

export const clinics: RegisterMigration = {
  name: '0040-clinics',
  async up(db, { text, strict }) {
    await run(
      db,
      `create table clinic (
        id ${text} primary key,
        link_worker_id ${text} not null references staff (id),
        name text not null,
        rule text not null,
        start_time ${text} not null,
        end_time ${text} not null,
        slot_minutes integer not null,
        gap_minutes integer not null,
        mode text not null ${oneOf('mode', modes)},
        room text,
        valid_from ${text} not null,
        valid_to ${text},
        version integer not null default 1
      ) ${strict}`,
      `create table leave (
        id ${text} primary key,
        link_worker_id ${text} not null references staff (id),
        from_date ${text} not null,
        to_date ${text} not null check (to_date >= from_date),
        reason text not null
      ) ${strict}`,
      `create table closure (
        id ${text} primary key,
        on_date ${text} not null,
        clinic_id ${text} references clinic (id),
        reason text not null
      ) ${strict}`,
      `create table bank_holiday (
        on_date ${text} primary key,
        name text not null
      ) ${strict}`,
      `create table slot (
        id ${text} primary key,
        clinic_id ${text} not null references clinic (id),
        link_worker_id ${text} not null references staff (id),
        starts_at ${text} not null,
        ends_at ${text} not null check (ends_at > starts_at),
        local_date ${text} not null,
        local_time ${text} not null,
        mode text not null ${oneOf('mode', modes)},
        room text,
        open ${flag('open')},
        unique (link_worker_id, starts_at)
      ) ${strict}`,
      `create index slot_open on slot (starts_at) where open = 1`,
      `create index slot_day on slot (local_date)`,
      `create index slot_clinic on slot (clinic_id, starts_at)`,
    );
  },
};
