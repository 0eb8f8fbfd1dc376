import type { Output, Parsed } from '../../shared/contract.ts';
import { undoTarget } from '../../shared/appointment.ts';
import { AppError } from '../../shared/errors.ts';
import { isHeld } from '../../shared/held-slots.ts';
import type { Appointment } from '../../shared/types.ts';
import type { Ctx } from '../context.ts';
import { afterAppointment } from '../referrals/after-appointment.ts';
import { stateColumns, stateToRestore } from '../referrals/referral-view.ts';
import { referralById, updateReferral } from '../referrals/referrals.repo.ts';
import { alreadyBooked, current } from './appointment-changes.ts';
import { appointmentOf } from './appointment-view.ts';
import {
  eventsOf,
  newAppointment,
  type AppointmentRow,
  type SlotRow,
} from './appointments.repo.ts';
import { cancel, undo } from './appointments.service.ts';
import { placeOf } from './booking.service.ts';
import { insteadOf } from './series-proposal.service.ts';
import { localDateOf } from '../../shared/calendar.ts';
import * as repo from './series.repo.ts';

/** Several appointments of one referral in one step: all of them, or none. */

/**
 * Books every slot, or none. @throws AppError `series_slot_taken` with the times that cannot be had
 * and others instead, `slot_in_past`, `referral_closed`, `referral_already_booked`,
 * `patient_booked_that_day`, `not_found`, `stale`.
 */
export async function bookSeries(
  ctx: Ctx,
  { referralId, slotIds, confirmSameDay, another }: Parsed<'series.book'>,
): Promise<Output<'series.book'>> {
  const { db, now, newId, session } = ctx;
  const bookings = await repo.patientBookings(db, referralId);
  if (!bookings) throw new AppError('not_found');
  if (bookings.referralStatus === 'closed') throw new AppError('referral_closed');
  const already = bookings.others.find((other) => other.referralId === referralId);
  if (already && !another) {
    throw new AppError('referral_already_booked', { detail: alreadyBooked(already) });
  }
  const slots = await repo.slotsByIds(db, slotIds);
  await checkSlots(ctx, slots, slotIds);
  if (!confirmSameDay) checkDays(slots, bookings.others);
  const seriesId = slots.length > 1 ? newId() : null;
  const rows = slots.map((slot) => ({
    ...newAppointment({
      id: newId(),
      referralId,
      patientId: bookings.patientId,
      slotId: slot.id,
      ...placeOf(slot),
      status: 'booked',
      bookedAt: now,
      bookedBy: session.staffId,
      statusAt: now,
      unscheduled: 0,
    }),
    seriesId,
  }));
  const claimed = await repo.claimAll(db, rows);
  const lost = new Set(rows.filter(({ id }) => !claimed.has(id)).map(({ slotId }) => slotId));
  if (lost.size > 0) throw await taken(ctx, slots, slotIds, ({ id }) => lost.has(id));
  await happenedTogether(ctx, referralId, rows, bookings.referralVersion);
  return rows.map(appointmentOf);
}

/** @throws AppError `series_slot_taken`, `slot_in_past`, `invalid_input` for one slot named twice. */
async function checkSlots(
  ctx: Ctx,
  slots: readonly SlotRow[],
  slotIds: readonly string[],
): Promise<void> {
  if (new Set(slotIds).size < slotIds.length) {
    throw new AppError('invalid_input', { fields: ['slotIds'] });
  }
  // Held for the day: nobody plans a series on them.
  const canBeHad = (slot: SlotRow): boolean =>
    slot.open === 1 && slot.taken === 0 && !isHeld(slot, ctx.now);
  if (slots.length < slotIds.length || !slots.every(canBeHad)) {
    throw await taken(ctx, slots, slotIds, (slot) => !canBeHad(slot));
  }
  if (slots.some(({ endsAt }) => endsAt <= ctx.now)) throw new AppError('slot_in_past');
}

/** Nothing is booked: which of the times are gone, and other times for each of them. */
async function taken(
  ctx: Ctx,
  slots: readonly SlotRow[],
  slotIds: readonly string[],
  isLost: (slot: SlotRow) => boolean,
): Promise<AppError> {
  const known = new Set(slots.map(({ id }) => id));
  // A slot that nobody ever used goes without a trace when its clinic does.
  const gone = slotIds.filter((id) => !known.has(id));
  const lost = await insteadOf(ctx, slots.filter(isLost), new Set(slotIds));
  return new AppError('series_slot_taken', {
    detail: { lost: [...lost, ...gone.map((slotId) => ({ slotId, alternatives: [] }))] },
  });
}

