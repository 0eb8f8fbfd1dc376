import {
  closeReasons,
  contactResults,
  nextActions,
  noteAudiences,
  owners,
  permissions,
  priorities,
  referralStatuses,
  sources,
} from '../../../shared/contract/referrals.ts';
import { contactHows } from '../../../shared/contact.ts';
import { oneOf, run } from '../columns.ts';
import type { RegisterMigration } from './migration.ts';

export const referrals: RegisterMigration = {
  name: '0030-referrals',
  async up(db, { text, strict, clustered }) {
    await run(
      db,
      `create table referral (
        id ${text} primary key,
        patient_id ${text} not null references patient (id),
        status text not null ${oneOf('status', referralStatuses)},
        priority text not null ${oneOf('priority', priorities)},
        source text not null ${oneOf('source', sources)},
        referred_at ${text} not null,
        referred_by ${text} not null references staff (id),
        referrer_name text not null,
        note text not null,
        link_worker_id ${text} references staff (id),
        owner text not null ${oneOf('owner', owners)},
        next_action text ${oneOf('next_action', nextActions)},
        next_action_rank integer not null,
        next_action_due ${text},
        permission_refer text not null ${oneOf('permission_refer', permissions)},
        permission_refer_by ${text} references staff (id),
        permission_refer_at ${text},
        permission_share text not null ${oneOf('permission_share', permissions)},
        permission_share_by ${text} references staff (id),
        permission_share_at ${text},
        first_seen_at ${text},
        closed_at ${text},
        closed_reason text ${oneOf('closed_reason', closeReasons)},
        outcome text,
        contact_attempts integer not null default 0,
        last_contact_result text ${oneOf('last_contact_result', contactResults)},
        version integer not null default 1,
        -- nothing open without a next action, nothing closed with one
        check ((status = 'closed') = (next_action is null)),
        check ((status = 'closed') = (closed_at is not null)),
        check ((status = 'closed') = (closed_reason is not null))
      ) ${strict}`,
      // One open referral per patient is a fact of the schema, not of code. The queue reads this too:
      // closed referrals cost it nothing. Not by status: every step would write the index anew.
      `create unique index referral_one_open_per_patient on referral (patient_id) where closed_at is null`,
      // The place in the waiting list is counted from this alone.
      `create index referral_waiting on referral (referred_at) where status = 'waiting'`,
      // How long the latest people to be seen had waited; nobody who still waits is in it.
      `create index referral_first_seen on referral (first_seen_at, referred_at)
        where first_seen_at is not null`,
      `create index referral_patient on referral (patient_id, referred_at)`,
      `create table referral_need (
        referral_id ${text} not null references referral (id),
        need_id ${text} not null,
        primary key (referral_id, need_id)
      ) ${clustered}`,
      `create table contact_attempt (
        id ${text} primary key,
        referral_id ${text} not null references referral (id),
        at ${text} not null,
        how text not null ${oneOf('how', contactHows)},
        result text not null ${oneOf('result', contactResults)},
        by_id ${text} not null references staff (id),
        note text not null,
        state_before text
      ) ${strict}`,
      `create index contact_attempt_referral on contact_attempt (referral_id, at)`,
      // Clustered by what it belongs to, as all of it is read at once: table, key and index are one
      // tree, and a command has fewer pages to encrypt. Ids are made in the order of time.
      `create table referral_event (
        id ${text} not null,
        referral_id ${text} not null references referral (id),
        at ${text} not null,
        by_id ${text} references staff (id),
        kind text not null,
        text text not null,
        audience text not null ${oneOf('audience', noteAudiences)},
        state_before text,
        primary key (referral_id, id)
      ) ${clustered}`,
    );
  },
};
