import { isHeld } from '../../shared/held-slots.ts';
import type { Slot } from '../../shared/types.ts';
import { thisMoment, timeOf } from '../components/dates.ts';

/** "held until 08:30" of its own day, or null where the slot is open to everybody. */
export const heldWords = (slot: Pick<Slot, 'heldUntil'>): string | null =>
  slot.heldUntil !== null && isHeld(slot, thisMoment())
    ? `held until ${timeOf(slot.heldUntil)}`
    : null;
