import { checkUndoInTime } from '../../shared/appointment.ts';
import { addDays, localDateOf, toInstant } from '../../shared/calendar.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import {
  remindedDays,
  reminderCsv,
  reminderFor,
  reminderLines,
  type Reminder,
} from '../../shared/reminder.ts';
import type { ReminderRow } from '../../shared/types.ts';
import { closuresBetween } from '../clinics/clinics.repo.ts';
import { holidayDates } from '../clinics/holidays.ts';
import type { Ctx } from '../context.ts';
import { patientsByIds } from '../patients/patients.repo.ts';
import { summaryOf } from '../patients/patient-view.ts';
import { practiceSettings } from '../settings/settings.repo.ts';
import * as repo from './reminders.repo.ts';

type Reader = Pick<Ctx, 'db' | 'now'>;

/** As far as a closure of the whole practice is looked for: no practice is shut for longer. */
const lookAhead = 60;

/** The days that are reminded today: up to and with the next one the practice is open. */
export async function daysToRemind({ db, now }: Reader) {
  const today = localDateOf(now);
  const closures = await closuresBetween(db, today, addDays(today, lookAhead));
  const whole = closures.filter(({ clinicId }) => clinicId === null).map(({ onDate }) => onDate);
  const holidays = await holidayDates(db);
  return remindedDays(today, whole.length === 0 ? holidays : new Set([...holidays, ...whole]));
}

const startOf = (date: string): string => toInstant(date, '00:00');
export const todayFrom = (now: string): string => startOf(localDateOf(now));

/** How a reminder is said on screen, whichever way it goes. */
const shown = (reminder: Reminder): Pick<ReminderRow, 'by' | 'why' | 'number' | 'text'> => {
  const { by } = reminder;
  if (by === 'text') return { by, why: null, number: reminder.mobile, text: reminder.text };
  return { by, why: reminder.why, number: by === 'phone' ? reminder.phone : null, text: '' };
};

export async function listReminders(
  ctx: Reader,
  { date, linkWorkerId }: Parsed<'reminders.list'>,
): Promise<Output<'reminders.list'>> {
  const days = date === null ? await daysToRemind(ctx) : { from: date, date };
  const span = { from: startOf(days.from), before: startOf(addDays(days.date, 1)), linkWorkerId };
  const booked = await repo.bookedBetween(ctx.db, span);
  const found = await patientsByIds(ctx.db, [...new Set(booked.map((row) => row.patientId))]);
  const patients = new Map(found.map((row) => [row.id, summaryOf(row)]));
  const ids = booked.map(({ referralId }) => referralId);
  const called = await repo.calledSince(ctx.db, ids, todayFrom(ctx.now));
  const practice = await practiceSettings(ctx.db);
  const rows = booked.map((row): ReminderRow => {
    const { openReferralId: _open, ...patient } = patients.get(row.patientId)!;
    const { how, sentAt, sentBy, senderName, takenAt, takenBy, takerName } = row;
    const was = how && sentAt && sentBy ? { how, at: sentAt, byId: sentBy } : null;
    const taken = takenAt && takenBy ? { at: takenAt, byId: takenBy } : null;
    return {
      appointmentId: row.id,
      referralId: row.referralId,
      startsAt: row.startsAt,
      mode: row.mode,
      room: row.room,
      linkWorkerId: row.linkWorkerId,
      linkWorkerName: row.linkWorkerName,
      patient,
      ...shown(reminderFor({ ...practice, ...row, needsMoving: row.needsMoving === 1 }, patient)),
      sent: was && { ...was, byName: senderName ?? '' },
      taken: taken && { ...taken, byName: takerName ?? '' },
      called: called.get(row.referralId) ?? null,
    };
  });
  return { date: days.date, rows };
}

const keyOf = ({ appointmentId, startsAt }: { appointmentId: string; startsAt: string }) =>
  `${appointmentId} ${startsAt}`;

