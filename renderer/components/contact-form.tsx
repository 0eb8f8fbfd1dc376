import type { ReactElement } from 'react';
import type { Input } from '../../shared/contract.ts';
import type { Patient, SafeContact } from '../../shared/types.ts';
import { errorData, useCommand, useRead } from '../api.ts';
import { Button } from './button.tsx';
import { ContactConflict } from './contact-conflict.tsx';
import { useDraft } from './drafts.tsx';
import { Checkbox, TextField } from './fields.tsx';
import { ErrorNotice, ErrorState, Skeleton } from './states.tsx';
import { useToast } from './toast.tsx';

const flags = [
  ['noVoicemail', 'No voicemail'],
  ['noTexts', 'No texts'],
  ['noLetters', 'No letters'],
  ['notAtHome', 'Do not contact at home'],
  ['largePrint', 'Large print'],
] as const;

export type ContactDraft = SafeContact & { readonly phone: string; readonly mobile: string };

export const draftOf = ({ phone, mobile, safeContact }: Patient): ContactDraft => ({
  ...safeContact,
  phone: phone ?? '',
  mobile: mobile ?? '',
});

/** Phone numbers and safe-contact flags, changed where they are seen. */
export function ContactForm(props: {
  readonly id: string;
  /** Asked for just now; a draft that comes back leaves the focus where it is. */
  readonly focus: boolean;
  readonly onDone: () => void;
}): ReactElement {
  const patient = useRead('patient.get', { id: props.id });
  if (patient.error) return <ErrorState error={patient.error} />;
  if (!patient.data) return <Skeleton rows={4} />;
  return <Form patient={patient.data} focus={props.focus} onDone={props.onDone} />;
}

/** The form began with `base`: the difference to it is what the user wants. */
const begun = (base: Patient) => ({ base, ...draftOf(base) });

/**
 * Only what was changed here is sent. When somebody else saved in between, what is typed stays
 * beside what is there now, and saving again puts it on top of theirs.
 */
function Form(props: {
  readonly patient: Patient;
  readonly focus: boolean;
  readonly onDone: () => void;
}): ReactElement {
  const kept = useDraft(`contact-details/${props.patient.id}`, begun(props.patient));
  const { base, ...draft } = kept.value;
  const save = useCommand('patient.setContact');
  const toast = useToast();
  const theirs = currentOf(save.error);
  const set = (change: Partial<ContactDraft>) => kept.set(change);
  const cancel = () => {
    kept.discard();
    props.onDone();
  };
  const submit = () =>
    save.mutate(
      { id: base.id, version: (theirs ?? base).version, ...changes(draftOf(base), draft) },
      {
        onSuccess: () => {
          kept.saved();
          toast({ text: 'Contact details saved.' });
          props.onDone();
        },
      },
    );
  return (
    <form
      className="card stack-s"
      aria-label="Contact details"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <TextField
        label="Phone"
        type="tel"
        value={draft.phone}
        onChange={(phone) => set({ phone })}
        maxLength={30}
        autoFocus={props.focus}
      />
      <TextField
        label="Mobile"
        type="tel"
        value={draft.mobile}
        onChange={(mobile) => set({ mobile })}
        maxLength={30}
      />
      {flags.map(([flag, label]) => (
        <Checkbox key={flag} isSelected={draft[flag]} onChange={(on) => set({ [flag]: on })}>
          {label}
        </Checkbox>
      ))}
      <TextField
        label="Interpreter for (language)"
        value={draft.interpreterLanguage ?? ''}
        onChange={(language) => set({ interpreterLanguage: language || null })}
        maxLength={60}
      />
      {theirs ? (
        <ContactConflict
          theirs={draftOf(theirs)}
          mine={{ ...draftOf(theirs), ...changed(draftOf(base), draft) }}
        />
      ) : save.error ? (
        <ErrorNotice error={save.error} />
      ) : null}
      <div className="row">
        <Button type="submit" variant="primary" pending={save.isPending}>
          {theirs ? 'Save mine on top' : 'Save'}
        </Button>
        <Button onPress={cancel}>{theirs ? 'Keep theirs' : 'Cancel'}</Button>
      </div>
    </form>
  );
}

const changed = (from: ContactDraft, to: ContactDraft): Partial<ContactDraft> =>
  Object.fromEntries(
    Object.entries(to).filter(([name, value]) => value !== from[name as keyof ContactDraft]),
  );

function changes(
  from: ContactDraft,
  to: ContactDraft,
): Omit<Input<'patient.setContact'>, 'id' | 'version'> {
  const { phone, mobile, ...safeContact } = changed(from, to);
  return {
    ...(phone === undefined ? {} : { phone: phone || null }),
    ...(mobile === undefined ? {} : { mobile: mobile || null }),
    safeContact,
  };
}

function currentOf(error: unknown): Patient | null {
  if (error === null || errorData(error).code !== 'stale') return null;
  return (errorData(error).detail as { current: Patient } | undefined)?.current ?? null;
}
