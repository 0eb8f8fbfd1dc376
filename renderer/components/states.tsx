import { AlertTriangle, CheckCircle2, Info, OctagonAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { errorData } from '../api.ts';
import { Button } from './button.tsx';
import { errorText } from './error-text.ts';

/** Grey lines while something loads; invisible for the first 200 ms, so fast answers do not flicker. */
export function Skeleton({
  rows = 5,
  label = 'Loading',
}: {
  readonly rows?: number;
  readonly label?: string;
}): ReactElement {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-line" />
      ))}
    </div>
  );
}

export function EmptyState(props: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}): ReactElement {
  return (
    <div className="state">
      {props.icon}
      <h2>{props.title}</h2>
      {props.children ? <p>{props.children}</p> : null}
      {props.action}
    </div>
  );
}

/** What happened, what is kept, what to do next. */
export function ErrorState(props: {
  readonly error: unknown;
  readonly onRetry?: () => void;
}): ReactElement {
  const words = errorText(errorData(props.error));
  return (
    <div className="state" role="alert">
      <OctagonAlert size={28} aria-hidden="true" />
      <h2>{words.what}</h2>
      <p>
        {words.kept} {words.next}
      </p>
      {props.onRetry ? <Button onPress={props.onRetry}>Try again</Button> : null}
    </div>
  );
}

const noticeIcons = {
  info: Info,
  ok: CheckCircle2,
  amber: AlertTriangle,
  red: OctagonAlert,
} as const;

/** A line within a screen. `live` reads it out when it appears. */
export function Notice(props: {
  readonly tone: keyof typeof noticeIcons;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly live?: boolean;
}): ReactElement {
  const Icon = noticeIcons[props.tone];
  return (
    <div
      className={`notice notice-${props.tone}`}
      {...(props.live ? { role: props.tone === 'red' ? 'alert' : 'status' } : {})}
    >
      <Icon size={16} aria-hidden="true" />
      <div className="grow">{props.children}</div>
      {props.action}
    </div>
  );
}

/** An error beside the thing that failed. */
export function ErrorNotice(props: {
  readonly error: unknown;
  readonly action?: ReactNode;
}): ReactElement {
  const words = errorText(errorData(props.error));
  return (
    <Notice tone="red" live action={props.action}>
      <strong>{words.what}</strong> {words.kept} {words.next}
    </Notice>
  );
}
