import type { ReactElement } from 'react';
import { soonAgain } from '../../shared/soon-again.ts';
import type { Slot } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { today, whenOf } from '../components/dates.ts';
import { modeWords } from '../components/words.ts';

const searched = 20;
const shown = 3;

/** For somebody who missed an appointment: today or the next morning, whoever has the time. */
export function SoonAgain(props: {
  /** Listed anyway, with the link worker and the wishes chosen. */
  readonly offered: readonly Slot[];
  readonly nameOf: (linkWorkerId: string) => string;
  readonly busy: boolean;
  readonly onTake: (slot: Slot) => void;
}): ReactElement | null {
  const slots = useRead('slots.next', { limit: searched });
  const first = props.offered[0]?.startsAt;
  const soon = soonAgain(slots.data ?? [], today())
    .filter(({ startsAt }) => first === undefined || startsAt < first)
    .slice(0, shown);
  if (soon.length === 0) return null;
  return (
    <section className="stack-s" aria-label="Sooner, with anybody">
      <h4>Sooner, with anybody: today or the next morning</h4>
      <div className="slots">
        {soon.map((slot) => (
          <Button
            key={slot.id}
            className="slot-button"
            pending={props.busy}
            onPress={() => props.onTake(slot)}
          >
            <span className="strong">{whenOf(slot.startsAt)}</span>
            <span>{props.nameOf(slot.linkWorkerId)}</span>
            <span className="soft">
              {modeWords[slot.mode]}
              {slot.room ? `, ${slot.room}` : ''}
            </span>
          </Button>
        ))}
      </div>
      {first === undefined ? null : <h4>As chosen above</h4>}
    </section>
  );
}
