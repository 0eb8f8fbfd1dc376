import type { Output, Parsed } from '../../shared/contract.ts';
import { addDays, localDateOf, localTimeOf, toInstant } from '../../shared/calendar.ts';
import { mondayOf, shownDates } from '../../shared/diary-dates.ts';
import { AppError } from '../../shared/errors.ts';
import { closedReason, hasLeft } from '../../shared/slot.ts';
import type { Slot } from '../../shared/types.ts';
import type { Ctx } from '../context.ts';
import { safeContactOf } from '../patients/patient-view.ts';
import { appointmentOf } from './appointment-view.ts';
import { presence, whyAway, type Person, type Presence } from './diary-absences.ts';
import * as repo from './diary.repo.ts';

type Column = Output<'diary.day'>['columns'][number];
type DiaryAppointment = Column['appointments'][number];
type Reads = Pick<Ctx, 'db'>;

/** One day, a column per link worker and whoever else has bookings: who comes, what is free, and why somebody is away. */
export async function diaryDay(
  { db }: Reads,
  { date }: Parsed<'diary.day'>,
): Promise<Output<'diary.day'>> {
  const booked = await repo.appointmentsBetween(db, instants(date, date));
  const slots = await repo.openSlotsOn(db, { date });
  const here = await presence(db, date, date);
  const isBusy = (id: string) => booked.some(({ linkWorkerId }) => linkWorkerId === id);
  return {
    date,
    closed: closedReason(date, here.absences),
    // Somebody who has left, or has another role now, is shown only while bookings remain to be moved.
    columns: here.people
      .filter(
        ({ id, role }) =>
          isBusy(id) || (role === 'link_worker' && !hasLeft(id, date, here.absences)),
      )
      .map((person) =>
        columnOf(person, date, here, {
          slots: slots.filter(({ linkWorkerId }) => linkWorkerId === person.id),
          booked: booked.filter(({ linkWorkerId }) => linkWorkerId === person.id),
        }),
      ),
  };
}

/** One link worker's week. @throws AppError `not_found`. */
export async function diaryWeek(
  { db }: Reads,
  { linkWorkerId, date }: Parsed<'diary.week'>,
): Promise<Output<'diary.week'>> {
  const monday = mondayOf(date);
  const sunday = addDays(monday, 6);
  const here = await presence(db, monday, sunday);
  const person = here.people.find(({ id }) => id === linkWorkerId);
  if (!person) throw new AppError('not_found');
  const span = { linkWorkerId, ...instants(monday, sunday) };
  const slots = await repo.openSlotsOf(db, span);
  const rows = await repo.appointmentsOf(db, span);
  const booked = rows.map((row) => ({ ...row, localDate: localDateOf(row.startsAt) }));
  const busy = new Set([...slots, ...booked].map(({ localDate }) => localDate));
  return {
    linkWorkerId,
    name: person.name,
    columns: shownDates(date, busy).map((day) =>
      columnOf(person, day, here, {
        slots: slots.filter(({ localDate }) => localDate === day),
        booked: booked.filter(({ localDate }) => localDate === day),
      }),
    ),
  };
}

/** Cancelled appointments of these days, by start. */
export async function diaryCancelled(
  { db }: Reads,
  { from, to, linkWorkerId }: Parsed<'diary.cancelled'>,
): Promise<DiaryAppointment[]> {
  if (to < from) return [];
  const rows = await repo.cancelledBetween(db, instants(from, to));
  return rows
    .filter((row) => linkWorkerId === null || row.linkWorkerId === linkWorkerId)
    .map(bookedOf);
}

/** These dates, both included, as instants. */
const instants = (first: string, last: string) => ({
  from: toInstant(first, '00:00'),
  before: toInstant(addDays(last, 1), '00:00'),
});

type Rows = {
  readonly slots: readonly repo.OpenSlotRow[];
  readonly booked: readonly repo.BookedRow[];
};

function columnOf(person: Person, date: string, here: Presence, { slots, booked }: Rows): Column {
  return {
    linkWorkerId: person.id,
    name: person.name,
    date,
    closed: closedReason(date, here.absences),
    away: whyAway(person.id, date, here),
    clinics: clinicsOf(slots),
    slots: slots.filter(({ taken }) => taken === 0).map(slotOf),
    appointments: booked.map(bookedOf),
  };
}

const slotOf = ({ clinicId: _clinic, taken: _taken, ...slot }: repo.OpenSlotRow): Slot => slot;

/** Each session from its first time to the end of its last, as it took place: rules change later. */
function clinicsOf(slots: readonly repo.OpenSlotRow[]): Column['clinics'] {
  return [...new Set(slots.map(({ clinicId }) => clinicId))].map((id) => {
    const own = slots.filter(({ clinicId }) => clinicId === id);
    const [first, last] = [own[0]!, own.at(-1)!];
    const { localTime: opens, mode, room } = first;
    return { opens, closes: localTimeOf(last.endsAt), mode, room };
  });
}

const bookedOf = (row: repo.BookedRow): DiaryAppointment => ({
  ...appointmentOf(row),
  patient: {
    id: row.patientId,
    surname: row.surname,
    forename: row.forename,
    dateOfBirth: row.dateOfBirth,
    safeContact: safeContactOf(row),
  },
});
