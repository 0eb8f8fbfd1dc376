import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useKeys } from '../components/use-keys.ts';
import type { ListFocus } from './queue-grid.tsx';
import type { PaneAction } from './referral-pane.tsx';
import type { useQueueChoices } from './use-queue-choices.ts';

/** `desk`: who is signed in books and calls patients; clinicians only write notes. */
export function useQueueKeys(
  filterBox: RefObject<HTMLInputElement | null>,
  desk: boolean,
  setAction: (action: PaneAction) => void,
): void {
  const onKey = useCallback(
    (key: string): boolean => {
      if (key === '/') filterBox.current?.focus();
      else if (key === 'b' && desk) setAction('book');
      else if (key === 'p' && desk) setAction('phone');
      else if (key === 'n') setAction('note');
      else if (key === 'escape') setAction(null);
      else return false;
      return true;
    },
    [filterBox, desk, setAction],
  );
  useKeys(onKey);
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

/** Goes from the filter into the list, once it shows those that were typed for. */
export function useListFocus(settled: boolean) {
  const list = useRef<ListFocus>(null);
  const wanted = useRef(false);
  const enter = () => {
    wanted.current = !settled;
    if (settled) list.current?.focus();
  };
  useEffect(() => {
    if (!wanted.current || !settled) return;
    wanted.current = false;
    list.current?.focus();
  }, [settled]);
  return [list, enter] as const;
}
