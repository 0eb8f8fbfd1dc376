import { CalendarClock, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Clinic, Impact, StaffMember } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { today } from '../components/dates.ts';
import { useHasDraft } from '../components/drafts.tsx';
import { EmptyState, ErrorState, Skeleton } from '../components/states.tsx';
import { ClinicEditor, clinicDraftName } from './clinic-editor.tsx';
import { ClinicItem } from './clinic-item.tsx';
import { Done } from './try-change.tsx';
import './clinics.css';

/** Every clinic as a sentence; those that have ended are folded away. */
export function ClinicsSection({ canEdit }: { readonly canEdit: boolean }): ReactElement {
  const clinics = useRead('clinic.list', undefined);
  const staff = useRead('staff.list', undefined);
  const [done, setDone] = useState<Impact | null>(null);
  if (clinics.error ?? staff.error)
    return (
      <ErrorState error={clinics.error ?? staff.error} onRetry={() => void clinics.refetch()} />
    );
  if (!clinics.data || !staff.data) return <Skeleton rows={4} />;
  const linkWorkers = staff.data.filter((person) => person.role === 'link_worker' && person.active);
  const nameOf = (clinic: Clinic) =>
    staff.data.find((person) => person.id === clinic.linkWorkerId)?.name ?? '';
  const past = clinics.data.filter((clinic) => clinic.validTo !== null && clinic.validTo < today());
  const current = clinics.data.filter((clinic) => !past.includes(clinic));
  return (
    <section className="stack" aria-label="Clinics">
      <NewClinic canEdit={canEdit} linkWorkers={linkWorkers} onSaved={setDone} />
      <Done impact={done} />
      {current.length === 0 ? (
        <EmptyState icon={<CalendarClock size={28} />} title="No clinics yet">
          {linkWorkers.length === 0
            ? 'First add a link worker under People; then say here when they see patients.'
            : 'Say when each link worker sees patients, and free times appear in the diary.'}
        </EmptyState>
      ) : null}
      <ul className="plain-list">
        {current.map((clinic) => (
          <li key={clinic.id}>
            <ClinicItem
              clinic={clinic}
              who={nameOf(clinic)}
              canEdit={canEdit}
              linkWorkers={linkWorkers}
              onSaved={setDone}
            />
          </li>
        ))}
      </ul>
      {past.length > 0 ? (
        <details>
          <summary>Ended clinics ({past.length})</summary>
          <ul className="plain-list soft">
            {past.map((clinic) => (
              <li key={clinic.id}>
                {nameOf(clinic)}: {clinic.sentence}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function NewClinic(props: {
  readonly canEdit: boolean;
  readonly linkWorkers: readonly StaffMember[];
  readonly onSaved: (impact: Impact) => void;
}): ReactElement {
  const { linkWorkers } = props;
  const [open, setOpen] = useState(false);
  // Half typed when somebody looked at something else: it is still here.
  const unsaved = useHasDraft(clinicDraftName(null));
  const editing = props.canEdit && linkWorkers.length > 0 && (open || unsaved);
  return (
    <>
      <div className="row-between">
        <h2>Clinics</h2>
        {props.canEdit && linkWorkers.length > 0 && !editing ? (
          <Button icon={<Plus size={16} />} onPress={() => setOpen(true)}>
            Add a clinic
          </Button>
        ) : null}
      </div>
      {editing ? (
        <ClinicEditor
          clinic={null}
          linkWorkers={linkWorkers}
          onSaved={props.onSaved}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
