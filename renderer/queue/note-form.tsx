import type { ReactElement } from 'react';
import type { NoteAudience, Role } from '../../shared/types.ts';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { useDraft } from '../components/drafts.tsx';
import { RadioGroup, TextArea } from '../components/fields.tsx';
import { ErrorNotice } from '../components/states.tsx';

type Note = { readonly text: string; readonly audience: NoteAudience };
const empty: Note = { text: '', audience: 'everyone' };

export function NoteForm(props: {
  readonly id: string;
  readonly role: Role;
  /** Asked for just now; a draft that comes back leaves the focus where it is. */
  readonly focus: boolean;
  readonly onDone: () => void;
}): ReactElement {
  const draft = useDraft(`note/${props.id}`, empty);
  const { text, audience } = draft.value;
  const add = useCommand('referral.addNote');
  const save = () =>
    add.mutate(
      { id: props.id, text, audience },
      {
        onSuccess: () => {
          draft.saved();
          props.onDone();
        },
      },
    );
  const cancel = () => {
    draft.discard();
    props.onDone();
  };
  return (
    <form
      className="card stack"
      aria-label="Note"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <TextArea
        label="Note"
        value={text}
        onChange={(typed) => draft.set({ text: typed })}
        autoFocus={props.focus}
        maxLength={4000}
      />
      {props.role === 'link_worker' ? (
        <RadioGroup<NoteAudience>
          label="Who may read it"
          value={audience}
          onChange={(chosen) => draft.set({ audience: chosen })}
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
        <Button onPress={cancel}>Cancel</Button>
      </div>
    </form>
  );
}
