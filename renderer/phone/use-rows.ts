import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useFocusHome } from '../components/use-focus-home.ts';

type Seen<Row> = { readonly row: Row; readonly at: number };

const afterRows = '.split-list :is(.notice, .state) button';

const steps: Record<string, (from: number, end: number) => number> = {
  ArrowDown: (from) => from + 1,
  ArrowUp: (from) => from - 1,
  Home: () => 0,
  End: (_from, end) => end,
  PageDown: (from) => from + 10,
  PageUp: (from) => from - 10,
};

export type RowList<Row> = {
  /** What is shown: the rows, and one that is kept although it has left. */
  readonly rows: readonly Row[];
  readonly chosen: Row | null;
  readonly choose: (id: string) => void;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** From outside the list: to the chosen row. */
  readonly focus: () => void;
};

/**
 * A list whose rows leave when their work is done: the next one takes the place, and the keys with
 * it. `keep` says that the chosen one has more to it (a form is open, or the next step is with the
 * same person): then it stays until another is chosen. Rows carry `data-id`, and are the same objects
 * from one drawing to the next while nothing has changed.
 */
export function useRows<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  keep: (gone: Row) => boolean,
): RowList<Row> {
  const list = useRef<HTMLDivElement>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [seen, setSeen] = useState<Seen<Row> | null>(null);
  const at = rows.findIndex((row) => idOf(row) === chosen);
  const here = rows[at];
  if (here !== undefined && (seen?.row !== here || seen.at !== at)) setSeen({ row: here, at });
  const gone = here === undefined && seen !== null && idOf(seen.row) === chosen ? seen : null;
  const kept = gone !== null && keep(gone.row) ? gone : null;
  if (here === undefined && kept === null) {
    const next = rows[Math.min(gone?.at ?? 0, rows.length - 1)];
    const nextId = next === undefined ? null : idOf(next);
    if (nextId !== chosen) choose(nextId);
  }
  const shown = kept ? rows.toSpliced(kept.at, 0, kept.row) : rows;
  const focus = () => {
    const row = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    // All are dealt with: to what is left to do beneath them.
    (row ?? document.querySelector<HTMLElement>(afterRows))?.focus();
  };
  useFocusHome(focus);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const from = shown.findIndex((row) => idOf(row) === chosen);
    const to = Math.max(0, Math.min(shown.length - 1, step(from, shown.length - 1)));
    const next = shown[to];
    if (next === undefined) return;
    const id = idOf(next);
    choose(id);
    list.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  };
  return {
    rows: shown,
    chosen: shown.find((row) => idOf(row) === chosen) ?? null,
    choose,
    list,
    onKeyDown,
    focus,
  };
}
