import { isMorning } from './fill.ts';

/**
 * After a missed appointment: times of today, and of the morning of the next day that has any. An
 * offer so soon is kept more often than one weeks ahead.
 * @param slots in order of time. @param today in Europe/London, `YYYY-MM-DD`.
 */
export function soonAgain<S extends { readonly localDate: string; readonly localTime: string }>(
  slots: readonly S[],
  today: string,
): S[] {
  const nextDay = slots.find(({ localDate }) => localDate > today)?.localDate;
  return slots.filter(
    ({ localDate, localTime }) =>
      localDate === today || (localDate === nextDay && isMorning({ localTime })),
  );
}
