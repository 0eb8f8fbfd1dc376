import { useState, type ReactElement } from 'react';
import type { ReferralDetail } from '../../shared/types.ts';
import { api } from '../api.ts';
import { Button } from '../components/button.tsx';
import { whenOf } from '../components/dates.ts';
import { download } from '../components/download.ts';
import { TextField } from '../components/fields.tsx';
import { MenuButton } from '../components/menu.tsx';
import { usePatientToast } from '../components/patient-toast.ts';
import { Notice } from '../components/states.tsx';
import { useErrorToast } from '../components/toast.tsx';
import { useKeys } from '../components/use-keys.ts';
import { appointmentStatusWords, wordFor } from '../components/words.ts';
import { useAppointmentSteps, type ShownAppointment } from './use-appointment-steps.ts';

const outputs = [
  { id: 'print', label: 'Print card' },
  { id: 'pdf', label: 'Save card as PDF' },
  { id: 'text', label: 'Copy text for the SMS tool' },
  { id: 'ics', label: 'Calendar file (.ics)' },
] as const;

/** The appointment in force: what can happen to it today, and what can be given to the patient. */
export function AppointmentActions(props: {
  readonly appointment: ShownAppointment;
  readonly detail: ReferralDetail;
  readonly canChange: boolean;
  readonly onMove: () => void;
}): ReactElement {
  const {
    current: appointment,
    step,
    dna,
    cancel,
  } = useAppointmentSteps(props.appointment, props.detail);
  const { id, status } = appointment;
  const [missing, setMissing] = useState(false);
  const [reason, setReason] = useState('');
  const toast = usePatientToast(props.detail.patient, props.detail.referral.id);
  const fail = useErrorToast();
  const coming = status === 'booked' || status === 'arrived';
  const here = status === 'arrived' || status === 'in_progress';
  const onKey = (key: string): boolean => {
    if (!props.canChange) return false;
    if (key === 'a' && status === 'booked') step('appointment.arrive');
    else if (key === 'i' && coming) step('appointment.start');
    else if (key === 's' && here) step('appointment.attend');
    else if (key === 'd' && status === 'booked') setMissing(true);
    else if (key === 'm' && status === 'booked') props.onMove();
    else return false;
    return true;
  };
  useKeys(onKey);
  return (
    <section className="card stack" aria-label="Appointment">
      <div className="row-between">
        <span className="strong">{whenOf(appointment.startsAt)}</span>
        <span className="badge badge-info">{wordFor(appointmentStatusWords, status)}</span>
      </div>
      {appointment.needsMoving ? (
        <Notice tone="amber">
          This time is no longer offered: find another one with the patient.
        </Notice>
      ) : null}
      {props.canChange ? (
        <div className="row">
          {status === 'booked' ? (
            <Button hint="A" onPress={() => step('appointment.arrive')}>
              Arrived
            </Button>
          ) : null}
          {coming ? (
            <Button hint="I" onPress={() => step('appointment.start')}>
              In the room
            </Button>
          ) : null}
          {here ? (
            <Button variant="primary" hint="S" onPress={() => step('appointment.attend')}>
              Seen
            </Button>
          ) : null}
          {status === 'booked' ? (
            <Button hint="D" onPress={() => setMissing(true)}>
              Did not attend…
            </Button>
          ) : null}
          {status === 'arrived' ? (
            <Button onPress={() => step('appointment.leftBeforeSeen')}>Left</Button>
          ) : null}
          {status === 'booked' ? (
            <Button hint="M" onPress={props.onMove}>
              Move
            </Button>
          ) : null}
          {status === 'booked' ? (
            <MenuButton
              options={[
                { id: 'patient', label: 'By the patient' },
                { id: 'practice', label: 'By the practice' },
              ]}
              onAction={cancel}
            >
              Cancel
            </MenuButton>
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
      {missing && status === 'booked' ? (
        <form
          className="stack"
          aria-label="Did not attend"
          onKeyDown={(event) => {
            if (event.key === 'Escape' && reason.trim() === '') setMissing(false);
          }}
          onSubmit={(event) => {
            event.preventDefault();
            dna(reason);
          }}
        >
          <TextField
            label="Why, and what would help next time?"
            value={reason}
            onChange={setReason}
            autoFocus
            maxLength={200}
          />
          <div className="row">
            <Button type="submit" variant="primary">
              Did not attend
            </Button>
            <Button onPress={() => setMissing(false)}>Back</Button>
          </div>
        </form>
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
  const warned = warnings.includes('no_letters') ? ' Hand it over; do not post it.' : '';
  if (output === 'print') {
    await api.call('output.print', { html });
    return `Card sent to the printer.${warned}`;
  }
  const { bytes } = await api.call('output.pdf', { html });
  download('appointment-card.pdf', bytes, 'application/pdf');
  return `Card saved.${warned}`;
}
