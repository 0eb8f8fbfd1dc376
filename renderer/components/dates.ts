import {
  ageInYears,
  localDateOf,
  localTimeOf,
  sayDate,
  sayLongDate,
  sayWhen,
} from '../../shared/calendar.ts';

export { addDays } from '../../shared/calendar.ts';

/** Dates as people say them, always on the practice's clock, seen from this moment. */

/** This moment, as the register writes instants. */
export const thisMoment = (): string => new Date().toISOString();
export const today = (): string => localDateOf(thisMoment());

/** "11:42". */
export const timeOf = localTimeOf;
/** "today", "tomorrow", "Tue 5 Jan". */
export const dayOf = (date: string): string => sayDate(date, today());
/** "Tuesday 5 January 2027". */
export const longDayOf = sayLongDate;
/** "Tue 5 Jan, 10:45", "today, 10:45". */
export const whenOf = (instant: string): string => sayWhen(instant, thisMoment());

/** "Tue 5 Jan", "Tue 5 Jan to Thu 7 Jan". */
export function spanWords(from: string, to: string): string {
  return from === to ? dayOf(from) : `${dayOf(from)} to ${dayOf(to)}`;
}

/** "05/01/1960", the way dates of birth are read out. */
export function plainDate(date: string): string {
  const [year, month, dayOfMonth] = date.split('-');
  return `${dayOfMonth}/${month}/${year}`;
}

/** Whole years today; null when not known. */
export const ageOf = (dateOfBirth: string | null): number | null =>
  dateOfBirth ? ageInYears(dateOfBirth, today()) : null;

/** Capital first letter, for a date that starts a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "just now", "a minute ago", "5 minutes ago"; after an hour the time itself. */
export function agoOf(instant: string): string {
  const minutes = Math.floor((Date.now() - Date.parse(instant)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes === 1) return 'a minute ago';
  return minutes < 60 ? `${minutes} minutes ago` : whenOf(instant);
}
