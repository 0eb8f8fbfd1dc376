import { useState, type ReactElement } from 'react';
import { blankClinic, draftOf, formOf, problemsOf } from '../../shared/clinic-form.ts';
import type { Clinic, Impact, StaffMember } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { today } from '../components/dates.ts';
import { useDraft } from '../components/drafts.tsx';
import { Select } from '../components/fields.tsx';
import { ErrorNotice } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { ClinicBuilder } from './clinic-builder.tsx';
import { ImpactNotice } from './impact-notice.tsx';
import { NextDates } from './next-dates.tsx';

export type ClinicEditorProps = {
  /** Null: a new clinic. */
  readonly clinic: Clinic | null;
  readonly linkWorkers: readonly StaffMember[];
  readonly onClose: () => void;
  readonly onSaved: (impact: Impact) => void;
};

/** The name under which a clinic's unsaved changes are kept. */
export const clinicDraftName = (clinic: Clinic | null): string => `clinic/${clinic?.id ?? 'new'}`;

/** Adds or edits one clinic; shows what saving would do to free times and bookings before it is saved. */
export function ClinicEditor(props: ClinicEditorProps): ReactElement {
  const { clinic, linkWorkers, onClose } = props;
  const first = linkWorkers[0];
  const kept = useDraft(clinicDraftName(clinic), {
    ownerId: clinic?.linkWorkerId ?? first?.id ?? null,
    ...(clinic ? formOf(clinic) : blankClinic(today(), first?.room ?? '')),
  });
  const { ownerId, ...form } = kept.value;
  const owner = linkWorkers.find((person) => person.id === ownerId);
  const [tried, setTried] = useState(false);
  const save = useCommand('clinic.save');
  const toast = useToast();
  const ready = ownerId !== null && Object.keys(problemsOf(form)).length === 0;
  const draft =
    ready && ownerId
      ? { ...draftOf(form), ...(clinic ? { id: clinic.id } : {}), linkWorkerId: ownerId }
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
    kept.saved();
    toast({ text: 'Clinic saved.' });
    props.onSaved(saved.impact);
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
          onChange={(id) => kept.set({ ownerId: id })}
          options={linkWorkers.map((person) => ({ id: person.id, label: person.name }))}
        />
      )}
      <ClinicBuilder
        who={owner?.name ?? ''}
        form={form}
        onChange={(changed) => kept.set(changed)}
        showProblems={tried}
      />
      <NextDates form={form} id={clinic?.id} quiet={draft !== null && impact.error !== null} />
      {draft && impact.data && !impact.error ? <ImpactNotice impact={impact.data} /> : null}
      {draft && impact.error ? <ErrorNotice error={impact.error} /> : null}
      {save.error && !impact.error ? <ErrorNotice error={save.error} /> : null}
      <div className="row">
        <Button type="submit" variant="primary" pending={save.isPending}>
          {clinic ? 'Save clinic' : 'Add clinic'}
        </Button>
        <Button
          onPress={() => {
            kept.discard();
            onClose();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}
