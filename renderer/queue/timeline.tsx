import type { ReactElement } from 'react';
import type { TimelineEntry } from '../../shared/types.ts';
import { whenOf } from '../components/dates.ts';
import { entryWords } from './timeline-words.ts';

export function Timeline({
  entries,
}: {
  readonly entries: readonly TimelineEntry[];
}): ReactElement {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="strong">{entryWords(entry)}</span>{' '}
          <span className="soft small">
            {whenOf(entry.at)}, {entry.byName}
            {entry.audience === 'link_workers' ? ' · link workers only' : ''}
          </span>
          {entry.text ? <div>{entry.text}</div> : null}
        </li>
      ))}
    </ol>
  );
}