/** Two on one day are seldom meant, whether both are new or one was there. */
function checkDays(slots: readonly SlotRow[], others: repo.PatientBookings['others']): void {
  const days = new Map(others.map((other) => [localDateOf(other.startsAt), other]));
  const seen = new Set<string>();
  for (const { id, localDate, startsAt, linkWorkerId } of slots) {
    const other = days.get(localDate);
    if (other || seen.has(localDate)) {
      const there = other ? alreadyBooked(other) : { startsAt, linkWorkerId };
      throw new AppError('patient_booked_that_day', { detail: { ...there, slotId: id } });
    }
    seen.add(localDate);
  }
}

/** To the referral it is one step: somebody comes, for the first time at the first of these. */
async function happenedTogether(
  ctx: Ctx,
  referralId: string,
  rows: readonly AppointmentRow[],
  version: number,
): Promise<void> {
  const { db, now, newId, session } = ctx;
  const [first] = rows;
  if (!first) return;
  const { startsAt, linkWorkerId } = first;
  const event = { kind: 'booked', appointmentId: first.id, startsAt, linkWorkerId } as const;
  const referralBefore = await afterAppointment(ctx, referralId, event, { version });
  await repo.addEventsAtOnce(
    db,
    rows.map(({ id, version }) => ({
      id: newId(),
      appointmentId: id,
      appointmentVersion: version,
      at: now,
      byId: session.staffId,
      kind: 'booked',
      detail: null,
      referralBefore,
    })),
  );
  told(ctx, referralId);
}

function told(ctx: Ctx, referralId: string): void {
  ctx.subject('referral', referralId);
  ctx.announce('appointments');
  ctx.announce('referrals');
}

/** This appointment and all later ones. @throws AppError as `cancel`. */
export async function cancelFrom(
  ctx: Ctx,
  { id, version, cancelledBy, reason }: Parsed<'series.cancel'>,
): Promise<Output<'series.cancel'>> {
  const first = await current(ctx, { id, version });
  const later = await repo.bookedFrom(ctx.db, first.referralId, first.startsAt);
  const cancelled: Appointment[] = [];
  for (const row of [first, ...later.filter((one) => one.id !== id)]) {
    const which = { id: row.id, version: row.version };
    cancelled.push(await cancel(ctx, { ...which, cancelledBy, reason }));
  }
  told(ctx, first.referralId);
  return cancelled;
}

/**
 * One step back for each, or for none. A series taken back as a whole leaves the referral as it was
 * before it. @throws AppError as `undo`.
 */
export async function undoTogether(
  ctx: Ctx,
  { appointments }: Parsed<'series.undo'>,
): Promise<Output<'series.undo'>> {
  const { db } = ctx;
  const versions = new Map(appointments.map(({ id, version }) => [id, version]));
  const rows = await repo.appointmentsByIds(db, [...versions.keys()]);
  const [first] = rows;
  if (!first || rows.length < versions.size) throw new AppError('not_found');
  const referralId = first.referralId;
  if (rows.some((row) => row.referralId !== referralId)) throw new AppError('invalid_input');
  const kept = await beforeSeries(ctx, rows);
  const undone: Appointment[] = [];
  for (const { id } of rows) undone.push(await undo(ctx, { id, version: versions.get(id)! }));
  const referral = kept && (await referralById(db, referralId));
  if (referral && !(await updateReferral(db, referral, stateColumns(kept)))) {
    throw new AppError('stale');
  }
  told(ctx, referralId);
  return undone;
}

/** What the referral was, where these are a whole series and nothing has happened since; else null. */
async function beforeSeries({ db }: Ctx, rows: readonly AppointmentRow[]) {
  const [first] = rows;
  if (!first?.seriesId || rows.some(({ seriesId }) => seriesId !== first.seriesId)) return null;
  const target = undoTarget(await eventsOf(db, first.id));
  const referral = await referralById(db, first.referralId);
  if (!referral || target?.to !== null) return null;
  return stateToRestore(target.undo.referralBefore, referral);
}
