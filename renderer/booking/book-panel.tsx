import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { firstDay, type NotBefore } from '../../shared/not-before.ts';
import type { ReferralDetail, Slot } from '../../shared/types.ts';
import { api, errorData, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/chips.tsx';
import { today, whenOf } from '../components/dates.ts';
import { Select } from '../components/fields.tsx';
import { LinkWorkerSelect } from '../components/link-worker-select.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { EmptyState, ErrorNotice, ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { modeWords } from '../components/words.ts';
import { SoonAgain } from './soon-again.tsx';
import { hows, notBeforeChoices, wishedPart, type How, type PartOfDay } from './slot-wishes.ts';

/** The next suitable free slots; one press takes one. The desk never sees a dead end. */
export function BookPanel(props: {
  readonly detail: ReferralDetail;
  readonly onDone: () => void;
  readonly move?: boolean;
}): ReactElement {
  const { referral, appointment, patient } = props.detail;
  const [worker, setWorker] = useState(referral.linkWorkerId);
  const [partOfDay, setPartOfDay] = useState<PartOfDay>(wishedPart(patient.wouldHelp));
  const [how, setHow] = useState<How>(patient.wouldHelp.includes('by_phone') ? 'phone' : 'any');
  const [notBefore, setNotBefore] = useState<NotBefore>('now');
  const [limit, setLimit] = useState(5);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState<Slot | null>(null);
  const [busy, setBusy] = useState(false);
  const staff = useRead('staff.list', undefined);
  const toast = usePatientToast(props.detail.patient, referral.id);
  const fail = useErrorToast();
  const slots = useRead(
    'slots.next',
    {
      linkWorkerId: worker,
      partOfDay,
      mode: how === 'any' ? null : how,
      fromDate: notBefore === 'now' ? null : firstDay(notBefore, today()),
      limit,
    },
    { keepPrevious: true },
  );
  // A list from before would change under the finger: it is shown once it is the present one.
  const [ready, setReady] = useState(false);
  if (!ready && slots.data && !slots.isFetching) setReady(true);
  const offered = ready ? slots.data : undefined;
  const nameOf = (id: string) => staff.data?.find((one) => one.id === id)?.name ?? '';
  const take = async (slot: Slot, confirmSameDay: boolean) => {
    setBusy(true);
    setError(null);
    setAsked(null);
    try {
      const change = { slotId: slot.id, confirmSameDay };
      const booked =
        props.move && appointment
          ? await api.call('appointment.move', {
              id: appointment.id,
              version: appointment.version,
              ...change,
            })
          : await api.call('appointment.book', { referralId: referral.id, ...change });
      const undo = () =>
        void api.call('appointment.undo', { id: booked.id, version: booked.version }).catch(fail);
      toast({
        text: `${props.move ? 'Moved to' : 'Booked'} ${whenOf(booked.startsAt)}.`,
        ...(props.move ? {} : { onUndo: undo }),
      });
      props.onDone();
    } catch (problem) {
      setError(problem);
      if (errorData(problem).code === 'patient_booked_that_day') setAsked(slot);
      void slots.refetch();
    } finally {
      setBusy(false);
    }
  };
  return (
    <section
      className="card stack"
      aria-label={props.move ? 'Move appointment' : 'Book appointment'}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onDone();
        else if (!event.defaultPrevented) moveBetweenSlots(event);
      }}
    >
      <div className="row-between">
        <h3>{props.move ? 'Move to' : 'Next free slots'}</h3>
        <Button size="s" variant="quiet" onPress={props.onDone}>
          Cancel
        </Button>
      </div>
      <div className="stack-s">
        <LinkWorkerSelect label="Link worker" anyone="Anyone" value={worker} onChange={setWorker} />
        <div className="pair">
          <Select<NotBefore>
            label="Not before"
            value={notBefore}
            onChange={setNotBefore}
            options={notBeforeChoices(today())}
          />
          <Select<How> label="How" value={how} onChange={setHow} options={hows} />
        </div>
        <Segments<PartOfDay>
          label="Time of day"
          value={partOfDay}
          onChange={setPartOfDay}
          options={[
            { id: 'any', label: 'Any time' },
            { id: 'morning', label: 'Mornings' },
            { id: 'afternoon', label: 'Afternoons' },
          ]}
        />
      </div>
      {error && !asked ? <ErrorNotice error={error} /> : null}
      {asked ? (
        <Notice
          tone="amber"
          live
          action={
            <Button size="s" onPress={() => void take(asked, true)}>
              Book all the same
            </Button>
          }
        >
          The patient already has an appointment that day.
        </Notice>
      ) : null}
      {slots.error ? <ErrorState error={slots.error} /> : null}
      {!ready && !slots.error ? <Skeleton rows={5} /> : null}
      {offered?.length === 0 ? (
        <EmptyState title="No free slot like this">
          Try an earlier day, any time, any way, or anyone.
        </EmptyState>
      ) : null}
      {ready && referral.nextAction === 'rebook' ? (
        <SoonAgain
          offered={offered ?? []}
          nameOf={nameOf}
          busy={busy}
          onTake={(slot) => void take(slot, false)}
        />
      ) : null}
      <div className="slots">
        {offered?.map((slot, at) => (
          <Button
            key={slot.id}
            className="slot-button"
            autoFocus={at === 0}
            pending={busy}
            onPress={() => void take(slot, false)}
          >
            <span className="strong">{whenOf(slot.startsAt)}</span>
            <span>{nameOf(slot.linkWorkerId)}</span>
            <span className="soft">
              {modeWords[slot.mode]}
              {slot.room ? `, ${slot.room}` : ''}
            </span>
          </Button>
        ))}
      </div>
      {offered?.length === limit && limit < 50 ? (
        <Button variant="quiet" onPress={() => setLimit(Math.min(50, limit + 10))}>
          More slots
        </Button>
      ) : null}
    </section>
  );
}

/** Arrows go from one free time to the next, and from the choices above them to the first. */
function moveBetweenSlots(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const slots = [...event.currentTarget.querySelectorAll<HTMLElement>('.slot-button')];
  const at = slots.findIndex((slot) => slot === document.activeElement);
  slots[event.key === 'ArrowDown' ? at + 1 : at - 1]?.focus();
}
