import { dayOf } from '../components/dates.ts';
import { localDateOf } from '../../shared/calendar.ts';

/** "seen 2×, last 3 Nov; missed 1×": a history, not a verdict. */
export function attendanceWords(of: {
  readonly seen: number;
  readonly missed: number;
  readonly lastSeenAt: string | null;
}): string {
  const last = of.lastSeenAt === null ? '' : `, last ${dayOf(localDateOf(of.lastSeenAt))}`;
  const seen = of.seen === 0 ? 'not seen yet' : `seen ${of.seen}×${last}`;
  return of.missed === 0 ? seen : `${seen}; missed ${of.missed}×`;
}
