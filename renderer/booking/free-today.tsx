import type { ReactElement } from 'react';
import type { Slot } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { thisMoment, timeOf, today } from '../components/dates.ts';
import { EmptyState } from '../components/states.tsx';
import { modeWords } from '../components/words.ts';

/** A day has fewer; the rest is the diary's. */
const most = 50;

/**
 * Beside the diary while nobody is chosen: the times of today that nobody has, also those that were held for
 * the day and have opened. Each leads to the three who could have it.
 */
export function FreeToday(props: { readonly onSlot: (slot: Slot) => void }): ReactElement {
  const slots = useRead('slots.next', { limit: most });
  const staff = useRead('staff.list', undefined);
  const nameOf = (id: string) => staff.data?.find((one) => one.id === id)?.name ?? '';
  const free = (slots.data ?? []).filter(
    ({ localDate, startsAt }) => localDate === today() && startsAt > thisMoment(),
  );
  if (free.length === 0) {
    return (
      <EmptyState title="Nothing chosen">
        Choose somebody in the diary, or a free time to fill it.
      </EmptyState>
    );
  }
  return (
    <section className="stack" aria-label="Still free today">
      <h2>Still free today</h2>
      <p className="soft">Choose a time to see who could have it.</p>
      <div className="slots">
        {free.map((slot) => (
          <Button key={slot.id} className="slot-button" onPress={() => props.onSlot(slot)}>
            <span className="strong">{timeOf(slot.startsAt)}</span>
            <span>{nameOf(slot.linkWorkerId)}</span>
            <span className="soft">
              {modeWords[slot.mode]}
              {slot.room ? `, ${slot.room}` : ''}
              {slot.heldUntil ? ' · was held for the day' : ''}
            </span>
          </Button>
        ))}
      </div>
    </section>
  );
}
