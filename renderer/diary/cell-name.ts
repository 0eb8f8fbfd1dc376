import { sayDayOfYear } from '../../shared/diary-dates.ts';
import type { Cell, DiaryAppointment } from '../../shared/diary-rows.ts';
import { safeContactWords } from '../../shared/safe-contact.ts';
import { appointmentStatusWords, modeWords } from '../components/words.ts';
import { freeWords } from './held-words.ts';

type Where = {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Wall clock, HH:MM. */
  readonly time: string;
  /** The link worker's name. */
  readonly linkWorker: string;
};

const sayMode = (mode: keyof typeof modeWords): string | null =>
  mode === 'in_practice' ? null : modeWords[mode].toLowerCase();

const listed = (parts: readonly (string | null | false)[]): string =>
  parts.filter(Boolean).join(', ');

/**
 * What a screen reader says of a place in the day: "Tuesday 5 January, 10:45, free, Room 3, Ms A",
 * "Tuesday 5 January, 10:45, booked, CAMPBELL, Mary, Ms A". The year is in the heading.
 * `patientWords` says a name as this screen may; null is a time at which nothing is.
 */
export function cellName(
  cell: Cell | null,
  where: Where,
  patientWords: (patient: DiaryAppointment['patient']) => string,
  moving = false,
): string {
  const when = `${sayDayOfYear(where.date)}, ${where.time}`;
  if (cell === null) return listed([when, 'no slot', where.linkWorker]);
  if (cell.kind === 'slot') {
    return listed([
      when,
      freeWords(cell.slot),
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
