import { PhoneOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { numberToRing } from '../../shared/reminder.ts';
import { attemptWords, phoneReason } from '../../shared/reminder-words.ts';
import type { PhoneRow } from '../../shared/types.ts';
import { thisMoment, timeOf } from '../components/dates.ts';
import { LeftBadge } from '../components/left-badge.tsx';
import { PhoneNumbers } from '../components/patient-facts.tsx';
import { PatientName, SafeContactFlags, WaitBadge } from '../components/people.tsx';
import { useNamesHidden } from '../components/privacy.tsx';
import { Row } from './row.tsx';
import { Wishes } from './wishes.tsx';

/** Nothing but the wait to be said of them. */
const waits: ReadonlySet<PhoneRow['about']> = new Set(['phone', 'rebook', 'follow_up']);

/** The number to ring first, each on a line of its own. */
export function Numbers({ patient }: { readonly patient: PhoneRow['patient'] }): ReactElement {
  const first = numberToRing(patient);
  if (useNamesHidden() || first === null) return <PhoneNumbers patient={patient} />;
  const numbers = new Set([first, patient.phone, patient.mobile].flatMap((one) => one || []));
  return (
    <>
      {[...numbers].map((number) => (
        <span key={number} className="desk-number">
          {number}
        </span>
      ))}
    </>
  );
}

/** Somebody to phone: who, the number with what to heed, and why. */
export function CallRow(props: {
  readonly id: string;
  readonly row: PhoneRow;
  /** The link worker, last; or what stands first in a list of other things too. */
  readonly worker?: string;
  readonly lead?: string;
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
      {props.lead === undefined ? null : (
        <span role="gridcell" className="strong">
          {props.lead}
        </span>
      )}
      <span role="gridcell">
        <PatientName patient={row.patient} /> <LeftBadge patient={row.patient} />
      </span>
      <span role="gridcell" className="strong">
        <Numbers patient={row.patient} />
      </span>
      <span role="gridcell">
        {waits.has(row.about) && row.waitDays > 0 ? (
          <>
            <span className="visually-hidden">waits </span>
            <WaitBadge days={row.waitDays} level={row.waitLevel} inFull />
          </>
        ) : (
          phoneReason(row, thisMoment())
        )}
        {row.priority === 'soon' ? <span className="badge badge-amber">Soon</span> : null}
      </span>
      <span role="gridcell" className="soft">
        {row.why === 'tried' ? <PhoneOff size={13} aria-hidden="true" /> : null}{' '}
        {[tried, row.calledAt ? `at ${timeOf(row.calledAt)}` : ''].filter(Boolean).join(' ')}
      </span>
      {props.lead === undefined ? <span role="gridcell">{props.worker}</span> : null}
      <span role="gridcell" className="desk-row-flags">
        <SafeContactFlags flags={row.patient.safeContact} />
        <Wishes patient={row.patient} />
      </span>
    </Row>
  );
}
