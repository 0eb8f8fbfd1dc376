import { bankHolidays } from '../../shared/bank-holidays.ts';
import { localDateOf } from '../../shared/calendar.ts';
import { hasEnded } from '../../shared/clinic-clash.ts';
import { clinicDates } from '../../shared/clinic.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { awayReason, closedReason, type PlannedClinic } from '../../shared/slot.ts';
import type { Ctx } from '../context.ts';
import { checkClashes } from './clashes.ts';
import { clinicById } from './clinics.repo.ts';
import * as repo from './exceptions.repo.ts';
import { ownHolidays } from './holidays.ts';
import { absencesBetween, generateSlots } from './slot-plan.ts';

/** Single days that differ: a clinic's extra sessions, and the practice's own bank holidays. */

export async function listExtraSessions({
  db,
}: Pick<Ctx, 'db'>): Promise<Output<'extraSession.list'>> {
  return repo.extraSessions(db);
}

/**
 * The clinic runs on one more day. @throws AppError `clinic_date_taken` where it does already,
 * `clinic_date_closed` with the reason, `clinic_overlaps`, `clinic_room_taken`, `not_found`.
 */
export async function addExtraSession(
  ctx: Ctx,
  input: Parsed<'extraSession.add'>,
): Promise<Output<'extraSession.add'>> {
  const clinic = await checkExtra(ctx, input);
  const extraSession = { id: ctx.newId(), ...input };
  if (!(await repo.insertExtraSession(ctx.db, extraSession))) {
    throw new AppError('clinic_date_taken', { fields: ['onDate'] });
  }
  ctx.subject('extra_session', extraSession.id);
  ctx.announce('clinics');
  return { extraSession, impact: await generateSlots(ctx, [clinic.linkWorkerId]) };
}

/** @throws AppError as `addExtraSession`, so that the form can say so early. */
export async function checkExtra(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { clinicId, onDate }: { readonly clinicId: string; readonly onDate: string },
): Promise<PlannedClinic> {
  const clinic = await clinicById(ctx.db, clinicId);
  if (!clinic) throw new AppError('not_found', { fields: ['clinicId'] });
  const closed = (reason: string): AppError =>
    new AppError('clinic_date_closed', { fields: ['onDate'], detail: { reason } });
  if (onDate < localDateOf(ctx.now)) throw closed('that day is over');
  if (hasEnded(clinic, onDate)) throw closed('the clinic has ended by then');
  const absences = await absencesBetween(ctx.db, onDate, onDate);
  const closure = absences.closures.find((one) => one.clinicId === clinicId);
  const reason =
    closedReason(onDate, absences) ??
    awayReason(clinic.linkWorkerId, onDate, absences) ??
    (closure ? closure.reason || 'the clinic is closed' : null);
  if (reason !== null) throw closed(reason);
  if (clinicDates(clinic, onDate, onDate).length > 0) {
    throw new AppError('clinic_date_taken', { fields: ['onDate'] });
  }
  await checkClashes(ctx, { ...clinic, validFrom: onDate, validTo: onDate }, [onDate]);
  return clinic;
}

export async function removeExtraSession(
  ctx: Ctx,
  { id }: Parsed<'extraSession.remove'>,
): Promise<Output<'extraSession.remove'>> {
  const session = await repo.extraSessionById(ctx.db, id);
  const clinic = session && (await clinicById(ctx.db, session.clinicId));
  if (!clinic) throw new AppError('not_found');
  await repo.deleteExtraSession(ctx.db, id);
  ctx.subject('extra_session', id);
  ctx.announce('clinics');
  return { impact: await generateSlots(ctx, [clinic.linkWorkerId]) };
}

export async function listHolidays({
  db,
  now,
}: Pick<Ctx, 'db' | 'now'>): Promise<Output<'holiday.list'>> {
  const today = localDateOf(now);
  const all = new Map<string, Output<'holiday.list'>[number]>();
  for (const [onDate, name] of bankHolidays) {
    all.set(onDate, { onDate, name, national: true, off: true });
  }
  for (const { onDate, name, off } of await ownHolidays(db)) {
    all.set(onDate, { onDate, name, national: all.has(onDate), off: off === 1 });
  }
  return [...all.values()]
    .filter(({ onDate }) => onDate >= today)
    .sort((one, other) => (one.onDate < other.onDate ? -1 : 1));
}

/** @throws AppError `not_found` for working on a day that is no national holiday. */
export async function putHoliday(
  ctx: Ctx,
  { onDate, name, off }: Parsed<'holiday.put'>,
): Promise<Output<'holiday.put'>> {
  const national = bankHolidays.get(onDate);
  if (!off && national === undefined) throw new AppError('not_found', { fields: ['onDate'] });
  const called = name || national || 'Local holiday';
  await repo.putHoliday(ctx.db, { onDate, name: called, off: off ? 1 : 0 });
  return { impact: await changedHoliday(ctx) };
}

/** What the practice said of the day is taken back. @throws AppError `not_found`. */
export async function removeHoliday(
  ctx: Ctx,
  { onDate }: Parsed<'holiday.remove'>,
): Promise<Output<'holiday.remove'>> {
  if (!(await repo.deleteHoliday(ctx.db, onDate))) throw new AppError('not_found');
  return { impact: await changedHoliday(ctx) };
}

/** Waits are counted in working days: the queue changes too. */
async function changedHoliday(ctx: Ctx): Promise<Output<'holiday.put'>['impact']> {
  ctx.announce('clinics');
  ctx.announce('referrals');
  return generateSlots(ctx, null);
}
