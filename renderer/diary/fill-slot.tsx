import { useState, type ReactElement } from 'react';
import type { QueueRow, Slot } from '../../shared/types.ts';
import { api, useRead } from '../api.ts';
import { nothingOnPurpose, questionOf, type Question } from '../booking/on-purpose.ts';
import { Button } from '../components/button.tsx';
import { whenOf } from '../components/dates.ts';
import { needWords, PatientName, SafeContactFlags, WaitBadge } from '../components/people.tsx';
import { PhoneNumbers } from '../components/patient-facts.tsx';
import { ShowNameButton, ShownOnPurpose } from '../components/privacy.tsx';
import { usePatientWords } from '../components/patient-toast.ts';
import { EmptyState, ErrorNotice, ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { useErrorToast, useToast } from '../components/toast.tsx';
import { modeWords } from '../components/words.ts';
import { heldWords } from './held-words.ts';

const shown = 8;

type Props = {
  readonly slot: Slot;
  /** Clinicians refer; the desk and the link workers book. */
  readonly canBook: boolean;
  /** The keyboard goes to the first who could have it. */
  readonly focus: boolean;
  readonly onBooked: (referralId: string) => void;
};

/** A free time, and the people in the queue who could have it: staff decide, one press books. */
export function FillSlot(props: Props): ReactElement {
  const { slot } = props;
  return (
    <div className="stack">
      <h2>
        {whenOf(slot.startsAt)} is {heldWords(slot) ?? 'free'}
      </h2>
      <p className="soft">
        {modeWords[slot.mode]}
        {slot.room ? `, ${slot.room}` : ''}.{' '}
        {props.canBook ? 'Who could have it?' : 'The desk or a link worker books it.'}
      </p>
      {props.canBook ? <Waiting {...props} /> : null}
    </div>
  );
}

/** Those of the queue who wait for this link worker, or for any. */
function Waiting(props: Props): ReactElement {
  const { slot } = props;
  const waiting = useRead('queue.list', { view: 'all', limit: 100 });
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState<(Question & { readonly id: string }) | null>(null);
  const toast = useToast();
  const words = usePatientWords();
  const fail = useErrorToast();
  if (waiting.error) return <ErrorState error={waiting.error} />;
  if (!waiting.data) return <Skeleton />;
  const people = waiting.data.rows
    .filter(({ appointment, linkWorkerId }) => {
      const wanted = linkWorkerId === null || linkWorkerId === slot.linkWorkerId;
      return appointment === null && wanted;
    })
    .slice(0, shown);
  const book = async ({ id: referralId, patient }: QueueRow) => {
    setError(null);
    const onPurpose = asked?.id === referralId ? asked.yes : nothingOnPurpose;
    try {
      const booked = await api.call('appointment.book', {
        referralId,
        slotId: slot.id,
        ...onPurpose,
      });
      const undo = { id: booked.id, version: booked.version };
      toast({
        who: words(patient),
        about: referralId,
        text: `Booked ${whenOf(booked.startsAt)}.`,
        onUndo: () => void api.call('appointment.undo', undo).catch(fail),
      });
      props.onBooked(referralId);
    } catch (problem) {
      const question = questionOf(problem, onPurpose);
      setAsked(question && { ...question, id: referralId });
      if (!question) setError(problem);
    }
  };
  return (
    <>
      {error ? <ErrorNotice error={error} /> : null}
      {people.length === 0 ? (
        <EmptyState title="Nobody is waiting for this link worker" />
      ) : (
        <ul className="stack">
          {people.map((row, at) => (
            <li key={row.id} className="card stack-s">
              <ShownOnPurpose>
                <span className="row-between">
                  <PatientName patient={row.patient} />
                  <ShowNameButton />
                  <WaitBadge days={row.waitDays} level={row.waitLevel} inFull />
                </span>
                <span className="row">
                  <PhoneNumbers patient={row.patient} />
                  <SafeContactFlags flags={row.patient.safeContact} />
                </span>
                {asked?.id === row.id ? (
                  <Notice tone="amber" live>
                    {asked.text}
                  </Notice>
                ) : null}
                <span className="row-between">
                  <span className="soft">{needWords(row)}</span>
                  <Button
                    size="s"
                    variant="primary"
                    autoFocus={props.focus && at === 0}
                    onPress={() => void book(row)}
                  >
                    {asked?.id === row.id ? 'Book all the same' : 'Book'}
                  </Button>
                </span>
              </ShownOnPurpose>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
