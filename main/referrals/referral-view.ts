import type { ReferralState } from '../../shared/referral.ts';
import { nextActionRank } from '../../shared/referral.ts';
import type { Referral } from '../../shared/types.ts';
import type { ReferralRow } from './referrals.repo.ts';

export function referralOf(row: ReferralRow, needs: readonly string[]): Referral {
  const {
    nextActionRank: _rank,
    referredBy: _by,
    permissionReferBy: _referBy,
    permissionReferAt: _referAt,
    permissionShareBy: _shareBy,
    permissionShareAt: _shareAt,
    lastContactResult: _last,
    ...referral
  } = row;
  return { ...referral, needs: [...needs] };
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
