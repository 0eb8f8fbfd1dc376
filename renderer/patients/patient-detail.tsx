import { UserPlus } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Session } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { ContactDetails } from '../components/contact-details.tsx';
import { plainDate, whenOf } from '../components/dates.ts';
import { ShownOnPurpose, useNamesHidden } from '../components/privacy.tsx';
import { ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { closeReasonWords, referralStatusWords, wordFor } from '../components/words.ts';
import { go } from '../frame/route.ts';

type Props = {
  readonly id: string;
  readonly session: Session;
  readonly onRefer: (text?: string) => void;
};

export function PatientDetail(props: Props): ReactElement {
  return (
    <ShownOnPurpose>
      <Detail {...props} />
    </ShownOnPurpose>
  );
}

function Detail(props: Props): ReactElement {
  const hidden = useNamesHidden();
  const read = useRead('patient.get', { id: props.id });
  if (read.error) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton />;
  const patient = read.data;
  return (
    <div className="stack">
      <ContactDetails patient={patient} canChange={props.session.role !== 'clinician'} />
      {patient.leftOn ? (
        <Notice tone="amber">
          Left the practice list on {plainDate(patient.leftOn)} ({patient.leftReason ?? 'left'}).
        </Notice>
      ) : null}
      <div className="row">
        <Button
          variant="primary"
          icon={<UserPlus size={16} aria-hidden="true" />}
          onPress={() => props.onRefer(patient.chi ?? `${patient.surname} ${patient.forename}`)}
        >
          Refer
        </Button>
      </div>
      {hidden ? null : (
        <dl className="facts">
          <dt>Address</dt>
          <dd>
            {patient.address ?? '–'} {patient.postcode ?? ''}
          </dd>
          <dt>E-mail</dt>
          <dd>{patient.email ?? '–'}</dd>
          <dt>Usual GP</dt>
          <dd>{patient.usualGp ?? '–'}</dd>
        </dl>
      )}
      <h3>Referrals</h3>
      {patient.referrals.length === 0 ? <p className="soft">Never referred.</p> : null}
      <ul className="timeline">
        {patient.referrals.map((referral) => (
          <li key={referral.id}>
            <Button size="s" variant="quiet" onPress={() => go('queue', referral.id)}>
              {referralStatusWords[referral.status]}
            </Button>{' '}
            <span className="soft">
              referred {whenOf(referral.referredAt)} · seen {referral.seen}× · missed {referral.dna}
              ×
              {referral.closedReason
                ? ` · ${wordFor(closeReasonWords, referral.closedReason)}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
