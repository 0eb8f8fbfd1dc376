import { useEffect, useRef, type RefObject } from 'react';
import { focusPane } from '../components/use-focus-home.ts';

/** The one in the day that the pane shows, else where the keyboard was; in an empty day the pane. */
export function focusChosen(): void {
  const item =
    document.querySelector<HTMLElement>('.diary-item[aria-pressed="true"]') ??
    document.querySelector<HTMLElement>('.diary-item[tabindex="0"], .month-day[tabindex="0"]');
  if (item) item.focus();
  else focusPane();
}

/** A message takes room from the list while it is there: what has the focus moves up with the edge. */
export function useKeepInView(): RefObject<HTMLDivElement | null> {
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const area = scroll.current;
    if (!area) return;
    const observer = new ResizeObserver(() => {
      const here = document.activeElement;
      if (here && here !== area && area.contains(here)) here.scrollIntoView({ block: 'nearest' });
    });
    observer.observe(area);
    return () => observer.disconnect();
  }, []);
  return scroll;
}
