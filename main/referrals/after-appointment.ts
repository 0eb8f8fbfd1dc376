import { AppError } from '../../shared/errors.ts';
import { afterAppointmentEvent, type AppointmentEvent } from '../../shared/referral.ts';
import type { Ctx } from '../context.ts';
import { hasDied } from './after-death.ts';
import { stateBefore, stateColumns, stateToRestore } from './referral-view.ts';
import * as repo from './referrals.repo.ts';

/**
 * What an appointment's change means for its referral, in the same transaction as the change.
 * `kept`: for an undo, the referral before the step that is taken back; it is that again, unless more
 * has happened since. `version`: what the referral was at when its appointments were read; another PC
 * that booked or closed it in between makes this one `stale`. Answers what the referral was before this change, null for a closed one.
 */
export async function afterAppointment(
  { db }: Pick<Ctx, 'db'>,
  referralId: string,
  event: AppointmentEvent,
  { kept = null, version }: { readonly kept?: string | null; readonly version?: number } = {},
): Promise<string | null> {
  const referral = await repo.referralById(db, referralId);
  if (!referral) throw new AppError('not_found');
  if (version !== undefined && referral.version !== version) throw new AppError('stale');
  if (referral.status === 'closed') return null;
  const next =
    stateToRestore(kept, referral) ??
    afterAppointmentEvent(referral, event, {
      ...(await repo.otherFacts(db, referralId, event.appointmentId)),
      died: await hasDied(db, referral),
    });
  if (!(await repo.updateReferral(db, referral, stateColumns(next)))) throw new AppError('stale');
  return stateBefore(referral);
}
