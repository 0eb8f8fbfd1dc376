import { minutesOf } from './clinic-rule.ts';

/** Something in the day that the keyboard can stand on: a free time or an appointment. */
export type Stop = {
  readonly id: string;
  /** Which link worker's column, from 0. */
  readonly column: number;
  /** Wall clock, so that it means the same on another day: "10:45". */
  readonly time: string;
};

/** Same time, or the nearest; of two as near the earlier. */
function nearest(stops: readonly Stop[], time: string): Stop | null {
  const away = (stop: Stop) => Math.abs(minutesOf(stop.time) - minutesOf(time));
  return stops.reduce<Stop | null>(
    (best, stop) => (best === null || away(stop) < away(best) ? stop : best),
    null,
  );
}

/**
 * Where a key leads from here; null where there is nothing that way. Up and down go from one time to
 * the next of the same link worker, left and right to the same time of the next one who has any,
 * Home and End to the first and last time of this one.
 */
export function nextStop(stops: readonly Stop[], from: Stop, key: string): Stop | null {
  const inColumn = (column: number) => stops.filter((stop) => stop.column === column);
  const here = inColumn(from.column);
  const at = here.findIndex(({ id }) => id === from.id);
  if (key === 'ArrowUp') return here[at - 1] ?? null;
  if (key === 'ArrowDown') return here[at + 1] ?? null;
  if (key === 'Home') return here[0] ?? null;
  if (key === 'End') return here.at(-1) ?? null;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const columns = [...new Set(stops.map(({ column }) => column))].sort((a, b) => a - b);
  const column =
    key === 'ArrowRight'
      ? columns.find((one) => one > from.column)
      : columns.findLast((one) => one < from.column);
  return column === undefined ? null : nearest(inColumn(column), from.time);
}

/**
 * The one stop that Tab comes to: where the keyboard was last, or what is there now, or was nearest
 * in time (a free time was booked, another day is shown); at first the start of the day.
 */
export function tabStop(stops: readonly Stop[], last: Stop | null): Stop | null {
  if (last === null) return stops[0] ?? null;
  const same = stops.find(({ id }) => id === last.id);
  const column = stops.filter((stop) => stop.column === last.column);
  return same ?? nearest(column, last.time) ?? nearest(stops, last.time);
}
