import { useState, type KeyboardEvent, type ReactElement } from 'react';
import type { ReferralDetail, Slot } from '../../shared/types.ts';
import { api, errorData, invalidate, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/chips.tsx';
import { whenOf } from '../components/dates.ts';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { useKeys } from '../components/use-keys.ts';
import { FreeSlots } from './free-slots.tsx';
import { nothingOnPurpose, questionOf, type OnPurpose } from './on-purpose.ts';
import { SeriesPanel } from './series-panel.tsx';
import { placeBefore, useMoveBack } from './use-move-back.ts';
import { useAnother } from './use-another.ts';

/** A press that was refused, and what had been said with it. */
type Refused = { readonly slot: Slot; readonly error: unknown; readonly said: OnPurpose };

/** The next suitable free slots; one press takes one. The desk never sees a dead end. */
export function BookPanel(props: {
  readonly detail: ReferralDetail;
  readonly onDone: () => void;
  readonly move?: boolean;
  /** Several at once; from this slot on, if it is known. */
  readonly series?: boolean;
  readonly first?: Slot | null;
}): ReactElement | null {
  const { move = false } = props;
  const { referral, appointment } = props.detail;
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const [series, setSeries] = useState(props.series ?? false);
  const [first, setFirst] = useState(props.first ?? null);
  const [seriesHeld, setSeriesHeld] = useState(false);
  const held = busy || refused !== null || seriesHeld;
  const [another, overtaken] = useAnother(!move && appointment !== null, held, props.onDone);
  const staff = useRead('staff.list', undefined);
  const toast = usePatientToast(props.detail.patient, referral.id);
  const fail = useErrorToast();
  const moveBack = useMoveBack();
  const choose = (several: boolean) => {
    setSeries(several);
    setFirst(null);
    setRefused(null);
  };
  useKeys((key) => {
    if (key !== 'e' || move) return false;
    choose(!series);
    return true;
  });
  if (overtaken) return null;
  const take = async (slot: Slot, said: OnPurpose = nothingOnPurpose) => {
    setBusy(true);
    setRefused(null);
    try {
      const { another: also = another, ...onPurpose } = said;
      const to = { slotId: slot.id, ...onPurpose };
      const before = move && appointment ? await placeBefore(appointment.id) : null;
      const booked =
        move && appointment
          ? await api.call('appointment.move', {
              id: appointment.id,
              version: appointment.version,
              ...to,
            })
          : await api.call('appointment.book', {
              referralId: referral.id,
              another: also,
              ...to,
            });
      const undo = () =>
        void api.call('appointment.undo', { id: booked.id, version: booked.version }).catch(fail);
      toast({
        text: `${move ? 'Moved to' : 'Booked'} ${whenOf(booked.startsAt)}.`,
        ...(before ? moveBack(props.detail.patient, before, booked) : { onUndo: undo }),
      });
      props.onDone();
    } catch (error) {
      setRefused({ slot, error, said });
      invalidate(['slots.']);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section
      className="card stack"
      aria-label={move ? 'Move appointment' : 'Book appointment'}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onDone();
        else if (!event.defaultPrevented) moveBetweenSlots(event);
      }}
    >
      <div className="row-between">
        <h3>{headingOf(move, another, series, first)}</h3>
        <Button size="s" variant="quiet" onPress={props.onDone}>
          Cancel
        </Button>
      </div>
      {another && appointment ? (
        <p className="soft">{whenOf(appointment.startsAt)} stays booked. Use Move to change it.</p>
      ) : null}
      {move ? null : (
        <Segments<'one' | 'series'>
          label="How many"
          value={series ? 'series' : 'one'}
          onChange={(value) => choose(value === 'series')}
          options={[
            { id: 'one', label: 'One appointment' },
            { id: 'series', label: 'Series (E)' },
          ]}
        />
      )}
      {series && first ? (
        <SeriesPanel
          detail={props.detail}
          first={first}
          linkWorkerName={staff.data?.find(({ id }) => id === first.linkWorkerId)?.name ?? ''}
          another={another}
          onPressed={() => setSeriesHeld(true)}
          onOtherFirst={() => setFirst(null)}
          onDone={props.onDone}
        />
      ) : (
        <FreeSlots
          detail={props.detail}
          busy={busy}
          onTake={(slot) => (series ? setFirst(slot) : void take(slot))}
        >
          {refused ? <Problem {...refused} onTake={take} /> : null}
        </FreeSlots>
      )}
    </section>
  );
}

function headingOf(move: boolean, another: boolean, series: boolean, first: Slot | null): string {
  if (move) return 'Move to';
  if (series) return first ? 'Series' : 'Series: choose the first time';
  return another ? 'Book another as well' : 'Next free slots';
}

/** What was in the way, and the way round it where it may be meant. */
function Problem(
  props: Refused & { readonly onTake: (slot: Slot, said: OnPurpose) => Promise<void> },
): ReactElement {
  const { slot, error, said } = props;
  if (errorData(error).code === 'referral_already_booked') {
    const action = (
      <Button size="s" onPress={() => void props.onTake(slot, { ...said, another: true })}>
        Book this one as well
      </Button>
    );
    return <ErrorNotice error={error} action={action} />;
  }
  const question = questionOf(error, said);
  if (!question) return <ErrorNotice error={error} />;
  const action = (
    <Button size="s" onPress={() => void props.onTake(slot, question.yes)}>
      Book all the same
    </Button>
  );
  return (
    <Notice tone="amber" live action={action}>
      {question.text}
    </Notice>
  );
}

/** Arrows go from one free time to the next, and from the choices above them to the first. */
function moveBetweenSlots(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const slots = [...event.currentTarget.querySelectorAll<HTMLElement>('.slot-button')];
  if (slots.length === 0) return;
  event.preventDefault();
  const at = slots.findIndex((slot) => slot === document.activeElement);
  slots[event.key === 'ArrowDown' ? at + 1 : at - 1]?.focus();
}
