import type { Output, Parsed } from '../../shared/contract.ts';
import { addDays, localDateOf, localTimeOf } from '../../shared/calendar.ts';
import { AppError } from '../../shared/errors.ts';
import { nextContact, nextContactSpan } from '../../shared/next-contact.ts';
import { isHeld } from '../../shared/held-slots.ts';
import { alternativesTo, proposeSeries } from '../../shared/series.ts';
import { whyNot } from '../../shared/series-why.ts';
import { isLinkWorkerOn } from '../../shared/staff.ts';
import type { Slot } from '../../shared/types.ts';
import { clinicsOf } from '../clinics/clinics.repo.ts';
import { absencesBetween, lastSlotDay } from '../clinics/slot-plan.ts';
import type { Ctx } from '../context.ts';
import { staffById } from '../staff/staff.repo.ts';
import { slotById, type SlotRow } from './appointments.repo.ts';
import * as repo from './series.repo.ts';

/** Which times several appointments could have. Booking them: series.service.ts. */

type Reader = Pick<Ctx, 'db' | 'now'>;

/** The week's other days, either side of a date. */
const daysOfWeek = 6;

const shown = (row: SlotRow): Slot => ({
  id: row.id,
  linkWorkerId: row.linkWorkerId,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  localDate: row.localDate,
  localTime: row.localTime,
  mode: row.mode,
  room: row.room,
  heldUntil: row.heldUntil,
});

const freeOf = (rows: readonly SlotRow[], now: string): Slot[] =>
  rows
    .filter((row) => row.open === 1 && row.taken === 0 && row.startsAt > now && !isHeld(row, now))
    .map(shown);

async function bookingsOf({ db }: Reader, referralId: string): Promise<repo.PatientBookings> {
  const bookings = await repo.patientBookings(db, referralId);
  if (!bookings) throw new AppError('not_found');
  return bookings;
}

const datesOf = ({ others }: repo.PatientBookings): ReadonlySet<string> =>
  new Set(others.map(({ startsAt }) => localDateOf(startsAt)));

/** For each session the wished slot or others, and why. @throws AppError `not_found`, `slot_gone`. */
export async function proposeForReferral(
  ctx: Reader,
  { referralId, slotId, everyDays, count }: Parsed<'series.propose'>,
): Promise<Output<'series.propose'>> {
  const { db, now } = ctx;
  const patientDates = datesOf(await bookingsOf(ctx, referralId));
  const first = await slotById(db, slotId);
  if (!first) throw new AppError('slot_gone');
  const { linkWorkerId } = first;
  const [from, to] = [
    addDays(first.localDate, -daysOfWeek),
    addDays(first.localDate, everyDays * (count - 1) + daysOfWeek),
  ];
  const rows = await repo.slotsBetween(db, linkWorkerId, from, to);
  const free = freeOf(rows, now);
  const until = lastSlotDay(now);
  const facts = {
    linkWorkerId,
    slots: rows.map((row) => ({
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      taken: row.taken === 1 || isHeld(row, now),
    })),
    clinics: await clinicsOf(db, [linkWorkerId]),
    absences: await absencesBetween(db, from, to),
    until,
    patientDates,
    now,
  };
  const sessions = proposeSeries({ first, everyDays, count, free, patientDates });
  return {
    sessions: sessions.map(({ alternatives, ...session }) => ({
      ...session,
      alternatives: [...alternatives],
      ...(session.proposed ? { why: null, reason: '' } : whyNot(session.wish, facts)),
    })),
    until,
  };
}

/** The next contact with whoever saw the patient last. @throws AppError `not_found`. */
export async function proposeNext(
  ctx: Reader,
  { referralId }: Parsed<'series.next'>,
): Promise<Output<'series.next'>> {
  const { db, now } = ctx;
  const bookings = await bookingsOf(ctx, referralId);
  const attended = await repo.attendedOf(db, referralId);
  const [last] = attended;
  if (!last) return null;
  const today = localDateOf(now);
  const worker = await staffById(db, last.linkWorkerId);
  if (!worker || !isLinkWorkerOn(worker, today)) return null;
  const localDate = localDateOf(last.startsAt);
  const [from, to] = nextContactSpan(localDate, today);
  const free = freeOf(await repo.slotsBetween(db, worker.id, from, to), now);
  const was = { localDate, localTime: localTimeOf(last.startsAt), mode: last.mode };
  const { offer, others } = nextContact(was, today, free, datesOf(bookings));
  return { contact: attended.length + 1, offer, others: [...others] };
}

/** Other times of the same link worker and week for slots that cannot be had any more. */
export async function insteadOf(
  { db, now }: Reader,
  lost: readonly SlotRow[],
  chosen: ReadonlySet<string>,
): Promise<{ slotId: string; alternatives: Slot[] }[]> {
  const instead: { slotId: string; alternatives: Slot[] }[] = [];
  for (const slot of lost) {
    const { id, linkWorkerId, localDate: date, localTime: time, startsAt, mode } = slot;
    const week = [addDays(date, -daysOfWeek), addDays(date, daysOfWeek)] as const;
    const free = freeOf(await repo.slotsBetween(db, linkWorkerId, ...week), now);
    const others = free.filter((one) => !chosen.has(one.id));
    instead.push({
      slotId: id,
      alternatives: alternativesTo({ date, time, startsAt }, mode, others),
    });
  }
  return instead;
}
