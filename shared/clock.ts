import { localTimeOf, minutesBetween } from './london-time.ts';

/** Clocks of PCs differ by a little, in minutes; more than this and somebody is told a wrong time. */
const tolerated = 5;

export type ClockTrouble =
  /** The register holds a step of a later time: this PC's clock is behind, or another's was ahead. */
  | { readonly kind: 'behind'; readonly minutes: number; readonly latest: string }
  /** The PC's own clock shows another time than London's. */
  | { readonly kind: 'zone'; readonly zone: string; readonly wall: string };

/**
 * What is wrong with this PC's clock, or null. Everything is booked and shown by London's time whatever
 * the PC's zone is; a wrong clock makes wrong times.
 * @param latest instant of the register's latest step, null: none. @param pc the zone's name and what its
 * clock shows at `now`, `HH:MM`.
 */
export function clockTrouble(
  now: string,
  latest: string | null,
  pc: { readonly zone: string; readonly wall: string },
): ClockTrouble | null {
  const minutes = latest === null ? 0 : Math.floor(minutesBetween(now, latest));
  if (latest !== null && minutes > tolerated) return { kind: 'behind', minutes, latest };
  return pc.wall === localTimeOf(now) ? null : { kind: 'zone', ...pc };
}
