import { CircleDashed, Hourglass } from 'lucide-react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { possibleActions, type AppointmentAction } from '../../shared/appointment.ts';
import type { DiaryAppointment } from '../../shared/diary-rows.ts';
import { personKeys } from '../../shared/screen-keys.ts';
import type { Slot } from '../../shared/types.ts';
import { useAppointmentSteps } from '../booking/use-appointment-steps.ts';
import { thisMoment } from '../components/dates.ts';
import { PatientName, SafeContactFlags } from '../components/people.tsx';
import { modeWords } from '../components/words.ts';
import type { PaneAction } from '../queue/referral-pane.tsx';
import { freeWords, heldWords } from './held-words.ts';
import { NeedsMovingBadge, StatusBadge } from './status-badge.tsx';

/** What can be done in the day; the keys of a cell are for whoever stands in that cell. */
export type DayDoes = {
  /** Clinicians refer; the desk and the link workers book. */
  readonly canChange: boolean;
  /** Opens them in the pane, with one of its forms where `action` names one. */
  readonly onAppointment: (appointment: DiaryAppointment, action?: PaneAction) => void;
  readonly onSlot: (slot: Slot, book?: boolean) => void;
  readonly onCut: (appointment: DiaryAppointment) => void;
  /** The mouse takes hold of somebody who may be moved. */
  readonly onGrab: (event: PointerEvent, appointment: DiaryAppointment) => void;
};

type Common = DayDoes & {
  readonly id: string;
  readonly name: string;
  readonly current: boolean;
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
};

/** What only the pane can do: it does it to whoever it shows. */
const paneKeys = new Set(['e', 'g']);

/** Whatever a letter cannot do here it does to nobody, unless the pane shows the same person (`inPane`). */
function cellKeys(event: KeyboardEvent, does: (key: string) => void, inPane = false): void {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (inPane && paneKeys.has(key)) return;
  if (!personKeys.has(key)) return;
  event.preventDefault();
  does(key);
}

export function FreeItem(props: Common & { readonly slot: Slot }): ReactElement {
  const { slot, canChange, onSlot } = props;
  const held = heldWords(slot);
  return (
    <button
      type="button"
      className="diary-item"
      data-status="free"
      data-held={held !== null}
      data-drop
      data-id={props.id}
      aria-pressed={props.current}
      tabIndex={props.tabIndex}
      onFocus={props.onFocus}
      onClick={() => onSlot(slot)}
      onKeyDown={(event) =>
        cellKeys(event, (key) => {
          if (key === 'v') onSlot(slot);
          else if (key === 'b' && canChange) onSlot(slot, true);
        })
      }
    >
      <Said name={props.name} />
      <span className="soft" aria-hidden="true">
        {held ? (
          <>
            <Hourglass size={13} /> {held}
          </>
        ) : (
          <>
            <CircleDashed size={13} /> {freeWords(slot)}
          </>
        )}
        {slot.mode === 'in_practice' ? '' : ` · ${modeWords[slot.mode].toLowerCase()}`}
        {slot.room ? ` · ${slot.room}` : ''}
      </span>
    </button>
  );
}

export function AppointmentItem(
  props: Common & { readonly appointment: DiaryAppointment; readonly moving: boolean },
): ReactElement {
  const { appointment, onAppointment } = props;
  const { onKey, toMove } = useItemKeys(props);
  return (
    <button
      type="button"
      className="diary-item"
      data-status={appointment.status}
      data-id={props.id}
      data-moving={props.moving}
      aria-pressed={props.current}
      tabIndex={props.tabIndex}
      onFocus={props.onFocus}
      onClick={() => onAppointment(appointment)}
      onKeyDown={(event) => cellKeys(event, onKey, props.current)}
      onPointerDown={(event) => {
        const moved = toMove();
        if (moved) props.onGrab(event, moved);
      }}
    >
      <Said name={props.name} />
      {appointment.status === 'cancelled' ? (
        <span aria-hidden="true">
          <StatusBadge status="cancelled" /> <PatientName patient={appointment.patient} />
        </span>
      ) : (
        <Seen {...props} />
      )}
    </button>
  );
}

/** For the eye: who, and how it stands with them, by word and shape. */
function Seen(props: {
  readonly appointment: DiaryAppointment;
  readonly moving: boolean;
}): ReactElement {
  const { appointment, moving } = props;
  return (
    <>
      <span aria-hidden="true">
        <PatientName patient={appointment.patient} />
      </span>
      <span className="row" aria-hidden="true">
        <StatusBadge status={appointment.status} />
        {moving ? <span className="badge badge-info">Being moved</span> : null}
        {appointment.unscheduled ? <span className="badge badge-info">See now</span> : null}
        {appointment.needsMoving ? <NeedsMovingBadge /> : null}
        {appointment.mode === 'in_practice' ? null : (
          <span className="soft">{modeWords[appointment.mode]}</span>
        )}
        <SafeContactFlags flags={appointment.patient.safeContact} />
      </span>
    </>
  );
}

/** All of it in one sentence for the ear; what follows it in the button is for the eye. */
const Said = ({ name }: { readonly name: string }): ReactElement => (
  <span className="visually-hidden no-print">{name}</span>
);

/** Its keys, and itself where it may be moved now: as it is since the last key, not as it was read. */
function useItemKeys(props: DayDoes & { readonly appointment: DiaryAppointment }) {
  const { appointment, canChange, onAppointment, onCut } = props;
  const { patient, referralId } = appointment;
  const { current, step } = useAppointmentSteps(appointment, {
    patient,
    referral: { id: referralId },
  });
  const can = (action: AppointmentAction) =>
    canChange && possibleActions(current, thisMoment()).includes(action);
  const toMove = () => (can('move') ? { ...appointment, version: current.version } : null);
  const onKey = (key: string) => {
    if (key === 'a' && can('arrive')) step('appointment.arrive');
    else if (key === 'i' && can('start')) step('appointment.start');
    else if (key === 's' && can('attend')) step('appointment.attend');
    else if (key === 'd' && can('dna')) onAppointment(appointment, 'dna');
    else if (key === 'l' && can('leave')) step('appointment.leftBeforeSeen');
    else if (key === 'c' && can('cancel')) onAppointment(appointment, 'cancel');
    else if (key === 'b' && canChange) onAppointment(appointment, 'book');
    else if (key === 'p' && canChange) onAppointment(appointment, 'phone');
    else if (key === 'n') onAppointment(appointment, 'note');
    else if (key === 'm') {
      const moved = toMove();
      if (moved) onCut(moved);
    }
  };
  return { onKey, toMove };
}
