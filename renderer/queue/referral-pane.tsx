import { useState, type ReactElement } from 'react';
import type { ReferralDetail, Session } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { AppointmentActions, type FreedSlot } from '../booking/appointment-actions.tsx';
import { BookPanel } from '../booking/book-panel.tsx';
import { FillSlot } from '../booking/fill-slot.tsx';
import { Button } from '../components/button.tsx';
import { ContactDetails } from '../components/contact-details.tsx';
import { useHasDraft } from '../components/drafts.tsx';
import { ShownOnPurpose } from '../components/privacy.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { WouldHelp } from '../components/would-help.tsx';
import { closeReasonWords } from '../components/words.ts';
import { CloseForm } from './close-form.tsx';
import { OutcomeSection } from './outcome.tsx';
import { NoteForm } from './note-form.tsx';
import { PhonePanel } from './phone-panel.tsx';
import { ReferralFacts } from './referral-facts.tsx';
import { SeeNowAction } from './see-now-action.tsx';
import { Timeline } from './timeline.tsx';

export type PaneAction = 'book' | 'move' | 'cancel' | 'dna' | 'phone' | 'note' | 'close' | null;

/** Takes an appointment along to another day of the diary. */
type OnCut = (
  appointment: NonNullable<ReferralDetail['appointment']> & {
    readonly referralId: string;
    readonly patient: ReferralDetail['patient'];
  },
) => void;

/** One referral beside the list: who, why, what next, and everything that happened. */
export function ReferralPane(props: {
  readonly id: string;
  readonly session: Session;
  readonly action: PaneAction;
  readonly onAction: (action: PaneAction) => void;
  /** The referral was closed here; and that was taken back, perhaps with somebody else in the pane. */
  readonly onClosed?: () => void;
  readonly onTakenBack?: () => void;
  readonly onCut?: OnCut;
}): ReactElement {
  const detail = useRead('referral.get', { id: props.id }, { keepPrevious: true });
  if (detail.error)
    return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <Skeleton rows={10} />;
  return (
    <ShownOnPurpose>
      <Pane {...props} detail={detail.data} />
    </ShownOnPurpose>
  );
}

function Pane(props: {
  readonly detail: ReferralDetail;
  readonly session: Session;
  readonly action: PaneAction;
  readonly onAction: (action: PaneAction) => void;
  /** The referral was closed here; and that was taken back, perhaps with somebody else in the pane. */
  readonly onClosed?: () => void;
  readonly onTakenBack?: () => void;
  readonly onCut?: OnCut;
}): ReactElement {
  const { detail, session, action, onAction } = props;
  const { referral, patient } = detail;
  const open = referral.status !== 'closed';
  const desk = session.role !== 'clinician';
  const here = referral.nextAction === 'see_now';
  const done = () => onAction(null);
  const { id } = referral;
  // What was typed and not saved comes back with the referral, without taking the focus.
  const writes = {
    phone: useHasDraft(`contact/${id}`) || action === 'phone',
    note: useHasDraft(`note/${id}`) || action === 'note',
    close: useHasDraft(`close/${id}`) || action === 'close',
  };
  const [freed, setFreed] = useState<(FreedSlot & { readonly of: string }) | null>(null);
  const form = (name: 'phone' | 'note' | 'close') => ({
    key: `${name} ${action === name ? 'asked' : 'kept'}`,
    focus: action === name,
    onDone: done,
  });
  return (
    <div className="stack">
      <ContactDetails patient={patient} canChange={desk} />
      <WouldHelp patient={patient} canChange={desk && open} />
      {open && desk ? (
        <div className="row pane-steps">
          {here ? <SeeNowAction referral={referral} patient={patient} session={session} /> : null}
          {detail.appointment ? null : (
            <Button
              variant={here ? 'secondary' : 'primary'}
              hint="B"
              onPress={() => onAction('book')}
            >
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
          detail={detail}
          canChange={desk}
          asked={action === 'cancel' || action === 'dna' ? action : null}
          onAsk={onAction}
          onFreed={(slot) => setFreed({ ...slot, of: id })}
          onMove={() => {
            const { appointment } = detail;
            if (appointment) props.onCut?.({ ...appointment, referralId: id, patient });
            onAction('move');
          }}
        />
      ) : null}
      {freed?.of === id && desk ? (
        <section className="card stack" aria-label="Fill the time that is free">
          <FillSlot
            slot={freed}
            givenUpBy={id}
            canBook
            focus={false}
            onBooked={() => setFreed(null)}
          />
          <Button variant="quiet" onPress={() => setFreed(null)}>
            Done
          </Button>
        </section>
      ) : null}
      {action === 'book' && !detail.appointment && open && desk ? (
        <BookPanel detail={detail} onDone={done} />
      ) : null}
      {action === 'move' && detail.appointment && desk ? (
        <BookPanel detail={detail} onDone={done} move />
      ) : null}
      {writes.phone && open && desk ? <PhonePanel detail={detail} {...form('phone')} /> : null}
      {writes.note ? <NoteForm id={id} role={session.role} {...form('note')} /> : null}
      {writes.close && open && desk ? (
        <CloseForm
          referral={referral}
          patient={patient}
          {...form('close')}
          onClosed={props.onClosed ?? done}
          onTakenBack={props.onTakenBack ?? (() => undefined)}
        />
      ) : null}
      {!open && desk && (writes.phone || writes.close) ? (
        <Notice tone="amber" live>
          What you typed is kept, and comes back here if the referral is reopened.
        </Notice>
      ) : null}
      <OutcomeSection detail={detail} session={session} />
      <ReferralFacts detail={detail} canChange={open} />
      <section className="stack-s">
        <h3>What happened</h3>
        <Timeline entries={detail.timeline} />
      </section>
    </div>
  );
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
