import { addDays, localDateOf, toInstant } from '../../shared/calendar.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { unfinishedIn } from '../../shared/day-end.ts';
import type { Ctx } from '../context.ts';
import { patientsByIds } from '../patients/patients.repo.ts';
import { summaryOf } from '../patients/patient-view.ts';
import { queueHandlers } from '../referrals/queue.service.ts';
import * as repo from './day-end.repo.ts';
import { phoneList, type Reader } from './phone-list.service.ts';
import { listReminders } from './reminders.service.ts';

type DayEnd = Output<'dayEnd.get'>;

/** Everything that is not settled yet. It only looks: nothing is closed by itself. */
export async function dayEnd(ctx: Ctx, { linkWorkerId }: Parsed<'dayEnd.get'>): Promise<DayEnd> {
  const { now } = ctx;
  const date = localDateOf(now);
  const open = await openAppointments(ctx, linkWorkerId);
  const end = await repo.clinicsEndOn(ctx.db, date, linkWorkerId);
  const seeNow = await queueHandlers['queue.list'](ctx, {
    view: 'see_now',
    linkWorkerId,
    text: '',
    offset: 0,
    limit: 100,
  });
  const reminders = await listReminders(ctx, { date: null, linkWorkerId });
  const texts = reminders.rows.filter(({ by }) => by === 'text');
  const parts = {
    noOutcome: open.filter(({ endsAt }) => endsAt < now),
    toCome: open.filter(({ endsAt }) => endsAt >= now),
    seeNow: seeNow.rows,
    phone: (await phoneList(ctx, { linkWorkerId })).rows,
    reminders: {
      date: reminders.date,
      unsent: texts.filter(({ sent }) => sent === null).length,
      sent: texts.filter(({ sent }) => sent !== null).length,
    },
    paper: await paperOf(ctx, reminders),
  };
  return {
    date,
    clinicsOver: end !== null && end <= now,
    ...parts,
    unfinished: unfinishedIn(parts),
  };
}

async function openAppointments({ db, now }: Reader, linkWorkerId: string | null) {
  const tomorrow = toInstant(addDays(localDateOf(now), 1), '00:00');
  const rows = await repo.withoutOutcome(db, tomorrow, linkWorkerId);
  const found = await patientsByIds(db, [...new Set(rows.map(({ patientId }) => patientId))]);
  const patients = new Map(found.map((row) => [row.id, summaryOf(row)]));
  return rows.map(({ patientId, ...row }) => {
    const { openReferralId: _open, ...patient } = patients.get(patientId)!;
    return { ...row, needsMoving: row.needsMoving === 1, patient };
  });
}

async function paperOf(
  { db }: Reader,
  { date, rows }: Output<'reminders.list'>,
): Promise<DayEnd['paper']> {
  const print = await repo.latestPrint(db, date);
  const span = { from: toInstant(date, '00:00'), before: toInstant(addDays(date, 1), '00:00') };
  return {
    date,
    bookings: rows.filter(({ startsAt }) => startsAt >= span.from).length,
    printedAt: print?.printedAt ?? null,
    printedBy: print?.printedBy ?? null,
    changes: print ? await repo.changedSince(db, span, print.printedAt) : 0,
  };
}

/** Asked often by a screen that only offers it: cheap until the clinics are over. */
export async function dayEndLine(
  ctx: Ctx,
  filter: Parsed<'dayEnd.line'>,
): Promise<Output<'dayEnd.line'>> {
  const end = await repo.clinicsEndOn(ctx.db, localDateOf(ctx.now), filter.linkWorkerId);
  if (end === null || end > ctx.now) return { clinicsOver: false, unfinished: 0 };
  return { clinicsOver: true, unfinished: (await dayEnd(ctx, filter)).unfinished };
}
