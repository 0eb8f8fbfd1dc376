import { useState, type ReactElement } from 'react';
import type { Patient, SafeContact } from '../../shared/types.ts';
import { api, useRead } from '../api.ts';
import { Button } from './button.tsx';
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

const fieldsOf = (patient: Patient) => ({
  patient,
  phone: patient.phone ?? '',
  mobile: patient.mobile ?? '',
  safeContact: patient.safeContact,
});

function Form(props: {
  readonly patient: Patient;
  readonly focus: boolean;
  readonly onDone: () => void;
}): ReactElement {
  const draft = useDraft(`contact-details/${props.patient.id}`, fieldsOf(props.patient));
  // Kept from the first change on: a change by somebody else is then told, not overwritten.
  const { patient, phone, mobile, safeContact } = draft.value;
  const setFlags = (flag: Partial<SafeContact>) =>
    draft.set({ safeContact: { ...safeContact, ...flag } });
  const cancel = () => {
    draft.discard();
    props.onDone();
  };
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      let { version } = patient;
      if (phone !== (patient.phone ?? '') || mobile !== (patient.mobile ?? '')) {
        const numbers = { phone: phone || null, mobile: mobile || null };
        ({ version } = await api.call('patient.setPhones', {
          id: patient.id,
          version,
          ...numbers,
        }));
        // Half is saved: trying the other half again starts from there.
        draft.set({ patient: { ...patient, ...numbers, version } });
      }
      if (JSON.stringify(safeContact) !== JSON.stringify(patient.safeContact)) {
        await api.call('patient.setSafeContact', { id: patient.id, version, safeContact });
      }
      draft.saved();
      toast({ text: 'Contact details saved.' });
      props.onDone();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="card stack-s"
      aria-label="Contact details"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <TextField
        label="Phone"
        type="tel"
        value={phone}
        onChange={(typed) => draft.set({ phone: typed })}
        maxLength={30}
        autoFocus={props.focus}
      />
      <TextField
        label="Mobile"
        type="tel"
        value={mobile}
        onChange={(typed) => draft.set({ mobile: typed })}
        maxLength={30}
      />
      {flags.map(([flag, label]) => (
        <Checkbox
          key={flag}
          isSelected={safeContact[flag]}
          onChange={(on) => setFlags({ [flag]: on })}
        >
          {label}
        </Checkbox>
      ))}
      <TextField
        label="Interpreter for (language)"
        value={safeContact.interpreterLanguage ?? ''}
        onChange={(language) => setFlags({ interpreterLanguage: language || null })}
      />
      {error ? <ErrorNotice error={error} /> : null}
      <div className="row">
        <Button type="submit" variant="primary" pending={busy}>
          Save
        </Button>
        <Button onPress={cancel}>Cancel</Button>
      </div>
    </form>
  );
}
