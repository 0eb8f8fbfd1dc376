import { useEffect, useLayoutEffect, useRef } from 'react';

const panes = '.split, .toasts, .see-now-bar';
const firstInPane =
  '.split-detail :is(button, input, textarea, [tabindex="0"]):not([disabled], [tabindex="-1"])';

/**
 * Keeps the keyboard in a list and its pane. Where what had the focus is gone (a form was closed, a
 * button has done its work), the focus goes to `home`, the chosen row, and the next key works. F6
 * goes from the list into the pane and back, also while typing.
 */
export function useFocusHome(home: () => void): void {
  const latest = useRef(home);
  // Before anything else looks at what was drawn: a row that was chosen just now is home already.
  useLayoutEffect(() => {
    latest.current = home;
  });
  useEffect(() => {
    let last: Element | null = null;
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element && target.closest(panes) ? target : null;
    };
    // A click on plain text takes the focus away on purpose.
    const forget = ({ target }: PointerEvent) => {
      // The button that has the focus already is no plain text: it stays where the keyboard was.
      if (target instanceof Node && last?.contains(target)) return;
      last = null;
    };
    const lookForLoss = () => {
      if (last === null || document.activeElement !== document.body) return;
      last = null;
      latest.current();
    };
    const onKey = (event: KeyboardEvent) => {
      const here = document.activeElement;
      if (event.key !== 'F6' || here?.closest('[role="dialog"], [role="alertdialog"]')) return;
      event.preventDefault();
      if (here?.closest('.split-detail')) latest.current();
      else focusPane();
    };
    const observer = new MutationObserver(lookForLoss);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget, true);
    window.addEventListener('keydown', onKey);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget, true);
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** Its first button, or the pane itself while it loads. Answers whether there is a pane. */
export function focusPane(): boolean {
  const first =
    document.querySelector<HTMLElement>(firstInPane) ??
    document.querySelector<HTMLElement>('.split-detail[tabindex]');
  first?.focus();
  return first !== null;
}
