import { addDays, dayNumber, weekdayOf } from './calendar.ts';
import { sayLongDate } from './say-time.ts';

/** Weeks (Monday first, as ISO 8601) and months of the diary. Dates `YYYY-MM-DD`, months `YYYY-MM`. */

export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));

/** Monday to Sunday of the week that holds this date. */
export function weekDates(date: string): string[] {
  const monday = mondayOf(date);
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at));
}

export const monthOf = (date: string): string => date.slice(0, 7);

/** The first and the last day of a month. @throws RangeError for what is no month. */
export function monthBounds(month: string): { readonly first: string; readonly last: string } {
  const first = `${month}-01`;
  dayNumber(first);
  // Day 31 of this month or of the next: never two months on.
  return { first, last: addDays(`${monthOf(addDays(first, 31))}-01`, -1) };
}

/** Every day of a month in the rows of a calendar: weeks from Monday, null before and after it. */
export function monthWeeks(month: string): (string | null)[][] {
  const { first, last } = monthBounds(month);
  const weeks: (string | null)[][] = [];
  for (let monday = mondayOf(first); monday <= last; monday = addDays(monday, 7)) {
    weeks.push(weekDates(monday).map((date) => (date < first || date > last ? null : date)));
  }
  return weeks;
}

/** The same day of a month before (-1) or after it (1), or its last where it is shorter. */
export function addMonths(date: string, months: number): string {
  const at = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(at / 12)).padStart(4, '0');
  const { first, last } = monthBounds(`${year}-${String((at % 12) + 1).padStart(2, '0')}`);
  const same = `${first.slice(0, 8)}${date.slice(8)}`;
  return same < last ? same : last;
}

/** The days a week shows: Monday to Friday, and of the weekend those with something in them. */
export function shownDates(date: string, busy: ReadonlySet<string>): string[] {
  return weekDates(date).filter((day) => weekdayOf(day) <= 5 || busy.has(day));
}

/** "January 2027". */
export const sayMonth = (month: string): string =>
  sayLongDate(`${month}-01`).split(' ').slice(2).join(' ');

/** "Tuesday 5 January": where the year is said elsewhere. */
export const sayDayOfYear = (date: string): string => sayLongDate(date).replace(/ \d{4}$/, '');

/**
 * Where an arrow, Home or End leads from a day of the month's overview; null for another key.
 * Home and End are the Monday and the Sunday of the week.
 */
export function dayAfterKey(date: string, key: string): string | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: 1 - weekdayOf(date),
    End: 7 - weekdayOf(date),
  };
  const step = steps[key];
  return step === undefined ? null : addDays(date, step);
}

/** "Tue 5 Jan": never "today", which is another day tomorrow. */
export const sayShortDay = (date: string): string => {
  const [weekday = '', day = '', month = ''] = sayLongDate(date).split(' ');
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`;
};
