import { flag, run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

export const patients: RegisterMigration = {
  name: '0020-patients',
  async up(db, { text, strict, clustered }) {
    await run(
      db,
      `create table patient (
        id ${text} primary key,
        chi ${text} unique check (length(chi) = 10),
        title text,
        surname text not null,
        forename text not null,
        date_of_birth ${text},
        address text,
        postcode text,
        phone text,
        mobile text,
        email text,
        usual_gp text,
        on_list ${flag('on_list')},
        left_on ${text},
        left_reason text,
        no_voicemail ${flag('no_voicemail')} default 0,
        no_letters ${flag('no_letters')} default 0,
        no_texts ${flag('no_texts')} default 0,
        not_at_home ${flag('not_at_home')} default 0,
        interpreter_language text,
        large_print ${flag('large_print')} default 0,
        created_at ${text} not null,
        updated_at ${text} not null,
        version integer not null default 1
      ) ${strict}`,
      `create index patient_date_of_birth on patient (date_of_birth)`,
      `create table patient_name (
        rank integer not null,
        first ${text} not null,
        second ${text} not null,
        patient_id ${text} not null references patient (id),
        primary key (rank, first, second, patient_id)
      ) ${clustered}`,
      `create index patient_name_patient on patient_name (patient_id)`,
      `create table patient_phone (
        digits ${text} not null,
        patient_id ${text} not null references patient (id),
        primary key (digits, patient_id)
      ) ${clustered}`,
      `create index patient_phone_patient on patient_phone (patient_id)`,
    );
  },
};
