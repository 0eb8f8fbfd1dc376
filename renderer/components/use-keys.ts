import { useLayoutEffect } from 'react';

/** Places where a letter is text, or already means something. In a form a slip would lose words. */
const busyPlaces =
  'form, input, textarea, select, [contenteditable], [role="spinbutton"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/**
 * Single keys of a screen, wherever nobody is typing. `onKey` gets the key in lower case and answers
 * whether it was one of the screen's. `held`: it is still down from before.
 */
export function useKeys(onKey: (key: string, held: boolean) => boolean): void {
  // As soon as a button is there, so is its key.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const busy = event.target instanceof HTMLElement && event.target.closest(busyPlaces);
      if (busy || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (onKey(event.key.toLowerCase(), event.repeat)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onKey]);
}
