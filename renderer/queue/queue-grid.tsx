import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactElement,
  type Ref,
} from 'react';
import type { StaffMember } from '../../shared/types.ts';
import { focusPane, useFocusHome } from '../components/use-focus-home.ts';
import { useSaid } from '../see-now/use-see-now.ts';
import { ComingLine, heightOf, QueueLine, rowHeight } from './queue-line.tsx';
import { useChosenPlace } from './use-chosen-place.ts';
import { pageSize, type QueueAsked, type QueueShown } from './use-queue.ts';

const heads = ['Wait', 'Patient', 'Why', 'Next', 'When', 'With'];
/** Rows kept beside those on screen: enough that the next page is asked for before it is reached. */
const overscan = 12;

const steps: Record<string, (from: number, end: number) => number> = {
  ArrowDown: (from) => from + 1,
  ArrowUp: (from) => from - 1,
  Home: () => 0,
  End: (_from, end) => end,
  PageDown: (from) => from + 12,
  PageUp: (from) => from - 12,
};

/** From outside the list: to the chosen row, or that many rows below it. */
export type ListFocus = { go(by: number): void };

export function QueueGrid(props: {
  readonly ref?: Ref<ListFocus>;
  readonly shown: QueueShown;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onAsk: (asked: QueueAsked) => void;
  readonly staff: readonly StaffMember[];
}): ReactElement {
  const { shown, selected, onSelect } = props;
  const { rows, total } = shown;
  const said = useSaid();
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = useChosenPlace({ shown, selected, onSelect, scroller });
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    // The chosen row stays in the page wherever one scrolls: it has the focus, and the keys with it.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (chosen.at < 0 || chosen.at >= total) return indexes;
      return [...new Set([...indexes, chosen.at])].toSorted((one, other) => one - other);
    },
  });
  useLayoutEffect(() => {
    for (const [index, row] of rows) {
      virtual.resizeItem(index, heightOf(row, said.get(row.id) ?? null));
    }
  }, [rows, said, virtual]);
  const items = virtual.getVirtualItems();
  useAskForPages(
    shown.of,
    items.map(({ index }) => index),
    props.onAsk,
  );
  useOpenAtChosen(chosen.at, (index) => virtual.scrollToIndex(index, { align: 'center' }));

  const go = (index: number) => {
    const to = Math.max(0, Math.min(total - 1, index));
    virtual.scrollToIndex(to);
    chosen.choose(to);
  };
  const step = (key: string): boolean => {
    const to = steps[key];
    if (to) go(to(chosen.from(), total - 1));
    return to !== undefined;
  };
  useImperativeHandle(props.ref, () => ({
    go: (by) => {
      if (by !== 0 || !chosen.focus()) go(chosen.from() + by);
    },
  }));
  useFocusHome(() => {
    // Somebody who is not in this list was opened from elsewhere: the keys stay with them.
    if (!chosen.focus() && (selected === null || !focusPane())) go(0);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (step(event.key)) event.preventDefault();
    else if (event.key === 'Enter') {
      event.preventDefault();
      focusPane();
    }
  };
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label="Queue"
      aria-rowcount={total + 1}
      onKeyDown={onKeyDown}
      onWheel={chosen.letGo}
      onPointerDown={chosen.letGo}
    >
      <div role="row" aria-rowindex={1} className="grid-row grid-head">
        {heads.map((head) => (
          <span key={head} role="columnheader">
            {head}
            {head === 'Wait' ? <span className="small head-unit">working days</span> : null}
          </span>
        ))}
      </div>
      <div className="grid-canvas" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, size, start }) => {
          const row = rows.get(index);
          const place = { height: size, transform: `translateY(${start}px)` };
          if (!row) return <ComingLine key={index} index={index} place={place} />;
          return (
            <QueueLine
              key={row.id}
              row={row}
              index={index}
              place={place}
              isSelected={row.id === selected}
              isTabStop={row.id === selected || (chosen.at < 0 && index === 0)}
              onSelect={onSelect}
              answer={said.get(row.id) ?? null}
              worker={props.staff.find(({ id }) => id === row.linkWorkerId)?.name ?? 'any'}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Says which pages are needed whenever that changes. */
function useAskForPages(
  of: string,
  indexes: readonly number[],
  onAsk: (asked: QueueAsked) => void,
): void {
  const needed = [...new Set(indexes.map((index) => Math.floor(index / pageSize)))].join();
  useEffect(() => {
    if (needed === '') return;
    // Whoever drags the bar over a hundred pages wants the one where they stop.
    const timer = setTimeout(() => onAsk({ of, pages: needed.split(',').map(Number) }), 50);
    return () => clearTimeout(timer);
  }, [of, needed, onAsk]);
}

/** Once: a list that opens with somebody chosen shows them. */
function useOpenAtChosen(at: number, show: (index: number) => void): void {
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    if (at > 0) show(at);
  });
}
