import { safeContactWords } from '../../shared/safe-contact.ts';
import { longDayOf, timeOf } from '../components/dates.ts';
import { appointmentStatusWords, modeWords } from '../components/words.ts';
import { heldWords } from './held-words.ts';
import type { Cell, DiaryAppointment } from './day-rows.ts';

type Where = {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** UTC instant. */
  readonly startsAt: string;
  /** The link worker's name. */
  readonly linkWorker: string;
};

/** "Tuesday 5 January, 10:45": the year is in the heading. */
const whenSaid = ({ date, startsAt }: Where): string =>
  `${longDayOf(date).replace(/ \d{4}$/, '')}, ${timeOf(startsAt)}`;

const sayMode = (mode: keyof typeof modeWords): string | null =>
  mode === 'in_practice' ? null : modeWords[mode].toLowerCase();

const listed = (parts: readonly (string | null | false)[]): string =>
  parts.filter(Boolean).join(', ');

/**
 * What a screen reader says of a place in the day: "Tuesday 5 January, 10:45, free, Room 3, Ms A",
 * "Tuesday 5 January, 10:45, booked, CAMPBELL, Mary, Ms A". `patientWords` says a name as this
 * screen may.
 */
export function cellName(
  cell: Cell,
  where: Where,
  patientWords: (patient: DiaryAppointment['patient']) => string,
  moving = false,
): string {
  const when = whenSaid(where);
  if (cell === null) return listed([when, 'no slot', where.linkWorker]);
  if (cell.kind === 'slot') {
    const held = heldWords(cell.slot);
    return listed([
      when,
      held ?? 'free',
      sayMode(cell.slot.mode),
      cell.slot.room,
      where.linkWorker,
    ]);
  }
  const { appointment } = cell;
  return listed([
    when,
    appointmentStatusWords[appointment.status].toLowerCase(),
    moving && 'being moved',
    appointment.needsMoving && 'needs moving',
    appointment.unscheduled && 'see now',
    patientWords(appointment.patient),
    sayMode(appointment.mode),
    ...safeContactWords(appointment.patient.safeContact).map(({ text }) => text),
    where.linkWorker,
  ]);
}
