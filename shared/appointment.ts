import { localDateOf, minutesBetween } from './calendar.ts';
import { AppError, assertNever } from './errors.ts';
import type { AppointmentStatus } from './types.ts';

/**
 * The states of an appointment: booked, arrived, in the room, seen; or did not
 * attend, cancelled, left before being seen. A busy desk skips steps, so later steps may be taken
 * from any earlier one; only undo goes back.
 */
export const appointmentActions = [
  'arrive',
  'start',
  'attend',
  'dna',
  'leave',
  'cancel',
  'move',
] as const;
export type AppointmentAction = (typeof appointmentActions)[number];

type Step = { readonly from: readonly AppointmentStatus[]; readonly to: AppointmentStatus };

const steps: Readonly<Record<AppointmentAction, Step>> = {
  arrive: { from: ['booked'], to: 'arrived' },
  start: { from: ['booked', 'arrived'], to: 'in_progress' },
  attend: { from: ['booked', 'arrived', 'in_progress'], to: 'attended' },
  dna: { from: ['booked'], to: 'dna' },
  leave: { from: ['arrived', 'in_progress'], to: 'left_before_seen' },
  cancel: { from: ['booked', 'arrived'], to: 'cancelled' },
  move: { from: ['booked'], to: 'booked' },
};

/** What can be done while the day has not come. */
const ahead: ReadonlySet<AppointmentAction> = new Set(['cancel', 'move']);

export type Planned = { readonly status: AppointmentStatus; readonly startsAt: string };

/**
 * The status an action leads to, or null where it makes no sense from here: nobody arrives, is seen
 * or is missed before the day (in Europe/London) of the appointment.
 */
export function nextStatus(
  { status, startsAt }: Planned,
  action: AppointmentAction,
  now: string,
): AppointmentStatus | null {
  const step = steps[action];
  if (!step.from.includes(status)) return null;
  return ahead.has(action) || localDateOf(now) >= localDateOf(startsAt) ? step.to : null;
}

export function possibleActions(appointment: Planned, now: string): AppointmentAction[] {
  return appointmentActions.filter((action) => nextStatus(appointment, action, now) !== null);
}

/** As `nextStatus`. @throws AppError `appointment_wrong_state` with the current status. */
export function takeStep(appointment: Planned, action: AppointmentAction, now: string) {
  const next = nextStatus(appointment, action, now);
  if (next === null) {
    throw new AppError('appointment_wrong_state', { detail: { status: appointment.status } });
  }
  return next;
}

/** Still ahead or going on: it holds the patient's and the link worker's time. */
export const activeStatuses = ['booked', 'arrived', 'in_progress'] as const;

/** Late is under 24 hours of elapsed time before the start, and after it. */
export function isLateCancellation(startsAt: string, now: string): boolean {
  return minutesBetween(now, startsAt) < 24 * 60;
}

/** What happened to an appointment, in order; `undone` takes back the latest that is left. */
export const appointmentEventKinds = [
  'booked',
  'moved',
  'arrived',
  'in_progress',
  'attended',
  'dna',
  'cancelled',
  'left_before_seen',
  'needs_moving',
  'settled',
  'undone',
] as const;
export type AppointmentEventKind = (typeof appointmentEventKinds)[number];

type StatusEvent = { readonly kind: AppointmentEventKind; readonly at: string };

const isStatusKind = (kind: AppointmentEventKind): boolean =>
  kind !== 'needs_moving' && kind !== 'settled';

/**
 * What undo would take back and the status before it; null where there is nothing. The status
 * before a booking is null: it never was. A move is not undone but moved again: the old slot may
 * be somebody else's by now.
 */
export function undoTarget<Event extends StatusEvent>(
  events: readonly Event[],
): { readonly undo: Event; readonly to: AppointmentStatus | null } | null {
  const standing: Event[] = [];
  for (const event of events) {
    if (event.kind === 'undone') standing.pop();
    else if (isStatusKind(event.kind)) standing.push(event);
  }
  const undo = standing.pop();
  if (!undo || undo.kind === 'moved') return null;
  const before = standing.at(-1);
  return { undo, to: before ? statusAfter(before.kind) : null };
}

/** Whether it waited for another time when this happened to it. `events`: all, in order. */
export function neededMoving<Event extends StatusEvent>(
  events: readonly Event[],
  before: Event,
): boolean {
  const latest = events
    .slice(0, events.indexOf(before))
    .findLast(({ kind }) => kind === 'moved' || !isStatusKind(kind));
  return latest?.kind === 'needs_moving';
}

function statusAfter(kind: AppointmentEventKind): AppointmentStatus {
  switch (kind) {
    case 'arrived':
    case 'in_progress':
    case 'attended':
    case 'dna':
    case 'cancelled':
    case 'left_before_seen':
      return kind;
    case 'booked':
    case 'moved':
    case 'needs_moving':
    case 'settled':
    case 'undone':
      return 'booked';
    default:
      return assertNever(kind);
  }
}

/** Slips are noticed the same day; afterwards the register has been read by others. */
export function checkUndoInTime(at: string, now: string): void {
  if (localDateOf(at) !== localDateOf(now)) throw new AppError('undo_too_late');
}
