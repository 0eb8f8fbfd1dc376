import { useState, type ReactElement } from 'react';
import { contactResultsOf, forbids } from '../../shared/contact.ts';
import type { ContactHow, ContactResult, Referral, SafeContact } from '../../shared/types.ts';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/chips.tsx';
import { TextField } from '../components/fields.tsx';
import { ErrorNotice } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { contactHowWords, contactResultWords } from '../components/words.ts';

const hows = Object.keys(contactHowWords) as ContactHow[];

/** How a call went: one press, or its number. */
export function PhonePanel(props: {
  readonly referral: Referral;
  readonly flags: SafeContact;
  readonly onDone: () => void;
}): ReactElement {
  const [how, setHow] = useState<ContactHow>('phone');
  const [note, setNote] = useState('');
  // Whoever goes through the ways by arrow keys keeps the focus there.
  const [chosen, setChosen] = useState(false);
  const results = contactResultsOf(how);
  const log = useCommand('referral.logContact');
  const toast = useToast();
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
    <section
      className="card stack"
      aria-label="Contact"
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
        onChange={(next) => {
          setHow(next);
          setChosen(true);
        }}
        options={hows
          .filter((id) => forbids(id, props.flags) === null)
          .map((id) => ({ id, label: contactHowWords[id] }))}
      />
      <TextField label="Remark (if any)" value={note} onChange={setNote} maxLength={500} />
      <div className="row">
        {results.map((result, at) => (
          <Button
            key={result}
            hint={String(at + 1)}
            autoFocus={at === 0 && !chosen}
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
    </section>
  );
}
