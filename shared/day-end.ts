import type { DayEnd, PhoneRow } from './types.ts';

/**
 * What has to be settled before the day is closed. First calls and missed appointments without a
 * date are tomorrow's work as much as today's, and whoever was tried today has had today's call.
 */
export function isDueToday({ why, dueAt }: Pick<PhoneRow, 'why' | 'dueAt'>): boolean {
  if (why === 'tried') return false;
  return why === 'call_back' || why === 'later' || why === 'move' || why === 'remind'
    ? true
    : dueAt !== null;
}

type Parts = {
  readonly noOutcome: readonly unknown[];
  readonly toCome: readonly unknown[];
  readonly seeNow: readonly unknown[];
  readonly phone: readonly Pick<PhoneRow, 'why' | 'dueAt'>[];
  readonly reminders: Pick<DayEnd['reminders'], 'unsent'>;
  readonly paper: Pick<DayEnd['paper'], 'printedAt' | 'bookings'>;
};

/** A day without anybody in it needs no paper. */
export const paperMissing = ({ printedAt, bookings }: Parts['paper']): boolean =>
  printedAt === null && bookings > 0;

/** Things somebody still has to do; 0: everything has an outcome. Nothing is closed by itself. */
export const unfinishedIn = (parts: Parts): number =>
  parts.noOutcome.length +
  parts.toCome.length +
  parts.seeNow.length +
  parts.phone.filter(isDueToday).length +
  (parts.reminders.unsent > 0 ? 1 : 0) +
  (paperMissing(parts.paper) ? 1 : 0);
