import type { ReactElement } from 'react';
import type { TimelineEntry } from '../../shared/types.ts';
import { whenOf } from '../components/dates.ts';
import {
  closeReasonWords,
  contactHowWords,
  contactResultWords,
  wordFor,
} from '../components/words.ts';

const referralWords: Readonly<Record<string, string>> = {
  referred: 'Referred',
  undone: 'Referral undone',
  declined: 'Offered and declined',
  added_to: 'Added to',
  changed: 'Changed',
  closed: 'Closed',
  reopened: 'Reopened',
  note: 'Note',
  contact_undone: 'Taken back',
};

const appointmentWords: Readonly<Record<string, string>> = {
  booked: 'Booked',
  moved: 'Moved',
  cancelled: 'Cancelled',
  arrived: 'Arrived',
  in_progress: 'In the room',
  attended: 'Seen',
  dna: 'Did not attend',
  left_before_seen: 'Left before being seen',
  needs_moving: 'Needs moving',
  settled: 'No longer needs moving',
  undone: 'Taken back',
};

export function Timeline({
  entries,
}: {
  readonly entries: readonly TimelineEntry[];
}): ReactElement {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="strong">{words(entry)}</span>{' '}
          <span className="soft small">
            {whenOf(entry.at)}, {entry.byName}
            {entry.audience === 'link_workers' ? ' · link workers only' : ''}
          </span>
          {text(entry) ? <div>{text(entry)}</div> : null}
        </li>
      ))}
    </ol>
  );
}

function words(entry: TimelineEntry): string {
  if (entry.kind === 'contact') {
    return `${wordFor(contactHowWords, entry.how ?? '')}: ${wordFor(contactResultWords, entry.what).toLowerCase()}`;
  }
  if (entry.kind === 'appointment') {
    const when = entry.startsAt ? ` (${whenOf(entry.startsAt)})` : '';
    return `${wordFor(appointmentWords, entry.what)}${when}`;
  }
  return wordFor(referralWords, entry.what);
}

function text(entry: TimelineEntry): string {
  if (entry.what === 'contact_undone') {
    const [how = '', result = ''] = entry.text.split(' ');
    return `${wordFor(contactHowWords, how)}: ${wordFor(contactResultWords, result).toLowerCase()}`;
  }
  if (entry.what === 'closed') return wordFor(closeReasonWords, entry.text);
  return entry.kind === 'appointment' ? '' : entry.text;
}
