import { useState, type ReactElement } from 'react';
import { chosenSlots, leastSessions, mostSessions, seriesSteps } from '../../shared/series.ts';
import type { ReferralDetail, Slot } from '../../shared/types.ts';
import { api, errorData, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { sentence, whenOf } from '../components/dates.ts';
import { Select } from '../components/fields.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorState, Skeleton } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { useFresh } from '../components/use-fresh.ts';
import { Beyond, SeriesProblem, type SeriesConfirm } from './series-notices.tsx';
import { SeriesLine } from './series-line.tsx';
import './series.css';

const stepWords: Record<(typeof seriesSteps)[number], string> = {
  7: 'Every week',
  14: 'Every 2 weeks',
  28: 'Every 4 weeks',
};
const steps = seriesSteps.map((days) => ({ id: String(days), label: stepWords[days] }));
const counts = Array.from({ length: mostSessions - leastSessions + 1 }, (_, at) => {
  const id = String(at + leastSessions);
  return { id, label: id };
});
/** Six fortnightly ones: the usual course. */
const usual = { everyDays: '14', count: '6' };

/** The times of a series from its first one on, each to be changed, and one button for all. */
export function SeriesPanel(props: {
  readonly detail: ReferralDetail;
  readonly first: Slot;
  readonly linkWorkerName: string;
  /** Others are to come, and this is meant beside them. */
  readonly another: boolean;
  /** From the first press on, its answer decides what becomes of the panel. */
  readonly onPressed: () => void;
  readonly onOtherFirst: () => void;
  readonly onDone: () => void;
}): ReactElement {
  const { first } = props;
  const { referral } = props.detail;
  const [everyDays, setEveryDays] = useState(usual.everyDays);
  const [count, setCount] = useState(usual.count);
  const [picked, setPicked] = useState<ReadonlyMap<number, string | null>>(new Map());
  const [error, setError] = useState<unknown>(null);
  /** Lines whose time somebody else had at the moment of booking. */
  const [lost, setLost] = useState<ReadonlySet<number>>(new Set());
  const [busy, setBusy] = useState(false);
  const toast = usePatientToast(props.detail.patient, referral.id);
  const fail = useErrorToast();
  const proposal = useRead(
    'series.propose',
    {
      referralId: referral.id,
      slotId: first.id,
      everyDays: Number(everyDays),
      count: Number(count),
    },
    { keepPrevious: true },
  );
  const proposed = useFresh(proposal);
  const sessions = proposed?.sessions ?? [];
  const chosen = chosenSlots(sessions, picked);
  const slotIds = chosen.filter((id) => id !== null);
  const change = (set: (value: string) => void) => (value: string) => {
    set(value);
    // Another rhythm is another list: what was picked in the old one means nothing there.
    setPicked(new Map());
    setLost(new Set());
    setError(null);
  };
  const book = async (confirm: SeriesConfirm = {}) => {
    props.onPressed();
    setBusy(true);
    setError(null);
    try {
      const meant = { another: props.another, ...confirm };
      const booked = await api.call('series.book', { referralId: referral.id, slotIds, ...meant });
      const undo = { appointments: booked.map(({ id, version }) => ({ id, version })) };
      const [from, to] = [booked[0]!, booked.at(-1)!];
      toast({
        text:
          booked.length === 1
            ? `Booked ${whenOf(from.startsAt)}.`
            : `Booked ${booked.length}, ${whenOf(from.startsAt)} to ${whenOf(to.startsAt)}.`,
        onUndo: () => void api.call('series.undo', undo).catch(fail),
      });
      props.onDone();
    } catch (problem) {
      setError(problem);
      const gone = lostIn(problem);
      setLost(new Set(chosen.flatMap((id, at) => (id !== null && gone.has(id) ? [at] : []))));
      void proposal.refetch();
    } finally {
      setBusy(false);
    }
  };
  if (proposal.error) return <ErrorState error={proposal.error} onRetry={props.onOtherFirst} />;
  return (
    <>
      <div className="row-between">
        <span>
          From <strong>{sentence(whenOf(first.startsAt))}</strong>, {props.linkWorkerName}
        </span>
        <Button size="s" variant="quiet" onPress={props.onOtherFirst}>
          Change
        </Button>
      </div>
      <div className="pair">
        <Select
          label="How often"
          value={everyDays}
          onChange={change(setEveryDays)}
          options={steps}
        />
        <Select label="How many" value={count} onChange={change(setCount)} options={counts} />
      </div>
      <Beyond sessions={sessions} until={proposed?.until ?? ''} />
      {proposed ? (
        <ol className="series-lines" aria-label="Times" aria-busy={proposal.isFetching}>
          {sessions.map((session, at) => (
            <SeriesLine
              key={session.wish.date}
              session={session}
              place={{ at: at + 1, of: sessions.length }}
              first={first}
              chosen={chosen[at] ?? null}
              justTaken={lost.has(at)}
              onPick={(id) => {
                setPicked(new Map([...picked, [at, id]]));
                setLost(new Set([...lost].filter((one) => one !== at)));
              }}
            />
          ))}
        </ol>
      ) : (
        <Skeleton rows={6} />
      )}
      {proposed ? (
        <div className="series-foot stack-s">
          {error ? <SeriesProblem error={error} onBook={book} /> : null}
          <Button
            variant="primary"
            autoFocus
            pending={busy || proposal.isPlaceholderData}
            isDisabled={slotIds.length === 0}
            onPress={() => void book()}
          >
            {slotIds.length === sessions.length
              ? `Book all ${slotIds.length}`
              : `Book ${slotIds.length} of ${sessions.length}`}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** Ids of the slots that could not be had. */
function lostIn(error: unknown): ReadonlySet<string> {
  const { code, detail } = errorData(error);
  if (code !== 'series_slot_taken') return new Set();
  const { lost } = detail as { lost: readonly { slotId: string }[] };
  return new Set(lost.map(({ slotId }) => slotId));
}
