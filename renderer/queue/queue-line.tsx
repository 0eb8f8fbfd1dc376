import type { CSSProperties, ReactElement } from 'react';
import type { QueueRow } from '../../shared/types.ts';
import { placeWords } from '../booking/series-words.ts';
import { whenOf } from '../components/dates.ts';
import { LeftBadge } from '../components/left-badge.tsx';
import {
  NextActionBadge,
  needWords,
  PatientName,
  SafeContactFlags,
  WaitBadge,
} from '../components/people.tsx';
import { contactResultShort } from '../components/words.ts';

/** What to know before making contact, and for who referred what was done, stand in words under the name. */
export const rowHeight = 36;
const moreLine = 24;

const hasFlags = ({ patient }: QueueRow): boolean =>
  patient.leftReason !== null || Object.values(patient.safeContact).some(Boolean);
/** `answer`: what was said of somebody to be seen now. */
const moreLines = (row: QueueRow, answer: string | null): number =>
  Number(hasFlags(row)) + (row.outcome ? 1 : 0) + (answer ? 1 : 0);
export const heightOf = (row: QueueRow, answer: string | null): number =>
  rowHeight + moreLine * moreLines(row, answer);

export function QueueLine(props: {
  readonly row: QueueRow;
  readonly index: number;
  readonly place: CSSProperties;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly onSelect: (id: string) => void;
  readonly worker: string;
  readonly answer: string | null;
}): ReactElement {
  const { row, answer } = props;
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={props.isSelected}
      tabIndex={props.isTabStop ? 0 : -1}
      data-id={row.id}
      data-flags={hasFlags(row) || undefined}
      data-tall={moreLines(row, answer) > 0 || undefined}
      className="grid-row grid-body-row"
      style={props.place}
      onClick={() => props.onSelect(row.id)}
      onFocus={() => (props.isSelected ? undefined : props.onSelect(row.id))}
    >
      <span role="gridcell">
        <WaitBadge days={row.waitDays} level={row.waitLevel} />
      </span>
      <span role="gridcell" className="with-flags">
        <PatientName patient={row.patient} />
        <LeftBadge patient={row.patient} />
        <SafeContactFlags flags={row.patient.safeContact} />
        {answer ? <span className="row-outcome small strong">{answer}</span> : null}
        {row.outcome ? <span className="row-outcome small">Done: {row.outcome}</span> : null}
      </span>
      <span role="gridcell">{needWords(row)}</span>
      <span role="gridcell">
        <NextActionBadge row={row} />{' '}
        {row.sessions ? <span className="soft small">{placeWords(row.sessions)}</span> : null}{' '}
        {row.priority === 'soon' ? <span className="badge badge-amber">Soon</span> : null}{' '}
        {row.contactAttempts > 0 && row.nextAction === 'phone' ? (
          <span className="soft small">
            {row.contactAttempts}×{' '}
            {row.lastContactResult ? contactResultShort[row.lastContactResult] : ''}
          </span>
        ) : null}
      </span>
      <span role="gridcell" className="soft">
        {row.nextActionDue ? whenOf(row.nextActionDue) : 'now'}
      </span>
      <span role="gridcell">{props.worker}</span>
    </div>
  );
}

/** A place in the queue whose page is on its way. */
export function ComingLine(props: {
  readonly index: number;
  readonly place: CSSProperties;
}): ReactElement {
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      className="grid-row grid-body-row"
      style={props.place}
    >
      <span role="gridcell" className="soft">
        …
      </span>
    </div>
  );
}
