import { useState, type ReactElement } from 'react';
import type { PatientSummary } from '../../shared/types.ts';
import { plainDate } from './dates.ts';
import { Button } from './button.tsx';
import { ContactForm } from './contact-form.tsx';
import { useHasDraft } from './drafts.tsx';
import { LeftBadge } from './left-badge.tsx';
import { BornAndPostcode, PhoneNumbers } from './patient-facts.tsx';
import { Chi, PatientName, SafeContactFlags } from './people.tsx';
import { ShowNameButton, useNamesHidden } from './privacy.tsx';

/** Who it is, how to reach them, and what must not be done when reaching them: always together. */
export function ContactDetails(props: {
  readonly patient: PatientSummary;
  readonly canChange: boolean;
}): ReactElement {
  const { patient } = props;
  const [asked, setAsked] = useState(false);
  const editing = useHasDraft(`contact-details/${patient.id}`) || asked;
  const hidden = useNamesHidden();
  return (
    <header className="stack-s">
      <div className="row-between">
        <h2>
          <PatientName patient={patient} />
        </h2>
        <ShowNameButton />
      </div>
      <span className="row soft">
        <Chi chi={patient.chi} />
        <BornAndPostcode patient={patient} />
        {patient.onList || patient.leftReason ? '' : ' · not on the practice list'}
        <LeftBadge patient={patient} />
        {patient.leftOn ? plainDate(patient.leftOn) : ''}
      </span>
      <span className="row">
        <span className="strong">
          <PhoneNumbers patient={patient} />
        </span>
        <SafeContactFlags flags={patient.safeContact} />
        {props.canChange && !editing && !hidden ? (
          <Button size="s" variant="quiet" onPress={() => setAsked(true)}>
            Contact…
          </Button>
        ) : null}
      </span>
      {editing && props.canChange && !hidden ? (
        <ContactForm id={patient.id} focus={asked} onDone={() => setAsked(false)} />
      ) : null}
    </header>
  );
}
