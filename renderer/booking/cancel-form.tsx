import { useState, type ReactElement } from 'react';
import type { CancelledBy } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { useDraft } from '../components/drafts.tsx';
import { Checkbox, TextField } from '../components/fields.tsx';

/** Who cancels, and why if they said so: one press each. */
export function CancelForm(props: {
  readonly appointmentId: string;
  readonly focus: boolean;
  /** Later ones of this referral, which may go with it. */
  readonly later: number;
  readonly onCancel: (by: CancelledBy, reason: string, saved: () => void, all: boolean) => void;
  readonly onBack: () => void;
}): ReactElement {
  const draft = useDraft(`cancel/${props.appointmentId}`, { reason: '' });
  const { reason } = draft.value;
  const back = () => {
    draft.discard();
    props.onBack();
  };
  const [all, setAll] = useState(false);
  const withLater = all && props.later > 0;
  const cancel = (by: CancelledBy) => {
    const saved = () => {
      draft.saved();
      props.onBack();
    };
    props.onCancel(by, reason, saved, withLater);
  };
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
      {props.later > 0 ? (
        <Checkbox isSelected={all} onChange={setAll}>
          {props.later === 1 ? 'And the later one' : `And the ${props.later} later ones`}
        </Checkbox>
      ) : null}
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
