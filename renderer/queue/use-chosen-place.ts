import { useLayoutEffect, useRef, type RefObject } from 'react';
import { placeOf, type QueueShown } from './use-queue.ts';

/**
 * Where in the queue the chosen row stands, and choosing by place. A place whose page is not here
 * yet is gone to first, and chosen when it has come; until then the focus stays where it was.
 */
export function useChosenPlace(options: {
  readonly shown: QueueShown;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly scroller: RefObject<HTMLElement | null>;
}) {
  const { shown, selected, onSelect, scroller } = options;
  const goingTo = useRef<number | null>(null);
  const focusNext = useRef<string | null>(null);
  const follow = useRef<string | null>(null);
  const last = useRef(-1);
  const found = placeOf(shown, selected);
  // Out of the pages that are kept, it is still where it was.
  if (found >= 0 || selected === null) last.current = found;
  const take = (index: number): boolean => {
    const row = shown.rows.get(index);
    if (!row) return false;
    focusNext.current = row.id;
    follow.current = row.id;
    last.current = index;
    onSelect(row.id);
    return true;
  };
  useLayoutEffect(() => {
    if (goingTo.current !== null && take(goingTo.current)) goingTo.current = null;
  });
  const showFollowed = () => {
    if (!follow.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-id="${follow.current}"]`);
    if (!row) return;
    if (focusNext.current) row.focus({ preventScroll: true });
    focusNext.current = null;
    // Rows above it that are read meanwhile may be taller than was thought.
    row.scrollIntoView({ block: 'nearest' });
  };
  useLayoutEffect(showFollowed);
  const inList = found >= 0;
  useLayoutEffect(() => {
    // Another was chosen by a step: the next after a closing, or the same again after its Undo.
    const here = document.activeElement;
    const row = here instanceof HTMLElement && scroller.current?.contains(here) ? here : null;
    if (!inList || !row?.dataset['id'] || row.dataset['id'] === selected) return;
    scroller.current?.querySelector<HTMLElement>(`[data-id="${selected}"]`)?.focus();
  }, [selected, inList, scroller]);
  return {
    /** From 0; below 0 where nobody is chosen. */
    at: last.current,
    /** The place that is gone to, or else the one that is chosen; at the time of the key. */
    from: () => goingTo.current ?? last.current,
    /** Somebody scrolls by hand: the chosen row may leave the screen. */
    letGo: () => {
      follow.current = null;
    },
    /** The keyboard goes to the chosen row. Answers whether it is in the list. */
    focus: (): boolean => {
      if (found < 0 || selected === null) return false;
      focusNext.current = selected;
      follow.current = selected;
      showFollowed();
      return true;
    },
    choose: (index: number) => {
      follow.current = null;
      goingTo.current = take(index) ? null : index;
    },
  };
}
