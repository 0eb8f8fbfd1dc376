import { localDayNumber } from './london-time.ts';

export * from './london-time.ts';
export * from './say-time.ts';

/** Days and working days. A working day is Monday to Friday and no bank holiday of Scotland. */

const day = 86_400_000;

/** Days since 1 January 1970. @throws RangeError for what is no date. */
export function dayNumber(date: string): number {
  const ms = Date.parse(`${date}T00:00:00.000Z`);
  if (Number.isNaN(ms) || dateOfDay(ms / day) !== date) throw new RangeError(`Not a date: ${date}`);
  return ms / day;
}

const dateOfDay = (number: number): string => new Date(number * day).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => dateOfDay(dayNumber(date) + days);

/** 1 Monday to 7 Sunday, as ISO 8601 counts. 1 January 1970 was a Thursday. */
export const weekdayOf = (date: string): number => isoWeekday(dayNumber(date));

const isoWeekday = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

export const isWorkingDay = (date: string, holidays: ReadonlySet<string>): boolean =>
  weekdayOf(date) <= 5 && !holidays.has(date);

/** Weekdays among the holidays as sorted day numbers, worked out once per set of holidays. */
const holidayNumbers = new WeakMap<ReadonlySet<string>, readonly number[]>();

function holidaysOnWeekdays(holidays: ReadonlySet<string>): readonly number[] {
  const known = holidayNumbers.get(holidays);
  if (known) return known;
  const numbers = [...holidays]
    .map(dayNumber)
    .filter((number) => isoWeekday(number) <= 5)
    .sort((a, b) => a - b);
  holidayNumbers.set(holidays, numbers);
  return numbers;
}

/** Mondays to Fridays from the first Monday there is up to and with this day. */
function weekdaysUpTo(number: number): number {
  const sinceMonday = number + 3; // day -3 was a Monday
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}

/**
 * Working days after the date of `fromInstant`, up to and with the date of `toInstant`; dates are
 * the practice's. Friday to Monday is 1, the same day 0, backwards 0.
 * `holidays` must not change once passed: what is worked out from it is kept.
 */
export function workingDaysBetween(
  fromInstant: string,
  toInstant: string,
  holidays: ReadonlySet<string>,
): number {
  return workingDays(localDayNumber(fromInstant), localDayNumber(toInstant), holidays);
}

export function workingDaysBetweenDates(
  fromDate: string,
  toDate: string,
  holidays: ReadonlySet<string>,
): number {
  return workingDays(dayNumber(fromDate), dayNumber(toDate), holidays);
}

/** Of the days after `from`, up to and with `to`. */
function workingDays(from: number, to: number, holidays: ReadonlySet<string>): number {
  if (to <= from) return 0;
  const off = holidaysOnWeekdays(holidays).filter((number) => number > from && number <= to).length;
  return weekdaysUpTo(to) - weekdaysUpTo(from) - off;
}

/** The date `count` working days after this one; 0 gives the date itself, working day or not. */
export function addWorkingDays(date: string, count: number, holidays: ReadonlySet<string>): string {
  let result = date;
  for (let left = count; left > 0;) {
    result = addDays(result, 1);
    if (isWorkingDay(result, holidays)) left -= 1;
  }
  return result;
}

/**
 * Whole years on a date. Someone born on 29 February has their birthday on 1 March in other years
 * (Age of Legal Capacity (Scotland) Act 1991, section 6(2)).
 */
export function ageInYears(dateOfBirth: string, onDate: string): number {
  const years = Number(onDate.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return onDate.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}
