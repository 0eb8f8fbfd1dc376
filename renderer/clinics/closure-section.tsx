import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Clinic, Closure } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { dayOf, today } from '../components/dates.ts';
import { DateField } from '../components/date-fields.tsx';
import { Select, TextField } from '../components/fields.tsx';
import { ErrorNotice, ErrorState, Skeleton } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { impactDone, ImpactNotice } from './impact-notice.tsx';

/** Single days on which one clinic, or the whole practice, does not run. */
export function ClosureSection({ canEdit }: { readonly canEdit: boolean }): ReactElement {
  const closures = useRead('closure.list', undefined);
  const clinics = useRead('clinic.list', undefined);
  const remove = useCommand('closure.remove');
  const toast = useToast();
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
  const onRemove = async (closure: Closure) => {
    const done = await remove.mutateAsync({ id: closure.id });
    toast({ text: `Closure removed. ${impactDone(done.impact)}` });
  };
  return (
    <section className="stack" aria-label="Closures">
      <h2>Closures</h2>
      {ahead.length === 0 ? <p className="soft">No closures ahead.</p> : null}
      <ul className="plain-list">
        {ahead.map((closure) => (
          <li key={closure.id} className="row-between">
            <span>
              <strong>{dayOf(closure.onDate)}</strong>, {what(closure)}
              {closure.reason ? <span className="soft"> · {closure.reason}</span> : null}
            </span>
            {canEdit ? (
              <Button
                size="s"
                ariaLabel={`Remove closure on ${dayOf(closure.onDate)}`}
                onPress={() => void onRemove(closure).catch(() => undefined)}
              >
                Remove
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
      {canEdit ? <AddClosure clinics={clinics.data} /> : null}
    </section>
  );
}

function AddClosure({ clinics }: { readonly clinics: readonly Clinic[] }): ReactElement {
  const [onDate, setOnDate] = useState('');
  const [clinicId, setClinicId] = useState('all');
  const [reason, setReason] = useState('');
  const add = useCommand('closure.add');
  const toast = useToast();
  const onAdd = async () => {
    if (onDate === '') return;
    await add.mutateAsync({
      onDate,
      clinicId: clinicId === 'all' ? null : clinicId,
      reason,
    });
    toast({ text: 'Closure added.' });
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
      {add.error ? <ErrorNotice error={add.error} /> : null}
      {/* Stays: somebody has to phone these people. */}
      {add.data && onDate === '' ? <ImpactNotice impact={add.data.impact} done /> : null}
    </form>
  );
}
