import { useCallback, useState } from 'react';
import type { Slot } from '../../shared/types.ts';
import { api, errorData } from '../api.ts';
import { nothingOnPurpose, questionOf, type OnPurpose } from '../booking/on-purpose.ts';
import { placeBefore, useMoveBack } from '../booking/use-move-back.ts';
import { whenOf } from '../components/dates.ts';
import { usePatientWords } from '../components/patient-toast.ts';
import { useToast } from '../components/toast.tsx';
import type { DiaryAppointment } from '../../shared/diary-rows.ts';

/** An appointment that is being moved, as it was when it was cut. */
export type Cut = Pick<DiaryAppointment, 'id' | 'version' | 'startsAt' | 'referralId'> & {
  readonly patient: Pick<DiaryAppointment['patient'], 'surname' | 'forename'>;
};

type Trouble = {
  readonly error: unknown;
  readonly slot: Slot;
  readonly question: ReturnType<typeof questionOf>;
};

const changedMeanwhile =
  'Somebody else has just changed this appointment. It is as they left it: look, then move it again.';

/**
 * Cut here, paste there. What was cut stays cut until it has a new time or is let go; a time that
 * somebody else has just taken leaves it cut, with the next free ones.
 */
export function useMove(onMoved: (referralId: string) => void) {
  const [cut, setCut] = useState<Cut | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const toast = useToast();
  const words = usePatientWords();
  const moveBack = useMoveBack();
  const start = useCallback((next: Cut | null) => {
    setCut(next);
    setTrouble(null);
  }, []);
  const paste = async (slot: Slot, onPurpose: OnPurpose = nothingOnPurpose) => {
    if (!cut) return;
    setTrouble(null);
    const { id, version, referralId, patient } = cut;
    try {
      const before = await placeBefore(id);
      const change = { id, version, slotId: slot.id, ...onPurpose };
      const moved = await api.call('appointment.move', change);
      toast({
        who: words(patient),
        about: referralId,
        text: `Moved to ${whenOf(moved.startsAt)}.`,
        ...moveBack(patient, before, moved),
      });
      start(null);
      onMoved(referralId);
    } catch (error) {
      const { code } = errorData(error);
      if (code === 'stale' || code === 'appointment_wrong_state') {
        // Somebody else has dealt with it: what was cut is not what there is now.
        start(null);
        toast({ tone: 'red', who: words(patient), about: referralId, text: changedMeanwhile });
      } else setTrouble({ error, slot, question: questionOf(error, onPurpose) });
    }
  };
  return { cut, trouble, start, paste };
}
