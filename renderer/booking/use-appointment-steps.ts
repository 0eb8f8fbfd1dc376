import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { CancelledBy, QueueRow } from '../../shared/types.ts';
import { api } from '../api.ts';
import { useErrorToast, useToast } from '../components/toast.tsx';
import { appointmentStatusWords } from '../components/words.ts';

export type ShownAppointment = NonNullable<QueueRow['appointment']>;
type Changed = Output<'appointment.arrive'>;
export type Step =
  'appointment.arrive' | 'appointment.start' | 'appointment.attend' | 'appointment.leftBeforeSeen';

/**
 * What can happen to an appointment, each with Undo. The answer of one step is what the next goes
 * by: somebody who presses two buttons in a row is not told that "somebody else" was faster.
 */
export function useAppointmentSteps(shown: ShownAppointment) {
  const [latest, setLatest] = useState<ShownAppointment | null>(null);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const fail = useErrorToast();
  const current =
    latest && latest.id === shown.id && latest.version > shown.version ? latest : shown;
  const { id, version } = current;

  const undo = (changed: Changed) => () => {
    api.call('appointment.undo', { id, version: changed.version }).then(setLatest).catch(fail);
  };
  const run = (call: Promise<Changed>, words: (changed: Changed) => string, after?: () => void) => {
    setBusy(true);
    call
      .then((changed) => {
        setLatest(changed);
        toast({ text: words(changed), onUndo: undo(changed) });
        after?.();
      })
      .catch(fail)
      .finally(() => setBusy(false));
  };
  return {
    current,
    step(channel: Step) {
      if (busy) return;
      run(api.call(channel, { id, version }), ({ status }) => `${appointmentStatusWords[status]}.`);
    },
    dna(reason: string, saved: () => void) {
      if (busy) return;
      run(
        api.call('appointment.dna', { id, version, reason }),
        () => 'Did not attend. Back in the queue to rebook.',
        saved,
      );
    },
    cancel(cancelledBy: CancelledBy, reason: string, saved: () => void) {
      if (busy) return;
      run(
        api.call('appointment.cancel', { id, version, cancelledBy, reason }),
        ({ cancelledLate }) =>
          `Cancelled${cancelledLate ? ', less than 24 hours before' : ''}. Back in the queue.`,
        saved,
      );
    },
  };
}
