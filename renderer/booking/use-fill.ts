import { useState } from 'react';
import type { Offer } from '../../shared/types.ts';
import { api } from '../api.ts';
import { whenOf } from '../components/dates.ts';
import { usePatientWords } from '../components/patient-toast.ts';
import { useErrorToast, useToast } from '../components/toast.tsx';
import { nothingOnPurpose, questionOf, type Question } from './on-purpose.ts';
import { placeBefore, useMoveBack } from './use-move-back.ts';

/** Books or moves the one who was chosen; what stands against it is asked about once. */
export function useFill(props: {
  readonly slot: { readonly id: string };
  readonly onBooked: (referralId: string) => void;
}) {
  const { slot, onBooked } = props;
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState<(Question & { readonly id: string }) | null>(null);
  const toast = useToast();
  const words = usePatientWords();
  const fail = useErrorToast();
  const moveBack = useMoveBack();
  const book = async (offer: Offer) => {
    setError(null);
    const onPurpose = asked?.id === offer.id ? asked.yes : nothingOnPurpose;
    try {
      const change = { slotId: slot.id, ...onPurpose };
      // Of several, the one in hand may be another than the one that needs a new time.
      const { toMove } = offer;
      const before = toMove ? await placeBefore(toMove.id) : null;
      const booked = toMove
        ? await api.call('appointment.move', { ...toMove, ...change })
        : await api.call('appointment.book', { referralId: offer.id, ...change });
      const undo = { id: booked.id, version: booked.version };
      toast({
        who: words(offer.patient),
        about: offer.id,
        text: `${before ? 'Moved to' : 'Booked'} ${whenOf(booked.startsAt)}.`,
        ...(before
          ? moveBack(offer.patient, before, booked)
          : { onUndo: () => void api.call('appointment.undo', undo).catch(fail) }),
      });
      onBooked(offer.id);
    } catch (problem) {
      const question = questionOf(problem, onPurpose);
      setAsked(question && { ...question, id: offer.id });
      if (!question) setError(problem);
    }
  };
  return { book, error, asked };
}
