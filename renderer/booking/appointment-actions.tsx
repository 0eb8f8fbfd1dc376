import type { ReactElement } from 'react';
import { possibleActions, type AppointmentAction } from '../../shared/appointment.ts';
import type { ReferralDetail } from '../../shared/types.ts';
import { api } from '../api.ts';
import { Button } from '../components/button.tsx';
import { sentence, thisMoment, whenOf } from '../components/dates.ts';
import { useHasDraft } from '../components/drafts.tsx';
import { download } from '../components/download.ts';
import { MenuButton } from '../components/menu.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { Notice } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { useKeys } from '../components/use-keys.ts';
import { appointmentStatusWords } from '../components/words.ts';
import { attendanceWords } from './attendance.ts';
import { CancelForm } from './cancel-form.tsx';
import { MissedForm } from './missed-form.tsx';
import { useAppointmentSteps, type ShownAppointment } from './use-appointment-steps.ts';

const outputs = [
  { id: 'print', label: 'Print card' },
  { id: 'pdf', label: 'Save card as PDF' },
  { id: 'text', label: 'Copy text for the SMS tool' },
  { id: 'ics', label: 'Calendar file (.ics)' },
] as const;

/** A time that a cancellation gave back. */
export type FreedSlot = { readonly id: string; readonly startsAt: string };

/** The appointment in force: what can happen to it today, and what can be given to the patient. */
export function AppointmentActions(props: {
  readonly appointment: ShownAppointment;
  readonly detail: ReferralDetail;
  readonly canChange: boolean;
  /** The form that was asked for, here or by a key elsewhere on the screen. */
  readonly asked: 'cancel' | 'dna' | null;
  readonly onAsk: (form: 'cancel' | 'dna' | null) => void;
  readonly onMove: () => void;
  /** Cancelled, and its time is free for somebody else. */
  readonly onFreed: (slot: FreedSlot) => void;
}): ReactElement {
  const {
    current: appointment,
    step,
    dna,
    cancel,
  } = useAppointmentSteps(props.appointment, props.detail);
  const { id, status } = appointment;
  const asked = props.asked === 'dna';
  const missing = useHasDraft(`dna/${id}`) || asked;
  const cancelling = props.asked === 'cancel';
  const cancels = useHasDraft(`cancel/${id}`) || cancelling;
  const toast = usePatientToast(props.detail.patient, props.detail.referral.id);
  const fail = useErrorToast();
  const possible = possibleActions(appointment, thisMoment());
  const can = (action: AppointmentAction) => props.canChange && possible.includes(action);
  const onKey = (key: string): boolean => {
    if (key === 'a' && can('arrive')) step('appointment.arrive');
    else if (key === 'i' && can('start')) step('appointment.start');
    else if (key === 's' && can('attend')) step('appointment.attend');
    else if (key === 'd' && can('dna')) props.onAsk('dna');
    else if (key === 'c' && can('cancel')) props.onAsk('cancel');
    else if (key === 'm' && can('move')) props.onMove();
    else return false;
    return true;
  };
  useKeys(onKey);
  return (
    <section className="card stack" aria-label="Appointment">
      <div className="row-between">
        <span className="strong">{whenOf(appointment.startsAt)}</span>
        <span className="badge badge-info">{appointmentStatusWords[status]}</span>
      </div>
      {appointment.needsMoving ? (
        <Notice tone="amber">
          This time is no longer offered: find another one with the patient.
        </Notice>
      ) : null}
      {props.canChange ? (
        <div className="row">
          {can('arrive') ? (
            <Button hint="A" onPress={() => step('appointment.arrive')}>
              Arrived
            </Button>
          ) : null}
          {can('start') ? (
            <Button hint="I" onPress={() => step('appointment.start')}>
              In the room
            </Button>
          ) : null}
          {can('attend') ? (
            <Button
              variant={status === 'booked' ? 'secondary' : 'primary'}
              hint="S"
              onPress={() => step('appointment.attend')}
            >
              Seen
            </Button>
          ) : null}
          {can('dna') ? (
            <Button hint="D" onPress={() => props.onAsk('dna')}>
              Did not attend…
            </Button>
          ) : null}
          {can('leave') ? (
            <Button onPress={() => step('appointment.leftBeforeSeen')}>Left</Button>
          ) : null}
          {can('move') ? (
            <Button hint="M" onPress={props.onMove}>
              Move
            </Button>
          ) : null}
          {can('cancel') ? (
            <Button hint="C" onPress={() => props.onAsk('cancel')}>
              Cancel…
            </Button>
          ) : null}
          <MenuButton
            options={outputs}
            onAction={(output) =>
              give(id, output)
                .then((text) => toast({ text }))
                .catch(fail)
            }
          >
            Give to patient
          </MenuButton>
        </div>
      ) : null}
      {cancels && can('cancel') && props.canChange ? (
        <CancelForm
          key={`cancel ${cancelling}`}
          appointmentId={id}
          focus={cancelling}
          onCancel={(by, reason, saved) =>
            cancel(by, reason, ({ slotId, startsAt }) => {
              saved();
              if (slotId !== null) props.onFreed({ id: slotId, startsAt });
            })
          }
          onBack={() => props.onAsk(null)}
        />
      ) : null}
      {missing && can('dna') ? (
        <MissedForm
          key={`dna ${asked}`}
          appointmentId={id}
          patient={props.detail.patient}
          history={sentence(attendanceWords({ ...props.detail, missed: props.detail.dna }))}
          focus={asked}
          onMissed={dna}
          onBack={() => props.onAsk(null)}
        />
      ) : null}
    </section>
  );
}

/** Answers what to say to the user afterwards. */
async function give(id: string, output: (typeof outputs)[number]['id']): Promise<string> {
  if (output === 'text') {
    const { text } = await api.call('appointment.text', { id });
    await api.call('clipboard.writeText', { text });
    return 'Text copied.';
  }
  if (output === 'ics') {
    const { fileName, ics } = await api.call('appointment.ics', { id });
    download(fileName, ics, 'text/calendar');
    return 'Calendar file saved.';
  }
  const { html, warnings } = await api.call('appointment.card', { id });
  const warned = warnings.includes('not_at_home') ? ' Hand it over; do not post it.' : '';
  if (output === 'print') {
    const { printed } = await api.call('output.print', { html });
    return printed ? `Card sent to the printer.${warned}` : 'Not printed.';
  }
  const { bytes } = await api.call('output.pdf', { html });
  download('appointment-card.pdf', bytes, 'application/pdf');
  return `Card saved.${warned}`;
}
