import { PhoneOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { attemptWords, phoneReason } from '../../shared/reminder-words.ts';
import type { PhoneRow } from '../../shared/types.ts';
import { thisMoment, timeOf } from '../components/dates.ts';
import { LeftBadge } from '../components/left-badge.tsx';
import { PhoneNumbers } from '../components/patient-facts.tsx';
import { PatientName, SafeContactFlags, WaitBadge } from '../components/people.tsx';
import { Row } from './row.tsx';

/** Somebody to phone: who, the number with what to heed, and why. */
export function CallRow(props: {
  readonly id: string;
  readonly row: PhoneRow;
  readonly worker: string;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
  readonly onPhone: (id: string) => void;
}): ReactElement {
  const { row, id } = props;
  const tried = attemptWords(row);
  return (
    <Row
      id={id}
      isChosen={props.isChosen}
      onChoose={props.onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        props.onPhone(id);
      }}
    >
      <span role="gridcell">
        <PatientName patient={row.patient} /> <LeftBadge patient={row.patient} />
      </span>
      <span role="gridcell" className="strong nowrap">
        <PhoneNumbers patient={row.patient} />
      </span>
      <span role="gridcell">
        {phoneReason(row, thisMoment())}
        {row.priority === 'soon' ? <span className="badge badge-amber">Soon</span> : null}
        {row.about === 'phone' || row.about === 'rebook' ? (
          <WaitBadge days={row.waitDays} level={row.waitLevel} />
        ) : null}
      </span>
      <span role="gridcell" className="soft">
        {row.why === 'tried' ? <PhoneOff size={13} aria-hidden="true" /> : null}{' '}
        {[tried, row.calledAt ? `at ${timeOf(row.calledAt)}` : ''].filter(Boolean).join(' ')}
      </span>
      <span role="gridcell">{props.worker}</span>
      <span role="gridcell" className="desk-row-flags">
        <SafeContactFlags flags={row.patient.safeContact} />
      </span>
    </Row>
  );
}
