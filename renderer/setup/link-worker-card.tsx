import { Plus, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { ClinicBuilder } from '../clinics/clinic-builder.tsx';
import { blankClinic } from '../../shared/clinic-form.ts';
import { Button } from '../components/button.tsx';
import { today } from '../components/dates.ts';
import { DateField } from '../components/date-fields.tsx';
import { TextField } from '../components/fields.tsx';
import type { LinkWorkerForm } from './setup-form.ts';

export type LinkWorkerCardProps = {
  readonly person: LinkWorkerForm;
  readonly number: number;
  readonly showProblems: boolean;
  readonly onChange: (person: LinkWorkerForm) => void;
  readonly onRemove: () => void;
};

/** One link worker and their clinics while the practice is being set up. */
export function LinkWorkerCard(props: LinkWorkerCardProps): ReactElement {
  const { person, onChange } = props;
  const clinics = person.clinics;
  const who = person.name.trim() || `link worker ${props.number}`;
  return (
    <section className="card stack" aria-label={`Link worker ${props.number}`}>
      <div className="clinic-fields">
        <TextField
          label="Name"
          value={person.name}
          onChange={(name) => onChange({ ...person, name })}
          autoFocus
          maxLength={120}
          placeholder="Ms A Example"
          error={props.showProblems && !person.name.trim() ? 'Type a name.' : null}
        />
        <TextField
          label="Employer (optional)"
          value={person.employer}
          onChange={(employer) => onChange({ ...person, employer })}
          maxLength={120}
        />
        <DateField
          label="Contract ends (optional)"
          value={person.leavesOn}
          onChange={(leavesOn) => onChange({ ...person, leavesOn })}
        />
      </div>
      {clinics.map((clinic, index) => (
        <div key={index} className="stack-s">
          <div className="row-between">
            <h3>{clinics.length > 1 ? `Clinic ${index + 1}` : 'Clinic'}</h3>
            <Button
              size="s"
              variant="quiet"
              icon={<Trash2 size={14} />}
              ariaLabel={`Remove clinic ${index + 1} of ${who}`}
              onPress={() =>
                onChange({ ...person, clinics: clinics.filter((_, at) => at !== index) })
              }
            >
              Remove clinic
            </Button>
          </div>
          <ClinicBuilder
            who={person.name}
            form={clinic}
            showProblems={props.showProblems}
            onChange={(changed) =>
              onChange({
                ...person,
                clinics: clinics.map((old, at) => (at === index ? changed : old)),
              })
            }
          />
        </div>
      ))}
      <div className="row-between">
        <Button
          size="s"
          icon={<Plus size={14} />}
          onPress={() =>
            onChange({ ...person, clinics: [...clinics, blankClinic(today(), clinics[0]?.room)] })
          }
        >
          Add {clinics.length > 0 ? 'another' : 'a'} clinic
        </Button>
        <Button
          size="s"
          variant="quiet"
          icon={<Trash2 size={14} />}
          ariaLabel={`Remove this link worker, ${who}`}
          onPress={props.onRemove}
        >
          Remove this link worker
        </Button>
      </div>
    </section>
  );
}
