import type { ReactElement } from 'react';
import type { Session } from '../../shared/types.ts';
import { FillSlot } from '../booking/fill-slot.tsx';
import { FreeToday } from '../booking/free-today.tsx';
import { EmptyState } from '../components/states.tsx';
import { ReferralPane, type PaneAction } from '../queue/referral-pane.tsx';
import type { Chosen } from './time-grid-row.tsx';
import type { Cut } from './use-move.ts';

/** Who or what was chosen in the diary. */
export function DiaryPane(props: {
  readonly session: Session;
  readonly chosen: Chosen;
  readonly action: PaneAction;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onAction: (action: PaneAction) => void;
  readonly onCut: (cut: Cut) => void;
}): ReactElement {
  const { session, chosen } = props;
  const desk = session.role !== 'clinician';
  return (
    <aside className="split-detail" tabIndex={-1} aria-label="Details">
      {chosen === null ? (
        desk ? (
          <FreeToday onSlot={(slot) => props.onChoose({ slot, book: false })} />
        ) : (
          <EmptyState title="Nothing chosen">Choose somebody in the diary.</EmptyState>
        )
      ) : 'slot' in chosen ? (
        <FillSlot
          key={`${chosen.slot.id} ${chosen.book}`}
          focus={chosen.book}
          slot={chosen.slot}
          canBook={desk}
          onBooked={(referralId) => props.onChoose({ referralId })}
        />
      ) : (
        <ReferralPane
          key={chosen.referralId}
          id={chosen.referralId}
          appointmentId={chosen.appointmentId}
          session={session}
          action={props.action}
          onAction={props.onAction}
          onCut={props.onCut}
        />
      )}
    </aside>
  );
}
