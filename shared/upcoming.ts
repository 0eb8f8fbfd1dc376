import { activeStatuses } from './appointment.ts';
import { localDateOf } from './calendar.ts';
import type { AppointmentStatus } from './types.ts';

/** One of a referral's appointments, as far as it matters to which comes next. */
export type OneOfSeveral = {
  readonly status: AppointmentStatus;
  readonly startsAt: string;
  readonly needsMoving: boolean;
  readonly seriesId: string | null;
};

const isActive = ({ status }: Pick<OneOfSeveral, 'status'>): boolean =>
  activeStatuses.some((active) => active === status);

/** Those without an outcome, as they come. `all` is in the order of their starts. */
export const upcomingOf = <A extends OneOfSeveral>(all: readonly A[]): A[] => all.filter(isActive);

/**
 * The one somebody has to do something about: who comes today, or has come; else the first that needs
 * another time; else the next. `upcoming` is in the order of their starts.
 */
export function inForce<A extends OneOfSeveral>(
  upcoming: readonly A[],
  now: string,
): A | undefined {
  const [next] = upcoming;
  if (next && localDateOf(next.startsAt) <= localDateOf(now)) return next;
  return upcoming.find(({ needsMoving }) => needsMoving) ?? next;
}

/**
 * "3 of 6": which of the appointments booked together this is. Cancelled ones do not count; a missed
 * one does, it was part of the plan. Null for one that was booked by itself.
 */
export function placeInSeries<A extends OneOfSeveral>(
  one: A,
  all: readonly A[],
): { readonly at: number; readonly of: number } | null {
  if (one.seriesId === null) return null;
  const together = all.filter(
    ({ seriesId, status }) => seriesId === one.seriesId && status !== 'cancelled',
  );
  const at = together.indexOf(one) + 1;
  return at > 0 && together.length > 1 ? { at, of: together.length } : null;
}
