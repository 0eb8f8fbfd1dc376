import { addDays, localDateOf, toInstant } from '../../shared/calendar.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { needsFor } from '../../shared/needs.ts';
import { fold } from '../../shared/patient-search.ts';
import { actionAt } from '../../shared/referral.ts';
import type { QueueRow, Session } from '../../shared/types.ts';
import { waitOf } from '../../shared/wait.ts';
import { holidayDates } from '../clinics/holidays.ts';
import type { Ctx, Handlers } from '../context.ts';
import { patientsByIds } from '../patients/patients.repo.ts';
import { summaryOf } from '../patients/patient-view.ts';
import { practiceSettings } from '../settings/settings.repo.ts';
import { listStaff } from '../staff/staff.repo.ts';
import { queueCsv } from './queue-csv.ts';
import * as repo from './queue.repo.ts';
import type { Db } from '../register/register.ts';
import type { ReferralRow } from './referrals.repo.ts';

/** More than a practice ever has open, and still one sheet. */
const mostExported = 20_000;

function scopeOf(
  { now, session }: { now: string; session: Session },
  filter: { linkWorkerId: string | null; text?: string },
): repo.QueueScope {
  return {
    linkWorkerId: filter.linkWorkerId,
    words: fold(filter.text ?? '')
      .split(' ')
      .filter(Boolean),
    now,
    session,
    tomorrow: toInstant(addDays(localDateOf(now), 1), '00:00'),
  };
}

async function list(
  ctx: Ctx,
  { view, offset, limit, ...filter }: Parsed<'queue.list'>,
): Promise<Output<'queue.list'>> {
  const scope = scopeOf(ctx, filter);
  const page = await repo.queuePage(ctx.db, scope, { view, offset, limit }).execute();
  const counts = await repo.queueCounts(ctx.db, scope);
  return { rows: await rowsOf(ctx, page), total: counts[view] };
}

/**
 * What the first screen will ask for, while somebody still looks for their name: pages are decrypted,
 * queries built and clock changes looked up by then. A damaged register shows itself here too.
 */
export async function readQueueAhead(db: Db, now: string): Promise<void> {
  const nobody: Session = { staffId: '', name: '', role: 'reception' };
  const scope = scopeOf({ now, session: nobody }, { linkWorkerId: null });
  const first = { view: 'all', offset: 0, limit: 100 } as const;
  await rowsOf({ db, now, session: nobody }, await repo.queuePage(db, scope, first).execute());
  await repo.queueCounts(db, scope);
}

/** Referrals as rows of the queue; closed ones have no place there. */
export async function rowsOf(
  { db, now, session }: Pick<Ctx, 'db' | 'now' | 'session'>,
  page: readonly ReferralRow[],
): Promise<QueueRow[]> {
  const ids = page.map((row) => row.id);
  const patients = new Map(
    (
      await patientsByIds(
        db,
        page.map((row) => row.patientId),
      )
    ).map((row) => [row.id, row]),
  );
  const needs = await repo.needsOfReferrals(db, ids);
  const appointments = await repo.appointmentsOfReferrals(db, ids);
  const settings = await practiceSettings(db);
  const holidays = await holidayDates(db);
  return page.flatMap((row) => {
    const patient = patients.get(row.patientId);
    if (!patient || row.nextAction === null) return [];
    const current = repo.appointmentInForce(appointments.get(row.id) ?? []);
    const { openReferralId: _open, ...who } = summaryOf(patient);
    return {
      id: row.id,
      patientId: row.patientId,
      status: row.status,
      priority: row.priority,
      referredAt: row.referredAt,
      referrerName: row.referrerName,
      ...needsFor(session, row.referredBy, needs.get(row.id) ?? []),
      linkWorkerId: row.linkWorkerId,
      owner: row.owner,
      nextAction: actionAt(row.nextAction, current?.endsAt ?? null, now),
      nextActionDue: row.nextActionDue,
      contactAttempts: row.contactAttempts,
      lastContactResult: row.lastContactResult,
      outcome: row.referredBy === session.staffId ? row.outcome : null,
      version: row.version,
      ...waitOf(row, now, settings, holidays),
      patient: who,
      appointment: current?.shown ?? null,
    };
  });
}

async function exportQueue(
  ctx: Ctx,
  { view, ...filter }: Parsed<'queue.export'>,
): Promise<Output<'queue.export'>> {
  const page = { view, offset: 0, limit: mostExported };
  const open = await repo.queuePage(ctx.db, scopeOf(ctx, filter), page).execute();
  const rows = await rowsOf(ctx, open);
  const names = new Map((await listStaff(ctx.db)).map(({ id, name }) => [id, name]));
  return { fileName: `queue-${localDateOf(ctx.now)}.csv`, csv: queueCsv(rows, names) };
}

export const queueHandlers = {
  'queue.list': list,
  'queue.counts': (ctx, input) => repo.queueCounts(ctx.db, scopeOf(ctx, input)),
  'queue.export': exportQueue,
} satisfies Partial<Handlers>;
