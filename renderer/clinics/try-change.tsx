import type { ReactElement } from 'react';
import type { Impact, TriedChange } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/states.tsx';
import { ImpactNotice } from './impact-notice.tsx';

/** What a change of single days would do, before it is made. */
export function TriedImpact(props: {
  /** Null: not enough is typed yet. */
  readonly change: TriedChange | null;
  /** Why making it failed, shown where trying it did not. */
  readonly failed: unknown;
}): ReactElement | null {
  const { change } = props;
  const tried = useRead('clinic.tryChange', change as TriedChange, { enabled: change !== null });
  const error = (change === null ? null : tried.error) ?? props.failed;
  if (error) return <ErrorNotice error={error} />;
  return change !== null && tried.data ? <ImpactNotice impact={tried.data} /> : null;
}

/** Asks with the consequences in view; `what` says on the button what will happen. */
export function ConfirmChange(props: {
  readonly change: TriedChange;
  readonly what: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}): ReactElement {
  return (
    <div
      className="stack-s confirm-change"
      role="group"
      aria-label={props.what}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onCancel();
      }}
    >
      <TriedImpact change={props.change} failed={props.error} />
      <div className="row">
        <Button
          size="s"
          variant="primary"
          autoFocus
          pending={props.pending}
          onPress={props.onConfirm}
        >
          {props.what}
        </Button>
        <Button size="s" onPress={props.onCancel}>
          Leave it
        </Button>
      </div>
    </div>
  );
}

/** What has just been done, for as long as the page is open: somebody has to phone these people. */
export function Done({ impact }: { readonly impact: Impact | null }): ReactElement | null {
  return impact === null ? null : <ImpactNotice impact={impact} done />;
}
