import { freeState } from '../../shared/held-slots.ts';
import type { Slot } from '../../shared/types.ts';
import { thisMoment, timeOf } from '../components/dates.ts';

type Free = Pick<Slot, 'endsAt' | 'heldUntil'>;

/** "held until 08:30" of its own day, or null where the slot is open to everybody. */
export function heldWords(slot: Free): string | null {
  if (freeState(slot, thisMoment()) !== 'held') return null;
  return `held until ${timeOf(slot.heldUntil ?? '')}`;
}

/** "free", "held until 08:30"; "was free" where nobody can have it any more. */
export const freeWords = (slot: Free): string =>
  freeState(slot, thisMoment()) === 'past' ? 'was free' : (heldWords(slot) ?? 'free');
