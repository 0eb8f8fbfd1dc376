import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import type { Output } from '../../shared/contract.ts';
import {
  dayAfterKey,
  monthOf,
  monthWeeks,
  sayDayOfYear,
  sayMonth,
} from '../../shared/diary-dates.ts';
import { useRead } from '../api.ts';
import { today } from '../components/dates.ts';
import { ErrorState } from '../components/states.tsx';
import { focusChosen } from './grid-focus.ts';

type Day = Output<'diary.month'>['days'][number];

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What there is on a day, as said and as shown. */
function wordsOf({ free, booked, closed, away }: Day): string[] {
  const reason = closed ? `closed: ${closed}` : away ? `away: ${away}` : null;
  const counts = [
    free > 0 ? `${free} free` : null,
    booked > 0 ? `${booked} booked` : null,
    free === 0 && booked > 0 && reason === null ? 'none free' : null,
  ].filter((one) => one !== null);
  if (reason !== null) return [reason, ...counts];
  return counts.length > 0 ? counts : ['no clinic'];
}

/** How much is free on each day. Arrows go from day to day, Enter opens one. */
export function MonthGrid(props: {
  readonly date: string;
  /** Null: everybody's. */
  readonly linkWorkerId: string | null;
  readonly onDate: (date: string) => void;
  readonly onOpen: (date: string) => void;
  readonly focusRef: RefObject<boolean>;
}): ReactElement {
  const { date, linkWorkerId, onDate, onOpen, focusRef } = props;
  const month = monthOf(date);
  const read = useRead('diary.month', { month, linkWorkerId }, { every: 60_000 });
  const grid = useRef<HTMLTableElement>(null);
  // The keyboard goes along with the date, whatever changed it.
  useEffect(() => {
    if (focusRef.current || grid.current?.contains(document.activeElement)) focusChosen();
    focusRef.current = false;
  }, [date, focusRef]);
  if (read.error) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = dayAfterKey(date, event.key);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onDate(next);
  };
  return (
    <div className="day-scroll">
      <table
        ref={grid}
        role="grid"
        className="month"
        aria-label={sayMonth(month)}
        aria-busy={read.isPending}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr role="row">
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col" role="columnheader">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthWeeks(month).map((week) => (
            <tr key={week.find((day) => day !== null)} role="row">
              {week.map((day, at) =>
                day === null ? (
                  <td key={weekdays[at]} role="gridcell" />
                ) : (
                  <td key={day} role="gridcell">
                    <MonthDay
                      date={day}
                      day={read.data?.days.find((one) => one.date === day)}
                      current={day === date}
                      onFocus={() => (day === date ? undefined : onDate(day))}
                      onOpen={() => onOpen(day)}
                    />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MonthDay(props: {
  readonly date: string;
  /** Undefined while it is read. */
  readonly day: Day | undefined;
  readonly current: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}): ReactElement {
  const { date, day, current } = props;
  const words = day ? wordsOf(day) : [];
  const isToday = date === today();
  const said = [sayDayOfYear(date), isToday ? 'today' : null, ...words].filter(Boolean).join(', ');
  return (
    <button
      type="button"
      className="month-day"
      data-date={date}
      data-free={(day?.free ?? 0) > 0}
      data-today={isToday}
      tabIndex={current ? 0 : -1}
      onFocus={props.onFocus}
      onClick={props.onOpen}
    >
      <span className="visually-hidden">{said}</span>
      <span className="row-between" aria-hidden="true">
        <strong>{Number(date.slice(8))}</strong>
        {isToday ? <span className="badge badge-info">Today</span> : null}
      </span>
      {words.map((word) => (
        <span
          key={word}
          className={/^\d+ free$/.test(word) ? 'month-free' : 'soft'}
          aria-hidden="true"
        >
          {/^(closed|away)/.test(word) ? <TriangleAlert size={13} /> : null} {word}
        </span>
      ))}
    </button>
  );
}
