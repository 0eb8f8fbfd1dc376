import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import { nextStop, tabStop, type Stop } from '../../shared/day-stops.ts';
import { sayDayOfYear } from '../../shared/diary-dates.ts';
import {
  diaryRows,
  idOf,
  stopsOf,
  type DiaryAppointment,
  type DiaryColumn,
  type DiaryRow,
} from '../../shared/diary-rows.ts';
import { timeOf, today } from '../components/dates.ts';
import { usePatientWords } from '../components/patient-toast.ts';
import { focusChosen, useKeepInView } from './grid-focus.ts';
import { TimeGridHead } from './time-grid-head.tsx';
import { TimeGridRow, type RowDoes } from './time-grid-row.tsx';

/** What the day and the week have in common. */
export type TimeGridDoes = RowDoes & {
  /** The keyboard stands on this day now. */
  readonly onStand: (date: string) => void;
  /** True: as soon as there is a grid the keyboard is in it. */
  readonly focusRef: RefObject<boolean>;
};

type Props = TimeGridDoes & {
  readonly columns: readonly DiaryColumn[];
  readonly cancelled: readonly DiaryAppointment[];
  /** What the columns are called: a link worker, or a day. */
  readonly title: (column: DiaryColumn) => string;
  readonly label: string;
  /** UTC instant at which the columns were read. */
  readonly now: string;
};

/**
 * Times down, link workers or days across: an ARIA grid with one tab stop. Arrows, Home and End go
 * from there; a row whose stop has not changed is not drawn again.
 */
export function TimeGrid(props: Props): ReactElement {
  const { columns, cancelled, now, focusRef, onStand, cutId } = props;
  const [last, setLast] = useState<Stop | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const rows = useMemo(() => diaryRows(columns, cancelled), [columns, cancelled]);
  const stops = useMemo(() => stopsOf(rows), [rows]);
  const words = usePatientWords();
  const onFocusOf = useCallback(
    (id: string) => {
      const stop = stops.find((one) => one.id === id);
      setLast(stop ?? null);
      if (stop) onStand(columns[stop.column]!.date);
    },
    [stops, columns, onStand],
  );
  useEffect(() => {
    if (!focusRef.current) return;
    focusRef.current = false;
    focusChosen();
  }, [focusRef]);
  const scroll = useKeepInView();
  const tabId = tabStop(stops, last)?.id ?? null;
  const nowAt = nowRow(rows, columns, now);
  const line = nowAt === null ? null : <NowLine key="now" columns={columns} now={now} />;
  return (
    <div className="day-scroll" ref={scroll}>
      <table
        ref={grid}
        role="grid"
        className="day"
        aria-label={props.label}
        onKeyDown={(event) => moveFocus(event, stops, grid.current)}
      >
        <TimeGridHead columns={columns} title={props.title} />
        <tbody>
          {rows.flatMap((row, at) => [
            at === nowAt ? line : null,
            <TimeGridRow
              key={row.time}
              {...props}
              row={row}
              words={words}
              cutId={cutId !== null && isIn(row, cutId) ? cutId : null}
              past={pastOf(row, now)}
              tabId={tabId !== null && isIn(row, tabId) ? tabId : null}
              onFocusOf={onFocusOf}
            />,
          ])}
          {nowAt === rows.length ? line : null}
        </tbody>
      </table>
    </div>
  );
}

const isIn = (row: DiaryRow, id: string): boolean =>
  row.cells.some((cells) => cells.some((cell) => idOf(cell) === id));

/** How many of a row's free times are over: it is drawn again when that changes. */
const pastOf = ({ cells }: DiaryRow, now: string): number =>
  cells.flat().filter((cell) => cell.kind === 'slot' && cell.slot.endsAt <= now).length;

/** Before which row it is now; null where today is not shown, or has nothing in it. */
function nowRow(
  rows: readonly DiaryRow[],
  columns: readonly DiaryColumn[],
  now: string,
): number | null {
  if (rows.length === 0 || !columns.some(({ date }) => date === today())) return null;
  const at = rows.findIndex(({ time }) => time > timeOf(now));
  return at === -1 ? rows.length : at;
}

/** Across today's columns only: in a week the other days have no now. */
function NowLine({
  columns,
  now,
}: {
  readonly columns: readonly DiaryColumn[];
  readonly now: string;
}): ReactElement {
  const day = today();
  return (
    <tr className="now-line no-print" role="row">
      <th scope="row" role="rowheader">
        {timeOf(now)}
      </th>
      {columns.map(({ date, linkWorkerId }) => (
        <td
          key={`${linkWorkerId} ${date}`}
          role="gridcell"
          data-now={date === day}
          aria-label={date === day ? 'now' : sayDayOfYear(date)}
        />
      ))}
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
