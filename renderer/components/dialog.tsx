import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button.tsx';

/** A modal. For the Refer panel and for confirming what cannot be undone; nothing else. */
export function Dialog(props: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly size?: 's' | 'm' | 'l';
  readonly role?: 'dialog' | 'alertdialog';
}): ReactElement {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={props.isOpen}
      isDismissable={props.role !== 'alertdialog'}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Modal className={`modal modal-${props.size ?? 's'}`}>
        <AriaDialog className="dialog" role={props.role ?? 'dialog'}>
          <div className="row-between">
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            <IconButton label="Close" icon={<X size={18} />} onPress={props.onClose} />
          </div>
          {props.children}
          {props.footer ? <div className="dialog-footer">{props.footer}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
