import { useEffect, useState, type ReactElement } from 'react';
import { Dialog } from './dialog.tsx';

export type KeyLine = { readonly keys: string; readonly does: string };

const everywhere: readonly KeyLine[] = [
  { keys: 'Ctrl+K', does: 'Find a patient or a command' },
  { keys: 'Ctrl+Z', does: 'Undo the last thing, while it is offered' },
  { keys: '?', does: 'Show these keys' },
];

let current: readonly KeyLine[] = [];

/** A screen says its own keys while it is on show. `lines` must not change between renders. */
export function useScreenKeys(lines: readonly KeyLine[]): void {
  useEffect(() => {
    current = lines;
    return () => {
      if (current === lines) current = [];
    };
  }, [lines]);
}

/** True where a letter is text and not a command. */
export function isTypingTarget(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input, textarea, select, [contenteditable], [role="listbox"], [role="menu"], [role="dialog"], [role="alertdialog"]',
    ) !== null
  );
}

/** Once per window: ? lists the keys of the screen one is on. */
export function KeyHelp(): ReactElement {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.altKey || isTypingTarget(event.target))
        return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Dialog title="Keys on this screen" isOpen={isOpen} onClose={() => setOpen(false)} size="m">
      <dl className="keys">
        {[...current, ...everywhere].map((line) => (
          <div key={line.keys} className="key-line">
            <dt>
              {line.keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{line.does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
