import { useState, type ReactElement } from 'react';
import { isSensitiveNeed } from '../../shared/needs.ts';
import type { Priority, ReferralDetail, Session } from '../../shared/types.ts';
import { errorData, useCommand, useRead } from '../api.ts';
import { AppointmentActions } from '../booking/appointment-actions.tsx';
import { BookPanel } from '../booking/book-panel.tsx';
import { Button } from '../components/button.tsx';
import { plainDate, whenOf } from '../components/dates.ts';
import { Select } from '../components/fields.tsx';
import { Chi, needWords, PatientName, SafeContactFlags, WaitBadge } from '../components/people.tsx';
import { ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { useErrorToast, useToast } from '../components/toast.tsx';
import {
  closeReasonWords,
  nextActionWords,
  permissionWords,
  priorityWords,
  referralStatusWords,
} from '../components/words.ts';
import { CloseForm } from './close-form.tsx';
import { NoteForm } from './note-form.tsx';
import { PhonePanel } from './phone-panel.tsx';
import { Timeline } from './timeline.tsx';

export type PaneAction = 'book' | 'move' | 'phone' | 'note' | 'close' | null;

/** One referral beside the list: who, why, what next, and everything that happened. */
export function ReferralPane(props: {
  readonly id: string;
  readonly session: Session;
  readonly action: PaneAction;
  readonly onAction: (action: PaneAction) => void;
}): ReactElement {
  const detail = useRead('referral.get', { id: props.id }, { keepPrevious: true });
  if (detail.error)
    return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <Skeleton rows={10} />;
  return <Pane {...props} detail={detail.data} />;
}

function Pane(props: {
  readonly detail: ReferralDetail;
  readonly session: Session;
  readonly action: PaneAction;
  readonly onAction: (action: PaneAction) => void;
}): ReactElement {
  const { detail, session, action, onAction } = props;
  const { referral, patient } = detail;
  const open = referral.status !== 'closed';
  const desk = session.role !== 'clinician';
  const done = () => onAction(null);
  return (
    <div className="stack">
      <header className="stack-s">
        <h2>
          <PatientName patient={patient} />
        </h2>
        <span className="row soft">
          <Chi chi={patient.chi} />
          {patient.dateOfBirth ? `born ${plainDate(patient.dateOfBirth)}` : ''}{' '}
          {patient.postcode ?? ''}
        </span>
        <span className="row strong">
          {[patient.phone, patient.mobile].filter(Boolean).join(' · ') || 'no phone number'}
        </span>
        <SafeContactFlags flags={patient.safeContact} />
      </header>
      {open && desk ? (
        <div className="row">
          {detail.appointment ? null : (
            <Button variant="primary" hint="B" onPress={() => onAction('book')}>
              Book
            </Button>
          )}
          <Button hint="P" onPress={() => onAction('phone')}>
            Phoned
          </Button>
          <Button hint="N" onPress={() => onAction('note')}>
            Note
          </Button>
          <Button onPress={() => onAction('close')}>Close…</Button>
        </div>
      ) : null}
      {open ? null : <Closed detail={detail} canReopen={desk} />}
      {detail.appointment && open ? (
        <AppointmentActions
          appointment={detail.appointment}
          canChange={desk}
          onMove={() => onAction('move')}
        />
      ) : null}
      {action === 'book' && !detail.appointment && open ? (
        <BookPanel detail={detail} onDone={done} />
      ) : null}
      {action === 'move' && detail.appointment ? (
        <BookPanel detail={detail} onDone={done} move />
      ) : null}
      {action === 'phone' && open ? <PhonePanel referral={referral} onDone={done} /> : null}
      {action === 'note' ? <NoteForm id={referral.id} role={session.role} onDone={done} /> : null}
      {action === 'close' && open ? <CloseForm referral={referral} onDone={done} /> : null}
      <Facts detail={detail} canChange={open} />
      <section className="stack-s">
        <h3>What happened</h3>
        <Timeline entries={detail.timeline} />
      </section>
    </div>
  );
}

function Facts({
  detail,
  canChange,
}: {
  readonly detail: ReferralDetail;
  readonly canChange: boolean;
}): ReactElement {
  const { referral } = detail;
  const [opened, setOpened] = useState(false);
  const hides = referral.needs.some(isSensitiveNeed) && !opened;
  return (
    <dl className="facts">
      <dt>Wait</dt>
      <dd>
        <WaitBadge days={detail.waitDays} level={detail.waitLevel} />
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
      <dd>{canChange ? <PrioritySelect detail={detail} /> : priorityWords[referral.priority]}</dd>
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
  );
}

/** Two people may change the same referral: the second is told what the first did. */
function PrioritySelect({ detail }: { readonly detail: ReferralDetail }): ReactElement {
  const { referral } = detail;
  const update = useCommand('referral.update');
  const stale = update.error !== null && errorData(update.error).code === 'stale';
  const save = (priority: Priority, version: number) =>
    update.mutate({ id: referral.id, version, priority });
  return (
    <div className="stack-s">
      <Select<Priority>
        label="Priority"
        hideLabel
        value={referral.priority}
        onChange={(priority) => save(priority, referral.version)}
        options={(Object.keys(priorityWords) as Priority[]).map((id) => ({
          id,
          label: priorityWords[id],
        }))}
      />
      {stale ? (
        <Notice
          tone="amber"
          live
          action={
            <Button
              size="s"
              onPress={() =>
                save(update.variables?.priority ?? referral.priority, referral.version)
              }
            >
              Save mine
            </Button>
          }
        >
          {staleWords(errorData(update.error).detail)}
        </Notice>
      ) : null}
    </div>
  );
}

function staleWords(detail: unknown): string {
  const { changedBy } = (detail ?? {}) as { changedBy?: string | null };
  return `${changedBy ?? 'Somebody'} changed this referral a moment ago. What is shown now is theirs.`;
}

function Closed({
  detail,
  canReopen,
}: {
  readonly detail: ReferralDetail;
  readonly canReopen: boolean;
}): ReactElement {
  const { referral } = detail;
  const reopen = useCommand('referral.reopen');
  const fail = useErrorToast();
  const toast = useToast();
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
