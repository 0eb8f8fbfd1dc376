import { sql } from 'kysely';
import type { Waiting } from '../../shared/fill.ts';
import { leftReasons } from '../../shared/patient.ts';
import { helpOf } from '../patients/patient-view.ts';
import type { Db } from '../register/register.ts';

/** Everybody with an open referral, as far as it decides who is offered a free time. */
export async function waitingForATime(db: Db): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('referral')
    .innerJoin('patient', 'patient.id', 'referral.patientId')
    .leftJoin(missedByPatient(db), 'missed.patientId', 'patient.id')
    // Spelt as in the partial index, so that closed referrals cost nothing.
    .where('referral.closedAt', 'is', null)
    .where('referral.nextAction', 'not in', ['attend', 'record_outcome'])
    // Nobody is rung about a time for somebody who has died; if the list is wrong the desk books it.
    .where((eb) =>
      eb.or([
        eb('patient.leftReason', 'is', null),
        eb('patient.leftReason', '<>', leftReasons.died),
      ]),
    )
    .select([
      'referral.id as referralId',
      'referral.priority',
      'referral.nextAction',
      'referral.nextActionDue',
      'referral.promisedAt',
      'referral.referredAt',
      'referral.linkWorkerId',
      'patient.phone',
      'patient.mobile',
      'patient.notAtHome',
      'patient.helpMorning',
      'patient.helpAfternoon',
      'patient.helpByPhone',
      'patient.helpReminder',
      'patient.helpTravel',
      'missed.times',
    ])
    .execute();
  return rows.flatMap(({ nextAction, phone, mobile, notAtHome, times, ...row }) =>
    nextAction === null
      ? []
      : {
          ...row,
          nextAction,
          missed: Number(times ?? 0),
          wouldHelp: helpOf(row),
          hasPhone: Boolean(phone ?? mobile),
          notAtHome: notAtHome === 1,
        },
  );
}

/** Referrals that had this slot and gave it up. */
export async function gaveUp(
  db: Db,
  slot: { readonly id: string; readonly startsAt: string },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('appointment')
    // The index of cancelled ones is by time.
    .where('status', '=', 'cancelled')
    .where('startsAt', '=', slot.startsAt)
    .where('slotId', '=', slot.id)
    .select('referralId')
    .execute();
  return new Set(rows.map(({ referralId }) => referralId));
}

/** Few appointments are missed: counted once, not per patient. */
const missedByPatient = (db: Db) =>
  db
    .selectFrom('appointment')
    .where('status', 'in', ['dna', 'left_before_seen'])
    .groupBy('patientId')
    .select(['patientId', (eb) => eb.fn.countAll<number>().as('times')])
    .as('missed');

/** Of each referral the first appointment that needs another time, whatever else is booked. */
export async function needMoving(
  db: Db,
  referralIds: readonly string[],
): Promise<Map<string, { id: string; version: number }>> {
  if (referralIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('appointment')
    .select(['id', 'version', 'referralId'])
    .where('referralId', 'in', referralIds)
    .where('status', '=', sql.lit('booked'))
    .where('needsMoving', '=', 1)
    .orderBy('startsAt', 'desc')
    .execute();
  // The first one is the last to be put there.
  return new Map(rows.map(({ referralId, id, version }) => [referralId, { id, version }]));
}

export type History = { readonly seen: number; readonly missed: number; lastSeenAt: string | null };

/** How often each of these patients came and did not, under any referral. */
export async function historyOf(
  db: Db,
  patientIds: readonly string[],
): Promise<Map<string, History>> {
  if (patientIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('referral', 'referral.id', 'appointment.referralId')
    .where('referral.patientId', 'in', patientIds)
    .groupBy('referral.patientId')
    .select([
      'referral.patientId',
      sql<number>`sum(case when appointment.status = 'attended' then 1 else 0 end)`.as('seen'),
      sql<number>`sum(case when appointment.status in ('dna', 'left_before_seen') then 1 else 0 end)`.as(
        'missed',
      ),
      sql<string | null>`max(case when appointment.status = 'attended' then starts_at end)`.as(
        'lastSeenAt',
      ),
    ])
    .execute();
  return new Map(
    rows.map(({ patientId, seen, missed, lastSeenAt }) => [
      patientId,
      { seen: Number(seen), missed: Number(missed), lastSeenAt },
    ]),
  );
}
