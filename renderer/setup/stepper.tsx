import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { steps } from './setup-form.ts';
import type { StepId } from './setup-form.ts';

/** Where one is. Done steps carry a tick, the current one is said so, not only coloured. */
export function Stepper({ current }: { readonly current: StepId }): ReactElement {
  const at = steps.findIndex((step) => step.id === current);
  return (
    <ol className="stepper" aria-label="Steps">
      {steps.map((step, index) => (
        <li
          key={step.id}
          className="stepper-step"
          data-state={index < at ? 'done' : index === at ? 'now' : 'ahead'}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="stepper-mark" aria-hidden="true">
            {index < at ? <Check size={14} strokeWidth={3} /> : index + 1}
          </span>
          {step.title}
          {index < at ? <span className="visually-hidden"> (done)</span> : null}
        </li>
      ))}
    </ol>
  );
}
