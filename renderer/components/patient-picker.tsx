import { useId, useState, type ReactElement } from 'react';
import type { PatientSummary } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { plainDate } from './dates.ts';
import { TextField } from './fields.tsx';
import { Chi, PatientName, SafeContactFlags } from './people.tsx';
import { ErrorNotice } from './states.tsx';

/** Finds a patient as you type: arrows choose, Enter takes. */
export function PatientPicker(props: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onPick: (patient: PatientSummary) => void;
  readonly autoFocus?: boolean;
  readonly label?: string;
  /** The label stands inside the box, where the place already says what it is. */
  readonly compact?: boolean;
}): ReactElement {
  const { text, onText, onPick } = props;
  const list = useId();
  const [at, setAt] = useState(0);
  const wanted = text.trim();
  const found = useRead(
    'patient.search',
    { text: wanted.slice(0, 100), limit: 8 },
    { enabled: wanted.length > 1, keepPrevious: true },
  );
  const people = wanted.length > 1 ? (found.data ?? []) : [];
  const chosen = Math.min(at, people.length - 1);
  return (
    <div className="stack-s">
      <TextField
        label={props.label ?? 'CHI, name or date of birth'}
        hideLabel={props.compact ?? false}
        placeholder={props.compact ? (props.label ?? '') : ''}
        value={text}
        onChange={(value) => {
          setAt(0);
          onText(value);
        }}
        type="search"
        autoFocus={props.autoFocus ?? false}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, people.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
          else if (event.key === 'Enter' && people[chosen]) {
            // What is listed answers what was typed before: Enter would take somebody else.
            if (!found.isPlaceholderData) onPick(people[chosen]);
          } else return;
          event.preventDefault();
        }}
      />
      {found.error ? <ErrorNotice error={found.error} /> : null}
      {people.length > 0 ? (
        <ul className="pick-list" role="listbox" id={list} aria-label="Patients found">
          {people.map((patient, index) => (
            <li
              key={patient.id}
              role="option"
              aria-selected={index === chosen}
              className="pick-option"
              onClick={() => onPick(patient)}
              onKeyDown={() => undefined}
            >
              <PatientName patient={patient} />
              <Chi chi={patient.chi} />
              <span className="soft">
                {patient.dateOfBirth ? `born ${plainDate(patient.dateOfBirth)}` : ''}{' '}
                {patient.postcode ?? ''}
                {patient.onList ? '' : ' · not on the list'}
              </span>
              <SafeContactFlags flags={patient.safeContact} />
            </li>
          ))}
        </ul>
      ) : null}
      {wanted.length > 1 && found.isSuccess && people.length === 0 ? (
        <p className="soft" role="status">
          Nobody found for “{wanted}”.
        </p>
      ) : null}
    </div>
  );
}
