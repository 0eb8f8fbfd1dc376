import type { Output, Parsed } from '../../shared/contract.ts';
import { takeStep } from '../../shared/appointment.ts';
import { localDateOf, toInstant } from '../../shared/calendar.ts';
import { isHeld } from '../../shared/held-slots.ts';
import { AppError } from '../../shared/errors.ts';
import type { Ctx } from '../context.ts';
import { alreadyBooked, change, current, happened, slotTaken } from './appointment-changes.ts';
import { appointmentOf } from './appointment-view.ts';
import * as repo from './appointments.repo.ts';
import { slotsBehind } from './appointments.service.ts';
import { freeSlots } from './free-slots.repo.ts';

/** The next free slots that suit, earliest first. */
export async function nextSlots(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  { fromDate, withHeld, ...filter }: Parsed<'slots.next'>,
): Promise<Output<'slots.next'>> {
  const midnight = fromDate === null ? now : toInstant(fromDate, '00:00');
  // "After" a midnight leaves out a slot at 00:00, when no practice is open.
  return freeSlots(db, {
    ...filter,
    after: midnight > now ? midnight : now,
    heldBy: withHeld ? null : now,
  });
}

/**
 * Books a slot for a referral. The slot is claimed by the insert itself, so of any number of PCs
 * exactly one has it. @throws AppError `slot_taken` with the next free slots, `slot_gone`,
 * `slot_in_past`, `slot_held`, `referral_closed`, `patient_booked_that_day`, and
 * `referral_already_booked` unless another one is wanted on purpose.
 */
export async function book(
  ctx: Ctx,
  { referralId, slotId, another, ...confirmed }: Parsed<'appointment.book'>,
): Promise<Output<'appointment.book'>> {
  const { db, now, newId, session } = ctx;
  const facts = await factsOf(ctx, referralId, slotId);
  if (facts.referralStatus === 'closed') throw new AppError('referral_closed');
  const already = facts.others.find((other) => other.referralId === referralId);
  if (already && !another) {
    throw new AppError('referral_already_booked', { detail: alreadyBooked(already) });
  }
  await checkSlot(ctx, facts, confirmed);
  const { slot } = facts;
  const appointment = repo.newAppointment({
    id: newId(),
    referralId,
    patientId: facts.patientId,
    slotId,
    ...placeOf(slot),
    status: 'booked',
    bookedAt: now,
    bookedBy: session.staffId,
    statusAt: now,
    unscheduled: 0,
  });
  if (!(await repo.claim(db, appointment))) throw await whyLost(ctx, slot);
  await happened(ctx, appointment, 'booked', { referralVersion: facts.referralVersion });
  return appointmentOf(appointment);
}

/** Another slot for a booked appointment; the old one is free again. @throws as `book`, and `stale`. */
export async function move(
  ctx: Ctx,
  { slotId, confirmSameDay, openHeld, ...input }: Parsed<'appointment.move'>,
): Promise<Output<'appointment.move'>> {
  const row = await current(ctx, input);
  takeStep(row, 'move', ctx.now);
  const facts = await factsOf(ctx, row.referralId, slotId);
  const others = facts.others.filter(({ id }) => id !== row.id);
  await checkSlot(ctx, { ...facts, others }, { confirmSameDay, openHeld });
  // An update that loses the slot would fail without a word about the next ones.
  if (!(await repo.keepFree(ctx.db, slotId))) throw await whyLost(ctx, facts.slot);
  const to = {
    slotId,
    ...placeOf(facts.slot),
    needsMoving: 0,
    sequence: row.sequence + 1,
  } as const;
  const moved = await change(ctx, row, to, 'moved', row.startsAt);
  await slotsBehind(ctx, row);
  return moved;
}

export const placeOf = ({ linkWorkerId, startsAt, endsAt, mode, room }: repo.SlotRow) => ({
  linkWorkerId,
  startsAt,
  endsAt,
  mode,
  room,
});

async function factsOf(
  { db }: Ctx,
  referralId: string,
  slotId: string,
): Promise<repo.BookingFacts> {
  const facts = await repo.bookingFacts(db, referralId, slotId);
  if (facts) return facts;
  throw new AppError((await repo.referralExists(db, referralId)) ? 'slot_gone' : 'not_found');
}

type Confirmed = Pick<Parsed<'appointment.book'>, 'confirmSameDay' | 'openHeld'>;

async function checkSlot(
  ctx: Ctx,
  { slot, others }: repo.BookingFacts,
  { confirmSameDay, openHeld }: Confirmed,
): Promise<void> {
  if (slot.open === 0) throw new AppError('slot_gone');
  // Until its end a slot can still be given to somebody who is standing at the desk.
  if (slot.endsAt <= ctx.now) throw new AppError('slot_in_past');
  if (slot.taken === 1) throw await slotTaken(ctx, slot);
  if (isHeld(slot, ctx.now) && !openHeld) {
    throw new AppError('slot_held', { detail: { heldUntil: slot.heldUntil } });
  }
  const sameDay = others.find((other) => localDateOf(other.startsAt) === slot.localDate);
  if (sameDay && !confirmSameDay) {
    throw new AppError('patient_booked_that_day', { detail: alreadyBooked(sameDay) });
  }
}

async function whyLost(ctx: Ctx, slot: repo.SlotRow): Promise<AppError> {
  const now = await repo.slotById(ctx.db, slot.id);
  return now?.open === 1 ? slotTaken(ctx, slot) : new AppError('slot_gone');
}
