import type { Output, Parsed } from '../../shared/contract.ts';
import { addDays, toInstant } from '../../shared/calendar.ts';
import { clinicDates } from '../../shared/clinic.ts';
import { awayReason, closedReason, hasLeft, type Absences } from '../../shared/slot.ts';
import { clinics, type ClinicRow } from '../clinics/clinics.repo.ts';
import { absencesBetween } from '../clinics/slot-plan.ts';
import type { Ctx } from '../context.ts';
import { safeContactOf } from '../patients/patient-view.ts';
import { appointmentOf } from './appointment-view.ts';
import * as repo from './diary.repo.ts';

type Day = Output<'diary.day'>;
type DiaryAppointment = Day['columns'][number]['appointments'][number];

/** One day, a column per link worker and whoever else has bookings: who comes, what is free, and why somebody is away. */
export async function diaryDay(
  { db }: Pick<Ctx, 'db'>,
  { date }: Parsed<'diary.day'>,
): Promise<Day> {
  const from = toInstant(date, '00:00');
  const rows = await repo.appointmentsBetween(db, from, toInstant(addDays(date, 1), '00:00'));
  const appointments = rows.map((row): DiaryAppointment => ({
    ...appointmentOf(row),
    patient: {
      id: row.patientId,
      surname: row.surname,
      forename: row.forename,
      dateOfBirth: row.dateOfBirth,
      safeContact: safeContactOf(row),
    },
  }));
  const slots = await repo.freeSlotsOn(db, date);
  const absences = await absencesBetween(db, date, date);
  const all = await clinics(db);
  const busy = [...new Set(rows.map((row) => row.linkWorkerId))];
  const columns = (await repo.diaryWorkers(db, busy)).map(({ id, name }) => ({
    linkWorkerId: id,
    name,
    away: awayReason(id, date, absences) ?? clinicClosed(id, date, all, absences),
    slots: slots.filter((slot) => slot.linkWorkerId === id),
    appointments: appointments.filter((appointment) => appointment.linkWorkerId === id),
  }));
  return {
    date,
    closed: closedReason(date, absences),
    // Somebody who has left is shown only while bookings remain to be moved.
    columns: columns.filter(
      ({ linkWorkerId, appointments: own }) =>
        own.length > 0 || !hasLeft(linkWorkerId, date, absences),
    ),
  };
}

/** The reason, when every clinic this person would have that day is closed. */
function clinicClosed(
  linkWorkerId: string,
  date: string,
  all: readonly ClinicRow[],
  { closures }: Absences,
): string | null {
  const reasons = all
    .filter((clinic) => clinic.linkWorkerId === linkWorkerId)
    .filter((clinic) => clinicDates(clinic, date, date).length > 0)
    .map((clinic) => closures.find((one) => one.clinicId === clinic.id && one.onDate === date));
  const first = reasons[0];
  return first && reasons.every((one) => one !== undefined) ? first.reason || 'Closed' : null;
}
