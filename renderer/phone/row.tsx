import type { KeyboardEvent, ReactElement, ReactNode } from 'react';

/** A line of these lists: its cells, and the keys that are for whoever stands in it. */
export function Row(props: {
  readonly id: string;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { id, isChosen } = props;
  return (
    <div
      role="row"
      data-id={id}
      aria-selected={isChosen}
      tabIndex={isChosen ? 0 : -1}
      className={`desk-row ${props.className ?? ''}`}
      onClick={() => props.onChoose(id)}
      onFocus={() => (isChosen ? undefined : props.onChoose(id))}
      {...(props.onKeyDown ? { onKeyDown: props.onKeyDown } : {})}
    >
      {props.children}
    </div>
  );
}

/** Why those beneath it stand there, and how many they are. */
export function GroupHead(props: {
  readonly title: string;
  readonly count: number;
  readonly hint: string;
}): ReactElement {
  return (
    <div role="row" className="desk-group">
      <span role="rowheader">
        <strong>{props.title}</strong> <span className="count">{props.count}</span>{' '}
        <span className="soft small">{props.hint}</span>
      </span>
    </div>
  );
}

/** A single letter without Ctrl or Alt, in lower case; else null. */
export function letterOf(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return null;
  return event.key.toLowerCase();
}
