import type { Output, Parsed } from '../../shared/contract.ts';
import { outputWarnings } from '../../shared/appointment-text.ts';
import { localDateOf } from '../../shared/calendar.ts';
import { AppError } from '../../shared/errors.ts';
import { appointmentsIcs } from '../../shared/ics.ts';
import { seriesCard, seriesText } from '../../shared/series-outputs.ts';
import type { Ctx } from '../context.ts';
import { safeContactOf } from '../patients/patient-view.ts';
import { practiceSettings } from '../settings/settings.repo.ts';
import { outputRowsOf } from './appointments.repo.ts';
import { icsEntry, isOffered } from './outputs.service.ts';

/** All that are to come for a referral and still offered, on one card, in one text, in one calendar file. */

type Taker = Pick<Ctx, 'db' | 'now' | 'subject'>;

/** @throws AppError `not_found` where nothing is to come, `time_not_offered` where all has to be moved. */
async function factsOf({ db, now, subject }: Taker, referralId: string) {
  const toCome = await outputRowsOf(db, referralId, now);
  const rows = toCome.filter(isOffered);
  const [first] = rows;
  if (!first) throw new AppError(toCome.length > 0 ? 'time_not_offered' : 'not_found');
  subject('referral', referralId);
  const practice = await practiceSettings(db);
  const { practiceName, practicePhone, practiceAddress } = practice;
  const patientName = [first.title, first.forename, first.surname].filter(Boolean).join(' ');
  return {
    rows,
    first,
    practice,
    safeContact: safeContactOf(first),
    of: { practiceName, practicePhone, practiceAddress, patientName, visits: rows },
  };
}

/** @throws AppError `no_letters`. */
export async function seriesCardOf(
  ctx: Taker,
  { referralId }: Parsed<'series.card'>,
): Promise<Output<'series.card'>> {
  const { of, safeContact } = await factsOf(ctx, referralId);
  return { html: seriesCard(of, safeContact), warnings: outputWarnings(safeContact) };
}

/** @throws AppError `no_texts`. */
export async function seriesTextOf(
  ctx: Taker,
  { referralId }: Parsed<'series.text'>,
): Promise<Output<'series.text'>> {
  const { of, safeContact } = await factsOf(ctx, referralId);
  return { text: seriesText(of, safeContact) };
}

export async function seriesIcsOf(
  ctx: Taker,
  { referralId }: Parsed<'series.ics'>,
): Promise<Output<'series.ics'>> {
  const { rows, first, practice } = await factsOf(ctx, referralId);
  const entries = rows.map((row) => icsEntry(row, practice));
  const fileName = `appointments-${localDateOf(first.startsAt)}.ics`;
  return { fileName, ics: appointmentsIcs(entries, ctx.now) };
}
