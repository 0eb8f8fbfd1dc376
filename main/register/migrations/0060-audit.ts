import { run, type Spelling } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

export const audit: RegisterMigration = {
  name: '0060-audit',
  async up(db, { text, strict, engine }) {
    await run(
      db,
      // Numbered by the engine, unlike everything else: rows only ever go to the end of one tree, and
      // nothing names them before they are written.
      `create table audit (
        id ${numbered[engine]},
        at ${text} not null,
        staff_id ${text} references staff (id),
        pc text not null,
        action text not null,
        subject_kind text,
        subject_id ${text},
        detail text
      ) ${strict}`,
      ...appendOnly[engine],
    );
  },
};

const numbered: Record<Spelling['engine'], string> = {
  sqlite: 'integer primary key',
  postgres: 'bigint generated always as identity primary key',
};

const appendOnly: Record<Spelling['engine'], readonly string[]> = {
  sqlite: [
    ...['update', 'delete'].map(
      (change) =>
        `create trigger audit_no_${change} before ${change} on audit
          begin select raise(abort, 'audit is append-only'); end`,
    ),
    // `insert or replace` deletes without a word to the trigger above.
    `create trigger audit_no_replace before insert on audit
      when exists (select 1 from audit where id = new.id)
      begin select raise(abort, 'audit is append-only'); end`,
  ],
  postgres: [
    `create function audit_is_append_only() returns trigger language plpgsql as
      $$ begin raise exception 'audit is append-only'; end $$`,
    `create trigger audit_append_only before update or delete on audit
      for each row execute function audit_is_append_only()`,
    `create trigger audit_no_truncate before truncate on audit
      for each statement execute function audit_is_append_only()`,
  ],
};
