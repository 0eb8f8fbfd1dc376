import type { Insertable } from 'kysely';
import { activeStatuses } from '../../shared/appointment.ts';
import { addDays, toInstant } from '../../shared/calendar.ts';
import type { ReferralStatus } from '../../shared/types.ts';
import { preparedForMany } from '../register/many-rows.ts';
import { prepared } from '../register/prepared.ts';
import type { Db } from '../register/register.ts';
import type { Schema } from '../register/schema.ts';
import type { AppointmentRow, NewAppointment, Other, SlotRow } from './appointments.repo.ts';

const selectOthers = prepared((db, { referralId }: { referralId: string }) =>
  db
    .selectFrom('referral')
    .innerJoin('referral as any', 'any.patientId', 'referral.patientId')
    .leftJoin('appointment as other', (join) =>
      join.onRef('other.referralId', '=', 'any.id').on('other.status', 'in', [...activeStatuses]),
    )
    .select(['referral.patientId', 'referral.status', 'referral.version'])
    .select(['other.id', 'other.referralId', 'other.startsAt', 'other.linkWorkerId'])
    .where('referral.id', '=', referralId)
    .orderBy('other.startsAt'),
);

export type PatientBookings = {
  readonly patientId: string;
  readonly referralStatus: ReferralStatus;
  readonly referralVersion: number;
  /** All of the patient's appointments without an outcome, whichever referral they are of. */
  readonly others: readonly Other[];
};

/** Undefined where there is no such referral. */
export async function patientBookings(
  db: Db,
  referralId: string,
): Promise<PatientBookings | undefined> {
  const rows = await selectOthers(db, { referralId });
  const [first] = rows;
  if (!first) return undefined;
  const others = rows.flatMap(({ id, referralId: of, startsAt, linkWorkerId }) =>
    id === null || of === null || startsAt === null || linkWorkerId === null
      ? []
      : [{ id, referralId: of, startsAt, linkWorkerId }],
  );
  const { patientId, status: referralStatus, version: referralVersion } = first;
  return { patientId, referralStatus, referralVersion, others };
}

const selectSlots = preparedForMany((db, slots: readonly { id: string }[]) =>
  db
    .selectFrom('slot')
    .selectAll()
    .where(
      'id',
      'in',
      slots.map(({ id }) => id),
    )
    .orderBy('startsAt')
    .orderBy('id'),
);

/** As they start, so that two PCs that want the same ones take them in the same order. */
export async function slotsByIds(db: Db, ids: readonly string[]): Promise<SlotRow[]> {
  return selectSlots(
    db,
    ids.map((id) => ({ id })),
  );
}

/** Free or not, of one link worker, between two dates, both included. */
export async function slotsBetween(
  db: Db,
  linkWorkerId: string,
  from: string,
  to: string,
): Promise<SlotRow[]> {
  return db
    .selectFrom('slot')
    .selectAll()
    .where('linkWorkerId', '=', linkWorkerId)
    .where('startsAt', '>=', toInstant(from, '00:00'))
    .where('startsAt', '<', toInstant(addDays(to, 1), '00:00'))
    .orderBy('startsAt')
    .execute();
}

const insertUnlessTaken = preparedForMany((db, rows: readonly NewAppointment[]) =>
  db
    .insertInto('appointment')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

/** Claims each appointment's slot, as `claim`; answers the ids of those that could be had. */
export async function claimAll(
  db: Db,
  rows: readonly NewAppointment[],
): Promise<ReadonlySet<string>> {
  return new Set((await insertUnlessTaken(db, rows)).map(({ id }) => id));
}

type NewEvent = Insertable<Schema['appointmentEvent']>;

const insertEvents = preparedForMany((db, rows: readonly NewEvent[]) =>
  db.insertInto('appointmentEvent').values(rows),
);

export async function addEventsAtOnce(db: Db, rows: readonly NewEvent[]): Promise<void> {
  await insertEvents(db, rows);
}

/** The referral's booked appointments from one start on; and with it the one that starts then. */
export async function bookedFrom(
  db: Db,
  referralId: string,
  startsAt: string,
): Promise<AppointmentRow[]> {
  return db
    .selectFrom('appointment')
    .selectAll()
    .where('referralId', '=', referralId)
    .where('status', '=', 'booked')
    .where('startsAt', '>=', startsAt)
    .orderBy('startsAt')
    .orderBy('id')
    .execute();
}

export async function appointmentsByIds(db: Db, ids: readonly string[]): Promise<AppointmentRow[]> {
  return db
    .selectFrom('appointment')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('startsAt')
    .orderBy('id')
    .execute();
}

/** Those of a referral that were attended, the latest first. */
export async function attendedOf(db: Db, referralId: string): Promise<AppointmentRow[]> {
  return db
    .selectFrom('appointment')
    .selectAll()
    .where('referralId', '=', referralId)
    .where('status', '=', 'attended')
    .orderBy('startsAt', 'desc')
    .execute();
}
