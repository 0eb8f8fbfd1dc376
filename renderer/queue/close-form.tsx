import { useState, type ReactElement } from 'react';
import type { CloseReason, PatientSummary, Referral } from '../../shared/types.ts';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Select, TextField } from '../components/fields.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorNotice } from '../components/states.tsx';
import { closeReasonWords } from '../components/words.ts';

export function CloseForm(props: {
  readonly referral: Referral;
  readonly patient: PatientSummary;
  readonly onDone: () => void;
  readonly onClosed: () => void;
}): ReactElement {
  const { id, version } = props.referral;
  const [reason, setReason] = useState<CloseReason | null>(null);
  const [outcome, setOutcome] = useState('');
  const close = useCommand('referral.close');
  const reopen = useCommand('referral.reopen');
  const toast = usePatientToast(props.patient, id);
  const save = () => {
    if (!reason) return;
    close.mutate(
      { id, version, reason, outcome },
      {
        onSuccess: (closed) => {
          toast({
            text: `Closed: ${closeReasonWords[reason].toLowerCase()}.`,
            onUndo: () => reopen.mutate({ id, version: closed.version }),
          });
          props.onClosed();
        },
      },
    );
  };
  return (
    <form
      className="card stack"
      aria-label="Close the referral"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        // What is typed is not lost by a key.
        if (event.key === 'Escape' && outcome.trim() === '') props.onDone();
      }}
    >
      <Select<CloseReason>
        label="Why is it closed?"
        value={reason}
        onChange={setReason}
        options={(Object.keys(closeReasonWords) as CloseReason[]).map((one) => ({
          id: one,
          label: closeReasonWords[one],
        }))}
      />
      <TextField
        label="Outcome for who referred"
        description="One line, ready to paste into the record."
        value={outcome}
        onChange={setOutcome}
        maxLength={500}
      />
      {close.error ? <ErrorNotice error={close.error} /> : null}
      <div className="row">
        <Button
          variant="primary"
          type="submit"
          isDisabled={reason === null}
          pending={close.isPending}
        >
          Close referral
        </Button>
        <Button onPress={props.onDone}>Cancel</Button>
      </div>
    </form>
  );
}
