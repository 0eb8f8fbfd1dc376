import type { ReactElement } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { ReferPanel } from './refer-panel.tsx';

/** The same panel inside the main window. `text` null: closed. */
export function ReferDialog(props: {
  readonly text: string | null;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Dialog title="Refer to link worker" isOpen={props.text !== null} onClose={props.onClose}>
      <ReferPanel text={props.text ?? ''} onClose={props.onClose} />
    </Dialog>
  );
}
