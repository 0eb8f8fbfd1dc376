import { useEffect, useState, type ReactElement } from 'react';
import { leftAs } from '../../shared/patient.ts';
import type { Offer, Slot } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { sentence, thisMoment, whenOf } from '../components/dates.ts';
import { LeftBadge } from '../components/left-badge.tsx';
import { needWords, PatientName, SafeContactFlags, WaitBadge } from '../components/people.tsx';
import { PhoneNumbers } from '../components/patient-facts.tsx';
import { ShowNameButton, ShownOnPurpose } from '../components/privacy.tsx';
import { EmptyState, ErrorNotice, ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { fillReasonWords, modeWords } from '../components/words.ts';
import { freeWords } from '../diary/held-words.ts';
import { attendanceWords } from './attendance.ts';
import { useFill } from './use-fill.ts';

/** As many as somebody reads with a phone at the ear; more on request. */
const best = 3;
const more = 12;

type Props = {
  readonly slot: Pick<Slot, 'id' | 'startsAt'> & Partial<Pick<Slot, 'endsAt' | 'heldUntil'>>;
  /** Clinicians refer; the desk and the link workers book. */
  readonly canBook: boolean;
  /** The referral that has just given it up. */
  readonly givenUpBy?: string;
  /** The keyboard goes to the first who could have it. */
  readonly focus: boolean;
  readonly onBooked: (referralId: string) => void;
  /** Somebody has it by now, or nobody can have it any more. */
  readonly onGone?: () => void;
};

/** A free time, and those of the queue who could have it, best first: staff decide, one press books. */
export function FillSlot(props: Props): ReactElement {
  return (
    <div className="stack">
      {props.canBook ? (
        <Offers {...props} />
      ) : (
        <>
          <Head slot={props.slot} known />
          <p>The desk or a link worker books it.</p>
        </>
      )}
    </div>
  );
}

/** `known`: nobody has it as far as the register has answered; else only which time it is about. */
function Head({ slot, known }: Pick<Props, 'slot'> & { readonly known: boolean }): ReactElement {
  const { endsAt, heldUntil = null } = slot;
  const when = sentence(whenOf(slot.startsAt));
  if (!known || endsAt === undefined) return <h2>{when}</h2>;
  const words = freeWords({ endsAt, heldUntil });
  return <h2>{words.startsWith('was ') ? `${when} ${words}` : `${when} is ${words}`}</h2>;
}

function Offers(props: Props): ReactElement {
  const [limit, setLimit] = useState(best);
  const fill = useRead(
    'slots.fill',
    { slotId: props.slot.id, limit, exceptReferralId: props.givenUpBy ?? null },
    { keepPrevious: true },
  );
  const booking = useFill(props);
  const { onGone } = props;
  const gone = fill.data === null && !fill.isFetching;
  useEffect(() => {
    if (gone) onGone?.();
  }, [gone, onGone]);
  if (fill.error || !fill.data) {
    return (
      <>
        <Head slot={props.slot} known={false} />
        {fill.error ? (
          <ErrorState error={fill.error} onRetry={() => void fill.refetch()} />
        ) : fill.data === undefined ? (
          <Skeleton />
        ) : (
          <Notice tone="amber">{goneWords(props.slot)}</Notice>
        )}
      </>
    );
  }
  const { slot, offers, total } = fill.data;
  return (
    <>
      <Head slot={slot} known />
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

const goneWords = ({ endsAt }: Props['slot']): string =>
  endsAt !== undefined && endsAt <= thisMoment()
    ? 'This time is past: it was free.'
    : 'This time has been taken or has gone. Nothing was changed.';

function OfferCard(props: {
  readonly offer: Offer;
  /** What stands against it: booked all the same once somebody has read it. */
  readonly asked: string | null;
  readonly focus: boolean;
  readonly onBook: () => void;
}): ReactElement {
  const { offer } = props;
  const moves = offer.toMove !== null;
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
