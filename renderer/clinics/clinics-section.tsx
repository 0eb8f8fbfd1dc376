import { CalendarClock, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Clinic } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { dayOf, today } from '../components/dates.ts';
import { EmptyState, ErrorState, Skeleton } from '../components/states.tsx';
import { ClinicEditor } from './clinic-editor.tsx';
import { EndClinic } from './end-clinic.tsx';
import './clinics.css';

type Open =
  { readonly what: 'new' } | { readonly what: 'edit' | 'end'; readonly clinic: Clinic } | null;

/** Every clinic as a sentence; those that have ended are folded away. */
export function ClinicsSection({ canEdit }: { readonly canEdit: boolean }): ReactElement {
  const clinics = useRead('clinic.list', undefined);
  const staff = useRead('staff.list', undefined);
  const [open, setOpen] = useState<Open>(null);
  if (clinics.error ?? staff.error)
    return (
      <ErrorState error={clinics.error ?? staff.error} onRetry={() => void clinics.refetch()} />
    );
  if (!clinics.data || !staff.data) return <Skeleton rows={4} />;
  const linkWorkers = staff.data.filter((person) => person.role === 'link_worker' && person.active);
  const close = () => setOpen(null);
  const nameOf = (clinic: Clinic) =>
    staff.data.find((person) => person.id === clinic.linkWorkerId)?.name ?? '';
  const past = clinics.data.filter((clinic) => clinic.validTo !== null && clinic.validTo < today());
  const current = clinics.data.filter((clinic) => !past.includes(clinic));
  return (
    <section className="stack" aria-label="Clinics">
      <div className="row-between">
        <h2>Clinics</h2>
        {canEdit && linkWorkers.length > 0 && open === null ? (
          <Button icon={<Plus size={16} />} onPress={() => setOpen({ what: 'new' })}>
            Add a clinic
          </Button>
        ) : null}
      </div>
      {open?.what === 'new' ? (
        <ClinicEditor clinic={null} linkWorkers={linkWorkers} onClose={close} />
      ) : null}
      {current.length === 0 && open === null ? (
        <EmptyState icon={<CalendarClock size={28} />} title="No clinics yet">
          {linkWorkers.length === 0
            ? 'First add a link worker under People; then say here when they see patients.'
            : 'Say when each link worker sees patients, and free times appear in the diary.'}
        </EmptyState>
      ) : null}
      <ul className="plain-list">
        {current.map((clinic) => (
          <li key={clinic.id}>
            {open && open.what !== 'new' && open.clinic.id === clinic.id ? (
              open.what === 'edit' ? (
                <ClinicEditor clinic={clinic} linkWorkers={linkWorkers} onClose={close} />
              ) : (
                <EndClinic clinic={clinic} onClose={close} />
              )
            ) : (
              <ClinicRow clinic={clinic} who={nameOf(clinic)} canEdit={canEdit} onOpen={setOpen} />
            )}
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

function ClinicRow(props: {
  readonly clinic: Clinic;
  readonly who: string;
  readonly canEdit: boolean;
  readonly onOpen: (open: Open) => void;
}): ReactElement {
  const { clinic, who } = props;
  const full = `${who}, ${clinic.sentence.charAt(0).toLowerCase()}${clinic.sentence.slice(1)}`;
  return (
    <div className="row-between list-row">
      <div className="grow">
        <div>{full}</div>
        <div className="soft small">
          From {dayOf(clinic.validFrom)}
          {clinic.validTo ? `, last day ${dayOf(clinic.validTo)}` : ''}
        </div>
      </div>
      {props.canEdit ? (
        <div className="row">
          <Button
            size="s"
            ariaLabel={`Change: ${full}`}
            onPress={() => props.onOpen({ what: 'edit', clinic })}
          >
            Change
          </Button>
          <Button
            size="s"
            ariaLabel={`End: ${full}`}
            onPress={() => props.onOpen({ what: 'end', clinic })}
          >
            End…
          </Button>
        </div>
      ) : null}
    </div>
  );
}
