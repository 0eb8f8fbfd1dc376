import { needsFor } from '../../shared/needs.ts';
import type { ReferralState } from '../../shared/referral.ts';
import { nextActionRank } from '../../shared/referral.ts';
import type { Referral, Session } from '../../shared/types.ts';
import type { ReferralRow } from './referrals.repo.ts';

/** A referral as `reader` may see it. */
export function referralOf(
  row: ReferralRow,
  needs: readonly string[],
  reader: Pick<Session, 'staffId' | 'role'>,
): Referral {
  const {
    nextActionRank: _rank,
    referredBy,
    permissionReferBy: _referBy,
    permissionReferAt: _referAt,
    permissionShareBy: _shareBy,
    permissionShareAt: _shareAt,
    lastContactResult: _last,
    ...referral
  } = row;
  return { ...referral, ...needsFor(reader, referredBy, needs) };
}

/** The columns that the rules of shared/referral.ts decide. */
export const stateColumns = (state: ReferralState) => ({
  status: state.status,
  priority: state.priority,
  linkWorkerId: state.linkWorkerId,
  owner: state.owner,
  nextAction: state.nextAction,
  nextActionRank: nextActionRank(state.nextAction),
  nextActionDue: state.nextActionDue,
  firstSeenAt: state.firstSeenAt,
});
