import { useState, type ReactElement } from 'react';
import { leftAs } from '../../shared/patient.ts';
import type { Offer, Slot } from '../../shared/types.ts';
import { api, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { sentence, whenOf } from '../components/dates.ts';
import { LeftBadge } from '../components/left-badge.tsx';
import { needWords, PatientName, SafeContactFlags, WaitBadge } from '../components/people.tsx';
import { PhoneNumbers } from '../components/patient-facts.tsx';
import { ShowNameButton, ShownOnPurpose } from '../components/privacy.tsx';
import { usePatientWords } from '../components/patient-toast.ts';
import { EmptyState, ErrorNotice, ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { useErrorToast, useToast } from '../components/toast.tsx';
import { fillReasonWords, modeWords } from '../components/words.ts';
import { heldWords } from '../diary/held-words.ts';
import { attendanceWords } from './attendance.ts';
import { nothingOnPurpose, questionOf, type Question } from './on-purpose.ts';

/** As many as somebody reads with a phone at the ear; more on request. */
const best = 3;
const more = 12;

type Props = {
  readonly slot: Pick<Slot, 'id' | 'startsAt'> & Partial<Pick<Slot, 'heldUntil'>>;
  /** Clinicians refer; the desk and the link workers book. */
  readonly canBook: boolean;
  /** The referral that has just given it up. */
  readonly givenUpBy?: string;
  /** The keyboard goes to the first who could have it. */
  readonly focus: boolean;
  readonly onBooked: (referralId: string) => void;
};

/** A free time, and those of the queue who could have it, best first: staff decide, one press books. */
export function FillSlot(props: Props): ReactElement {
  const { slot, canBook } = props;
  return (
    <div className="stack">
      <h2>
        {sentence(whenOf(slot.startsAt))} is {heldWords(slot) ?? 'free'}
      </h2>
      {canBook ? <Offers {...props} /> : <p>The desk or a link worker books it.</p>}
    </div>
  );
}

function Offers(props: Props): ReactElement {
  const [limit, setLimit] = useState(best);
  const fill = useRead(
    'slots.fill',
    { slotId: props.slot.id, limit, exceptReferralId: props.givenUpBy ?? null },
    { keepPrevious: true },
  );
  const booking = useBooking(props);
  if (fill.error) return <ErrorState error={fill.error} onRetry={() => void fill.refetch()} />;
  if (fill.data === undefined) return <Skeleton />;
  if (fill.data === null) {
    return <Notice tone="amber">This time has been taken or has gone. Nothing was changed.</Notice>;
  }
  const { slot, offers, total } = fill.data;
  return (
    <>
      <p className="soft">
        {modeWords[slot.mode]}
        {slot.room ? `, ${slot.room}` : ''}. Who could have it? Best first; you decide.
      </p>
      {booking.error ? <ErrorNotice error={booking.error} /> : null}
      {offers.length === 0 ? <EmptyState title="Nobody is waiting for this link worker" /> : null}
      <ul className="stack">
        {offers.map((offer, at) => (
          <OfferCard
            key={offer.id}
            offer={offer}
            asked={booking.asked?.id === offer.id ? booking.asked.text : null}
            focus={props.focus && at === 0}
            onBook={() => void booking.book(offer)}
          />
        ))}
      </ul>
      {total > offers.length && limit < more ? (
        <Button variant="quiet" onPress={() => setLimit(more)}>
          {`More of the ${total} who wait`}
        </Button>
      ) : null}
    </>
  );
}

function OfferCard(props: {
  readonly offer: Offer;
  /** What stands against it: booked all the same once somebody has read it. */
  readonly asked: string | null;
  readonly focus: boolean;
  readonly onBook: () => void;
}): ReactElement {
  const { offer } = props;
  const moves = offer.appointment?.needsMoving ?? false;
  return (
    <li className="card stack-s">
      <ShownOnPurpose>
        <span className="row-between">
          <PatientName patient={offer.patient} />
          <ShowNameButton />
          <WaitBadge days={offer.waitDays} level={offer.waitLevel} inFull />
        </span>
        <span className="row">
          <span className="strong">
            <PhoneNumbers patient={offer.patient} />
          </span>
          <SafeContactFlags flags={offer.patient.safeContact} />
        </span>
        {offer.why.length > 0 || leftAs(offer.patient) ? (
          <span className="row">
            <LeftBadge patient={offer.patient} />
            {offer.why.map((reason) => (
              <span key={reason} className="badge">
                {fillReasonWords[reason]}
              </span>
            ))}
          </span>
        ) : null}
        {props.asked ? (
          <Notice tone="amber" live>
            {props.asked}
          </Notice>
        ) : null}
        <span className="row-between">
          <span className="soft">
            {needWords(offer)} · {attendanceWords(offer)}
          </span>
          <Button size="s" variant="primary" autoFocus={props.focus} onPress={props.onBook}>
            {props.asked ? 'Book all the same' : moves ? 'Move here' : 'Book'}
          </Button>
        </span>
      </ShownOnPurpose>
    </li>
  );
}

/** Books or moves the one who was chosen; what stands against it is asked about once. */
function useBooking({ slot, onBooked }: Props) {
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState<(Question & { readonly id: string }) | null>(null);
  const toast = useToast();
  const words = usePatientWords();
  const fail = useErrorToast();
  const book = async (offer: Offer) => {
    setError(null);
    const onPurpose = asked?.id === offer.id ? asked.yes : nothingOnPurpose;
    try {
      const change = { slotId: slot.id, ...onPurpose };
      const { appointment } = offer;
      // Of several, the one in hand may be another than the one that needs a new time.
      const moves = appointment !== null && appointment.needsMoving;
      const booked = moves
        ? await api.call('appointment.move', {
            id: appointment.id,
            version: appointment.version,
            ...change,
          })
        : await api.call('appointment.book', { referralId: offer.id, ...change });
      const undo = { id: booked.id, version: booked.version };
      toast({
        who: words(offer.patient),
        about: offer.id,
        text: `${moves ? 'Moved to' : 'Booked'} ${whenOf(booked.startsAt)}.`,
        ...(moves ? {} : { onUndo: () => void api.call('appointment.undo', undo).catch(fail) }),
      });
      onBooked(offer.id);
    } catch (problem) {
      const question = questionOf(problem, onPurpose);
      setAsked(question && { ...question, id: offer.id });
      if (!question) setError(problem);
    }
  };
  return { book, error, asked };
}
