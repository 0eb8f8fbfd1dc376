import { useState, type ReactElement } from 'react';
import type { NoteAudience, Role } from '../../shared/types.ts';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { RadioGroup, TextArea } from '../components/fields.tsx';
import { ErrorNotice } from '../components/states.tsx';

export function NoteForm(props: {
  readonly id: string;
  readonly role: Role;
  readonly onDone: () => void;
}): ReactElement {
  const [text, setText] = useState('');
  const [audience, setAudience] = useState<NoteAudience>('everyone');
  const add = useCommand('referral.addNote');
  const save = () => add.mutate({ id: props.id, text, audience }, { onSuccess: props.onDone });
  return (
    <form
      className="card stack"
      aria-label="Note"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        // What is typed is not lost by a key.
        if (event.key === 'Escape' && text.trim() === '') props.onDone();
      }}
    >
      <TextArea label="Note" value={text} onChange={setText} autoFocus maxLength={4000} />
      {props.role === 'link_worker' ? (
        <RadioGroup<NoteAudience>
          label="Who may read it"
          value={audience}
          onChange={setAudience}
          options={[
            { id: 'everyone', label: 'Everyone' },
            { id: 'link_workers', label: 'Link workers only' },
          ]}
        />
      ) : null}
      {add.error ? <ErrorNotice error={add.error} /> : null}
      <div className="row">
        <Button
          variant="primary"
          type="submit"
          isDisabled={text.trim() === ''}
          pending={add.isPending}
        >
          Save note
        </Button>
        <Button onPress={props.onDone}>Cancel</Button>
      </div>
    </form>
  );
}
