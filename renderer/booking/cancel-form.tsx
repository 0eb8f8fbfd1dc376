import type { ReactElement } from 'react';
import type { CancelledBy } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { useDraft } from '../components/drafts.tsx';
import { TextField } from '../components/fields.tsx';

/** Who cancels, and why if they said so: one press each. */
export function CancelForm(props: {
  readonly appointmentId: string;
  readonly focus: boolean;
  readonly onCancel: (by: CancelledBy, reason: string, saved: () => void) => void;
  readonly onBack: () => void;
}): ReactElement {
  const draft = useDraft(`cancel/${props.appointmentId}`, { reason: '' });
  const { reason } = draft.value;
  const back = () => {
    draft.discard();
    props.onBack();
  };
  const cancel = (by: CancelledBy) =>
    props.onCancel(by, reason, () => {
      draft.saved();
      props.onBack();
    });
  return (
    <form
      className="stack"
      aria-label="Cancel the appointment"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') back();
      }}
    >
      <TextField
        label="Reason (if any)"
        value={reason}
        onChange={(typed) => draft.set({ reason: typed })}
        autoFocus={props.focus}
        maxLength={200}
      />
      <div className="row">
        <Button onPress={() => cancel('patient')}>Cancelled by the patient</Button>
        <Button onPress={() => cancel('practice')}>Cancelled by the practice</Button>
        <Button variant="quiet" onPress={back}>
          Back
        </Button>
      </div>
    </form>
  );
}
