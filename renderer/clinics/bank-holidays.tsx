import { useState, type ReactElement } from 'react';
import type { Holiday, Impact } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { DateField } from '../components/date-fields.tsx';
import { longDayOf } from '../components/dates.ts';
import { TextField } from '../components/fields.tsx';
import { ErrorState, Skeleton } from '../components/states.tsx';
import { ConfirmChange, Done, TriedImpact } from './try-change.tsx';
import { HolidayName } from './holiday-name.tsx';

const soon = 8;

/**
 * Bank holidays ahead: Scotland's, and what this practice says of its own: local days, and national
 * ones on which it works. One that is moved is taken out and added on its new day.
 */
export function BankHolidays({ canEdit }: { readonly canEdit: boolean }): ReactElement {
  const [all, setAll] = useState(false);
  const [done, setDone] = useState<Impact | null>(null);
  const holidays = useRead('holiday.list', undefined);
  if (holidays.error)
    return <ErrorState error={holidays.error} onRetry={() => void holidays.refetch()} />;
  if (!holidays.data) return <Skeleton rows={4} />;
  const own = holidays.data.filter(({ national, off }) => !national || !off);
  const shown = holidays.data.filter((day, at) => all || at < soon || own.includes(day));
  return (
    <section className="stack" aria-label="Bank holidays">
      <h2>Bank holidays</h2>
      <p className="soft">
        No clinic runs on them and they do not count as waiting days. Where one is moved, say that
        you work on the old day, and add the new one.
      </p>
      <ul className="plain-list">
        {shown.map((day) => (
          <li key={day.onDate}>
            <HolidayRow day={day} canEdit={canEdit} onDone={setDone} />
          </li>
        ))}
      </ul>
      {all || shown.length === holidays.data.length ? null : (
        <div>
          <Button variant="quiet" onPress={() => setAll(true)}>
            Show all that are known
          </Button>
        </div>
      )}
      <Done impact={done} />
      {canEdit ? <AddHoliday known={holidays.data} onDone={setDone} /> : null}
    </section>
  );
}

type RowProps = {
  readonly day: Holiday;
  readonly canEdit: boolean;
  readonly onDone: (impact: Impact) => void;
};

function HolidayRow({ day, canEdit, onDone }: RowProps): ReactElement {
  const [open, setOpen] = useState<'change' | 'name' | null>(null);
  const put = useCommand('holiday.put');
  const remove = useCommand('holiday.remove');
  const { onDate, name, national, off } = day;
  const works = national && off;
  const what = works ? 'Work on this day' : off ? 'Remove this holiday' : 'Closed after all';
  const close = () => setOpen(null);
  const onConfirm = async () => {
    const made = works
      ? await put.mutateAsync({ onDate, name, off: false })
      : await remove.mutateAsync({ onDate });
    onDone(made.impact);
    close();
  };
  return (
    <>
      <div className="row-between">
        <span>
          <strong>{longDayOf(onDate)}</strong>{' '}
          <span className="soft">
            {name}
            {national ? '' : ' (local)'}
          </span>{' '}
          {off ? null : <span className="badge badge-info">The practice works</span>}
        </span>
        {canEdit ? (
          <span className="row">
            {national ? null : (
              <Button size="s" ariaLabel={`Rename ${name}`} onPress={() => setOpen('name')}>
                Rename
              </Button>
            )}
            <Button
              size="s"
              ariaLabel={`${what}: ${longDayOf(onDate)}`}
              onPress={() => setOpen('change')}
            >
              {what}
            </Button>
          </span>
        ) : null}
      </div>
      {open === 'name' ? <HolidayName day={day} onClose={close} /> : null}
      {open === 'change' ? (
        <ConfirmChange
          change={{ what: 'holiday', onDate, off: works ? false : null }}
          what={what}
          pending={put.isPending || remove.isPending}
          error={put.error ?? remove.error}
          onCancel={close}
          onConfirm={() => void onConfirm().catch(() => undefined)}
        />
      ) : null}
    </>
  );
}

function AddHoliday(props: {
  readonly known: readonly Holiday[];
  readonly onDone: (impact: Impact) => void;
}): ReactElement {
  const [onDate, setOnDate] = useState('');
  const [name, setName] = useState('');
  const put = useCommand('holiday.put');
  const there = props.known.find((day) => day.onDate === onDate && day.off);
  const ready = onDate !== '' && there === undefined;
  const onAdd = async () => {
    if (!ready) return;
    const { impact } = await put.mutateAsync({ onDate, name, off: true });
    props.onDone(impact);
    setOnDate('');
    setName('');
  };
  return (
    <form
      className="inline-form"
      aria-label="Add a bank holiday"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd().catch(() => undefined);
      }}
    >
      <DateField
        label="Day"
        value={onDate}
        onChange={setOnDate}
        error={there ? `Already a holiday: ${there.name}.` : null}
      />
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        maxLength={60}
        placeholder="Glasgow Fair"
      />
      <Button type="submit" isDisabled={!ready} pending={put.isPending}>
        Add holiday
      </Button>
      <TriedImpact
        change={ready ? { what: 'holiday', onDate, off: true } : null}
        failed={put.error}
      />
    </form>
  );
}
