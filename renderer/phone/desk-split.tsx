import type { ReactElement, ReactNode } from 'react';
import type { Session } from '../../shared/types.ts';
import { EmptyState } from '../components/states.tsx';
import { ReferralPane, type PaneAction } from '../queue/referral-pane.tsx';

/** A list, and the person chosen in it beside it. */
export function DeskSplit(props: {
  readonly label: string;
  readonly session: Session;
  readonly referralId: string | null;
  /** The appointment the row is about; absent: the row is about none, and the pane decides. */
  readonly appointmentId?: string | undefined;
  readonly action: PaneAction;
  readonly onAction: (action: PaneAction) => void;
  /** Above the person. */
  readonly top?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const { referralId } = props;
  return (
    <div className="split">
      <section className="split-list" aria-label={props.label}>
        {props.children}
      </section>
      <aside className="split-detail stack" tabIndex={-1} aria-label="Referral">
        {props.top}
        {referralId ? (
          <ReferralPane
            key={referralId}
            id={referralId}
            appointmentId={props.appointmentId}
            session={props.session}
            action={props.action}
            onAction={props.onAction}
          />
        ) : (
          <EmptyState title="Nobody chosen">Choose a person in the list.</EmptyState>
        )}
      </aside>
    </div>
  );
}
