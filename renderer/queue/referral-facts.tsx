import { useState, type ReactElement } from 'react';
import { nextActionText } from '../../shared/referral-words.ts';
import type { ReferralDetail } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { whenOf } from '../components/dates.ts';
import { useHasDraft } from '../components/drafts.tsx';
import { needWords, WaitBadge } from '../components/people.tsx';
import {
  permissionWords,
  priorityWords,
  referralStatusWords,
  sourceWords,
} from '../components/words.ts';
import { EditReferral } from './edit-referral.tsx';
import { useSensitive } from './use-sensitive.ts';

/** Why this patient was referred and how it stands; edited in place. */
export function ReferralFacts(props: {
  readonly detail: ReferralDetail;
  readonly canChange: boolean;
}): ReactElement {
  const { detail, canChange } = props;
  const { referral } = detail;
  const sensitive = useSensitive(referral);
  const [asked, setAsked] = useState(false);
  const editing = useHasDraft(`edit/${referral.id}`) || asked;
  if (editing && canChange) {
    return (
      <EditReferral
        referral={referral}
        patient={detail.patient}
        sensitive={sensitive}
        onDone={() => setAsked(false)}
      />
    );
  }
  return (
    <section className="stack-s">
      <div className="row-between">
        <h3>Referral</h3>
        {canChange ? (
          <Button size="s" variant="quiet" onPress={() => setAsked(true)}>
            Change…
          </Button>
        ) : null}
      </div>
      <dl className="facts">
        <dt>Wait</dt>
        <dd>
          <WaitBadge days={detail.waitDays} level={detail.waitLevel} inFull />
        </dd>
        <dt>Next</dt>
        <dd>
          {referral.nextAction
            ? nextActionText({ ...detail, nextAction: referral.nextAction })
            : 'nothing'}
          {referral.nextActionDue ? `, ${whenOf(referral.nextActionDue)}` : ''}
        </dd>
        <dt>Why</dt>
        <dd>
          {needWords(sensitive.shown, !sensitive.hides)}{' '}
          {sensitive.hides ? (
            <Button size="s" variant="quiet" onPress={sensitive.open}>
              Show sensitive
            </Button>
          ) : null}
        </dd>
        <dt>Priority</dt>
        <dd>{priorityWords[referral.priority]}</dd>
        <dt>Note</dt>
        <dd>{referral.note || '–'}</dd>
        <dt>Referred</dt>
        <dd>
          {whenOf(referral.referredAt)} by {referral.referrerName} ({sourceWords[referral.source]})
        </dd>
        <dt>Agrees to</dt>
        <dd>
          referral: {permissionWords[referral.permissionRefer].toLowerCase()}; sharing:{' '}
          {permissionWords[referral.permissionShare].toLowerCase()}
        </dd>
        <dt>Status</dt>
        <dd>
          {referralStatusWords[referral.status]} · seen {detail.seen}× · missed {detail.dna}×
        </dd>
      </dl>
    </section>
  );
}
