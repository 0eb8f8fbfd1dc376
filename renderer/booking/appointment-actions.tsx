import { useState, type ReactElement } from 'react';
import type { CancelledBy, QueueRow } from '../../shared/types.ts';
import { api } from '../api.ts';
import { Button } from '../components/button.tsx';
import { whenOf } from '../components/dates.ts';
import { download } from '../components/download.ts';
import { TextField } from '../components/fields.tsx';
import { MenuButton } from '../components/menu.tsx';
import { Notice } from '../components/states.tsx';
import { useErrorToast, useToast } from '../components/toast.tsx';
import { appointmentStatusWords, wordFor } from '../components/words.ts';

type Shown = NonNullable<QueueRow['appointment']>;
type Step =
  'appointment.arrive' | 'appointment.start' | 'appointment.attend' | 'appointment.leftBeforeSeen';

const outputs = [
  { id: 'print', label: 'Print card' },
  { id: 'pdf', label: 'Save card as PDF' },
  { id: 'text', label: 'Copy text for the SMS tool' },
  { id: 'ics', label: 'Calendar file (.ics)' },
] as const;

/** The appointment in force: what can happen to it today, and what can be given to the patient. */
export function AppointmentActions(props: {
  readonly appointment: Shown;
  readonly canChange: boolean;
  readonly onMove: () => void;
}): ReactElement {
  const { appointment } = props;
  const { id, version, status } = appointment;
  const [missing, setMissing] = useState(false);
  const [reason, setReason] = useState('');
  const toast = useToast();
  const fail = useErrorToast();
  const undo = (changed: { id: string; version: number }) => () =>
    void api.call('appointment.undo', { id: changed.id, version: changed.version }).catch(fail);
  const step = (channel: Step) =>
    void api
      .call(channel, { id, version })
      .then((changed) =>
        toast({ text: `${appointmentStatusWords[changed.status]}.`, onUndo: undo(changed) }),
      )
      .catch(fail);
  const dna = () =>
    void api
      .call('appointment.dna', { id, version, reason })
      .then((changed) =>
        toast({ text: 'Did not attend. Back in the queue to rebook.', onUndo: undo(changed) }),
      )
      .catch(fail);
  const cancel = (cancelledBy: CancelledBy) =>
    void api
      .call('appointment.cancel', { id, version, cancelledBy })
      .then((changed) =>
        toast({
          text: `Cancelled${changed.cancelledLate ? ', less than 24 hours before' : ''}. Back in the queue.`,
          onUndo: undo(changed),
        }),
      )
      .catch(fail);
  const coming = status === 'booked' || status === 'arrived';
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
            <Button onPress={() => step('appointment.arrive')}>Arrived</Button>
          ) : null}
          {coming ? <Button onPress={() => step('appointment.start')}>In the room</Button> : null}
          {status === 'booked' ? null : (
            <Button variant="primary" onPress={() => step('appointment.attend')}>
              Seen
            </Button>
          )}
          {status === 'booked' ? (
            <Button onPress={() => setMissing(true)}>Did not attend…</Button>
          ) : null}
          {status === 'arrived' ? (
            <Button onPress={() => step('appointment.leftBeforeSeen')}>Left</Button>
          ) : null}
          {status === 'booked' ? <Button onPress={props.onMove}>Move</Button> : null}
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
          onSubmit={(event) => {
            event.preventDefault();
            dna();
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
