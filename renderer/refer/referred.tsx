import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { PatientSummary } from '../../shared/types.ts';
import { api, useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { timeOf } from '../components/dates.ts';
import { PatientName } from '../components/people.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { count, ordinal } from '../components/words.ts';
import { useSaid } from '../see-now/use-see-now.ts';

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
  const answer = useSaid().get(referral.id);
  const [left, setLeft] = useState(undoSeconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  useUndoAfterwards(props.created, props.patient, undo.isIdle ? left : 0);
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
        {referral.nextAction === 'see_now' ? (
          <p>{answer ? `${answer}.` : 'Nobody has answered yet: it will be said here.'}</p>
        ) : null}
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

/**
 * Closed before the time to take it back is over, by a second Enter or a new request: the rest of it
 * is a message with Undo. `left`: seconds.
 */
function useUndoAfterwards(
  { referral }: Output<'referral.create'>,
  patient: PatientSummary,
  left: number,
): void {
  const toast = usePatientToast(patient, referral.id);
  const fail = useErrorToast();
  const leave = useRef(() => undefined as void);
  useEffect(() => {
    leave.current = () => {
      if (left <= 0) return;
      const onUndo = () =>
        void api
          .call('referral.undo', { id: referral.id })
          .then(() => toast({ text: 'Referral taken back.' }))
          .catch(fail);
      toast({ text: 'Referred.', seconds: left, onUndo });
    };
  });
  useEffect(() => () => leave.current(), []);
}
