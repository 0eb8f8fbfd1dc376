import type { ReactElement } from 'react';
import type { ReferralDetail } from '../../shared/types.ts';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { Notice } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { closeReasonWords } from '../components/words.ts';

/** Why a referral was closed, and the way back. */
export function ClosedNotice({
  detail,
  canReopen,
}: {
  readonly detail: ReferralDetail;
  readonly canReopen: boolean;
}): ReactElement {
  const { referral } = detail;
  const reopen = useCommand('referral.reopen');
  const fail = useErrorToast();
  const toast = usePatientToast(detail.patient, referral.id);
  return (
    <Notice
      tone="info"
      action={
        canReopen ? (
          <Button
            size="s"
            onPress={() =>
              reopen.mutate(
                { id: referral.id, version: referral.version },
                {
                  onError: fail,
                  onSuccess: () => toast({ text: 'Reopened, and back in the queue.' }),
                },
              )
            }
          >
            Reopen
          </Button>
        ) : undefined
      }
    >
      <strong>
        Closed: {referral.closedReason ? closeReasonWords[referral.closedReason] : ''}.
      </strong>{' '}
      {referral.outcome}
    </Notice>
  );
}
