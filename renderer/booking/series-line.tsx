import type { ReactElement } from 'react';
import type { SeriesSession, Slot } from '../../shared/types.ts';
import { Select } from '../components/fields.tsx';
import { slotWords, whyWords } from './series-words.ts';

const none = 'none';

/** One session of a series: its time, others instead, or left out. */
export function SeriesLine(props: {
  readonly session: SeriesSession;
  readonly place: { readonly at: number; readonly of: number };
  readonly first: Slot;
  readonly chosen: string | null;
  /** Somebody else had it a moment ago. */
  readonly justTaken: boolean;
  readonly onPick: (id: string | null) => void;
}): ReactElement {
  const { session, place, chosen } = props;
  const slots = [...(session.proposed ? [session.proposed] : []), ...session.alternatives];
  const why = props.justTaken ? 'Just taken.' : whyWords(session);
  const other = chosen !== null && chosen !== session.proposed?.id;
  const said =
    slots.length === 0 && session.why !== 'beyond'
      ? `${why} Nothing is free that week: left out.`
      : why || (other ? 'Another time was chosen.' : '');
  return (
    <li className="series-line" data-other={other || chosen === null || undefined}>
      <span className="series-at" aria-hidden="true">
        {place.at}
      </span>
      <div className="stack-s">
        {slots.length > 0 ? (
          <Select
            label={`Time ${place.at} of ${place.of}`}
            hideLabel
            value={chosen ?? none}
            onChange={(id) => props.onPick(id === none ? null : id)}
            options={[
              ...slots.map((slot) => ({ id: slot.id, label: slotWords(slot) })),
              { id: none, label: 'Leave this one out' },
            ]}
          />
        ) : null}
        {said === '' ? null : <span className="small series-why">{said}</span>}
      </div>
    </li>
  );
}
