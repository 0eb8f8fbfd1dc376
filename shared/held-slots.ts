import { instantOf } from './london-time.ts';

/**
 * Slots held for the day: the last few of a session are kept back for people who ask on the day
 * itself, and open at a wall time of that day. Until then they are not offered.
 */

/** Whether a slot is still held at an instant. */
export const isHeld = (slot: { readonly heldUntil: string | null }, now: string): boolean =>
  slot.heldUntil !== null && now < slot.heldUntil;

/** What a slot that nobody has is at an instant: until its end it can be given to somebody. */
export function freeState(
  slot: { readonly endsAt: string; readonly heldUntil: string | null },
  now: string,
): 'free' | 'held' | 'past' {
  if (slot.endsAt <= now) return 'past';
  return isHeld(slot, now) ? 'held' : 'free';
}

/** The instant at which the held slots of a date open; where the clocks skip that time, right after. */
export function heldUntilOf(date: string, opensAt: string): string {
  const opens = instantOf(date, opensAt) ?? instantOf(date, '02:00');
  if (opens === null) throw new RangeError(`Not a time: ${opensAt}`);
  return opens;
}

/** "hold 2 for the day, opened at 08:30"; empty where none is held. */
export function sayHeld(clinic: {
  readonly heldSlots: number;
  readonly heldOpensAt: string;
}): string {
  const { heldSlots, heldOpensAt } = clinic;
  if (heldSlots === 0) return '';
  const which = heldSlots === 1 ? 'the last one' : `the last ${heldSlots}`;
  return `${which} held for the day until ${heldOpensAt}`;
}
