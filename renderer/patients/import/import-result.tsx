import type { ReactElement } from 'react';
import type { ImportCounts } from '../../../shared/types.ts';
import { errorData } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNotice, Notice } from '../../components/states.tsx';
import { count } from '../../components/words.ts';
import { leavingOf, type Import } from './use-import.ts';

const shownRejects = 10;

/** What the last step said: refused, cancelled, what would change, or what has changed. */
export function ImportResult({ job }: { readonly job: Import }): ReactElement {
  const { checked, done } = job;
  return (
    <>
      {job.error && !job.busy ? <Refusal job={job} /> : null}
      {done ? (
        <Notice tone="ok" live>
          <strong>Imported.</strong> {countWords(done)}
        </Notice>
      ) : checked ? (
        <Notice tone="info" live>
          <strong>This would change:</strong> {countWords(checked.counts)}
          {checked.counts.leaving > 0
            ? ' Those who are leaving stay in the register, marked as having left.'
            : ''}
        </Notice>
      ) : null}
      <RejectedRows job={job} />
    </>
  );
}

function Refusal({ job }: { readonly job: Import }): ReactElement {
  const leaving = leavingOf(job.error);
  if (errorData(job.error).code === 'import_cancelled') {
    return (
      <Notice tone="info" live>
        Cancelled: the practice list is as it was before.
      </Notice>
    );
  }
  return (
    <ErrorNotice
      error={job.error}
      action={
        leaving === null ? undefined : (
          <Button size="s" variant="danger" onPress={() => void job.run(true)}>
            {`Yes, mark ${count(leaving, 'person', 'people')} as having left`}
          </Button>
        )
      }
    />
  );
}

function RejectedRows({ job }: { readonly job: Import }): ReactElement | null {
  const rejected = (job.done ?? job.checked?.counts)?.rejected ?? 0;
  if (rejected === 0) return null;
  const rejects = (job.checked?.rejects ?? []).slice(0, shownRejects);
  return (
    <section className="stack-s" aria-label="Rejected rows">
      <div className="row-between">
        <h2>{count(rejected, 'row')} cannot be taken</h2>
        <Button size="s" onPress={() => void job.saveRejects()}>
          Save the rejected rows
        </Button>
      </div>
      <ul className="import-rejects">
        {rejects.map((reject) => (
          <li key={reject.line}>
            <span className="strong">Line {reject.line.toLocaleString('en-GB')}:</span>{' '}
            {reject.reason}{' '}
            <span className="soft">{reject.row.filter(Boolean).slice(0, 5).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {rejected > rejects.length ? (
        <p className="soft">
          The file of rejected rows has all of them, each with its line and its reason.
        </p>
      ) : null}
    </section>
  );
}

function countWords(counts: ImportCounts): string {
  const say = (value: number, word: string) => `${value.toLocaleString('en-GB')} ${word}`;
  const { added, changed, unchanged, leaving, rejected } = counts;
  return [
    say(added, 'new'),
    say(changed, 'changed'),
    say(unchanged, 'unchanged'),
    say(leaving, 'leaving'),
    `${say(rejected, 'rejected')}.`,
  ].join(', ');
}
