import type { ReactElement } from 'react';
import { outcomeForRecord, outcomeOf } from '../../shared/outcome.ts';
import type { ReferralDetail, Session } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { whenOf } from '../components/dates.ts';
import { useDraft } from '../components/drafts.tsx';
import { TextField } from '../components/fields.tsx';
import { ErrorNotice } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';

/** What was done, in one line for who referred: said by the link worker, copied into the record. */
export function OutcomeSection(props: {
  readonly detail: ReferralDetail;
  readonly session: Session;
}): ReactElement | null {
  const { detail, session } = props;
  const settings = useRead('settings.get', undefined);
  const outcome = outcomeOf(detail);
  const { status } = detail.referral;
  const says = session.role === 'link_worker' && status !== 'closed' && detail.seen > 0;
  if (!outcome && !says) return null;
  return (
    <section className="stack-s" aria-label="Outcome">
      <h3>What was done</h3>
      {outcome ? (
        <>
          <p>
            {outcome.text}{' '}
            <span className="soft small">
              {whenOf(outcome.at)}, {outcome.byName}
            </span>
          </p>
          <div className="row">
            <CopyButton text={outcomeForRecord(outcome, settings.data?.outcomeCode ?? '')}>
              Copy for the record
            </CopyButton>
          </div>
        </>
      ) : null}
      {says ? <OutcomeForm id={detail.referral.id} more={outcome !== null} /> : null}
    </section>
  );
}

function OutcomeForm(props: { readonly id: string; readonly more: boolean }): ReactElement {
  const { id } = props;
  const draft = useDraft(`outcome/${id}`, { text: '' });
  const record = useCommand('referral.recordOutcome');
  const toast = useToast();
  const outcome = draft.value.text.trim();
  return (
    <form
      className="stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        if (outcome === '') return;
        record.mutate(
          { id, outcome },
          {
            onSuccess: () => {
              draft.saved();
              toast({ text: 'Saved. Whoever referred sees it in their list.' });
            },
          },
        );
      }}
    >
      <TextField
        label={props.more ? 'What was done since' : 'In one line, for who referred'}
        description="Everyone in the practice can read it."
        value={draft.value.text}
        onChange={(text) => draft.set({ text })}
        maxLength={500}
      />
      {record.error ? <ErrorNotice error={record.error} /> : null}
      <div className="row">
        <Button type="submit" size="s" isDisabled={outcome === ''} pending={record.isPending}>
          Save outcome
        </Button>
      </div>
    </form>
  );
}
