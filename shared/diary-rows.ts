import { localDateOf, localTimeOf } from './calendar.ts';
import type { Output } from './contract.ts';
import type { Stop } from './day-stops.ts';
import type { Slot } from './types.ts';

/** One link worker on one day. */
export type DiaryColumn = Output<'diary.day'>['columns'][number];
export type DiaryAppointment = DiaryColumn['appointments'][number];
export type Cell =
  | { readonly kind: 'appointment'; readonly appointment: DiaryAppointment }
  | { readonly kind: 'slot'; readonly slot: Slot };
/** Everything that starts at one wall-clock time, by column. */
export type DiaryRow = { readonly time: string; readonly cells: readonly (readonly Cell[])[] };

/**
 * Columns as a grid: a row for every time of day at which anything starts. By the clock on the wall,
 * so that the same time of another day stands in the same row on either side of a clock change.
 * In one cell: who comes, then what is free, then what was cancelled.
 */
export function diaryRows(
  columns: readonly DiaryColumn[],
  cancelled: readonly DiaryAppointment[] = [],
): DiaryRow[] {
  const rows = new Map<string, Cell[][]>();
  const put = (column: number, startsAt: string, cell: Cell) => {
    const time = localTimeOf(startsAt);
    const cells = rows.get(time) ?? columns.map(() => []);
    rows.set(time, cells);
    cells[column]!.push(cell);
  };
  for (const [at, { slots, appointments, linkWorkerId, date }] of columns.entries()) {
    const gone = cancelled.filter(
      (one) => one.linkWorkerId === linkWorkerId && localDateOf(one.startsAt) === date,
    );
    for (const appointment of appointments) {
      put(at, appointment.startsAt, { kind: 'appointment', appointment });
    }
    for (const slot of slots) put(at, slot.startsAt, { kind: 'slot', slot });
    for (const appointment of gone) {
      put(at, appointment.startsAt, { kind: 'appointment', appointment });
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([time, cells]) => ({ time, cells }));
}

/** A cancelled one is another thing than it was: the keyboard goes to the time that it left free. */
export function idOf(cell: Cell): string {
  if (cell.kind === 'slot') return cell.slot.id;
  const { id, status } = cell.appointment;
  return status === 'cancelled' ? `cancelled ${id}` : id;
}

/** All of it, in the order of its times and, within one, of its columns. */
export function stopsOf(rows: readonly DiaryRow[]): Stop[] {
  return rows.flatMap(({ time, cells }) =>
    cells.flatMap((here, column) => here.map((cell) => ({ id: idOf(cell), column, time }))),
  );
}
