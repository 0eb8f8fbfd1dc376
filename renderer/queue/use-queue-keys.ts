import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { focusPane } from '../components/use-focus-home.ts';
import { useKeys } from '../components/use-keys.ts';
import { replaceDetail, useRouteAction } from '../frame/route.ts';
import type { ListFocus } from './queue-grid.tsx';
import type { PaneAction } from './referral-pane.tsx';
import type { useQueueChoices } from './use-queue-choices.ts';

export function useQueueKeys(options: {
  readonly filterBox: RefObject<HTMLInputElement | null>;
  /** Who is signed in books and calls patients; clinicians only write notes. */
  readonly desk: boolean;
  readonly setAction: (action: PaneAction) => void;
  readonly goInList: (by: number) => void;
}): void {
  const { filterBox, desk, setAction, goInList } = options;
  useKeys((key) => {
    if (key === '/') {
      filterBox.current?.focus();
      // The next name takes the place of the last one.
      filterBox.current?.select();
    } else if (key === 'b' && desk) setAction('book');
    else if (key === 'p' && desk) setAction('phone');
    else if (key === 'n') setAction('note');
    else if (key === 'escape') setAction(null);
    else if (key === 'arrowdown') goInList(1);
    else if (key === 'arrowup') goInList(-1);
    else return key === 'enter' && document.activeElement === document.body && focusPane();
    return true;
  });
}

/** Another part of the window asks for Book: once, not again when somebody comes back. */
export function useAskedToBook(id: string | null, setAction: (action: PaneAction) => void): void {
  const asked = useRouteAction();
  useEffect(() => {
    if (asked !== 'book') return;
    setAction('book');
    replaceDetail('queue', id);
  }, [asked, id, setAction]);
}

/** The first one counts as chosen: a newer first row must not change whom the next key is for. */
export function useFirstAsChosen(
  first: string | null,
  { selected, setSelected }: ReturnType<typeof useQueueChoices>,
): void {
  const choose = useRef(setSelected);
  useLayoutEffect(() => {
    choose.current = setSelected;
  });
  useEffect(() => {
    if (selected === null && first !== null) choose.current(first);
  }, [selected, first]);
}

/**
 * Goes into the list by keys pressed outside it. While the rows of another filter are still shown,
 * the keys wait for those that were asked for.
 */
export function useListFocus(settled: boolean) {
  const list = useRef<ListFocus>(null);
  const waiting = useRef<number | null>(null);
  const goInList = (by: number) => {
    if (settled) list.current?.go(by);
    else waiting.current = (waiting.current ?? 0) + by;
  };
  useEffect(() => {
    if (waiting.current === null || !settled) return;
    list.current?.go(waiting.current);
    waiting.current = null;
  }, [settled]);
  return [list, goInList] as const;
}
