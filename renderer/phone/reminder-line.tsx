import { Check, MessageSquare, Phone, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { noTextWords } from '../../shared/reminder-words.ts';
import type { ReminderRow } from '../../shared/types.ts';
import { dayOf, timeOf } from '../components/dates.ts';
import { localDateOf } from '../../shared/calendar.ts';
import { PatientName, SafeContactFlags } from '../components/people.tsx';
import { LeftBadge } from '../components/left-badge.tsx';
import { useNamesHidden } from '../components/privacy.tsx';
import { contactResultShort } from '../components/words.ts';
import { letterOf, Row } from './row.tsx';
import { Wishes } from './wishes.tsx';

/** Somebody who comes: when, how to remind them, and whether it was done. */
export function ReminderLine(props: {
  readonly row: ReminderRow;
  /** The day of the list: another one is said. */
  readonly date: string;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
  readonly onMark: (row: ReminderRow) => void;
  readonly onPhone: (id: string) => void;
}): ReactElement {
  const { row } = props;
  const day = localDateOf(row.startsAt);
  return (
    <Row
      id={row.appointmentId}
      isChosen={props.isChosen}
      onChoose={props.onChoose}
      onKeyDown={(event) => {
        const letter = letterOf(event);
        if (letter === 's' && row.by !== 'none') props.onMark(row);
        else if (event.key === 'Enter') props.onPhone(row.appointmentId);
        else return;
        event.preventDefault();
      }}
    >
      <span role="gridcell" className="strong">
        {day === props.date ? '' : `${dayOf(day)}, `}
        {timeOf(row.startsAt)}
      </span>
      <span role="gridcell">
        <PatientName patient={row.patient} /> <LeftBadge patient={row.patient} />
      </span>
      <span role="gridcell">
        <How row={row} />
      </span>
      <span role="gridcell">
        <Done row={row} />
      </span>
      <span role="gridcell">{row.linkWorkerName}</span>
      <span role="gridcell" className="desk-row-flags">
        <SafeContactFlags flags={row.patient.safeContact} />
        <Wishes patient={row.patient} />
      </span>
    </Row>
  );
}

function How({ row }: { readonly row: ReminderRow }): ReactElement {
  const hidden = useNamesHidden();
  const number = row.number === null ? 'no phone number' : hidden ? 'number hidden' : row.number;
  if (row.by === 'text') {
    return (
      <>
        <MessageSquare size={13} aria-hidden="true" /> Text {number}
      </>
    );
  }
  const why = row.why ? noTextWords[row.why] : '';
  if (row.by === 'none') {
    return (
      <span className="badge badge-amber">
        <TriangleAlert size={13} aria-hidden="true" /> {why}
      </span>
    );
  }
  return (
    <>
      <Phone size={13} aria-hidden="true" /> Phone {number}{' '}
      {row.why === 'no_texts' ? null : <span className="soft">{why}</span>}
    </>
  );
}

function Done({ row }: { readonly row: ReminderRow }): ReactElement {
  const { sent, called } = row;
  if (sent) {
    return (
      <span className="badge badge-ok">
        <Check size={13} aria-hidden="true" /> {sent.how === 'text' ? 'Sent' : 'Told'}{' '}
        {timeOf(sent.at)}, {sent.byName}
      </span>
    );
  }
  if (called && row.by === 'phone') {
    return (
      <span className="soft">
        {contactResultShort[called.result]} {timeOf(called.at)}, {called.byName}
      </span>
    );
  }
  if (row.taken && row.by === 'text') {
    return (
      <span className="soft">
        taken out {timeOf(row.taken.at)}, {row.taken.byName}
      </span>
    );
  }
  return <span className="soft">{row.by === 'text' ? 'not sent' : 'not yet'}</span>;
}
