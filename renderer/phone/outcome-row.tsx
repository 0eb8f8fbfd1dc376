import type { ReactElement } from 'react';
import { possibleActions, type AppointmentAction } from '../../shared/appointment.ts';
import type { DayEnd } from '../../shared/types.ts';
import { useAppointmentSteps } from '../booking/use-appointment-steps.ts';
import { thisMoment, whenOf } from '../components/dates.ts';
import { PatientName, SafeContactFlags } from '../components/people.tsx';
import { appointmentStatusWords } from '../components/words.ts';
import type { PaneAction } from '../queue/referral-pane.tsx';
import { Numbers } from './call-row.tsx';
import { letterOf, Row } from './row.tsx';

export type OpenAppointment = DayEnd['noOutcome'][number];

/** Somebody of whom nobody has said how it went: one key says it. */
export function OutcomeRow(props: {
  readonly id: string;
  readonly appointment: OpenAppointment;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
  readonly onAction: (id: string, action: PaneAction) => void;
}): ReactElement {
  const { id, appointment, onAction } = props;
  const { patient, referralId } = appointment;
  const steps = useAppointmentSteps(appointment, { patient, referral: { id: referralId } });
  const { current, step } = steps;
  const onLetter = (letter: string): boolean => {
    const possible = possibleActions(current, thisMoment());
    const can = (action: AppointmentAction) => possible.includes(action);
    if (letter === 's' && can('attend')) step('appointment.attend');
    else if (letter === 'a' && can('arrive')) step('appointment.arrive');
    else if (letter === 'i' && can('start')) step('appointment.start');
    else if (letter === 'l' && can('leave')) step('appointment.leftBeforeSeen');
    else if (letter === 'l' && can('arrive')) {
      // Whoever left had come: nobody pressed that when they did.
      step('appointment.arrive');
      step('appointment.leftBeforeSeen');
    } else if (letter === 'd' && can('dna')) onAction(id, 'dna');
    else if (letter === 'c' && can('cancel')) onAction(id, 'cancel');
    else if (letter === 'm' && can('move')) onAction(id, 'move');
    else return false;
    return true;
  };
  return (
    <Row
      id={id}
      isChosen={props.isChosen}
      onChoose={props.onChoose}
      onKeyDown={(event) => {
        const letter = letterOf(event);
        if (letter !== null && onLetter(letter)) event.preventDefault();
      }}
    >
      <span role="gridcell" className="strong nowrap">
        {whenOf(appointment.startsAt)}
      </span>
      <span role="gridcell">
        <PatientName patient={patient} />
      </span>
      <span role="gridcell">
        <Numbers patient={patient} />
      </span>
      <span role="gridcell">
        <span className="badge badge-info">{appointmentStatusWords[current.status]}</span>
      </span>
      <span role="gridcell">{appointment.linkWorkerName}</span>
      <span role="gridcell" className="desk-row-flags">
        <SafeContactFlags flags={patient.safeContact} />
      </span>
    </Row>
  );
}
