import { UserPlus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Patient, SafeContact } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { plainDate, whenOf } from '../components/dates.ts';
import { Checkbox, TextField } from '../components/fields.tsx';
import { Chi, PatientName, SafeContactFlags } from '../components/people.tsx';
import { ErrorNotice, ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { closeReasonWords, referralStatusWords, wordFor } from '../components/words.ts';

export function PatientDetail(props: {
  readonly id: string;
  readonly onRefer: (text?: string) => void;
}): ReactElement {
  const read = useRead('patient.get', { id: props.id });
  const [editing, setEditing] = useState(false);
  if (read.error) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton />;
  const patient = read.data;
  return (
    <div className="stack">
      <header className="stack-s">
        <h2>
          <PatientName patient={patient} />
        </h2>
        <SafeContactFlags flags={patient.safeContact} />
      </header>
      {patient.onList ? null : (
        <Notice tone="amber">
          Not on the practice list
          {patient.leftOn
            ? ` since ${plainDate(patient.leftOn)} (${patient.leftReason ?? 'left'})`
            : ''}
          .
        </Notice>
      )}
      <div className="row">
        <Button
          variant="primary"
          icon={<UserPlus size={16} aria-hidden="true" />}
          onPress={() => props.onRefer(patient.chi ?? `${patient.surname} ${patient.forename}`)}
        >
          Refer
        </Button>
        <Button onPress={() => setEditing(!editing)}>Safe contact…</Button>
      </div>
      {editing ? <SafeContactForm patient={patient} onDone={() => setEditing(false)} /> : null}
      <dl className="facts">
        <dt>CHI</dt>
        <dd>
          <Chi chi={patient.chi} />
        </dd>
        <dt>Born</dt>
        <dd>{patient.dateOfBirth ? plainDate(patient.dateOfBirth) : 'not known'}</dd>
        <dt>Phone</dt>
        <dd>{[patient.phone, patient.mobile].filter(Boolean).join(' · ') || '–'}</dd>
        <dt>Address</dt>
        <dd>
          {patient.address ?? ''} {patient.postcode ?? ''}
        </dd>
        <dt>Usual GP</dt>
        <dd>{patient.usualGp ?? '–'}</dd>
      </dl>
      <h3>Referrals</h3>
      {patient.referrals.length === 0 ? <p className="soft">Never referred.</p> : null}
      <ul className="timeline">
        {patient.referrals.map((referral) => (
          <li key={referral.id}>
            <span className="strong">{referralStatusWords[referral.status]}</span>{' '}
            <span className="soft">
              referred {whenOf(referral.referredAt)} · seen {referral.seen}× · missed {referral.dna}
              ×
              {referral.closedReason
                ? ` · ${wordFor(closeReasonWords, referral.closedReason)}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const flags = [
  ['noVoicemail', 'No voicemail'],
  ['noTexts', 'No texts'],
  ['noLetters', 'No letters'],
  ['notAtHome', 'Do not contact at home'],
  ['largePrint', 'Large print'],
] as const;

function SafeContactForm(props: {
  readonly patient: Patient;
  readonly onDone: () => void;
}): ReactElement {
  const { id, version, safeContact } = props.patient;
  const [draft, setDraft] = useState<SafeContact>(safeContact);
  const save = useCommand('patient.setSafeContact');
  return (
    <form
      className="card stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ id, version, safeContact: draft }, { onSuccess: props.onDone });
      }}
    >
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
      {save.error ? <ErrorNotice error={save.error} /> : null}
      <div className="row">
        <Button type="submit" variant="primary" pending={save.isPending}>
          Save
        </Button>
        <Button onPress={props.onDone}>Cancel</Button>
      </div>
    </form>
  );
}
