import type { Output, Parsed } from '../../shared/contract.ts';
import { appointmentCard } from '../../shared/appointment-card.ts';
import { appointmentText, outputWarnings } from '../../shared/appointment-text.ts';
import { localDateOf } from '../../shared/calendar.ts';
import { sayPlace } from '../../shared/clinic-sentence.ts';
import { AppError } from '../../shared/errors.ts';
import { appointmentIcs, type IcsAppointment } from '../../shared/ics.ts';
import type { Ctx } from '../context.ts';
import { practiceSettings } from '../settings/settings.repo.ts';
import { safeContactOf } from '../patients/patient-view.ts';
import { outputRow, type OutputRow } from './appointments.repo.ts';

/** What the patient takes home: card, text, calendar entry. Wording: shared/appointment-*.ts. */

/** Of a time that is no longer offered nothing is given: the patient would come for nothing. */
export const isOffered = ({ status, needsMoving }: Pick<OutputRow, 'status' | 'needsMoving'>) =>
  status !== 'booked' || needsMoving === 0;

/** @throws AppError `time_not_offered`. */
async function factsOf({ db, subject }: Pick<Ctx, 'db' | 'subject'>, id: string) {
  const row = await outputRow(db, id);
  if (!row) throw new AppError('not_found');
  if (!isOffered(row)) throw new AppError('time_not_offered');
  subject('appointment', id);
  const { practiceName, practicePhone, practiceAddress } = await practiceSettings(db);
  const patientName = [row.title, row.forename, row.surname].filter(Boolean).join(' ');
  return {
    row,
    safeContact: safeContactOf(row),
    of: { ...row, practiceName, practicePhone, practiceAddress, patientName },
  };
}

export async function card(
  ctx: Pick<Ctx, 'db' | 'subject'>,
  { id }: Parsed<'appointment.card'>,
): Promise<Output<'appointment.card'>> {
  const { of, safeContact } = await factsOf(ctx, id);
  return { html: appointmentCard(of, safeContact), warnings: outputWarnings(safeContact) };
}

/** @throws AppError `no_texts`. */
export async function text(
  ctx: Pick<Ctx, 'db' | 'subject'>,
  { id }: Parsed<'appointment.text'>,
): Promise<Output<'appointment.text'>> {
  const { of, safeContact } = await factsOf(ctx, id);
  return { text: appointmentText(of, safeContact) };
}

export async function ics(
  ctx: Pick<Ctx, 'db' | 'now' | 'subject'>,
  { id }: Parsed<'appointment.ics'>,
): Promise<Output<'appointment.ics'>> {
  const { of, row } = await factsOf(ctx, id);
  const fileName = `appointment-${localDateOf(row.startsAt)}.ics`;
  return { fileName, ics: appointmentIcs(icsEntry(row, of), ctx.now) };
}

type Practice = Pick<IcsAppointment, 'practiceName' | 'practicePhone'> & {
  readonly practiceAddress: string;
};

export function icsEntry(row: OutputRow, practice: Practice): IcsAppointment {
  const inPractice = row.mode === 'in_practice' && practice.practiceAddress !== '';
  return {
    ...row,
    practiceName: practice.practiceName,
    practicePhone: practice.practicePhone,
    cancelled: row.status === 'cancelled',
    place: inPractice ? practice.practiceAddress : sayPlace(row.mode, row.room),
  };
}
