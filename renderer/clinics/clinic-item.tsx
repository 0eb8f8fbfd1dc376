import { useRef, useState, type ReactElement } from 'react';
import type { Clinic, Impact, StaffMember } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { dayOf } from '../components/dates.ts';
import { useHasDraft } from '../components/drafts.tsx';
import { ClinicDays } from './clinic-days.tsx';
import { ClinicEditor, clinicDraftName } from './clinic-editor.tsx';
import { EndClinic } from './end-clinic.tsx';

type Open = 'edit' | 'days' | 'end' | null;

/** One clinic as a sentence, and what can be done with it. */
export function ClinicItem(props: {
  readonly clinic: Clinic;
  readonly who: string;
  readonly canEdit: boolean;
  readonly linkWorkers: readonly StaffMember[];
  readonly onSaved: (impact: Impact) => void;
}): ReactElement {
  const { clinic, who, onSaved } = props;
  const [open, setOpen] = useState<Open>(null);
  // Half typed when somebody looked at something else: it is still here.
  const unsaved = useHasDraft(clinicDraftName(clinic));
  const full = `${who}, ${clinic.sentence.charAt(0).toLowerCase()}${clinic.sentence.slice(1)}`;
  const days = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(null);
  const closeDays = () => {
    close();
    days.current?.focus();
  };
  if (props.canEdit && (open === 'edit' || unsaved)) {
    const { linkWorkers } = props;
    return (
      <ClinicEditor clinic={clinic} linkWorkers={linkWorkers} onSaved={onSaved} onClose={close} />
    );
  }
  if (open === 'end') return <EndClinic clinic={clinic} onSaved={onSaved} onClose={close} />;
  return (
    <div className="stack-s">
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
            <Button size="s" ariaLabel={`Change: ${full}`} onPress={() => setOpen('edit')}>
              Change
            </Button>
            <Button
              size="s"
              ref={days}
              ariaLabel={`Single days: ${full}`}
              onPress={() => setOpen(open === 'days' ? null : 'days')}
            >
              Single days
            </Button>
            <Button size="s" ariaLabel={`End: ${full}`} onPress={() => setOpen('end')}>
              End…
            </Button>
          </div>
        ) : null}
      </div>
      {open === 'days' ? <ClinicDays clinic={clinic} onClose={closeDays} /> : null}
    </div>
  );
}
