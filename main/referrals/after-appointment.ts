import { AppError } from '../../shared/errors.ts';
import { afterAppointmentEvent, type AppointmentEvent } from '../../shared/referral.ts';
import type { Ctx } from '../context.ts';
import { stateColumns } from './referral-view.ts';
import * as repo from './referrals.repo.ts';

/** What an appointment's change means for its referral. In the same transaction as the change. */
export async function afterAppointment(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  referralId: string,
  event: AppointmentEvent,
): Promise<void> {
  const referral = await repo.referralById(db, referralId);
  if (!referral) throw new AppError('not_found');
  if (referral.status === 'closed') return;
  const others = await repo.otherFacts(db, referralId, event.appointmentId);
  const next = afterAppointmentEvent(referral, event, others, now);
  if (!(await repo.updateReferral(db, referral, stateColumns(next)))) throw new AppError('stale');
}
