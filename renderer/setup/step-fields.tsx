import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../components/button.tsx';
import { today } from '../components/dates.ts';
import { TextField } from '../components/fields.tsx';
import { LinkWorkerCard } from './link-worker-card.tsx';
import { newLinkWorker } from './setup-form.ts';
import type { SetupForm } from './setup-form.ts';

export type StepProps = {
  readonly form: SetupForm;
  readonly onChange: (form: SetupForm) => void;
  readonly showProblems: boolean;
};

export function PracticeStep({ form, onChange, showProblems }: StepProps): ReactElement {
  return (
    <>
      <p className="soft">
        The name is printed on appointment cards and put into texts to patients.
      </p>
      <TextField
        label="Name of the practice"
        value={form.practiceName}
        onChange={(practiceName) => onChange({ ...form, practiceName })}
        autoFocus
        maxLength={120}
        error={showProblems && !form.practiceName.trim() ? 'Type the name of the practice.' : null}
      />
      <TextField
        label="Phone (optional)"
        type="tel"
        value={form.practicePhone}
        onChange={(practicePhone) => onChange({ ...form, practicePhone })}
        maxLength={30}
        description="The number patients ring to change an appointment."
      />
    </>
  );
}

export function YouStep({ form, onChange, showProblems }: StepProps): ReactElement {
  return (
    <>
      <p className="soft">
        You become the first manager: you can add colleagues, change clinics and import the patient
        list. Add everyone else later, under Settings.
      </p>
      <TextField
        label="Your name"
        value={form.managerName}
        onChange={(managerName) => onChange({ ...form, managerName })}
        autoFocus
        maxLength={120}
        error={showProblems && !form.managerName.trim() ? 'Type your name.' : null}
      />
    </>
  );
}

export function LinkWorkersStep({ form, onChange, showProblems }: StepProps): ReactElement {
  const people = form.linkWorkers;
  return (
    <>
      <p className="soft">
        Who are your Community Link Workers, and when do they see patients? Free times appear from
        this 26 weeks ahead. You can skip this and do it later.
      </p>
      {people.map((person, index) => (
        <LinkWorkerCard
          key={person.key}
          person={person}
          number={index + 1}
          showProblems={showProblems}
          onChange={(changed) =>
            onChange({
              ...form,
              linkWorkers: people.map((old) => (old.key === person.key ? changed : old)),
            })
          }
          onRemove={() =>
            onChange({ ...form, linkWorkers: people.filter((old) => old.key !== person.key) })
          }
        />
      ))}
      <div>
        <Button
          icon={<Plus size={16} />}
          onPress={() => onChange({ ...form, linkWorkers: [...people, newLinkWorker(today())] })}
        >
          Add {people.length === 0 ? 'a' : 'another'} link worker
        </Button>
      </div>
    </>
  );
}
