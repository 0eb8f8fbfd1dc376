import { seeNowEventKinds } from '../../../shared/see-now.ts';
import { oneOf, run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

/**
 * What was answered when somebody waited in the building: a list that only grows. And when a live
 * status was chosen: one without a moment (older registers) was no choice and the diary says it.
 */
export const seeNow: RegisterMigration = {
  name: '0100-see-now',
  async up(db, { text, clustered }) {
    await run(
      db,
      // A number or an extension: whom to phone when nobody answers.
      `alter table staff add column phone ${text}`,
      `alter table staff add column live_status_at ${text}`,
      `alter table staff add column live_status_back_at ${text}`,
      // Clustered by what it belongs to, as referral_event. Two answers at once want the same place
      // in the list: one gets it.
      `create table see_now_event (
        referral_id ${text} not null references referral (id),
        seq integer not null,
        at ${text} not null,
        by_id ${text} not null references staff (id),
        kind text not null ${oneOf('kind', seeNowEventKinds)},
        link_worker_id ${text} references staff (id),
        due_at ${text},
        referral_before text,
        check ((kind = 'in_minutes') = (due_at is not null)),
        check (kind not in ('coming', 'in_minutes') or link_worker_id is not null),
        primary key (referral_id, seq)
      ) ${clustered}`,
      `create index see_now_event_cant on see_now_event (at) where kind = 'cant'`,
      `create index referral_see_now on referral (referred_at) where next_action = 'see_now'`,
    );
  },
};
