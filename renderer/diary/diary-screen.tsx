import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Output } from '../../shared/contract.ts';
import { useRead } from '../api.ts';
import { Button, IconButton } from '../components/button.tsx';
import { addDays, longDayOf, timeOf, today } from '../components/dates.ts';
import { DateField } from '../components/fields.tsx';
import { needWords, PatientName, SafeContactFlags } from '../components/people.tsx';
import { EmptyState, ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { appointmentStatusWords, modeWords } from '../components/words.ts';
import { AppointmentActions } from '../booking/appointment-actions.tsx';

type Day = Output<'diary.day'>;
type Column = Day['columns'][number];
type DiaryAppointment = Column['appointments'][number];

/** A column per link worker: what is free, who comes, who was seen. */
export function DiaryScreen(): ReactElement {
  const [date, setDate] = useState(today());
  const [chosen, setChosen] = useState<string | null>(null);
  const day = useRead('diary.day', { date }, { keepPrevious: true, every: 60_000 });
  const appointment =
    day.data?.columns.flatMap((column) => column.appointments).find(({ id }) => id === chosen) ??
    null;
  return (
    <div className="split">
      <section className="split-list" aria-label="Diary">
        <div className="row-between">
          <h1>{longDayOf(date)}</h1>
          <div className="row">
            <IconButton
              label="Day before"
              icon={<ChevronLeft size={18} />}
              onPress={() => setDate(addDays(date, -1))}
            />
            <Button onPress={() => setDate(today())}>Today</Button>
            <IconButton
              label="Day after"
              icon={<ChevronRight size={18} />}
              onPress={() => setDate(addDays(date, 1))}
            />
            <DateField
              label="Go to"
              hideLabel
              value={date}
              onChange={(value) => setDate(value || today())}
            />
            <Button icon={<Printer size={16} aria-hidden="true" />} onPress={() => window.print()}>
              Print the day
            </Button>
          </div>
        </div>
        {day.error ? <ErrorState error={day.error} onRetry={() => void day.refetch()} /> : null}
        {day.isPending ? <Skeleton rows={10} /> : null}
        {day.data?.closed ? <Notice tone="amber">Closed: {day.data.closed}</Notice> : null}
        {day.data ? <Columns day={day.data} chosen={chosen} onChoose={setChosen} /> : null}
      </section>
      <aside className="split-detail" aria-label="Appointment">
        {appointment ? (
          <div className="stack">
            <h2>
              <PatientName patient={appointment.patient} />
            </h2>
            <SafeContactFlags flags={appointment.patient.safeContact} />
            <p className="soft">
              {modeWords[appointment.mode]}
              {appointment.room ? `, ${appointment.room}` : ''} · {needWords(appointment.needs)}
            </p>
            <AppointmentActions
              appointment={appointment}
              canChange
              onMove={() => (location.hash = '#/queue')}
            />
          </div>
        ) : (
          <EmptyState title="No appointment chosen">Choose somebody in the day.</EmptyState>
        )}
      </aside>
    </div>
  );
}

function Columns(props: {
  readonly day: Day;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}): ReactElement {
  const { columns } = props.day;
  if (columns.length === 0) {
    return (
      <EmptyState title="No link workers yet">
        A practice manager adds them under Settings, People.
      </EmptyState>
    );
  }
  return (
    <div className="diary" role="region" aria-label="Day" tabIndex={0}>
      {columns.map((column) => (
        <section key={column.linkWorkerId} className="diary-column" aria-label={column.name}>
          <h2>{column.name}</h2>
          {column.away ? <Notice tone="amber">Away: {column.away}</Notice> : null}
          {itemsOf(column).map((item) =>
            item.appointment ? (
              <Booked
                key={item.appointment.id}
                appointment={item.appointment}
                current={item.appointment.id === props.chosen}
                onChoose={props.onChoose}
              />
            ) : (
              <div key={item.startsAt} className="diary-item" data-status="free">
                <span>
                  <span className="strong">{timeOf(item.startsAt)}</span> free
                </span>
              </div>
            ),
          )}
          {itemsOf(column).length === 0 ? <p className="soft">No clinic this day.</p> : null}
        </section>
      ))}
    </div>
  );
}

function Booked(props: {
  readonly appointment: DiaryAppointment;
  readonly current: boolean;
  readonly onChoose: (id: string) => void;
}): ReactElement {
  const { appointment } = props;
  return (
    <button
      type="button"
      className="diary-item"
      data-status={appointment.status}
      aria-current={props.current}
      onClick={() => props.onChoose(appointment.id)}
    >
      <span>
        <span className="strong">{timeOf(appointment.startsAt)}</span>{' '}
        <PatientName patient={appointment.patient} />
      </span>
      <span className="row">
        <span className="badge">{appointmentStatusWords[appointment.status]}</span>
        {appointment.needsMoving ? <span className="badge badge-amber">Needs moving</span> : null}
        {appointment.mode === 'in_practice' ? null : (
          <span className="soft">{modeWords[appointment.mode]}</span>
        )}
      </span>
    </button>
  );
}

function itemsOf(column: Column) {
  return [
    ...column.slots.map(({ startsAt }) => ({ startsAt, appointment: null })),
    ...column.appointments.map((appointment) => ({ startsAt: appointment.startsAt, appointment })),
  ].sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
}
