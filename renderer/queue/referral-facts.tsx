import { useState, type ReactElement } from 'react';
import { isSensitiveNeed } from '../../shared/needs.ts';
import type { ReferralDetail } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { whenOf } from '../components/dates.ts';
import { needWords, WaitBadge } from '../components/people.tsx';
import {
  nextActionWords,
  permissionWords,
  priorityWords,
  referralStatusWords,
} from '../components/words.ts';
import { EditReferral } from './edit-referral.tsx';

/** Why this patient was referred and how it stands; edited in place. */
export function ReferralFacts(props: {
  readonly detail: ReferralDetail;
  readonly canChange: boolean;
}): ReactElement {
  const { detail, canChange } = props;
  const { referral } = detail;
  const [opened, setOpened] = useState(false);
  const [editing, setEditing] = useState(false);
  const hides = referral.needs.some(isSensitiveNeed) && !opened;
  if (editing && canChange) {
    return (
      <EditReferral referral={referral} patient={detail.patient} onDone={() => setEditing(false)} />
    );
  }
  return (
    <section className="stack-s">
      <div className="row-between">
        <h3>Referral</h3>
        {canChange ? (
          <Button size="s" variant="quiet" onPress={() => setEditing(true)}>
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
          {referral.nextAction ? nextActionWords[referral.nextAction] : 'nothing'}
          {referral.nextActionDue ? `, ${whenOf(referral.nextActionDue)}` : ''}
        </dd>
        <dt>Why</dt>
        <dd>
          {needWords(referral.needs, opened)}{' '}
          {hides ? (
            <Button size="s" variant="quiet" onPress={() => setOpened(true)}>
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
          {whenOf(referral.referredAt)} by {referral.referrerName}
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
      {referral.outcome ? (
        <div className="row">
          <CopyButton text={referral.outcome}>Copy the outcome for the record</CopyButton>
        </div>
      ) : null}
    </section>
  );
}
