import type { ReactElement } from 'react';
import type { ContactHow, Help, PatientSummary } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { useDraft } from '../components/drafts.tsx';
import { TextField } from '../components/fields.tsx';
import { HelpChoices } from '../components/would-help.tsx';

export type Missed = {
  readonly reason: string;
  readonly addHelp: Help[];
  readonly removeHelp: Help[];
  readonly preferredContact: ContactHow | null;
};

/** Did not attend, without blame: what came between, and what would help next time. */
export function MissedForm(props: {
  readonly appointmentId: string;
  readonly patient: Pick<PatientSummary, 'wouldHelp' | 'preferredContact'>;
  /** "seen 2×, last 3 Nov; missed 1×" */
  readonly history: string;
  readonly focus: boolean;
  readonly onMissed: (missed: Missed, saved: () => void) => void;
  readonly onBack: () => void;
}): ReactElement {
  const { patient, onBack } = props;
  const { wouldHelp, preferredContact } = patient;
  const draft = useDraft(`dna/${props.appointmentId}`, {
    reason: '',
    wouldHelp,
    preferredContact,
  });
  const { value } = draft;
  const back = () => {
    draft.discard();
    onBack();
  };
  const submit = () =>
    props.onMissed(
      {
        reason: value.reason,
        addHelp: value.wouldHelp.filter((help) => !wouldHelp.includes(help)),
        removeHelp: wouldHelp.filter((help) => !value.wouldHelp.includes(help)),
        preferredContact: value.preferredContact,
      },
      () => {
        draft.saved();
        onBack();
      },
    );
  return (
    <form
      className="stack"
      aria-label="Did not attend"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') back();
      }}
    >
      <TextField
        label="What came between (if known)"
        value={value.reason}
        onChange={(reason) => draft.set({ reason })}
        autoFocus={props.focus}
        maxLength={200}
      />
      <HelpChoices value={value} onChange={(change) => draft.set(change)} />
      <p className="soft">{props.history}. The referral goes back to the queue to be rebooked.</p>
      <div className="row">
        <Button type="submit" variant="primary">
          Did not attend
        </Button>
        <Button onPress={back}>Back</Button>
      </div>
    </form>
  );
}
