import { AppError } from '../../shared/errors.ts';
import { afterAppointmentEvent, type AppointmentEvent } from '../../shared/referral.ts';
import type { Ctx } from '../context.ts';
import { stateBefore, stateColumns, stateToRestore } from './referral-view.ts';
import * as repo from './referrals.repo.ts';

/**
 * What an appointment's change means for its referral, in the same transaction as the change.
 * `kept`: for an undo, the referral before the step that is taken back; it is that again, unless more
 * has happened since. Answers what the referral was before this change, null for a closed one.
 */
export async function afterAppointment(
  { db }: Pick<Ctx, 'db'>,
  referralId: string,
  event: AppointmentEvent,
  kept: string | null = null,
): Promise<string | null> {
  const referral = await repo.referralById(db, referralId);
  if (!referral) throw new AppError('not_found');
  if (referral.status === 'closed') return null;
  const next =
    stateToRestore(kept, referral) ??
    afterAppointmentEvent(
      referral,
      event,
      await repo.otherFacts(db, referralId, event.appointmentId),
    );
  if (!(await repo.updateReferral(db, referral, stateColumns(next)))) throw new AppError('stale');
  return stateBefore(referral);
}
