import { clinicDates } from '../../shared/clinic.ts';
import { lastDayOf } from '../../shared/staff.ts';
import { awayReason, type Absences } from '../../shared/slot.ts';
import { clinics, type ClinicRow } from '../clinics/clinics.repo.ts';
import { holidayNames } from '../clinics/holidays.ts';
import type { Db } from '../register/register.ts';
import * as repo from './diary.repo.ts';

export type Person = Awaited<ReturnType<typeof repo.people>>[number];

/** Who works here, and what keeps link workers away between two dates, both included. */
export type Presence = {
  readonly people: readonly Person[];
  readonly absences: Absences;
  /** Read only where a single clinic is closed: reading rules is slow. */
  readonly clinics: readonly ClinicRow[];
};

export async function presence(db: Db, first: string, last: string): Promise<Presence> {
  const people = await repo.people(db, {});
  const closures = await repo.closuresIn(db, { first, last });
  const absences: Absences = {
    leave: await repo.leaveIn(db, { first, last }),
    closures,
    // An extra session is no reason to be away: its times say that it is there.
    extras: [],
    bankHolidays: await holidayNames(db),
    leavesOn: new Map(
      people.flatMap((person) => {
        const day = lastDayOf(person);
        return day === null ? [] : [[person.id, day] as const];
      }),
    ),
  };
  const oneClinic = closures.some(({ clinicId }) => clinicId !== null);
  return { people, absences, clinics: oneClinic ? await clinics(db) : [] };
}

/** On leave, gone, or every clinic of that day closed: the reason, or null. */
export const whyAway = (linkWorkerId: string, date: string, here: Presence): string | null =>
  awayReason(linkWorkerId, date, here.absences) ?? clinicClosed(linkWorkerId, date, here);

function clinicClosed(linkWorkerId: string, date: string, here: Presence): string | null {
  const closures = here.absences.closures.filter(
    ({ onDate, clinicId }) => onDate === date && clinicId !== null,
  );
  if (closures.length === 0) return null;
  const reasons = here.clinics
    .filter((clinic) => clinic.linkWorkerId === linkWorkerId)
    .filter((clinic) => clinicDates(clinic, date, date).length > 0)
    .map(({ id }) => closures.find(({ clinicId }) => clinicId === id));
  const first = reasons[0];
  return first && reasons.every((one) => one !== undefined) ? first.reason || 'Closed' : null;
}
