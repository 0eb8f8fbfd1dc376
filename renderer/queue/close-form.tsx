import type { ReactElement } from 'react';
import type { CloseReason, PatientSummary, Referral } from '../../shared/types.ts';
import { api, useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { useDraft } from '../components/drafts.tsx';
import { Select, TextField } from '../components/fields.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorNotice } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { closeReasonWords } from '../components/words.ts';

const empty: { readonly reason: CloseReason | null; readonly outcome: string } = {
  reason: null,
  outcome: '',
};

export function CloseForm(props: {
  readonly referral: Referral;
  readonly patient: PatientSummary;
  readonly onDone: () => void;
  readonly onClosed: () => void;
  /** The closing was taken back, and what was typed is in the form again. */
  readonly onTakenBack: () => void;
}): ReactElement {
  const { id, version } = props.referral;
  const draft = useDraft(`close/${id}`, { ...empty, outcome: props.referral.outcome ?? '' });
  const { reason, outcome } = draft.value;
  const close = useCommand('referral.close');
  const toast = usePatientToast(props.patient, id);
  const fail = useErrorToast();
  const cancel = () => {
    draft.discard();
    props.onDone();
  };
  const save = () => {
    if (!reason) return;
    close.mutate(
      { id, version, reason, outcome },
      {
        onSuccess: (closed) => {
          const restore = draft.saved();
          toast({
            text: `Closed: ${closeReasonWords[reason].toLowerCase()}.`,
            onUndo: () =>
              void api
                .call('referral.reopen', { id, version: closed.version, undo: true })
                .then(() => {
                  restore();
                  props.onTakenBack();
                })
                .catch(fail),
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
        if (event.key === 'Escape') cancel();
      }}
    >
      <Select<CloseReason>
        label="Why is it closed?"
        value={reason}
        onChange={(chosen) => draft.set({ reason: chosen })}
        options={(Object.keys(closeReasonWords) as CloseReason[]).map((one) => ({
          id: one,
          label: closeReasonWords[one],
        }))}
      />
      <TextField
        label="Outcome for who referred"
        description="One line, ready to paste into the record."
        value={outcome}
        onChange={(typed) => draft.set({ outcome: typed })}
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
        <Button onPress={cancel}>Cancel</Button>
      </div>
    </form>
  );
}
