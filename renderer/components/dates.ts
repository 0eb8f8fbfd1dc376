/** Dates as people say them, always on the practice's clock. Instants are UTC ISO text. */
const zone = 'Europe/London';
const dateKey = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
});
const dayParts = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...dayParts });
const dayYear = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...dayParts, year: 'numeric' });
const longDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** Calendar date in London of an instant, `2026-11-25`. */
export function localDate(instant: string | Date): string {
  return dateKey.format(new Date(instant));
}

export function today(): string {
  return localDate(new Date());
}

/** Noon UTC of a calendar date is that same date in London, whatever the season. */
function noon(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

export function addDays(date: string, days: number): string {
  const moved = noon(date);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** "11:42". */
export function timeOf(instant: string): string {
  return clock.format(new Date(instant));
}

/** "today", "tomorrow", "Tue 5 Jan", "Tue 5 Jan 2027" when the year is not this one. */
export function dayOf(date: string): string {
  const now = today();
  if (date === now) return 'today';
  if (date === addDays(now, 1)) return 'tomorrow';
  if (date === addDays(now, -1)) return 'yesterday';
  const format = date.slice(0, 4) === now.slice(0, 4) ? day : dayYear;
  return format.format(noon(date)).replace(',', '');
}

/** "Tuesday 5 January 2027". */
export function longDayOf(date: string): string {
  return longDay.format(noon(date)).replace(',', '');
}

/** "Tue 5 Jan, 10:45", "today, 10:45". */
export function whenOf(instant: string): string {
  return `${dayOf(localDate(instant))}, ${timeOf(instant)}`;
}

/** "05/01/1960", the way dates of birth are read out. */
export function plainDate(date: string): string {
  const [year, month, dayOfMonth] = date.split('-');
  return `${dayOfMonth}/${month}/${year}`;
}

/** Whole years on today's date; null when not known. */
export function ageOf(dateOfBirth: string | null): number | null {
  if (!dateOfBirth) return null;
  const now = today();
  const years = Number(now.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return now.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}

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
