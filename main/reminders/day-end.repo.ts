import { sql } from 'kysely';
import { activeStatuses } from '../../shared/appointment.ts';
import type { Db } from '../register/register.ts';

/**
 * Appointments without an outcome that start before an instant. By way of the open referrals, of
 * which there are few: no closed one has any, and no index of its own is kept for this.
 */
export async function withoutOutcome(db: Db, before: string, linkWorkerId: string | null) {
  return db
    .selectFrom('referral')
    .innerJoin('appointment', 'appointment.referralId', 'referral.id')
    .innerJoin('staff', 'staff.id', 'appointment.linkWorkerId')
    .select([
      'appointment.id',
      'appointment.referralId',
      'appointment.patientId',
      'appointment.linkWorkerId',
      'appointment.startsAt',
      'appointment.endsAt',
      'appointment.mode',
      'appointment.status',
      'appointment.needsMoving',
      'appointment.version',
      'staff.name as linkWorkerName',
    ])
    .where('referral.closedAt', 'is', null)
    .where('appointment.status', 'in', [...activeStatuses])
    .where('appointment.startsAt', '<', before)
    .$if(linkWorkerId !== null, (query) =>
      query.where('appointment.linkWorkerId', '=', linkWorkerId!),
    )
    .orderBy('appointment.startsAt')
    .orderBy('appointment.id')
    .execute();
}

/** When the last time of a day's clinics is over; null: there are none. */
export async function clinicsEndOn(
  db: Db,
  date: string,
  linkWorkerId: string | null,
): Promise<string | null> {
  const row = await db
    .selectFrom('slot')
    .select((eb) => eb.fn.max('endsAt').as('end'))
    .where('localDate', '=', date)
    .where((eb) => eb.or([eb('open', '=', sql.lit(1)), eb('taken', '=', sql.lit(1))]))
    .$if(linkWorkerId !== null, (query) => query.where('linkWorkerId', '=', linkWorkerId!))
    .executeTakeFirst();
  return row?.end ?? null;
}

export async function latestPrint(db: Db, date: string) {
  return db
    .selectFrom('paperPrint')
    .innerJoin('staff', 'staff.id', 'paperPrint.printedBy')
    .select(['paperPrint.printedAt', 'staff.name as printedBy'])
    .where('forDate', '=', date)
    .orderBy('printedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertPrint(
  db: Db,
  row: { id: string; forDate: string; printedAt: string; printedBy: string },
): Promise<void> {
  await db.insertInto('paperPrint').values(row).execute();
}

/** How many appointments of a day, also those moved away from it, something happened to since. */
export async function changedSince(
  db: Db,
  { from, before }: { from: string; before: string },
  since: string,
): Promise<number> {
  const row = await db
    .selectFrom('referral')
    .innerJoin('appointment', 'appointment.referralId', 'referral.id')
    .innerJoin('appointmentEvent', 'appointmentEvent.appointmentId', 'appointment.id')
    .select((eb) => eb.fn.count('appointment.id').distinct().as('n'))
    .where('referral.closedAt', 'is', null)
    .where('appointmentEvent.at', '>', since)
    .where((eb) =>
      eb.or([
        eb.and([eb('appointment.startsAt', '>=', from), eb('appointment.startsAt', '<', before)]),
        eb.and([
          eb('appointmentEvent.kind', '=', 'moved'),
          eb('appointmentEvent.detail', '>=', from),
          eb('appointmentEvent.detail', '<', before),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
