import type { Output } from '../../shared/contract.ts';
import type { Stop } from '../../shared/day-stops.ts';
import type { Slot } from '../../shared/types.ts';
import { timeOf } from '../components/dates.ts';

export type Day = Output<'diary.day'>;
export type DiaryAppointment = Day['columns'][number]['appointments'][number];
export type Cell =
  | { readonly kind: 'appointment'; readonly appointment: DiaryAppointment }
  | { readonly kind: 'slot'; readonly slot: Slot }
  | null;
export type DayRow = { readonly startsAt: string; readonly cells: readonly (readonly Cell[])[] };

/** The day as a grid: a row for every time at which anything starts, a cell for every link worker. */
export function dayRows({ columns }: Day): DayRow[] {
  const starts = new Set(
    columns.flatMap(({ slots, appointments }) =>
      [...slots, ...appointments].map((one) => one.startsAt),
    ),
  );
  return [...starts].sort().map((startsAt) => ({
    startsAt,
    cells: columns.map(({ slots, appointments }) => {
      const booked = appointments.filter((one) => one.startsAt === startsAt);
      const free = slots.filter((one) => one.startsAt === startsAt);
      return [
        ...booked.map((appointment): Cell => ({ kind: 'appointment', appointment })),
        ...free.map((slot): Cell => ({ kind: 'slot', slot })),
      ];
    }),
  }));
}

export const idOf = (cell: Exclude<Cell, null>): string =>
  cell.kind === 'slot' ? cell.slot.id : cell.appointment.id;

/** All of a day, in the order of its times and, within one, of its columns. */
export function stopsOf(rows: readonly DayRow[]): Stop[] {
  return rows.flatMap(({ startsAt, cells }) =>
    cells.flatMap((here, column) =>
      here
        .filter((cell) => cell !== null)
        .map((cell) => ({ id: idOf(cell), column, time: timeOf(startsAt) })),
    ),
  );
}
