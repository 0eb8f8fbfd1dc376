import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Clinic, Closure, Impact } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { dayOf, today } from '../components/dates.ts';
import { DateField } from '../components/date-fields.tsx';
import { Select, TextField } from '../components/fields.tsx';
import { ErrorState, Skeleton } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { ConfirmChange, Done, TriedImpact } from './try-change.tsx';

/** Single days on which one clinic, or the whole practice, does not run. */
export function ClosureSection({ canEdit }: { readonly canEdit: boolean }): ReactElement {
  const closures = useRead('closure.list', undefined);
  const clinics = useRead('clinic.list', undefined);
  const [done, setDone] = useState<Impact | null>(null);
  if (closures.error ?? clinics.error)
    return (
      <ErrorState error={closures.error ?? clinics.error} onRetry={() => void closures.refetch()} />
    );
  if (!closures.data || !clinics.data) return <Skeleton rows={3} />;
  const ahead = closures.data.filter((closure) => closure.onDate >= today());
  const what = (closure: Closure) =>
    closure.clinicId === null
      ? 'Whole practice'
      : (clinics.data.find((clinic) => clinic.id === closure.clinicId)?.sentence ?? 'One clinic');
  return (
    <section className="stack" aria-label="Closures">
      <h2>Closures</h2>
      {ahead.length === 0 ? <p className="soft">No closures ahead.</p> : null}
      <ul className="plain-list">
        {ahead.map((closure) => (
          <li key={closure.id}>
            <ClosureRow closure={closure} what={what(closure)} canEdit={canEdit} onDone={setDone} />
          </li>
        ))}
      </ul>
      <Done impact={done} />
      {canEdit ? <AddClosure clinics={clinics.data} onDone={setDone} /> : null}
    </section>
  );
}

function ClosureRow(props: {
  readonly closure: Closure;
  readonly what: string;
  readonly canEdit: boolean;
  readonly onDone: (impact: Impact) => void;
}): ReactElement {
  const { id, onDate, reason } = props.closure;
  const [asked, setAsked] = useState(false);
  const remove = useCommand('closure.remove');
  return (
    <>
      <div className="row-between">
        <span>
          <strong>{dayOf(onDate)}</strong>, {props.what}
          {reason ? <span className="soft"> · {reason}</span> : null}
        </span>
        {props.canEdit ? (
          <Button
            size="s"
            ariaLabel={`Remove closure on ${dayOf(onDate)}`}
            onPress={() => setAsked(true)}
          >
            Remove
          </Button>
        ) : null}
      </div>
      {asked ? (
        <ConfirmChange
          change={{ what: 'no_closure', id }}
          what="Remove this closure"
          pending={remove.isPending}
          error={remove.error}
          onCancel={() => setAsked(false)}
          onConfirm={() => {
            const removed = remove.mutateAsync({ id });
            removed.then(({ impact }) => props.onDone(impact)).catch(() => undefined);
          }}
        />
      ) : null}
    </>
  );
}

function AddClosure(props: {
  readonly clinics: readonly Clinic[];
  readonly onDone: (impact: Impact) => void;
}): ReactElement {
  const { clinics } = props;
  const [onDate, setOnDate] = useState('');
  const [clinicId, setClinicId] = useState('all');
  const [reason, setReason] = useState('');
  const add = useCommand('closure.add');
  const toast = useToast();
  const which = clinicId === 'all' ? null : clinicId;
  const onAdd = async () => {
    if (onDate === '') return;
    const { impact } = await add.mutateAsync({ onDate, clinicId: which, reason });
    toast({ text: 'Closure added.' });
    props.onDone(impact);
    setOnDate('');
    setReason('');
  };
  return (
    <form
      className="inline-form"
      aria-label="Add a closure"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd().catch(() => undefined);
      }}
    >
      <DateField label="Day" value={onDate} onChange={setOnDate} />
      <Select
        label="What is closed"
        value={clinicId}
        onChange={setClinicId}
        options={[
          { id: 'all', label: 'The whole practice' },
          ...clinics
            .filter((clinic) => clinic.validTo === null || clinic.validTo >= today())
            .map((clinic) => ({ id: clinic.id, label: clinic.sentence })),
        ]}
      />
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        maxLength={120}
        placeholder="Staff training"
      />
      <Button type="submit" isDisabled={onDate === ''} pending={add.isPending}>
        Add closure
      </Button>
      <TriedImpact
        change={onDate === '' ? null : { what: 'closure', onDate, clinicId: which }}
        failed={add.error}
      />
    </form>
  );
}
