import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Clinic, StaffMember } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { today } from '../components/dates.ts';
import { Select } from '../components/fields.tsx';
import { ErrorNotice } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { ClinicBuilder } from './clinic-builder.tsx';
import { blankClinic, draftOf, formOf, problemsOf } from './clinic-form.ts';
import type { ClinicForm } from './clinic-form.ts';
import { impactDone, ImpactNotice } from './impact-notice.tsx';
import { weeklyFromRule } from './weekly-rule.ts';

export type ClinicEditorProps = {
  /** Null: a new clinic. */
  readonly clinic: Clinic | null;
  readonly linkWorkers: readonly StaffMember[];
  readonly onClose: () => void;
};

/** Adds or edits one clinic; shows what saving would do to free times and bookings before it is saved. */
export function ClinicEditor({ clinic, linkWorkers, onClose }: ClinicEditorProps): ReactElement {
  const first = linkWorkers[0];
  const [ownerId, setOwnerId] = useState(clinic?.linkWorkerId ?? first?.id ?? null);
  const owner = linkWorkers.find((person) => person.id === ownerId);
  const [form, setForm] = useState<ClinicForm>(() =>
    clinic ? formOf(clinic) : blankClinic(today(), first?.room ?? ''),
  );
  const [tried, setTried] = useState(false);
  const save = useCommand('clinic.save');
  const toast = useToast();
  const keptRule = clinic !== null && weeklyFromRule(clinic.rule) === null;
  const wrong = problemsOf(form);
  if (keptRule) delete wrong.days;
  const ready = ownerId !== null && Object.keys(wrong).length === 0;
  const draft =
    ready && ownerId
      ? {
          ...draftOf(form, keptRule ? clinic.rule : undefined),
          ...(clinic ? { id: clinic.id, name: clinic.name } : {}),
          linkWorkerId: ownerId,
        }
      : null;
  const impact = useRead('clinic.impact', draft as NonNullable<typeof draft>, {
    enabled: draft !== null,
    keepPrevious: true,
  });
  const onSave = async () => {
    setTried(true);
    if (!draft) return;
    const saved = await save.mutateAsync({
      ...draft,
      ...(clinic ? { version: clinic.version } : {}),
    });
    toast({ text: `Clinic saved. ${impactDone(saved.impact)}` });
    onClose();
  };
  return (
    <form
      className="card stack"
      aria-label={clinic ? 'Change clinic' : 'New clinic'}
      onSubmit={(event) => {
        event.preventDefault();
        onSave().catch(() => undefined);
      }}
    >
      <h3>{clinic ? 'Change clinic' : 'New clinic'}</h3>
      {clinic ? null : (
        <Select
          label="Link worker"
          value={ownerId}
          onChange={setOwnerId}
          options={linkWorkers.map((person) => ({ id: person.id, label: person.name }))}
        />
      )}
      <ClinicBuilder
        who={owner?.name ?? ''}
        form={form}
        onChange={setForm}
        showProblems={tried}
        keptRule={keptRule}
      />
      {draft && impact.data ? <ImpactNotice impact={impact.data} /> : null}
      {draft && impact.error ? <ErrorNotice error={impact.error} /> : null}
      {save.error ? <ErrorNotice error={save.error} /> : null}
      <div className="row">
        <Button type="submit" variant="primary" pending={save.isPending}>
          {clinic ? 'Save clinic' : 'Add clinic'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
