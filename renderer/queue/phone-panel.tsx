import { useState, type ReactElement } from 'react';
import { contactResultsOf, forbids } from '../../shared/contact.ts';
import type { ContactHow, ContactResult, ReferralDetail } from '../../shared/types.ts';
import { api, errorData, useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/chips.tsx';
import { useDraft } from '../components/drafts.tsx';
import { TextField } from '../components/fields.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { ErrorNotice } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { contactHowWords, contactResultWords } from '../components/words.ts';
import { JustLogged, latestContactOf, type LoggedContact } from './just-logged.tsx';

const hows = Object.keys(contactHowWords) as ContactHow[];

/** How a call went: one press, or its number. */
export function PhonePanel(props: {
  readonly detail: ReferralDetail;
  /** Asked for just now; a draft that comes back leaves the focus where it is. */
  readonly focus: boolean;
  readonly onDone: () => void;
}): ReactElement {
  const { id, contactAttempts } = props.detail.referral;
  const start: Typed = { how: 'phone', note: '', seen: contactAttempts };
  const draft = useDraft(`contact/${id}`, start);
  const { how, note } = draft.value;
  const results = contactResultsOf(how);
  // Whoever goes through the ways by arrow keys keeps the focus there.
  const [moved, setMoved] = useState(false);
  // From when the panel was opened: what a colleague logs after that is told, not overlooked.
  const [seen, setSeen] = useState(draft.value.seen);
  const { log, save, refused } = useLogContact(props.detail, () => {
    props.onDone();
    return draft.saved();
  });
  const cancel = () => {
    draft.discard();
    props.onDone();
  };
  const shown: LoggedContact | null =
    refused?.contact ?? (contactAttempts > seen ? latestContactOf(props.detail) : null);
  return (
    <form
      className="card stack"
      aria-label="Contact"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
        const typing = event.target instanceof HTMLInputElement;
        const result = results[Number(event.key) - 1];
        if (!typing && result) save({ how, note, result, seen });
      }}
    >
      <Segments
        label="How"
        value={how}
        onChange={(next) => {
          draft.set({ how: next });
          setMoved(true);
        }}
        options={hows
          .filter((id) => forbids(id, props.detail.patient.safeContact) === null)
          .map((id) => ({ id, label: contactHowWords[id] }))}
      />
      <TextField
        label="Remark (if any)"
        value={note}
        onChange={(typed) => draft.set({ note: typed })}
        maxLength={500}
      />
      {shown ? (
        <JustLogged
          contact={shown}
          mine={refused?.result ?? null}
          onLogMine={() => {
            const now = shown.contactAttempts;
            setSeen(now);
            if (refused) save({ how, note, result: refused.result, seen: now });
          }}
          onLeave={cancel}
        />
      ) : null}
      <div className="row">
        {results.map((result, at) => (
          <Button
            key={result}
            hint={String(at + 1)}
            autoFocus={at === 0 && props.focus && !moved}
            onPress={() => save({ how, note, result, seen })}
          >
            {contactResultWords[result]}
          </Button>
        ))}
        <Button variant="quiet" onPress={cancel}>
          Cancel
        </Button>
      </div>
      {log.error && !refused ? <ErrorNotice error={log.error} /> : null}
    </form>
  );
}

type Typed = {
  readonly how: ContactHow;
  readonly note: string;
  /** How many attempts this person knows of. */
  readonly seen: number;
};
type Contact = Typed & { readonly result: ContactResult };

/** `onLogged` answers what brings back the remark, should the contact be taken back. */
function useLogContact({ referral, patient }: ReferralDetail, onLogged: () => () => void) {
  const { id } = referral;
  const log = useCommand('referral.logContact');
  const toast = usePatientToast(patient, id);
  const fail = useErrorToast();
  const error = log.error ? errorData(log.error) : null;
  const save = ({ how, note, result, seen }: Contact) => {
    if (log.isPending) return;
    log.mutate(
      { id, how, note, result, seenAttempts: seen },
      {
        onSuccess: ({ version }) => {
          const restore = onLogged();
          toast({
            text: `Noted: ${contactResultWords[result].toLowerCase()}.`,
            onUndo: () =>
              void api.call('referral.undoContact', { id, version }).then(restore).catch(fail),
          });
        },
      },
    );
  };
  const refused =
    error?.code === 'contact_just_logged' && error.detail && log.variables
      ? { contact: error.detail as LoggedContact, result: log.variables.result }
      : null;
  return { log, save, refused };
}
