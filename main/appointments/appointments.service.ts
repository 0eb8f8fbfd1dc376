import type { Output, Parsed } from '../../shared/contract.ts';
import {
  checkUndoInTime,
  isLateCancellation,
  neededMoving,
  takeStep,
  undoTarget,
  type AppointmentAction,
  type AppointmentEventKind,
} from '../../shared/appointment.ts';
import { AppError } from '../../shared/errors.ts';
import type { Appointment } from '../../shared/types.ts';
import { generateSlots } from '../clinics/slot-plan.ts';
import type { Ctx } from '../context.ts';
import { change, current, slotTaken, type Version } from './appointment-changes.ts';
import { appointmentOf } from './appointment-view.ts';
import * as repo from './appointments.repo.ts';
import { answered, unanswered } from './help-before.ts';

/** What happens to an appointment on its day and before. Booking and moving: booking.service.ts. */

export async function getAppointment(
  { db }: Pick<Ctx, 'db'>,
  { id }: Parsed<'appointment.get'>,
): Promise<Output<'appointment.get'>> {
  const row = await repo.appointmentById(db, id);
  if (!row) throw new AppError('not_found');
  return appointmentOf(row);
}

export const arrive = (ctx: Ctx, input: Version): Promise<Appointment> =>
  step(ctx, input, 'arrive', 'arrived');

export const start = (ctx: Ctx, input: Version): Promise<Appointment> =>
  step(ctx, input, 'start', 'in_progress');

export const attend = (ctx: Ctx, input: Version): Promise<Appointment> =>
  step(ctx, input, 'attend', 'attended');

export const leftBeforeSeen = (ctx: Ctx, input: Version): Promise<Appointment> =>
  step(ctx, input, 'leave', 'left_before_seen');

/** Did not attend. @throws AppError `appointment_wrong_state` before its day has come. */
export async function dna(ctx: Ctx, input: Parsed<'appointment.dna'>): Promise<Appointment> {
  const missed = await step(ctx, input, 'dna', 'dna', input.reason);
  await answered(ctx, missed, input);
  return missed;
}

async function step(
  ctx: Ctx,
  input: Version,
  action: AppointmentAction,
  kind: AppointmentEventKind,
  reason?: string,
): Promise<Appointment> {
  const row = await current(ctx, input);
  const status = takeStep(row, action, ctx.now);
  const to = { status, statusAt: ctx.now, needsMoving: 0, ...(reason ? { reason } : {}) } as const;
  return change(ctx, row, to, kind, reason);
}

export async function cancel(
  ctx: Ctx,
  input: Parsed<'appointment.cancel'>,
): Promise<Output<'appointment.cancel'>> {
  const row = await current(ctx, input);
  const cancelled = await change(
    ctx,
    row,
    {
      status: takeStep(row, 'cancel', ctx.now),
      statusAt: ctx.now,
      cancelledBy: input.cancelledBy,
      cancelledLate: isLateCancellation(row.startsAt, ctx.now) ? 1 : 0,
      reason: input.reason === '' ? null : input.reason,
      needsMoving: 0,
      sequence: row.sequence + 1,
    },
    'cancelled',
    input.cancelledBy,
  );
  await slotsBehind(ctx, row);
  return cancelled;
}

/** A slot withdrawn under its booking may have kept others from being offered. */
export async function slotsBehind(ctx: Ctx, left: repo.AppointmentRow): Promise<void> {
  if (left.slotId === null) return;
  const slot = await repo.slotById(ctx.db, left.slotId);
  const suits = slot?.open === 1 && slot.endsAt === left.endsAt;
  if (!suits) await generateSlots(ctx, [left.linkWorkerId]);
}

/**
 * One step back, on the same day. Taking back the booking itself frees the slot; taking back a
 * cancellation claims it again. @throws AppError `undo_too_late`, `appointment_wrong_state`,
 * `slot_taken` with alternatives, `slot_gone`, `referral_closed`.
 */
export async function undo(ctx: Ctx, input: Version): Promise<Output<'appointment.undo'>> {
  const row = await current(ctx, input);
  const events = await repo.eventsOf(ctx.db, row.id);
  const target = undoTarget(events);
  if (!target) throw new AppError('appointment_wrong_state', { detail: { status: row.status } });
  checkUndoInTime(target.undo.at, ctx.now);
  const { referralBefore } = target.undo;
  // What the referral was before a whole series is not what it is without one of them.
  if (target.to === null) return unbook(ctx, row, row.seriesId === null ? referralBefore : null);
  const revived = row.status === 'cancelled';
  const slot = await slotOf(ctx, row);
  if (revived) await checkStillFree(ctx, slot);
  const isBooked = target.to === 'booked';
  const needsMoving = isBooked && !isOffered(slot, row);
  // A clinic that closed or came back meanwhile makes it another case for the referral too.
  const asBefore = !isBooked || needsMoving === neededMoving(events, target.undo);
  const back = await change(
    ctx,
    row,
    {
      status: target.to,
      statusAt: ctx.now,
      cancelledBy: null,
      cancelledLate: 0,
      reason: null,
      needsMoving: needsMoving ? 1 : 0,
      sequence: row.sequence + (revived ? 1 : 0),
    },
    'undone',
    target.to,
    asBefore ? referralBefore : null,
  );
  if (!asBefore) await clinicHasChanged(ctx, back);
  await unanswered(ctx, row.patientId, target.undo.helpBefore);
  return revived && needsMoving ? overWhatIsOffered(ctx, back) : back;
}

async function unbook(
  ctx: Ctx,
  row: repo.AppointmentRow,
  referralBefore: string | null,
): Promise<Appointment> {
  const to = {
    status: 'cancelled',
    statusAt: ctx.now,
    cancelledBy: 'practice',
    needsMoving: 0,
    sequence: row.sequence + 1,
  } as const;
  const undone = await change(ctx, row, to, 'undone', 'cancelled', referralBefore);
  await slotsBehind(ctx, row);
  return undone;
}

const slotOf = async (ctx: Ctx, { slotId }: repo.AppointmentRow) =>
  slotId === null ? undefined : repo.slotById(ctx.db, slotId);

/** Somebody seen at once has no slot, and nothing to be moved from. */
const isOffered = (slot: repo.SlotRow | undefined, row: repo.AppointmentRow): boolean =>
  slot === undefined || (slot.open === 1 && slot.mode === row.mode);

/** Withdrawn or not: the patient was told that time, and it needs another one as it did before. */
async function checkStillFree(ctx: Ctx, slot: repo.SlotRow | undefined): Promise<void> {
  if (!slot) throw new AppError('slot_gone');
  if (slot.taken === 1) throw await slotTaken(ctx, slot);
}

/** Closed, or back, while it was not booked: for the timeline, and for the next undo. */
async function clinicHasChanged({ db, now, newId, session }: Ctx, back: Appointment) {
  await repo.addEvents(db, [
    {
      id: newId(),
      appointmentId: back.id,
      appointmentVersion: back.version,
      at: now,
      byId: session.staffId,
      kind: back.needsMoving ? 'needs_moving' : 'settled',
    },
  ]);
}

/** Back in a time that is withdrawn: what was offered there meanwhile goes, if nobody has taken it. */
async function overWhatIsOffered(ctx: Ctx, back: Appointment): Promise<Appointment> {
  await generateSlots(ctx, [back.linkWorkerId]);
  return getAppointment(ctx, { id: back.id });
}
