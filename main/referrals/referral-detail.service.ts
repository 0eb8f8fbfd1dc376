import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { actionAt } from '../../shared/referral.ts';
import { waitOf } from '../../shared/wait.ts';
import { holidayDates } from '../clinics/holidays.ts';
import type { Ctx } from '../context.ts';
import { historyOf } from '../appointments/fill.repo.ts';
import { patientById } from '../patients/patients.repo.ts';
import { summaryOf } from '../patients/patient-view.ts';
import { practiceSettings } from '../settings/settings.repo.ts';
import { appointmentInForce, appointmentsOfReferrals } from './queue.repo.ts';
import { referralOf } from './referral-view.ts';
import * as repo from './referrals.repo.ts';
import { timelineOf } from './timeline.repo.ts';

/** Read on purpose, at a screen others may see: the command's audit row says by whom and when. */
export async function openSensitive(
  ctx: Ctx,
  { id }: Parsed<'referral.openSensitive'>,
): Promise<Output<'referral.openSensitive'>> {
  const row = await repo.referralById(ctx.db, id);
  if (!row) throw new AppError('not_found');
  ctx.subject('referral', id);
  return { needs: await repo.needsOf(ctx.db, id), version: row.version };
}

export async function getReferral(
  { db, now, session }: Ctx,
  { id }: Parsed<'referral.get'>,
): Promise<Output<'referral.get'>> {
  const row = await repo.referralById(db, id);
  const patient = row && (await patientById(db, row.patientId));
  if (!row || !patient) throw new AppError('not_found');
  const appointments = (await appointmentsOfReferrals(db, [id])).get(id) ?? [];
  const current = appointmentInForce(appointments);
  const referral = referralOf(row, await repo.needsOf(db, id), session);
  if (referral.nextAction) {
    referral.nextAction = actionAt(referral.nextAction, current?.endsAt ?? null, now);
  }
  return {
    referral,
    patient: summaryOf(patient),
    ...waitOf(row, now, await practiceSettings(db), await holidayDates(db)),
    appointment: current?.shown ?? null,
    seen: appointments.filter(({ status }) => status === 'attended').length,
    dna: appointments.filter(({ status }) => status === 'dna').length,
    lastSeenAt: (await historyOf(db, [row.patientId])).get(row.patientId)?.lastSeenAt ?? null,
    timeline: await timelineOf(db, id, session.role),
  };
}
