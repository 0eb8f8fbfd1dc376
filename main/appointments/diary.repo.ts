import { sql } from 'kysely';
import type { Slot } from '../../shared/types.ts';
import type { Db } from '../register/register.ts';

/** Link workers, and whoever else has these bookings: somebody who has another role now. */
export async function diaryWorkers(
  db: Db,
  withBookings: readonly string[],
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where((eb) =>
      eb.or([
        eb('role', '=', 'link_worker'),
        ...(withBookings.length > 0 ? [eb('id', 'in', withBookings)] : []),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Free slots of one day, those already past included. */
export async function freeSlotsOn(db: Db, date: string): Promise<Slot[]> {
  return db
    .selectFrom('slot')
    .select([
      'id',
      'linkWorkerId',
      'startsAt',
      'endsAt',
      'localDate',
      'localTime',
      'mode',
      'room',
      'heldUntil',
    ])
    .where('localDate', '=', date)
    .where('open', '=', sql.lit(1))
    .where('taken', '=', sql.lit(0))
    .orderBy('startsAt')
    .execute();
}

/** Appointments starting from one instant until before another, cancelled ones left out. */
export async function appointmentsBetween(db: Db, from: string, before: string) {
  return db
    .selectFrom('appointment')
    .innerJoin('patient', 'patient.id', 'appointment.patientId')
    .selectAll('appointment')
    .select([
      'patient.surname',
      'patient.forename',
      'patient.dateOfBirth',
      'patient.noVoicemail',
      'patient.noLetters',
      'patient.noTexts',
      'patient.notAtHome',
      'patient.interpreterLanguage',
      'patient.largePrint',
    ])
    .where('appointment.startsAt', '>=', from)
    .where('appointment.startsAt', '<', before)
    .where('appointment.status', '<>', sql.lit('cancelled'))
    .orderBy('appointment.startsAt')
    .execute();
}
