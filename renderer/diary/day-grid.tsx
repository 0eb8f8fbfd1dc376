import { Fragment, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { nextStop, tabStop, type Stop } from '../../shared/day-stops.ts';
import type { Slot } from '../../shared/types.ts';
import { longDayOf, timeOf, today } from '../components/dates.ts';
import { usePatientWords } from '../components/patient-toast.ts';
import { EmptyState, Notice } from '../components/states.tsx';
import { cellName } from './cell-name.ts';
import { AppointmentItem, FreeItem, type DayDoes } from './day-item.tsx';
import { dayRows, idOf, stopsOf, type Cell, type Day, type DayRow } from './day-rows.ts';

export type Chosen =
  /** `appointmentId`: which of several was chosen. */
  | { readonly referralId: string; readonly appointmentId?: string }
  /** `book`: the keyboard goes straight to the first who could have it. */
  | { readonly slot: Slot; readonly book: boolean }
  | null;
type Props = DayDoes & {
  readonly day: Day;
  /** UTC instant at which the day was read. */
  readonly now: string;
  readonly chosen: Chosen;
  /** The appointment that is being moved. */
  readonly cutId: string | null;
};

/** An ARIA grid with one tab stop: arrows, Home and End go from there. */
export function DayGrid(props: Props): ReactElement {
  const { day, now } = props;
  const [last, setLast] = useState<Stop | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  if (day.columns.length === 0) {
    return (
      <EmptyState title="No link workers yet">
        A practice manager adds them under Settings, People.
      </EmptyState>
    );
  }
  const rows = dayRows(day);
  const stops = stopsOf(rows);
  const nowAt = day.date === today() ? rows.findIndex(({ startsAt }) => startsAt > now) : -1;
  const items = { ...props, tabId: tabStop(stops, last)?.id ?? null };
  const onFocusOf = (id: string) => setLast(stops.find((stop) => stop.id === id) ?? null);
  return (
    <div className="day-scroll">
      <table
        ref={grid}
        role="grid"
        className="day"
        aria-label={longDayOf(day.date)}
        onKeyDown={(event) => moveFocus(event, stops, grid.current)}
      >
        <Heads day={day} />
        <tbody>
          {rows.map((row, at) => (
            <Fragment key={row.startsAt}>
              {at === nowAt ? <NowLine columns={day.columns.length} now={now} /> : null}
              <Row row={row} {...items} onFocusOf={onFocusOf} />
            </Fragment>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? (
        <EmptyState title="No clinic this day">Page Down shows the next day.</EmptyState>
      ) : null}
    </div>
  );
}

function Heads({ day }: { readonly day: Day }): ReactElement {
  return (
    <thead>
      <tr role="row">
        <th scope="col" role="columnheader">
          <span className="visually-hidden">Time</span>
        </th>
        {day.columns.map((column) => (
          <th key={column.linkWorkerId} scope="col" role="columnheader">
            {column.name}
            {column.away ? <Notice tone="amber">Away: {column.away}</Notice> : null}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type InRow = Props & {
  /** The one that Tab comes to. */
  readonly tabId: string | null;
  readonly onFocusOf: (id: string) => void;
};

function Row({ row, ...props }: InRow & { readonly row: DayRow }): ReactElement {
  const { date, columns } = props.day;
  const words = usePatientWords();
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {timeOf(row.startsAt)}
      </th>
      {row.cells.map((cells, column) => {
        const { linkWorkerId, name: linkWorker } = columns[column]!;
        const nameOf = (cell: Cell) =>
          cellName(
            cell,
            { date, startsAt: row.startsAt, linkWorker },
            words,
            cell?.kind === 'appointment' && cell.appointment.id === props.cutId,
          );
        return (
          <td
            key={linkWorkerId}
            role="gridcell"
            {...(cells.length === 0 ? { 'aria-label': nameOf(null) } : {})}
          >
            {cells.map((cell) =>
              cell ? <Item key={idOf(cell)} cell={cell} name={nameOf(cell)} {...props} /> : null,
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Item(
  props: InRow & { readonly cell: Exclude<Cell, null>; readonly name: string },
): ReactElement {
  const { cell, chosen, tabId, cutId } = props;
  const id = idOf(cell);
  const common = {
    ...props,
    id,
    tabIndex: tabId === id ? (0 as const) : (-1 as const),
    onFocus: () => props.onFocusOf(id),
  };
  if (cell.kind === 'slot') {
    const current = chosen !== null && 'slot' in chosen && chosen.slot.id === id;
    return <FreeItem {...common} current={current} slot={cell.slot} />;
  }
  const { appointment } = cell;
  const current =
    chosen !== null &&
    'referralId' in chosen &&
    chosen.referralId === appointment.referralId &&
    (chosen.appointmentId ?? id) === id;
  return (
    <AppointmentItem
      {...common}
      current={current}
      moving={cutId === id}
      appointment={appointment}
    />
  );
}

function NowLine({
  columns,
  now,
}: {
  readonly columns: number;
  readonly now: string;
}): ReactElement {
  return (
    <tr className="now-line no-print" role="row">
      <th scope="row" role="rowheader">
        {timeOf(now)}
      </th>
      <td colSpan={columns} role="gridcell">
        <span className="visually-hidden">now</span>
      </td>
    </tr>
  );
}

const movingKeys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

function moveFocus(event: KeyboardEvent, stops: readonly Stop[], grid: HTMLElement | null): void {
  const { id } = (event.target as HTMLElement).dataset;
  const from = stops.find((stop) => stop.id === id);
  if (!from || !movingKeys.includes(event.key)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const to = nextStop(stops, from, event.key);
  if (to) grid?.querySelector<HTMLElement>(`[data-id="${to.id}"]`)?.focus();
}
