import { OctagonAlert } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Output } from '../../shared/contract.ts';
import { invalidate, useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { problemWords } from '../components/problem-words.ts';
import { Recovery } from './recovery.tsx';
import './start.css';

export type StartProblem = NonNullable<Output<'app.info'>['startProblem']>;

/** The register could not be opened: what happened, what is safe, what to do next. */
export function StartProblemScreen(props: {
  readonly problem: StartProblem;
  readonly registerPath: string;
}): ReactElement {
  const words = problemWords(props.problem.code);
  const retry = useCommand('app.retry');
  const [tries, setTries] = useState(0);
  const onRetry = async () => {
    await retry.mutateAsync(undefined);
    setTries(tries + 1);
    invalidate(['']);
  };
  return (
    <main className="start">
      <div className="card problem" role="alert">
        <h1 className="row">
          <OctagonAlert size={24} aria-hidden="true" />
          {words.title}
        </h1>
        <dl>
          <dt>What happened</dt>
          <dd>{words.happened}</dd>
          <dt>What is safe</dt>
          <dd>{words.safe}</dd>
          <dt>What to do</dt>
          <dd>{words.next}</dd>
          <dt>Where it is</dt>
          <dd className="path">{props.registerPath}</dd>
        </dl>
        {/* Without it a press that changes nothing would look like a dead button. */}
        {tries > 0 && !retry.isPending ? (
          <Notice key={tries} tone="amber" live>
            Tried again{tries > 1 ? ` ${tries} times` : ''}: the register still cannot be opened.
          </Notice>
        ) : null}
        {retry.error ? <ErrorNotice error={retry.error} /> : null}
        <Recovery />
        <div className="row">
          <Button
            variant="primary"
            autoFocus
            pending={retry.isPending}
            onPress={() => void onRetry().catch(() => undefined)}
          >
            Try again
          </Button>
        </div>
      </div>
    </main>
  );
}
