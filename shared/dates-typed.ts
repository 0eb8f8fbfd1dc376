/** Dates as people type them and as other systems export them, to `YYYY-MM-DD`. */

const monthNames = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
const longMonths = [
  'uary',
  'ruary',
  'ch',
  'il',
  '',
  'e',
  'y',
  'ust',
  'tember',
  'ober',
  'ember',
  'ember',
];

/** Nobody alive was born before it, and it keeps `19101910` from reading as the year 1910 twice. */
const firstYear = 1850;
const lastYear = 9999;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isRealDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `YYYY-MM-DD`, or null when the day does not exist or lies before living memory. */
function isoDate(year: number, month: number, day: number): string | null {
  if (year < firstYear || year > lastYear || !isRealDate(year, month, day)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

type Parts = { readonly day: number; readonly month: number; readonly year: string };

/** Day first, as in Britain; year first only with four digits. */
function partsOf(text: string): Parts | null {
  const yearFirst = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (yearFirst)
    return { year: yearFirst[1]!, month: Number(yearFirst[3]), day: Number(yearFirst[4]) };
  const dayFirst = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d\d)$/.exec(text);
  if (dayFirst) return { day: Number(dayFirst[1]), month: Number(dayFirst[3]), year: dayFirst[4]! };
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[-/., ]*([a-z]{3,9})[-/., ]*(\d{4}|\d\d)$/i.exec(text);
  if (named) return { day: Number(named[1]), month: monthOf(named[2]!), year: named[3]! };
  const short = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (short) return { day: Number(short[1]), month: Number(short[2]), year: short[3]! };
  return eightDigits(text);
}

/** `ddMMyyyy` or `yyyyMMdd`. Never both: the other reading would be a year before 1850. */
function eightDigits(text: string): Parts | null {
  if (!/^\d{8}$/.test(text)) return null;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(4, 6));
  if (isoDate(year, month, Number(text.slice(6)))) {
    return { year: text.slice(0, 4), month, day: Number(text.slice(6)) };
  }
  return { day: Number(text.slice(0, 2)), month: Number(text.slice(2, 4)), year: text.slice(4) };
}

/** 1 to 12, or 0. Takes `jan`, `January`, `Sept`. */
function monthOf(word: string): number {
  const lower = word.toLowerCase();
  const index = monthNames.indexOf(lower.slice(0, 3));
  if (index < 0) return 0;
  return `${monthNames[index]}${longMonths[index]}`.startsWith(lower) ? index + 1 : 0;
}

/** A time of day after the date, as exports add it: `01/01/1960 00:00`, `1960-01-01T00:00:00.000Z`. */
const withoutTime = (text: string): string =>
  text
    .trim()
    .replace(/(?<=\d)(?:T|\s+)\d{1,2}:\d\d(:\d\d(\.\d+)?)?\s*(Z|[ap]m|[+-]\d\d:?\d\d)?$/i, '');

/**
 * Every date the text can mean, likeliest first: two for a two-digit year (`010120` is 1920 or
 * 2020), none after `today`. Empty when it is not a date.
 */
export function datesOfBirthFrom(text: string, today: string): string[] {
  const parts = partsOf(withoutTime(text).replaceAll(/\s+/g, ' '));
  if (!parts) return [];
  const years =
    parts.year.length === 2
      ? [2000, 1900].map((c) => c + Number(parts.year))
      : [Number(parts.year)];
  return years
    .map((year) => isoDate(year, parts.month, parts.day))
    .filter((date): date is string => date !== null && date <= today);
}

export type ParsedDate =
  | { readonly ok: true; readonly date: string }
  | { readonly ok: false; readonly because: 'not_a_date' | 'in_future' };

/**
 * A date in the past from an export. A two-digit year is the latest that is not after `today`.
 */
export function parsePastDate(text: string, today: string): ParsedDate {
  const [date] = datesOfBirthFrom(text, today);
  if (date !== undefined) return { ok: true, date };
  const possible = datesOfBirthFrom(text, `${lastYear}-12-31`);
  return { ok: false, because: possible.length > 0 ? 'in_future' : 'not_a_date' };
}
