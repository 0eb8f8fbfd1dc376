import { readRule } from './clinic-rule.ts';

/** A clinic's days in words, from its rule. */

const dayNames: Readonly<Record<string, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};
const ordinals: Readonly<Record<string, string>> = {
  '1': 'first',
  '2': 'second',
  '3': 'third',
  '4': 'fourth',
  '5': 'fifth',
  '-1': 'last',
  '-2': 'second last',
  '-3': 'third last',
  '-4': 'fourth last',
  '-5': 'fifth last',
};
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

/** "Every other Monday", "The first and third Tuesday of every month", "The 31st of every month". */
export function sayDays(rule: string): string {
  const read = readRule(rule);
  if (!read) return rule;
  const interval = Number(read.get('INTERVAL') ?? 1);
  const sentence =
    read.get('FREQ') === 'MONTHLY' ? monthly(read, interval) : weekly(read, interval);
  return `${sentence}${inMonths(read)}`;
}

const listIn = (read: ReadonlyMap<string, string>, name: string): string[] =>
  read.get(name)?.split(',') ?? [];

function weekly(read: ReadonlyMap<string, string>, interval: number): string {
  const names = listIn(read, 'BYDAY').map((day) => dayNames[day] ?? '');
  const chosen = listIn(read, 'BYSETPOS');
  if (chosen.length > 0) return `${pick(chosen, names)} in ${every(interval, 'week')}`;
  if (interval <= 2) return `Every ${interval === 2 ? 'other ' : ''}${sayList(names)}`;
  return `Every ${interval} weeks on ${sayList(names)}`;
}

function monthly(read: ReadonlyMap<string, string>, interval: number): string {
  const days = listIn(read, 'BYDAY');
  const dates = listIn(read, 'BYMONTHDAY').map(dateWords);
  const chosen = listIn(read, 'BYSETPOS');
  const of = `of ${every(interval, 'month')}`;
  const names = days.map(dayWords);
  const rare = listIn(read, 'BYMONTHDAY').some((date) => Math.abs(Number(date)) > 28);
  const gaps = rare ? ' that has one' : '';
  if (chosen.length > 0) {
    const among = days.length === 0 ? dates.map((date) => `the ${date}`) : names;
    const only = days.length > 0 && dates.length > 0 ? ` on the ${orList(dates)}` : '';
    return `${pick(chosen, among)}${only} ${of}`;
  }
  if (days.length === 0) return `The ${sayList(dates)} ${of}${gaps}`;
  if (dates.length > 0) {
    const when = interval === 1 ? '' : ` ${of}`;
    return `Every ${orList(names)} that is the ${orList(dates)}${when}`;
  }
  const plain = days.every((day) => !/\d/.test(day));
  if (plain) return `Every ${sayList(names)} ${of}`;
  const weekdays = new Set(days.map((day) => day.slice(-2)));
  // "The second and last Friday" where it is one weekday.
  if (weekdays.size === 1 && days.every((day) => /\d/.test(day))) {
    const which = sayList(days.map((day) => ordinals[day.slice(0, -2)] ?? ''));
    return `The ${which} ${dayNames[[...weekdays][0] ?? ''] ?? ''} ${of}`;
  }
  return `The ${sayList(names)} ${of}`;
}

/** "The last of Monday, Tuesday and Wednesday". */
function pick(positions: readonly string[], among: readonly string[]): string {
  const which = sayList(positions.map(positionWords));
  return `The ${which} of ${sayList(among)}`;
}

const dayWords = (day: string): string =>
  [ordinals[day.slice(0, -2)], dayNames[day.slice(-2)]].filter(Boolean).join(' ');

const positionWords = (position: string): string =>
  ordinals[position] ??
  (position.startsWith('-') ? `${nth(-Number(position))} last` : nth(Number(position)));

/** "15th", "last day", "3rd last day". */
function dateWords(date: string): string {
  if (date === '-1') return 'last day';
  return date.startsWith('-') ? `${nth(-Number(date))} last day` : nth(Number(date));
}

function nth(number: number): string {
  const teen = number % 100 > 10 && number % 100 < 14;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

function every(interval: number, unit: string): string {
  if (interval === 1) return `every ${unit}`;
  return interval === 2 ? `every other ${unit}` : `every ${interval} ${unit}s`;
}

function inMonths(read: ReadonlyMap<string, string>): string {
  const names = listIn(read, 'BYMONTH').map((month) => months[Number(month) - 1] ?? '');
  return names.length === 0 ? '' : `, in ${sayList(names)} only`;
}

/** "Monday, Wednesday and Friday". */
export const sayList = (words: readonly string[]): string => joined(words, 'and');
const orList = (words: readonly string[]): string => joined(words, 'or');

function joined(words: readonly string[], by: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${by} ${last}`;
}
