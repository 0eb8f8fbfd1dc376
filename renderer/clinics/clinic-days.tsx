import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Clinic, Impact, TriedChange } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/chips.tsx';
import { DateField } from '../components/date-fields.tsx';
import { dayOf, today } from '../components/dates.ts';
import { TextField } from '../components/fields.tsx';
import { ErrorNotice, Skeleton } from '../components/states.tsx';
import { ConfirmChange, Done, TriedImpact } from './try-change.tsx';

type What = 'closure' | 'extra';
type Day = { readonly id: string; readonly onDate: string; readonly reason: string; what: What };

const dayWords = { closure: 'not on this date', extra: 'extra on this date' } as const;

/** The days on which one clinic departs from its rule, and a form for another. */
export function ClinicDays(props: {
  readonly clinic: Clinic;
  readonly onClose: () => void;
}): ReactElement {
  const { clinic } = props;
  const closures = useRead('closure.list', undefined);
  const extras = useRead('extraSession.list', undefined);
  const [done, setDone] = useState<Impact | null>(null);
  const section = useRef<HTMLElement>(null);
  const ready = closures.data !== undefined && extras.data !== undefined;
  // The keyboard goes into what it has opened.
  useEffect(() => {
    if (ready) section.current?.focus();
  }, [ready]);
  if (closures.error ?? extras.error) return <ErrorNotice error={closures.error ?? extras.error} />;
  if (!closures.data || !extras.data) return <Skeleton rows={2} />;
  const own = ({ clinicId, onDate }: { clinicId: string | null; onDate: string }) =>
    clinicId === clinic.id && onDate >= today();
  const days: Day[] = [
    ...closures.data.filter(own).map((one) => ({ ...one, what: 'closure' as const })),
    ...extras.data.filter(own).map((one) => ({ ...one, what: 'extra' as const })),
  ].toSorted((one, other) => (one.onDate < other.onDate ? -1 : 1));
  return (
    <section
      ref={section}
      tabIndex={-1}
      className="card stack-s"
      aria-label="Single days"
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <div className="row-between">
        <h3>Single days of this clinic</h3>
        <Button size="s" variant="quiet" onPress={props.onClose}>
          Close
        </Button>
      </div>
      {days.length === 0 ? <p className="soft">It follows its rule on every day.</p> : null}
      <ul className="plain-list">
        {days.map((day) => (
          <li key={day.id}>
            <DayRow day={day} onDone={setDone} />
          </li>
        ))}
      </ul>
      <AddDay clinicId={clinic.id} onDone={setDone} />
      <Done impact={done} />
    </section>
  );
}

function DayRow(props: {
  readonly day: Day;
  readonly onDone: (impact: Impact) => void;
}): ReactElement {
  const { day } = props;
  const [asked, setAsked] = useState(false);
  const closure = useCommand('closure.remove');
  const extra = useCommand('extraSession.remove');
  const remove = day.what === 'closure' ? closure : extra;
  const what = day.what === 'closure' ? 'Run on this day after all' : 'Take this session out';
  return (
    <>
      <div className="row-between">
        <span>
          <strong>{dayOf(day.onDate)}</strong>, {dayWords[day.what]}
          {day.reason ? <span className="soft"> · {day.reason}</span> : null}
        </span>
        <Button
          size="s"
          ariaLabel={`Remove: ${dayOf(day.onDate)}, ${dayWords[day.what]}`}
          onPress={() => setAsked(true)}
        >
          Remove
        </Button>
      </div>
      {asked ? (
        <ConfirmChange
          change={{ what: day.what === 'closure' ? 'no_closure' : 'no_extra', id: day.id }}
          what={what}
          pending={remove.isPending}
          error={remove.error}
          onCancel={() => setAsked(false)}
          onConfirm={() => {
            const removed = remove.mutateAsync({ id: day.id });
            removed.then(({ impact }) => props.onDone(impact)).catch(() => undefined);
          }}
        />
      ) : null}
    </>
  );
}

function AddDay(props: {
  readonly clinicId: string;
  readonly onDone: (impact: Impact) => void;
}): ReactElement {
  const { clinicId } = props;
  const [what, setWhat] = useState<What>('closure');
  const [onDate, setOnDate] = useState('');
  const [reason, setReason] = useState('');
  const closure = useCommand('closure.add');
  const extra = useCommand('extraSession.add');
  const add = what === 'closure' ? closure : extra;
  const change: TriedChange | null = onDate === '' ? null : { what, onDate, clinicId };
  const onAdd = async () => {
    if (onDate === '') return;
    const { impact } = await add.mutateAsync({ onDate, clinicId, reason });
    props.onDone(impact);
    setOnDate('');
    setReason('');
  };
  return (
    <form
      className="inline-form"
      aria-label="Add a single day"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd().catch(() => undefined);
      }}
    >
      <Segments<What>
        label="What happens on it"
        value={what}
        onChange={setWhat}
        options={[
          { id: 'closure', label: 'Not on this date' },
          { id: 'extra', label: 'Extra on this date' },
        ]}
      />
      <DateField label="Date" value={onDate} onChange={setOnDate} />
      <TextField label="Reason (optional)" value={reason} onChange={setReason} maxLength={120} />
      <Button type="submit" isDisabled={onDate === ''} pending={add.isPending}>
        Add this day
      </Button>
      <TriedImpact change={change} failed={add.error} />
    </form>
  );
}
