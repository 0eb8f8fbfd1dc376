import { useEffect, useState, type ReactElement } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { PatientSummary } from '../../shared/types.ts';
import { api } from '../api.ts';
import { Button } from '../components/button.tsx';
import { useDraftsIn, useHasDraft } from '../components/drafts.tsx';
import { PatientPicker } from '../components/patient-picker.tsx';
import { PatientName } from '../components/people.tsx';
import { Notice } from '../components/states.tsx';
import { NewPatientForm } from './new-patient-form.tsx';
import { ReferForm } from './refer-form.tsx';
import type { ReferDraft } from './use-refer.ts';
import { Referred } from './referred.tsx';

type Created = Output<'referral.create'>;

type Props = {
  readonly text: string;
  /** The Refer button has the focus as soon as the patient is known: one key refers. */
  readonly enterRefers?: boolean;
  /** Why the search box is empty, where somebody expected it to be filled in. */
  readonly hint?: string | null;
  readonly onCreated?: () => void;
  readonly onClose: () => void;
};

/** Who, then one click. What was asked for by shortcut or link is only filled in, never sent. */
export function ReferPanel(props: Props): ReactElement {
  return (
    <div className="refer-panel">
      <Steps {...props} />
    </div>
  );
}

function Steps(props: Props): ReactElement {
  const { onClose } = props;
  const [text, setText] = useState(props.text);
  const [patient, setPatient] = useState<PatientSummary | null>(null);
  const [adding, setAdding] = useState(false);
  const [created, setCreated] = useState<{ done: Created; restore: () => void } | null>(null);
  const unfinished = useDraftsIn<ReferDraft>('refer/');
  const newPatient = useHasDraft('new-patient');
  useOnlyMatch(props.text, setPatient);
  if (created && patient) {
    return (
      <Referred
        created={created.done}
        patient={patient}
        onUndone={() => {
          created.restore();
          setCreated(null);
        }}
        onClose={onClose}
      />
    );
  }
  if (patient) {
    return (
      <ReferForm
        patient={patient}
        onOther={() => setPatient(null)}
        focusButton={props.enterRefers ?? true}
        onCreated={(done, restore) => {
          setCreated({ done, restore });
          props.onCreated?.();
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <div className="stack">
      {props.hint && text === '' ? (
        <Notice tone="info" live>
          {props.hint}
        </Notice>
      ) : null}
      <PatientPicker text={text} onText={setText} onPick={setPatient} autoFocus />
      {unfinished.map((draft) => (
        <Notice
          key={draft.patient.id}
          tone="info"
          action={
            <Button size="s" onPress={() => setPatient(draft.patient)}>
              Go on
            </Button>
          }
        >
          Not sent yet: <PatientName patient={draft.patient} />
        </Notice>
      ))}
      {adding || newPatient ? (
        <NewPatientForm text={text} onAdded={setPatient} onCancel={() => setAdding(false)} />
      ) : (
        <div className="row-between">
          <Button variant="quiet" onPress={() => setAdding(true)}>
            Not on the list…
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </div>
      )}
    </div>
  );
}

/** A CHI number names one person: no need to choose them again. */
function useOnlyMatch(
  text: string,
  found: (choose: (chosen: PatientSummary | null) => PatientSummary | null) => void,
): void {
  useEffect(() => {
    if (!/\d{6} ?\d{4}/.test(text)) return;
    let current = true;
    api
      .call('patient.search', { text, limit: 2 })
      .then(([first, second]) => {
        // Whoever was chosen by hand in the meantime stays.
        if (current && first && !second) found((chosen) => chosen ?? first);
      })
      // The search box asks the same, and says what is wrong.
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [text, found]);
}
