import { sql } from 'kysely';
import type { Db } from '../register/register.ts';
import { inChunks } from './slots.repo.ts';

export type AffectedRow = {
  appointmentId: string;
  startsAt: string;
  linkWorkerId: string;
  surname: string;
  forename: string;
};

/** Booked appointments with whose they are, by start. */
export async function affected(db: Db, appointmentIds: readonly string[]): Promise<AffectedRow[]> {
  const rows: AffectedRow[] = [];
  for (const chunk of inChunks(appointmentIds)) {
    rows.push(
      ...(await db
        .selectFrom('appointment')
        .innerJoin('patient', 'patient.id', 'appointment.patientId')
        .select([
          'appointment.id as appointmentId',
          'appointment.startsAt',
          'appointment.linkWorkerId',
          'patient.surname',
          'patient.forename',
        ])
        .where('appointment.id', 'in', chunk)
        .where('appointment.status', '=', sql.lit('booked'))
        .orderBy('appointment.startsAt')
        .execute()),
    );
  }
  return rows;
}
