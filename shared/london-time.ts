import { AppError } from './errors.ts';

/**
 * Wall-clock time of the practice. Instants are UTC ISO text of fixed width
 * (`2026-11-25T09:30:00.000Z`), dates `YYYY-MM-DD`, times `HH:MM`.
 *
 * The runtime's own time zone data says when the clocks change; between two changes local time is
 * plain addition, so each year's changes are looked up once and everything after that is cheap enough
 * for long lists. Not Temporal: its polyfill would be a tenth of what a screen loads (the tests hold
 * the two against each other).
 */
export const zone = 'Europe/London';

type Change = { readonly at: number; readonly offset: number };

const minute = 60_000;
const changesByYear = new Map<number, readonly Change[]>();
const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** London's offset from UTC in ms, asked of the runtime. Slow: for finding the changes only. */
function offsetAsked(ms: number): number {
  const parts = wallClock.formatToParts(ms);
  const [day, month, year, hour, min] = parts
    .filter(({ type }) => type !== 'literal')
    .map(({ value }) => Number(value)) as [number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, min) - Math.floor(ms / minute) * minute;
}

/** The clock changes of a UTC year in ms, the first being the year's own start. */
function changesOf(year: number): readonly Change[] {
  const known = changesByYear.get(year);
  if (known) return known;
  const start = Date.UTC(year, 0, 1);
  const changes: Change[] = [{ at: start, offset: offsetAsked(start) }];
  for (let month = 0; month < 12; month += 1) {
    const end = Date.UTC(year, month + 1, 1);
    const offset = offsetAsked(end);
    if (offset !== changes.at(-1)!.offset) {
      changes.push({ at: changeBetween(Date.UTC(year, month, 1), end), offset });
    }
  }
  changesByYear.set(year, changes);
  return changes;
}

/** The minute at which the one change between two instants happens. */
function changeBetween(from: number, to: number): number {
  const before = offsetAsked(from);
  let [early, late] = [from, to];
  while (late - early > minute) {
    const middle = early + Math.floor((late - early) / 2 / minute) * minute;
    if (offsetAsked(middle) === before) early = middle;
    else late = middle;
  }
  return late;
}

function offsetAt(ms: number): number {
  const changes = changesOf(new Date(ms).getUTCFullYear());
  let offset = 0;
  for (const change of changes) {
    if (change.at > ms) break;
    offset = change.offset;
  }
  return offset;
}

function milliseconds(instant: string): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${instant}`);
  return ms;
}

/** What the practice's wall shows at an instant, as if it were UTC, in ms. */
function wallMs(instant: string): number {
  const ms = milliseconds(instant);
  return ms + offsetAt(ms);
}

/** Date and time on the practice's wall at an instant, `2026-11-25T09:30`. */
const wallOf = (instant: string): string => new Date(wallMs(instant)).toISOString().slice(0, 16);

export const localDateOf = (instant: string): string => wallOf(instant).slice(0, 10);
/** The date on the practice's wall, in days since 1 January 1970. */
export const localDayNumber = (instant: string): number =>
  Math.floor(wallMs(instant) / (1440 * minute));
export const localTimeOf = (instant: string): string => wallOf(instant).slice(11);

/**
 * The instant at which the practice's clocks show this, or null where they never do
 * (28 March 2027 01:30). An hour that comes twice (31 October 2027 01:30) means the earlier one.
 * @throws RangeError for what is no date or time at all (30 February).
 */
export function instantOf(date: string, time: string): string | null {
  const wall = Date.parse(`${date}T${time}:00.000Z`);
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 16) !== `${date}T${time}`) {
    throw new RangeError(`Not a date and time: ${date} ${time}`);
  }
  // Larger offsets give earlier instants. A day either side sees both sides of any change.
  const day = 1440 * minute;
  const offsets = [offsetAt(wall - day), offsetAt(wall + day)].sort((a, b) => b - a);
  for (const offset of offsets) {
    if (offsetAt(wall - offset) === offset) return new Date(wall - offset).toISOString();
  }
  return null;
}

/** As `instantOf`. @throws AppError `clinic_time_does_not_exist` where the clocks skip that time. */
export function toInstant(date: string, time: string): string {
  const instant = instantOf(date, time);
  if (instant === null)
    throw new AppError('clinic_time_does_not_exist', { detail: { date, time } });
  return instant;
}

/** Elapsed time, not wall time: 24 hours are 24 hours across a clock change. */
export function plusMinutes(instant: string, minutes: number): string {
  return new Date(milliseconds(instant) + minutes * minute).toISOString();
}

export function minutesBetween(from: string, to: string): number {
  return (milliseconds(to) - milliseconds(from)) / minute;
}
