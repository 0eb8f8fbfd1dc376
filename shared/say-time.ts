import { localDateOf, localTimeOf } from './london-time.ts';

/** Dates and times as people in a practice say them. Fixed English: the words never depend on the PC. */

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const day = 86_400_000;
const msOf = (date: string): number => Date.parse(`${date}T00:00:00.000Z`);

function partsOf(date: string): { weekday: string; day: number; month: string; year: number } {
  const at = new Date(msOf(date));
  return {
    weekday: weekdays[at.getUTCDay()] ?? '',
    day: at.getUTCDate(),
    month: months[at.getUTCMonth()] ?? '',
    year: at.getUTCFullYear(),
  };
}

/** "Tuesday 5 January 2027", for whatever leaves the practice. */
export function sayLongDate(date: string): string {
  const { weekday, day: dayOfMonth, month, year } = partsOf(date);
  return `${weekday} ${dayOfMonth} ${month} ${year}`;
}

/** "today", "tomorrow", "yesterday", else "Tue 5 Jan"; the year only when half a year away. */
export function sayDate(date: string, today: string): string {
  const away = (msOf(date) - msOf(today)) / day;
  if (away === 0) return 'today';
  if (away === 1) return 'tomorrow';
  if (away === -1) return 'yesterday';
  const short = sayShortDate(date);
  return Math.abs(away) > 182 ? `${short} ${partsOf(date).year}` : short;
}

/** "Tue 5 Jan", today and tomorrow too: for what is read from other days. */
export function sayShortDate(date: string): string {
  const { weekday, day: dayOfMonth, month } = partsOf(date);
  return `${weekday.slice(0, 3)} ${dayOfMonth} ${month.slice(0, 3)}`;
}

/** "today, 10:45", "Tue 5 Jan, 10:45". */
export function sayWhen(instant: string, now: string): string {
  return `${sayDate(localDateOf(instant), localDateOf(now))}, ${localTimeOf(instant)}`;
}

/** "today", "1 working day", "3 working days". */
export function sayWorkingDays(count: number): string {
  if (count <= 0) return 'today';
  return count === 1 ? '1 working day' : `${count} working days`;
}
