import { sql, type SqlBool } from 'kysely';
import type { AppointmentStatus, QueueRow, QueueView } from '../../shared/types.ts';
import type { Db } from '../register/register.ts';
import { closedStatus } from './referrals.repo.ts';

export type QueueScope = {
  readonly linkWorkerId: string | null;
  readonly text: string;
  /** Whose "mine": a link worker's id, or null for the desk. */
  readonly mine: string | null;
  /** UTC instant at which tomorrow starts. */
  readonly tomorrow: string;
};

/** What belongs in each view; every open referral is in `all`. */
const views: Record<QueueView, (scope: QueueScope) => ReturnType<typeof sql<SqlBool>> | null> = {
  all: () => null,
  mine: ({ mine }) =>
    mine === null
      ? sql<SqlBool>`referral.owner = 'desk'`
      : sql<SqlBool>`referral.owner = 'link_worker'
          and (referral.link_worker_id = ${mine} or referral.link_worker_id is null)`,
  see_now: () => sql<SqlBool>`referral.next_action = 'see_now'`,
  to_phone: () => sql<SqlBool>`referral.next_action = 'phone'`,
  to_book: () => sql<SqlBool>`referral.next_action in ('book', 'rebook')`,
  moving: () => sql<SqlBool>`referral.next_action = 'move'`,
  today: ({ tomorrow }) =>
    sql<SqlBool>`referral.next_action = 'attend' and referral.next_action_due < ${tomorrow}`,
  follow_up: () => sql<SqlBool>`referral.next_action = 'follow_up'`,
};

function open(db: Db, { linkWorkerId, text }: QueueScope) {
  return db
    .selectFrom('referral')
    .where('referral.status', '<>', closedStatus)
    .$if(linkWorkerId !== null, (query) => query.where('referral.linkWorkerId', '=', linkWorkerId))
    .$if(text !== '', (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('patientName')
            .select('patientName.patientId')
            .whereRef('patientName.patientId', '=', 'referral.patientId')
            .where('patientName.first', 'like', `${text}%`),
        ),
      ),
    );
}

/**
 * Ids and the little that orders them: next action first, then priority, then the longest wait.
 * Somebody who comes on a later day is no work yet and stands last.
 */
export async function queuePage(
  db: Db,
  scope: QueueScope,
  { view, offset, limit }: { view: QueueView; offset: number; limit: number },
) {
  const inView = views[view](scope);
  return open(db, scope)
    .selectAll('referral')
    .$if(inView !== null, (query) => query.where(inView!))
    .orderBy(
      sql`case when referral.next_action = 'attend' and referral.next_action_due >= ${scope.tomorrow}
        then 1 else 0 end`,
    )
    .orderBy('referral.nextActionRank')
    .orderBy(sql`case referral.priority when 'see_now' then 0 when 'soon' then 1 else 2 end`)
    .orderBy('referral.referredAt')
    .orderBy('referral.id')
    .limit(limit)
    .offset(offset)
    .execute();
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

export type QueueAppointment = {
  readonly status: AppointmentStatus;
  readonly endsAt: string;
  readonly shown: NonNullable<QueueRow['appointment']>;
};

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
    ])
    .where('referralId', 'in', ids)
    .orderBy('startsAt')
    .execute();
  return grouped(
    rows.map(({ referralId, endsAt, needsMoving, ...row }) => [
      referralId,
      { status: row.status, endsAt, shown: { ...row, needsMoving: needsMoving === 1 } },
    ]),
  );
}

/** The appointment somebody has to do something about: the earliest without an outcome. */
export function appointmentInForce(
  appointments: readonly QueueAppointment[],
): QueueAppointment | undefined {
  return appointments.find(({ status }) => ['booked', 'arrived', 'in_progress'].includes(status));
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
