import { useState, type ReactElement } from 'react';
import type { ContactHow, ContactResult, PatientSummary, Referral } from '../../shared/types.ts';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/chips.tsx';
import { TextField } from '../components/fields.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorNotice } from '../components/states.tsx';
import { contactHowWords, contactResultWords } from '../components/words.ts';

const results: readonly ContactResult[] = [
  'spoke',
  'no_answer',
  'left_message',
  'wrong_number',
  'sent',
];
const hows = Object.keys(contactHowWords) as ContactHow[];

/** How a call went: one press, or its number. */
export function PhonePanel(props: {
  readonly referral: Referral;
  readonly patient: PatientSummary;
  readonly onDone: () => void;
}): ReactElement {
  const [how, setHow] = useState<ContactHow>('phone');
  const [note, setNote] = useState('');
  const log = useCommand('referral.logContact');
  const toast = usePatientToast(props.patient, props.referral.id);
  const save = (result: ContactResult) =>
    log.mutate(
      { id: props.referral.id, how, result, note },
      {
        onSuccess: () => {
          toast({ text: `Noted: ${contactResultWords[result].toLowerCase()}.` });
          props.onDone();
        },
      },
    );
  return (
    <form
      className="card stack"
      aria-label="Contact"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onDone();
        const typing = event.target instanceof HTMLInputElement;
        const result = results[Number(event.key) - 1];
        if (!typing && result) save(result);
      }}
    >
      <Segments
        label="How"
        value={how}
        onChange={setHow}
        options={hows.map((id) => ({ id, label: contactHowWords[id] }))}
      />
      <TextField label="Remark (if any)" value={note} onChange={setNote} maxLength={500} />
      <div className="row">
        {results.map((result, at) => (
          <Button
            key={result}
            hint={String(at + 1)}
            autoFocus={at === 0}
            onPress={() => save(result)}
          >
            {contactResultWords[result]}
          </Button>
        ))}
        <Button variant="quiet" onPress={props.onDone}>
          Cancel
        </Button>
      </div>
      {log.error ? <ErrorNotice error={log.error} /> : null}
    </form>
  );
}
