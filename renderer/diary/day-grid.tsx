import { Fragment, useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { Slot } from '../../shared/types.ts';
import { timeOf, today } from '../components/dates.ts';
import { PatientName, SafeContactFlags } from '../components/people.tsx';
import { EmptyState, Notice } from '../components/states.tsx';
import { appointmentStatusWords, modeWords } from '../components/words.ts';
import { dayRows, type Cell, type Day, type DiaryAppointment } from './day-rows.ts';

type Chosen = { readonly referralId: string } | { readonly slot: Slot } | null;
type Props = {
  readonly day: Day;
  /** UTC instant at which the day was read. */
  readonly now: string;
  readonly chosen: Chosen;
  readonly onAppointment: (appointment: DiaryAppointment) => void;
  readonly onSlot: (slot: Slot) => void;
};

export function DayGrid(props: Props): ReactElement {
  const { day } = props;
  const grid = useRef<HTMLTableElement>(null);
  const rows = dayRows(day);
  if (day.columns.length === 0) {
    return (
      <EmptyState title="No link workers yet">
        A practice manager adds them under Settings, People.
      </EmptyState>
    );
  }
  const { now } = props;
  const nowAt = day.date === today() ? rows.findIndex(({ startsAt }) => startsAt > now) : -1;
  return (
    <div className="day-scroll">
      <table ref={grid} className="day" onKeyDown={(event) => moveFocus(event, grid.current)}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Time</span>
            </th>
            {day.columns.map((column) => (
              <th key={column.linkWorkerId} scope="col">
                {column.name}
                {column.away ? <Notice tone="amber">Away: {column.away}</Notice> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Fragment key={row.startsAt}>
              {at === nowAt ? <NowLine columns={day.columns.length} now={now} /> : null}
              <tr>
                <th scope="row">{timeOf(row.startsAt)}</th>
                {row.cells.map((cells, column) => (
                  <td key={day.columns[column]!.linkWorkerId}>
                    {cells.map((cell) => (
                      <Item key={keyOf(cell)} cell={cell} {...props} />
                    ))}
                  </td>
                ))}
              </tr>
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

const keyOf = (cell: Cell): string =>
  cell === null ? '' : cell.kind === 'slot' ? cell.slot.id : cell.appointment.id;

function NowLine({
  columns,
  now,
}: {
  readonly columns: number;
  readonly now: string;
}): ReactElement {
  return (
    <tr className="now-line no-print">
      <th scope="row">{timeOf(now)}</th>
      <td colSpan={columns}>
        <span className="visually-hidden">now</span>
      </td>
    </tr>
  );
}

function Item(props: Props & { readonly cell: Cell }): ReactElement | null {
  const { cell, chosen, onAppointment, onSlot } = props;
  if (cell === null) return null;
  if (cell.kind === 'slot') {
    const current = chosen !== null && 'slot' in chosen && chosen.slot.id === cell.slot.id;
    return (
      <button
        type="button"
        className="diary-item"
        data-status="free"
        aria-pressed={current}
        onClick={() => onSlot(cell.slot)}
      >
        <span className="soft">
          free
          {cell.slot.mode === 'in_practice' ? '' : ` · ${modeWords[cell.slot.mode].toLowerCase()}`}
          {cell.slot.room ? ` · ${cell.slot.room}` : ''}
        </span>
      </button>
    );
  }
  const { appointment } = cell;
  const current =
    chosen !== null && 'referralId' in chosen && chosen.referralId === appointment.referralId;
  return (
    <button
      type="button"
      className="diary-item"
      data-status={appointment.status}
      aria-pressed={current}
      onClick={() => onAppointment(appointment)}
    >
      <span>
        <PatientName patient={appointment.patient} />
      </span>
      <span className="row">
        <span className="badge">{appointmentStatusWords[appointment.status]}</span>
        {appointment.unscheduled ? <span className="badge badge-info">See now</span> : null}
        {appointment.needsMoving ? <span className="badge badge-amber">Needs moving</span> : null}
        {appointment.mode === 'in_practice' ? null : (
          <span className="soft">{modeWords[appointment.mode]}</span>
        )}
        <SafeContactFlags flags={appointment.patient.safeContact} />
      </span>
    </button>
  );
}

/** Arrows go from time to time and from link worker to link worker, over empty places. */
function moveFocus(event: KeyboardEvent, grid: HTMLElement | null): void {
  const here = (event.target as HTMLElement).closest('td');
  if (!here || !grid || !event.key.startsWith('Arrow')) return;
  event.preventDefault();
  const cells = [...grid.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.now-line)')].map(
    (row) => [...row.querySelectorAll('td')],
  );
  const y = cells.findIndex((row) => row.includes(here));
  const x = cells[y]!.indexOf(here);
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
    event.key
  ] as [number, number];
  for (let step = 1; step < 100; step += 1) {
    const cell = cells[y + dy * step]?.[x + dx * step];
    if (!cell) return;
    const button = cell.querySelector('button');
    if (button) return button.focus();
  }
}
