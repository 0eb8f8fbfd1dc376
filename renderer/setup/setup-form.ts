import type { Input } from '../../shared/contract.ts';
import { blankClinic, draftOf, problemsOf } from '../../shared/clinic-form.ts';
import type { ClinicForm } from '../../shared/clinic-form.ts';

export type LinkWorkerForm = {
  readonly key: string;
  readonly name: string;
  readonly employer: string;
  readonly leavesOn: string;
  readonly clinics: readonly ClinicForm[];
};

/** All that is typed during set-up: back and next keep it. */
export type SetupForm = {
  readonly practiceName: string;
  readonly practicePhone: string;
  readonly managerName: string;
  readonly linkWorkers: readonly LinkWorkerForm[];
};

export const steps = [
  { id: 'practice', title: 'Your practice' },
  { id: 'you', title: 'You' },
  { id: 'link-workers', title: 'Link workers and clinics' },
  { id: 'patients', title: 'Patient list' },
] as const;
export type StepId = (typeof steps)[number]['id'];

export const emptySetup: SetupForm = {
  practiceName: '',
  practicePhone: '',
  managerName: '',
  linkWorkers: [],
};

let keys = 0;
export function newLinkWorker(today: string): LinkWorkerForm {
  keys += 1;
  return {
    key: `link-worker-${keys}`,
    name: '',
    employer: '',
    leavesOn: '',
    clinics: [blankClinic(today)],
  };
}

/** What stops this step from being left, as a sentence; null when it is complete. */
export function stepProblem(step: StepId, form: SetupForm): string | null {
  switch (step) {
    case 'practice':
      return form.practiceName.trim() ? null : 'Type the name of the practice.';
    case 'you':
      return form.managerName.trim() ? null : 'Type your name.';
    case 'link-workers':
      if (form.linkWorkers.some((person) => !person.name.trim()))
        return 'Give every link worker a name, or remove them.';
      if (
        form.linkWorkers.some((person) =>
          person.clinics.some((clinic) => Object.keys(problemsOf(clinic)).length > 0),
        )
      )
        return 'One clinic is not complete: look for the fields marked in red.';
      return null;
    case 'patients':
      return null;
  }
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export function setupInput(form: SetupForm): Input<'setup.complete'> {
  return {
    practiceName: form.practiceName,
    practicePhone: form.practicePhone,
    manager: { name: form.managerName },
    linkWorkers: form.linkWorkers.map((person) => ({
      name: person.name,
      employer: orNull(person.employer),
      room: orNull(person.clinics[0]?.room ?? ''),
      leavesOn: orNull(person.leavesOn),
      clinics: person.clinics.map((clinic) => draftOf(clinic)),
    })),
  };
}
