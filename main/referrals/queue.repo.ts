import { sql, type SqlBool } from 'kysely';
import { nextActions } from '../../shared/contract/referrals.ts';
import { afterPrefix, foldMac, leftRank } from '../../shared/patient-search.ts';
import type { Mode, QueueRow, QueueView, Session } from '../../shared/types.ts';
import type { OneOfSeveral } from '../../shared/upcoming.ts';
import type { Db } from '../register/register.ts';

export type QueueScope = {
  readonly linkWorkerId: string | null;
  /** Folded words that the patient's names must each begin with; digits begin the CHI number. */
  readonly words: readonly string[];
  /** Who asks: "mine" is another list for each role. */
  readonly session: Pick<Session, 'staffId' | 'role'>;
  readonly now: string;
  /** UTC instant at which tomorrow starts. */
  readonly tomorrow: string;
};

/** What belongs in each view; every open referral is in `all`. */
const views: Record<QueueView, (scope: QueueScope) => ReturnType<typeof sql<SqlBool>> | null> = {
  all: () => null,
  mine: ({ session }) => mine(session),
  see_now: () => sql<SqlBool>`referral.next_action = 'see_now'`,
  // Whoever missed one and could not be reached is to be phoned again: only then has it a time.
  to_phone: () => sql<SqlBool>`(referral.next_action = 'phone'
    or (referral.next_action = 'rebook' and referral.next_action_due is not null))`,
  to_book: () => sql<SqlBool>`referral.next_action in ('book', 'rebook')`,
  moving: () => sql<SqlBool>`referral.next_action = 'move'`,
  today: ({ tomorrow }) =>
    sql<SqlBool>`referral.next_action = 'attend' and referral.next_action_due < ${tomorrow}`,
  follow_up: () => sql<SqlBool>`referral.next_action = 'follow_up'`,
};

/** What a link worker owns, or nobody has taken yet; what a clinician referred; else the desk's. */
function mine({ staffId, role }: QueueScope['session']) {
  if (role === 'clinician') return sql<SqlBool>`referral.referred_by = ${staffId}`;
  if (role !== 'link_worker') return sql<SqlBool>`referral.owner = 'desk'`;
  return sql<SqlBool>`referral.owner = 'link_worker'
    and (referral.link_worker_id = ${staffId} or referral.link_worker_id is null)`;
}

function open(db: Db, { linkWorkerId, words }: QueueScope) {
  const query = db
    .selectFrom('referral')
    // Spelt as in the partial index, so that closed referrals cost nothing.
    .where('referral.closedAt', 'is', null)
    .$if(linkWorkerId !== null, (query) => query.where('referral.linkWorkerId', '=', linkWorkerId));
  return words.reduce((narrower, word) => narrower.where(begins(word)), query);
}

/** Only the keys that are whole names: the others begin with initials (shared/patient-search.ts). */
const nameRanks = sql.raw([0, 1, leftRank, leftRank + 1].join(', '));

function begins(word: string) {
  if (/^\d+$/.test(word)) {
    return sql<SqlBool>`exists (select 1 from patient where patient.id = referral.patient_id
      and patient.chi >= ${word} and patient.chi < ${afterPrefix(word)})`;
  }
  const heard = foldMac(word);
  return sql<SqlBool>`exists (select 1 from patient_name
    where patient_name.patient_id = referral.patient_id and patient_name.rank in (${nameRanks})
      and ((patient_name.first >= ${word} and patient_name.first < ${afterPrefix(word)})
        or (patient_name.first >= ${heard} and patient_name.first < ${afterPrefix(heard)})))`;
}

/**
 * Place of a row's next action in the queue. What is for a later day is no work yet: another try
 * to phone stands behind today's work, and somebody who comes later behind everything. A booking
 * that has passed without an outcome comes right before those who are still to come today.
 */
const place = ({ now, tomorrow }: QueueScope) => sql<number>`case
  when referral.next_action = 'attend' and referral.next_action_due >= ${tomorrow} then 30
  when referral.next_action_due >= ${tomorrow} and referral.next_action in ('phone', 'rebook', 'follow_up') then 20
  when referral.next_action = 'attend' and referral.next_action_due < ${now} and exists (
    select 1 from appointment where appointment.referral_id = referral.id
      and appointment.status in ('booked', 'arrived', 'in_progress')
      and appointment.ends_at < ${now}) then ${sql.lit(nextActions.indexOf('record_outcome'))}
  else referral.next_action_rank end`;

/** Among those who come, the clock decides; among the rest, priority and the longest wait. */
const comesAt = sql`case when referral.next_action = 'attend' then referral.next_action_due else '' end`;

/** A page, as a query: next action first, then priority, then the longest wait. */
export function queuePage(
  db: Db,
  scope: QueueScope,
  { view, offset, limit }: { view: QueueView; offset: number; limit: number },
) {
  const inView = views[view](scope);
  return open(db, scope)
    .selectAll('referral')
    .$if(inView !== null, (query) => query.where(inView!))
    .orderBy(place(scope))
    .orderBy(comesAt)
    .orderBy(sql`case referral.priority when 'see_now' then 0 when 'soon' then 1 else 2 end`)
    .orderBy('referral.referredAt')
    .orderBy('referral.id')
    .limit(limit)
    .offset(offset);
}

export async function queueCounts(db: Db, scope: QueueScope): Promise<Record<QueueView, number>> {
  const names = Object.keys(views) as QueueView[];
  const row = await open(db, scope)
    .select(
      names.map((name, at) => {
        const inView = views[name](scope);
        return (
          inView ? sql<number>`sum(case when ${inView} then 1 else 0 end)` : sql<number>`count(*)`
        ).as(`view${at}`);
      }),
    )
    .executeTakeFirst();
  return Object.fromEntries(
    // Named by place: a view's own name has an underscore, which the camel-case plugin would change.
    names.map((name, at) => [
      name,
      Number((row as Record<string, unknown> | undefined)?.[`view${at}`] ?? 0),
    ]),
  ) as Record<QueueView, number>;
}

/** Needs of many referrals in one query. */
export async function needsOfReferrals(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('referralNeed')
    .selectAll()
    .where('referralId', 'in', ids)
    .orderBy('needId')
    .execute();
  return grouped(rows.map((row) => [row.referralId, row.needId]));
}

/** An appointment with what tells which of several it is. */
export type QueueAppointment = OneOfSeveral & {
  readonly endsAt: string;
  readonly mode: Mode;
  readonly room: string | null;
  readonly shown: NonNullable<QueueRow['appointment']>;
};

/** In the order of their starts. */
export async function appointmentsOfReferrals(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, QueueAppointment[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('appointment')
    .select([
      'id',
      'referralId',
      'startsAt',
      'endsAt',
      'status',
      'linkWorkerId',
      'needsMoving',
      'version',
      'mode',
      'room',
      'seriesId',
    ])
    .where('referralId', 'in', ids)
    .orderBy('startsAt')
    .execute();
  return grouped(
    rows.map(({ referralId, endsAt, mode, room, seriesId, ...row }) => {
      const shown = { ...row, needsMoving: row.needsMoving === 1 };
      const { status, startsAt, needsMoving } = shown;
      return [referralId, { status, startsAt, endsAt, mode, room, seriesId, needsMoving, shown }];
    }),
  );
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
