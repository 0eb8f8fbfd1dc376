import type { ReactElement } from 'react';
import { mondayOf, sayShortDay } from '../../shared/diary-dates.ts';
import type { DiaryAppointment, DiaryColumn } from '../../shared/diary-rows.ts';
import { useRead } from '../api.ts';
import { addDays, longDayOf } from '../components/dates.ts';
import { EmptyState, ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { TimeGrid, type TimeGridDoes } from './time-grid.tsx';

const options = { keepPrevious: true, every: 60_000 };
const none: readonly DiaryAppointment[] = [];

type Props = TimeGridDoes & { readonly date: string; readonly showCancelled: boolean };

const nameOf = ({ name }: DiaryColumn): string => name;
/** "Tue 1 Dec": never "today", which is not its name tomorrow. */
const dayOf = ({ date }: DiaryColumn): string => sayShortDay(date);

function useCancelled(from: string, to: string, shown: boolean, linkWorkerId: string | null) {
  const span = { from, to, linkWorkerId };
  const read = useRead('diary.cancelled', span, { keepPrevious: true, enabled: shown });
  return shown ? (read.data ?? none) : none;
}

/** A column per link worker. */
export function DayView({ date, showCancelled, ...does }: Props): ReactElement {
  const day = useRead('diary.day', { date }, options);
  const cancelled = useCancelled(date, date, showCancelled, null);
  if (day.error) return <ErrorState error={day.error} onRetry={() => void day.refetch()} />;
  if (!day.data) return <Skeleton rows={10} />;
  const { closed, columns } = day.data;
  if (columns.length === 0) return <NoLinkWorkers />;
  return (
    <>
      {closed ? <Notice tone="amber">Closed: {closed}</Notice> : null}
      <TimeGrid
        {...does}
        columns={columns}
        cancelled={cancelled}
        title={nameOf}
        label={longDayOf(day.data.date)}
        now={new Date(day.dataUpdatedAt).toISOString()}
      />
      {isEmpty(columns) ? (
        <EmptyState title="No clinic this day">Page Down shows the next day.</EmptyState>
      ) : null}
    </>
  );
}

/** One link worker, a column per day. */
export function WeekView({
  date,
  showCancelled,
  linkWorkerId,
  ...does
}: Props & { readonly linkWorkerId: string }): ReactElement {
  const monday = mondayOf(date);
  const week = useRead('diary.week', { linkWorkerId, date: monday }, options);
  const cancelled = useCancelled(monday, addDays(monday, 6), showCancelled, linkWorkerId);
  if (week.error) return <ErrorState error={week.error} onRetry={() => void week.refetch()} />;
  if (!week.data) return <Skeleton rows={10} />;
  const { columns, name } = week.data;
  return (
    <>
      <TimeGrid
        {...does}
        columns={columns}
        cancelled={cancelled}
        title={dayOf}
        label={`${name}, week of ${longDayOf(columns[0]!.date)}`}
        now={new Date(week.dataUpdatedAt).toISOString()}
      />
      {isEmpty(columns) ? (
        <EmptyState title="No clinic this week">Page Down shows the next week.</EmptyState>
      ) : null}
    </>
  );
}

const isEmpty = (columns: readonly DiaryColumn[]): boolean =>
  columns.every(({ slots, appointments }) => slots.length + appointments.length === 0);

export const NoLinkWorkers = (): ReactElement => (
  <EmptyState title="No link workers yet">
    A practice manager adds them under Settings, People.
  </EmptyState>
);
