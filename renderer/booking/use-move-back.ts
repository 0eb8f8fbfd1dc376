import { localDateOf } from '../../shared/london-time.ts';
import type { Appointment } from '../../shared/types.ts';
import { api, errorData } from '../api.ts';
import { whenOf } from '../components/dates.ts';
import { usePatientWords } from '../components/patient-toast.ts';
import { useErrorToast, useToast } from '../components/toast.tsx';

type Named = { readonly surname: string; readonly forename: string };
type Moved = Pick<Appointment, 'id' | 'version' | 'referralId'>;
type MovedFrom = Pick<Appointment, 'slotId' | 'startsAt' | 'needsMoving'>;

/** Where somebody is before the move: lists do not say which slot that is. */
export const placeBefore = (id: string): Promise<Appointment> =>
  api.call('appointment.get', { id });

/**
 * Undo for a move: back to the time before, if nobody has it by now; else it says who has. There is
 * none where that time was not offered any more, which is why somebody was moved.
 */
export function useMoveBack() {
  const toast = useToast();
  const words = usePatientWords();
  const fail = useErrorToast();
  return (patient: Named, from: MovedFrom, moved: Moved): { readonly onUndo?: () => void } => {
    const { slotId, startsAt, needsMoving } = from;
    if (slotId === null || needsMoving) return {};
    const said = { who: words(patient), about: moved.referralId };
    const back = async () => {
      try {
        const { id, version } = moved;
        // What was asked about that time was answered when it was booked.
        const onPurpose = { confirmSameDay: true, openHeld: true };
        await api.call('appointment.move', { id, version, slotId, ...onPurpose });
        toast({ ...said, text: `Moved back to ${whenOf(startsAt)}.` });
      } catch (error) {
        const holder = errorData(error).code === 'slot_taken' ? await holderOf(from) : null;
        if (!holder) return fail(error);
        const text = `Not moved back: ${words(holder)} has ${whenOf(startsAt)} by now.`;
        toast({ ...said, tone: 'red', text });
      }
    };
    return { onUndo: () => void back().catch(fail) };
  };
}

async function holderOf({ slotId, startsAt }: MovedFrom): Promise<Named | null> {
  const { columns } = await api.call('diary.day', { date: localDateOf(startsAt) });
  const all = columns.flatMap(({ appointments }) => appointments);
  return all.find((one) => one.slotId === slotId)?.patient ?? null;
}
