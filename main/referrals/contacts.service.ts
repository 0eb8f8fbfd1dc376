import { addWorkingDays, localDateOf, toInstant } from '../../shared/calendar.ts';
import { contactProblem } from '../../shared/contact.ts';
import type { Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { afterContact, tryAgainAfterDays } from '../../shared/referral.ts';
import type { ContactResult, Referral } from '../../shared/types.ts';
import { holidayDates } from '../clinics/holidays.ts';
import type { Ctx } from '../context.ts';
import { patientById } from '../patients/patients.repo.ts';
import { safeContactOf } from '../patients/patient-view.ts';
import { hasDied } from './after-death.ts';
import { event } from './refer.service.ts';
import { bookingOf, checkVersion, open, save } from './referral-changes.ts';
import { stateBefore, stateColumns, stateToRestore } from './referral-view.ts';
import * as repo from './referrals.repo.ts';

/** When the desk opens on a day that something is due again. */
const morning = '09:00';

/** Null: at once. Otherwise the morning of a working day. */
async function tryAgain({ db, now }: Ctx, result: ContactResult): Promise<string | null> {
  const days = tryAgainAfterDays[result];
  if (days === 0) return null;
  return toInstant(addWorkingDays(localDateOf(now), days, await holidayDates(db)), morning);
}

export async function logContact(
  ctx: Ctx,
  input: Parsed<'referral.logContact'>,
): Promise<Referral> {
  const row = await open(ctx, input.id);
  const { how, result, note, seenAttempts } = input;
  const patient = await patientById(ctx.db, row.patientId);
  const problem = patient ? contactProblem(input, safeContactOf(patient)) : 'not_found';
  if (problem) throw new AppError(problem);
  if (seenAttempts !== undefined && row.contactAttempts > seenAttempts) {
    const latest = await repo.latestContact(ctx.db, row.id);
    throw new AppError('contact_just_logged', {
      detail: latest && {
        byName: latest.byName,
        at: latest.at,
        how: latest.how,
        result: latest.result,
        contactAttempts: row.contactAttempts,
      },
    });
  }
  const again = await tryAgain(ctx, result);
  const booking = await bookingOf(ctx, row);
  const next = afterContact(row, result, again, booking, await hasDied(ctx.db, row));
  await repo.insertContact(ctx.db, {
    id: ctx.newId(),
    referralId: row.id,
    at: ctx.now,
    how,
    result,
    byId: ctx.session.staffId,
    note,
    stateBefore: stateBefore(row),
  });
  return save(ctx, row, {
    ...stateColumns(next),
    contactAttempts: row.contactAttempts + 1,
    lastContactResult: result,
  });
}

/** The version says that nothing happened since, so what was before holds again. */
export async function undoContact(
  ctx: Ctx,
  input: Parsed<'referral.undoContact'>,
): Promise<Referral> {
  const row = await open(ctx, input.id);
  await checkVersion(ctx, row, input.version);
  const latest = await repo.latestContact(ctx.db, row.id);
  if (!latest) throw new AppError('not_found');
  if (latest.byId !== ctx.session.staffId) throw new AppError('not_allowed');
  const was = stateToRestore(latest.stateBefore, row);
  if (!was) throw new AppError('undo_too_late');
  await repo.deleteContact(ctx.db, latest.id);
  await event(ctx, row.id, 'contact_undone', `${latest.how} ${latest.result}`);
  return save(ctx, row, {
    ...stateColumns(was),
    lastContactResult: (await repo.latestContact(ctx.db, row.id))?.result ?? null,
    contactAttempts: row.contactAttempts - 1,
  });
}
