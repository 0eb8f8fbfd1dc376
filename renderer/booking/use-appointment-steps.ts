import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { CancelledBy, QueueRow, ReferralDetail } from '../../shared/types.ts';
import { api } from '../api.ts';
import { usePatientToast } from '../components/patient-toast.ts';
import { useErrorToast } from '../components/toast.tsx';
import { appointmentStatusWords } from '../components/words.ts';

export type ShownAppointment = NonNullable<QueueRow['appointment']>;
type Changed = Output<'appointment.arrive'>;
export type Step =
  'appointment.arrive' | 'appointment.start' | 'appointment.attend' | 'appointment.leftBeforeSeen';

/**
 * What can happen to an appointment, each with Undo. The answer of one step is what the next goes
 * by: somebody who presses two buttons in a row is not told that "somebody else" was faster.
 */
export function useAppointmentSteps(
  shown: ShownAppointment,
  referral: Pick<ReferralDetail, 'patient' | 'referral'>,
) {
  const [latest, setLatest] = useState<ShownAppointment | null>(null);
  const [busy, setBusy] = useState(false);
  const toast = usePatientToast(referral.patient, referral.referral.id);
  const fail = useErrorToast();
  const current =
    latest && latest.id === shown.id && latest.version > shown.version ? latest : shown;
  const { id, version } = current;

  const undo = (changed: Changed) => () => {
    api.call('appointment.undo', { id, version: changed.version }).then(setLatest).catch(fail);
  };
  const run = (call: Promise<Changed>, words: (changed: Changed) => string) => {
    setBusy(true);
    call
      .then((changed) => {
        setLatest(changed);
        toast({ text: words(changed), onUndo: undo(changed) });
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
    dna(reason: string) {
      if (busy) return;
      run(
        api.call('appointment.dna', { id, version, reason }),
        () => 'Did not attend. Back in the queue to rebook.',
      );
    },
    cancel(cancelledBy: CancelledBy) {
      if (busy) return;
      run(
        api.call('appointment.cancel', { id, version, cancelledBy }),
        ({ cancelledLate }) =>
          `Cancelled${cancelledLate ? ', less than 24 hours before' : ''}. Back in the queue.`,
      );
    },
  };
}
