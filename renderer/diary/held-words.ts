import { isHeld } from '../../shared/held-slots.ts';
import type { Slot } from '../../shared/types.ts';
import { thisMoment, timeOf } from '../components/dates.ts';

/** "held until 08:30" of its own day, or null where the slot is open to everybody. */
export function heldWords({ heldUntil }: Partial<Pick<Slot, 'heldUntil'>>): string | null {
  if (!heldUntil || !isHeld({ heldUntil }, thisMoment())) return null;
  return `held until ${timeOf(heldUntil)}`;
}