/** In the order of their ids: two desks that mark the same ones wait for one another, and never for ever. */
const sorted = <T extends { appointmentId: string; startsAt: string }>(all: readonly T[]): T[] =>
  [...new Map(all.map((one) => [keyOf(one), one])).values()].toSorted((one, other) =>
    keyOf(one) < keyOf(other) ? -1 : 1,
  );

export async function markSent(
  ctx: Ctx,
  { reminders, how }: Parsed<'reminders.markSent'>,
): Promise<Output<'reminders.markSent'>> {
  const wanted = sorted(reminders);
  const now = await repo.appointmentTimes(
    ctx.db,
    wanted.map(({ appointmentId }) => appointmentId),
  );
  const asShown = wanted.filter(({ appointmentId, startsAt }) => {
    const row = now.get(appointmentId);
    return row?.status === 'booked' && row.startsAt === startsAt;
  });
  const marked = await repo.claimReminders(
    ctx.db,
    asShown.map((one) => ({
      id: ctx.newId(),
      ...one,
      how,
      sentAt: ctx.now,
      sentBy: ctx.session.staffId,
    })),
  );
  const taken = new Set(asShown.map(({ appointmentId }) => appointmentId));
  ctx.announce('reminders');
  return {
    marked: [...marked],
    already: [...taken].filter((id) => !marked.has(id)),
    changed: [...new Set(wanted.map(({ appointmentId }) => appointmentId))].filter(
      (id) => !taken.has(id),
    ),
  };
}

/** All of them or none, so that what is on screen is what was undone. */
export async function undoSent(
  ctx: Ctx,
  { reminders }: Parsed<'reminders.undoSent'>,
): Promise<Output<'reminders.undoSent'>> {
  const keys = new Set(reminders.map(keyOf));
  const ids = sorted(reminders).map(({ appointmentId }) => appointmentId);
  const rows = (await repo.remindersOf(ctx.db, ids)).filter((row) => keys.has(keyOf(row)));
  for (const row of rows) {
    if (row.sentBy !== ctx.session.staffId) throw new AppError('not_allowed');
    checkUndoInTime(row.sentAt, ctx.now);
  }
  await repo.deleteReminders(
    ctx.db,
    rows.map(({ id }) => id),
  );
  ctx.announce('reminders');
  return { undone: rows.map(({ appointmentId }) => appointmentId) };
}

const givers = { leave: 'nobody', all: 'anybody' } as const;

/**
 * The register decides who has a text, so that two desks never have the same without knowing. The
 * audit says who took the numbers and the texts out of the app, and of which day.
 */
export async function exportReminders(
  ctx: Ctx,
  { taken: before, ...filter }: Parsed<'reminders.export'>,
): Promise<Output<'reminders.export'>> {
  const { staffId } = ctx.session;
  const { date, rows } = await listReminders(ctx, filter);
  const open = rows.filter(
    ({ by, sent, taken }) =>
      by === 'text' && sent === null && (before !== 'mine' || taken?.byId === staffId),
  );
  const takes = await repo.takeReminders(
    ctx.db,
    sorted(open).map(({ appointmentId, startsAt }) => ({
      id: ctx.newId(),
      appointmentId,
      startsAt,
      takenAt: ctx.now,
      takenBy: staffId,
    })),
    before === 'mine' ? { staffId } : givers[before],
  );
  const keys = new Set(takes.map(keyOf));
  const mine = open.filter((row) => keys.has(keyOf(row)));
  const texts = mine.map(({ number, text }) => ({ mobile: number ?? '', text }));
  ctx.subject('reminders', date);
  if (mine.length > 0) ctx.announce('reminders');
  return {
    fileName: `reminders-${date}.csv`,
    csv: reminderCsv(texts),
    list: reminderLines(texts),
    taken: mine.map(({ appointmentId, startsAt }) => ({ appointmentId, startsAt })),
  };
}
