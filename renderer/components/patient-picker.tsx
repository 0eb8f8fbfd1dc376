import { useId, useState, type ReactElement } from 'react';
import type { PatientSummary } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { TextField } from './fields.tsx';
import { LeftBadge } from './left-badge.tsx';
import { BornAndPostcode } from './patient-facts.tsx';
import { Chi, PatientName, SafeContactFlags } from './people.tsx';
import { ShowNameButton, ShownOnPurpose } from './privacy.tsx';
import { ErrorNotice } from './states.tsx';

/** Finds a patient as you type: arrows choose, Enter takes. */
export function PatientPicker(props: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onPick: (patient: PatientSummary) => void;
  readonly autoFocus?: boolean;
  readonly label?: string;
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
    <ShownOnPurpose>
      <div className="stack-s">
        <TextField
          label={props.label ?? 'CHI, name or date of birth'}
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
        {people.length > 0 ? <ShowNameButton many /> : null}
        {found.error ? <ErrorNotice error={found.error} /> : null}
        {people.length > 0 ? (
          <ul
            className="pick-list"
            role="listbox"
            id={list}
            aria-label="Patients found"
            aria-busy={found.isPlaceholderData}
          >
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
                  <BornAndPostcode patient={patient} />
                  {patient.onList || patient.leftReason ? '' : ' · not on the list'}
                </span>
                <LeftBadge patient={patient} />
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
    </ShownOnPurpose>
  );
}
