import type { ReactElement } from 'react';
import type { Slot } from '../../shared/types.ts';
import { errorData } from '../api.ts';
import type { OnPurpose, Question } from '../booking/on-purpose.ts';
import { Button } from '../components/button.tsx';
import { whenOf } from '../components/dates.ts';
import { usePatientWords } from '../components/patient-toast.ts';
import { ErrorNotice, Notice } from '../components/states.tsx';
import type { useMove } from './use-move.ts';

/** Who is being moved and how to end it; what was in the way, and the way round it. */
export function MovingBar({
  move,
  onStop,
}: {
  readonly move: ReturnType<typeof useMove>;
  readonly onStop: () => void;
}): ReactElement | null {
  const words = usePatientWords();
  const { cut, trouble, paste } = move;
  if (!cut) return null;
  return (
    <div className="stack-s no-print">
      <Notice
        tone="info"
        live
        action={
          <Button size="s" hint="Esc" onPress={onStop}>
            Leave it there
          </Button>
        }
      >
        Moving <strong>{words(cut.patient)}</strong> from {whenOf(cut.startsAt)}. Choose a free time
        on any day.
      </Notice>
      {trouble ? <InTheWay {...trouble} paste={paste} /> : null}
    </div>
  );
}

function InTheWay(props: {
  readonly error: unknown;
  readonly slot: Slot;
  readonly question: Question | null;
  readonly paste: (slot: Slot, onPurpose?: OnPurpose) => Promise<void>;
}): ReactElement {
  const { error, slot, question, paste } = props;
  const { code, detail } = errorData(error);
  if (question) {
    return (
      <Notice
        tone="amber"
        live
        action={
          <Button size="s" autoFocus onPress={() => void paste(slot, question.yes)}>
            Move all the same
          </Button>
        }
      >
        {question.text}
      </Notice>
    );
  }
  // The schema refuses without saying what else there is.
  const said = detail as { slots?: readonly Slot[] } | undefined;
  const next = code === 'slot_taken' ? (said?.slots ?? []) : [];
  return (
    <>
      <ErrorNotice error={error} />
      <div className="row">
        {next.map((one) => (
          <Button key={one.id} size="s" onPress={() => void paste(one)}>
            {whenOf(one.startsAt)}
          </Button>
        ))}
      </div>
    </>
  );
}
