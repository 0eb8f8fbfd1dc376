import { sql } from 'kysely';
import type { AppointmentEventKind } from '../../shared/appointment.ts';
import { inChunks } from '../clinics/slots.repo.ts';
import type { ReferralRow } from '../referrals/referrals.repo.ts';
import type { Db } from '../register/register.ts';

export type PhoneScope = {
  /** Null: everybody's. */
  readonly linkWorkerId: string | null;
  /** Whose follow-ups belong in it; null: nobody's. */
  readonly own: string | null;
  /** UTC instant at which tomorrow starts. */
  readonly tomorrow: string;
};

/** Open referrals whose next action is a call by today; the rule decides in the end. */
function toPhone(db: Db, { linkWorkerId, own, tomorrow }: PhoneScope) {
  return (
    db
      .selectFrom('referral')
      // Spelt as in the partial index, so that closed referrals cost nothing.
      .where('referral.closedAt', 'is', null)
      .$if(linkWorkerId !== null, (query) => query.where('linkWorkerId', '=', linkWorkerId))
      .where((eb) =>
        eb.or([
          eb('nextAction', '=', 'move'),
          eb.and([
            eb('nextAction', 'in', ['phone', 'rebook']),
            eb.or([eb('nextActionDue', 'is', null), eb('nextActionDue', '<', tomorrow)]),
          ]),
          ...(own === null
            ? []
            : [
                eb.and([
                  eb('nextAction', '=', 'follow_up'),
                  eb('linkWorkerId', '=', own),
                  eb('nextActionDue', '<', tomorrow),
                ]),
              ]),
        ]),
      )
  );
}

/** What is due at a time and what needs moving first, so that a long queue cannot push it out. */
const rank = sql<number>`case
  when referral.next_action = 'move' then 0
  when referral.next_action_due is not null then 1
  when referral.next_action = 'rebook' then 2
  else 3 end`;

export async function phoneReferrals(
  db: Db,
  scope: PhoneScope,
  limit: number,
): Promise<ReferralRow[]> {
  return toPhone(db, scope)
    .selectAll('referral')
    .orderBy(rank)
    .orderBy(sql`case referral.priority when 'see_now' then 0 when 'soon' then 1 else 2 end`)
    .orderBy('referral.referredAt')
    .orderBy('referral.id')
    .limit(limit)
    .execute();
}

export async function countPhoneReferrals(db: Db, scope: PhoneScope): Promise<number> {
  const row = await toPhone(db, scope)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** When one of these last happened to each appointment; absent where none did. */
export async function latestEvents(
  db: Db,
  appointmentIds: readonly string[],
  kinds: readonly AppointmentEventKind[],
): Promise<ReadonlyMap<string, string>> {
  const latest = new Map<string, string>();
  for (const chunk of inChunks(appointmentIds)) {
    const rows = await db
      .selectFrom('appointmentEvent')
      .select((eb) => ['appointmentId', eb.fn.max('at').as('at')])
      .where('appointmentId', 'in', chunk)
      .where('kind', 'in', kinds)
      .groupBy('appointmentId')
      .execute();
    for (const { appointmentId, at } of rows) latest.set(appointmentId, at);
  }
  return latest;
}
