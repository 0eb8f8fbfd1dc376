import type { ReactElement } from 'react';
import type { PatientSummary } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { plainDate } from '../components/dates.ts';
import { LeftBadge } from '../components/left-badge.tsx';
import { Chi, PatientName, SafeContactFlags } from '../components/people.tsx';

/** Whom the button below refers. Never scrolls away: Enter may be one key press from sending. */
export function ReferWho(props: {
  readonly patient: PatientSummary;
  readonly onOther: () => void;
}): ReactElement {
  const { patient } = props;
  return (
    <div className="refer-who card stack-s">
      <div className="row-between">
        <PatientName patient={patient} />
        <Button size="s" variant="quiet" onPress={props.onOther}>
          Someone else
        </Button>
      </div>
      <span className="row soft">
        <Chi chi={patient.chi} />
        {patient.dateOfBirth ? `born ${plainDate(patient.dateOfBirth)}` : ''}{' '}
        {patient.postcode ?? ''}{' '}
        {patient.onList ? '· on the list' : patient.leftReason ? '' : '· not on the list'}
        <LeftBadge patient={patient} />
      </span>
      <SafeContactFlags flags={patient.safeContact} />
    </div>
  );
}
