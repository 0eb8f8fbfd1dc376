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
    promisedAt: _promised,
    ...referral
  } = row;
  return { ...referral, ...needsFor(reader, referredBy, needs) };
}

const stateKeys = [
  'status',
  'priority',
  'linkWorkerId',
  'owner',
  'nextAction',
  'nextActionDue',
  'firstSeenAt',
] as const satisfies readonly (keyof ReferralState)[];

/** What a referral was before a step, kept with the step so that undo gives it back. */
export const stateBefore = (row: ReferralRow): string =>
  JSON.stringify(row, [...stateKeys, 'version']);

/** The state kept by `stateBefore`, or null where more has happened since that one step. */
export function stateToRestore(kept: string | null, row: ReferralRow): ReferralState | null {
  if (kept === null) return null;
  const { version, ...state } = JSON.parse(kept) as ReferralState & { version: number };
  return version + 1 === row.version ? state : null;
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
