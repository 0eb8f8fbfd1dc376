import { useState, type ReactElement } from 'react';
import type { Patient, SafeContact } from '../../shared/types.ts';
import { api, useRead } from '../api.ts';
import { Button } from './button.tsx';
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
  readonly onDone: () => void;
}): ReactElement {
  const patient = useRead('patient.get', { id: props.id });
  if (patient.error) return <ErrorState error={patient.error} />;
  if (!patient.data) return <Skeleton rows={4} />;
  return <Form patient={patient.data} onDone={props.onDone} />;
}

function Form(props: { readonly patient: Patient; readonly onDone: () => void }): ReactElement {
  // Kept from when the form opened: a change by somebody else is then told, not overwritten.
  const [patient] = useState(props.patient);
  const [draft, setDraft] = useState<SafeContact>(patient.safeContact);
  const [phone, setPhone] = useState(patient.phone ?? '');
  const [mobile, setMobile] = useState(patient.mobile ?? '');
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
      }
      if (JSON.stringify(draft) !== JSON.stringify(patient.safeContact)) {
        await api.call('patient.setSafeContact', { id: patient.id, version, safeContact: draft });
      }
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
        if (event.key === 'Escape') props.onDone();
      }}
    >
      <TextField
        label="Phone"
        type="tel"
        value={phone}
        onChange={setPhone}
        maxLength={30}
        autoFocus
      />
      <TextField label="Mobile" type="tel" value={mobile} onChange={setMobile} maxLength={30} />
      {flags.map(([flag, label]) => (
        <Checkbox
          key={flag}
          isSelected={draft[flag]}
          onChange={(on) => setDraft({ ...draft, [flag]: on })}
        >
          {label}
        </Checkbox>
      ))}
      <TextField
        label="Interpreter for (language)"
        value={draft.interpreterLanguage ?? ''}
        onChange={(language) => setDraft({ ...draft, interpreterLanguage: language || null })}
      />
      {error ? <ErrorNotice error={error} /> : null}
      <div className="row">
        <Button type="submit" variant="primary" pending={busy}>
          Save
        </Button>
        <Button onPress={props.onDone}>Cancel</Button>
      </div>
    </form>
  );
}
