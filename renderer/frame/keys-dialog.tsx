import type { ReactElement } from 'react';
import { keysOf, screenNames, type KeyScreen } from '../../shared/screen-keys.ts';
import type { Role } from '../../shared/types.ts';
import { Dialog } from '../components/dialog.tsx';

/** The keys of the screen one is on. */
export function KeysDialog(props: {
  readonly screen: KeyScreen;
  readonly role: Role;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Dialog
      title={`Keys: ${screenNames[props.screen]}`}
      isOpen={props.isOpen}
      onClose={props.onClose}
      size="m"
    >
      <div className="key-groups">
        {keysOf(props.screen, props.role).map(({ title, keys }) => (
          <section key={title} className="stack-s">
            <h3>{title}</h3>
            <dl className="keys">
              {keys.map(([key, does]) => (
                <div key={key} className="key-line">
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
