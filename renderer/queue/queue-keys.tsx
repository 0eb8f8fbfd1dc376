import type { ReactElement } from 'react';
import { Dialog } from '../components/dialog.tsx';

const keys = [
  ['↑ ↓', 'next and previous person'],
  ['Enter', 'open the details'],
  ['F6', 'from the list to the details and back'],
  ['B', 'book an appointment'],
  ['P', 'note a phone call'],
  ['N', 'write a note'],
  ['R', 'refer somebody'],
  ['/', 'filter the list'],
  ['Esc', 'leave a form'],
  ['Ctrl+Z', 'undo the last step'],
  ['?', 'show these keys'],
] as const;

export function QueueKeys(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Dialog title="Keys" isOpen={props.isOpen} onClose={props.onClose}>
      <dl className="keys">
        {keys.map(([key, does]) => (
          <div key={key} className="row">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
