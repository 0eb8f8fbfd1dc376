import { useLayoutEffect, useRef, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { CancelledBy, QueueRow } from '../../shared/types.ts';
import { api } from '../api.ts';
import { usePatientToast } from '../components/patient-toast.ts';
import { useErrorToast } from '../components/toast.tsx';
import { appointmentStatusWords } from '../components/words.ts';
import type { Missed } from './missed-form.tsx';

export type ShownAppointment = NonNullable<QueueRow['appointment']>;
type Changed = Output<'appointment.arrive'>;
export type Step =
  'appointment.arrive' | 'appointment.start' | 'appointment.attend' | 'appointment.leftBeforeSeen';

/**
 * What can happen to an appointment, each with Undo. The answer of one step is what the next goes
 * by: somebody who presses two buttons in a row is not told that "somebody else" was faster, and a
 * press while the last one is on its way waits its turn.
 */
export function useAppointmentSteps(
  shown: ShownAppointment,
  referral: {
    readonly patient: { readonly surname: string; readonly forename: string };
    readonly referral: { readonly id: string };
  },
) {
  const [latest, setLatest] = useState<ShownAppointment | null>(null);
  const newest = useRef<ShownAppointment>(shown);
  const before = useRef<Promise<void>>(Promise.resolve());
  const asked = useRef<string | null>(null);
  const toast = usePatientToast(referral.patient, referral.referral.id);
  const fail = useErrorToast();
  const current =
    latest && latest.id === shown.id && latest.version > shown.version ? latest : shown;
  useLayoutEffect(() => {
    newest.current = current;
  }, [current]);
  const keep = (changed: ShownAppointment) => {
    newest.current = changed;
    setLatest(changed);
  };
  const { id } = current;

  const undo = (changed: Changed) => () => {
    api.call('appointment.undo', { id, version: changed.version }).then(keep).catch(fail);
  };
  const run = (
    step: string,
    call: (version: number) => Promise<Changed>,
    words: (changed: Changed) => string,
    after?: (changed: Changed) => void,
  ) => {
    // The second half of a double click.
    if (asked.current === step) return;
    asked.current = step;
    before.current = before.current.then(async () => {
      try {
        const changed = await call(newest.current.version);
        keep(changed);
        toast({ text: words(changed), onUndo: undo(changed) });
        after?.(changed);
      } catch (error) {
        fail(error);
      } finally {
        if (asked.current === step) asked.current = null;
      }
    });
  };
  return {
    current,
    step(channel: Step) {
      run(
        channel,
        (version) => api.call(channel, { id, version }),
        ({ status }) => `${appointmentStatusWords[status]}.`,
      );
    },
    dna(missed: Missed, saved: () => void) {
      run(
        'dna',
        (version) => api.call('appointment.dna', { id, version, ...missed }),
        () => 'Did not attend. Back in the queue to rebook.',
        saved,
      );
    },
    cancel(cancelledBy: CancelledBy, reason: string, saved: (cancelled: Changed) => void) {
      run(
        'cancel',
        (version) => api.call('appointment.cancel', { id, version, cancelledBy, reason }),
        ({ cancelledLate }) =>
          `Cancelled${cancelledLate ? ', less than 24 hours before' : ''}. Back in the queue.`,
        saved,
      );
    },
  };
}
