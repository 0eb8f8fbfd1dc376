import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { isLinkWorkerOn } from '../../shared/staff.ts';
import { localDateOf, plusMinutes } from '../../shared/london-time.ts';
import type { Ctx } from '../context.ts';
import { referralById } from '../referrals/referrals.repo.ts';
import { staffById } from '../staff/staff.repo.ts';
import { alreadyBooked, happened } from './appointment-changes.ts';
import { appointmentOf } from './appointment-view.ts';
import * as repo from './appointments.repo.ts';

/** A link worker's usual appointment: how long the room is taken, as far as anybody knows. */
const usualMinutes = 45;

/**
 * The patient goes into the link worker's room at once, whatever is booked there: an appointment
 * without a slot that starts in the room. @throws AppError `not_found`, `link_worker_gone`, `referral_closed`,
 * `referral_already_booked` (today's appointment is the one to go on with), `stale`.
 */
export async function seeNow(
  ctx: Ctx,
  { referralId, linkWorkerId, mode }: Parsed<'appointment.seeNow'>,
): Promise<Output<'appointment.seeNow'>> {
  const { db, now, newId, session } = ctx;
  const referral = await referralById(db, referralId);
  const linkWorker = await staffById(db, linkWorkerId);
  if (!referral || !linkWorker) throw new AppError('not_found');
  if (!isLinkWorkerOn(linkWorker, localDateOf(now))) throw new AppError('link_worker_gone');
  if (referral.status === 'closed') throw new AppError('referral_closed');
  const already = await repo.activeOf(db, referralId);
  if (already && localDateOf(already.startsAt) <= localDateOf(now)) {
    throw new AppError('referral_already_booked', { detail: alreadyBooked(already) });
  }
  const appointment = repo.newAppointment({
    id: newId(),
    referralId,
    patientId: referral.patientId,
    slotId: null,
    linkWorkerId,
    startsAt: now,
    endsAt: plusMinutes(now, usualMinutes),
    mode,
    room: null,
    status: 'in_progress',
    bookedAt: now,
    bookedBy: session.staffId,
    statusAt: now,
    unscheduled: 1,
  });
  await repo.claim(db, appointment);
  await happened(ctx, appointment, 'in_progress', { referralVersion: referral.version });
  return appointmentOf(appointment);
}
