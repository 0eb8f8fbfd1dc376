import { useState, type ReactElement } from 'react';
import type { PatientSummary } from '../../shared/types.ts';
import { plainDate } from './dates.ts';
import { Button } from './button.tsx';
import { ContactForm } from './contact-form.tsx';
import { useHasDraft } from './drafts.tsx';
import { Chi, PatientName, SafeContactFlags } from './people.tsx';

/** Who it is, how to reach them, and what must not be done when reaching them: always together. */
export function ContactDetails(props: {
  readonly patient: PatientSummary;
  readonly canChange: boolean;
}): ReactElement {
  const { patient } = props;
  const [asked, setAsked] = useState(false);
  const editing = useHasDraft(`contact-details/${patient.id}`) || asked;
  const phones = [patient.phone, patient.mobile].filter((phone) => phone !== null);
  return (
    <header className="stack-s">
      <h2>
        <PatientName patient={patient} />
      </h2>
      <span className="row soft">
        <Chi chi={patient.chi} />
        {patient.dateOfBirth ? `born ${plainDate(patient.dateOfBirth)}` : ''}{' '}
        {patient.postcode ?? ''}
        {patient.onList ? '' : ' · not on the practice list'}
      </span>
      <span className="row">
        <span className="strong">{phones.join(' · ') || 'No phone number'}</span>
        <SafeContactFlags flags={patient.safeContact} />
        {props.canChange && !editing ? (
          <Button size="s" variant="quiet" onPress={() => setAsked(true)}>
            Contact…
          </Button>
        ) : null}
      </span>
      {editing && props.canChange ? (
        <ContactForm id={patient.id} focus={asked} onDone={() => setAsked(false)} />
      ) : null}
    </header>
  );
}
