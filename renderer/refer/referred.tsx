import { useEffect, useState, type ReactElement } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { PatientSummary } from '../../shared/types.ts';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { timeOf } from '../components/dates.ts';
import { PatientName } from '../components/people.tsx';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { count, ordinal } from '../components/words.ts';

const undoSeconds = 10;

/** In place of the form: it is in the queue, and for ten seconds it can be taken back. */
export function Referred(props: {
  readonly created: Output<'referral.create'>;
  readonly patient: PatientSummary;
  readonly onUndone: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { referral, place, expectedDays } = props.created;
  const undo = useCommand('referral.undo');
  const [left, setLeft] = useState(undoSeconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="stack">
      <Notice tone="ok" live>
        <p>
          <PatientName patient={props.patient} />
        </p>
        <p>
          <strong>Referred at {timeOf(referral.referredAt)}.</strong> Waiting list: {ordinal(place)}
          {expectedDays === null ? '.' : `, about ${count(expectedDays, 'working day')}.`}
        </p>
      </Notice>
      {undo.error ? <ErrorNotice error={undo.error} /> : null}
      <div className="row-between">
        {left > 0 ? (
          <Button
            pending={undo.isPending}
            onPress={() => undo.mutate({ id: referral.id }, { onSuccess: props.onUndone })}
          >
            Undo <span aria-hidden="true">{left}</span>
          </Button>
        ) : (
          <span />
        )}
        <Button variant="primary" onPress={props.onClose} autoFocus>
          Done
        </Button>
      </div>
    </div>
  );
}
