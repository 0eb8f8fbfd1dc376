import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { ImportWizard } from '../patients/import/import-wizard.tsx';
import { emptySetup, setupInput, stepProblem, steps } from './setup-form.ts';
import type { SetupForm, StepId } from './setup-form.ts';
import { LinkWorkersStep, PracticeStep, YouStep } from './step-fields.tsx';
import { Stepper } from './stepper.tsx';
import './setup.css';

export type SetupScreenProps = {
  /** The practice exists from here on: whoever shows this screen keeps showing it until `onDone`. */
  readonly onCreated?: () => void;
  readonly onDone: () => void;
};

/** First run: practice, first manager, link workers with clinics, patient list or later. */
export function SetupScreen({ onCreated, onDone }: SetupScreenProps): ReactElement {
  const [form, setForm] = useState<SetupForm>(emptySetup);
  const [step, setStep] = useState<StepId>('practice');
  const [tried, setTried] = useState(false);
  const create = useCommand('setup.complete');
  const heading = useRef<HTMLHeadingElement>(null);
  const at = steps.findIndex((one) => one.id === step);
  const created = step === 'patients';
  const problem = tried ? stepProblem(step, form) : null;
  useEffect(() => {
    if (created) heading.current?.focus();
  }, [created]);

  const go = (to: StepId) => {
    setTried(false);
    setStep(to);
  };
  const next = async () => {
    setTried(true);
    if (stepProblem(step, form) !== null) return;
    if (step === 'practice') return go('you');
    if (step === 'you') return go('link-workers');
    onCreated?.();
    await create.mutateAsync(setupInput(form));
    go('patients');
  };
  const stepProps = { form, onChange: setForm, showProblems: tried };
  return (
    <main className="setup">
      <div className="setup-inner">
        <header className="stack-s">
          <h1>Set up CLW Desk</h1>
          <p className="soft">About three minutes. Everything can be changed later.</p>
        </header>
        <Stepper current={step} />
        <form
          className="stack setup-step"
          onSubmit={(event) => {
            event.preventDefault();
            next().catch(() => undefined);
          }}
          noValidate
        >
          <h2 ref={heading} tabIndex={-1}>
            {steps[at]?.title}
          </h2>
          {step === 'practice' ? <PracticeStep {...stepProps} /> : null}
          {step === 'you' ? <YouStep {...stepProps} /> : null}
          {step === 'link-workers' ? <LinkWorkersStep {...stepProps} /> : null}
          {problem ? (
            <Notice tone="red" live>
              {problem}
            </Notice>
          ) : null}
          {create.error ? <ErrorNotice error={create.error} /> : null}
          {created ? null : (
            <div className="row-between">
              {at > 0 ? (
                <Button onPress={() => go(steps[at - 1]?.id ?? 'practice')}>Back</Button>
              ) : (
                <span />
              )}
              <Button type="submit" variant="primary" pending={create.isPending}>
                {step === 'link-workers' ? 'Create the practice' : 'Next'}
              </Button>
            </div>
          )}
        </form>
        {created ? <PatientsStep onDone={onDone} /> : null}
        {step === 'practice' ? <DemoHint /> : null}
      </div>
    </main>
  );
}

function PatientsStep({ onDone }: { readonly onDone: () => void }): ReactElement {
  return (
    <div className="stack">
      <Notice tone="ok" live>
        <strong>The practice is set up and saved.</strong> Now the patient list: an extract or a
        saved report from Vision or EMIS, as CSV. Without it you can still refer people one by one.
      </Notice>
      <ImportWizard
        onDone={onDone}
        doneLabel="Go to the queue"
        laterLabel="Do this later, go to the queue"
      />
    </div>
  );
}

function DemoHint(): ReactElement {
  return (
    <Notice tone="info">
      Want to look around a made-up practice first? Close this window and start CLW Desk with{' '}
      <code>--demo</code> (from the source: <code>npm start -- --demo</code>). It keeps its own data
      and touches nothing here.
    </Notice>
  );
}
