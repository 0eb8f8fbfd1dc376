import { addDays, localDateOf, toInstant } from '../../shared/calendar.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { callsFor, inPhoneOrder } from '../../shared/phone-list.ts';
import { afterCallBack } from '../../shared/referral.ts';
import type { PhoneRow, QueueRow, ReminderRow } from '../../shared/types.ts';
import { upcomingOf } from '../../shared/upcoming.ts';
import type { Ctx } from '../context.ts';
import { hasDied } from '../referrals/after-death.ts';
import { appointmentsOfReferrals } from '../referrals/queue.repo.ts';
import { rowsOf } from '../referrals/queue.service.ts';
import { event } from '../referrals/refer.service.ts';
import { bookingOf, checkVersion, open, save } from '../referrals/referral-changes.ts';
import { stateColumns } from '../referrals/referral-view.ts';
import { referralsByIds, type ReferralRow } from '../referrals/referrals.repo.ts';
import * as repo from './phone-list.repo.ts';
import { calledSince, type Called } from './reminders.repo.ts';
import { listReminders, todayFrom } from './reminders.service.ts';

/** More calls than a desk makes in a day; whoever else waits is in the queue. */
const most = 300;

export type Reader = Pick<Ctx, 'db' | 'now' | 'session'>;
type Filter = Parsed<'phone.list'>;

export async function phoneList(
  ctx: Reader,
  { linkWorkerId }: Filter,
): Promise<Output<'phone.list'>> {
  const scope: repo.PhoneScope = {
    linkWorkerId,
    own: ctx.session.role === 'link_worker' ? ctx.session.staffId : null,
    tomorrow: toInstant(addDays(localDateOf(ctx.now), 1), '00:00'),
  };
  const due = await repo.phoneReferrals(ctx.db, scope, most);
  const total = due.length < most ? due.length : await repo.countPhoneReferrals(ctx.db, scope);
  const { rows: reminders } = await listReminders(ctx, { date: null, linkWorkerId });
  const toRemind = byReferral(reminders.filter(({ by, sent }) => by === 'phone' && sent === null));
  const known = new Set(due.map(({ id }) => id));
  const others = await referralsByIds(
    ctx.db,
    [...toRemind.keys()].filter((id) => !known.has(id)),
  );
  const rows = await rowsOf(ctx, [...due, ...others]);
  const ids = rows.map(({ id }) => id);
  const called = await calledSince(ctx.db, ids, todayFrom(ctx.now));
  const promised = new Map(due.map(({ id, promisedAt }) => [id, promisedAt]));
  const toMove = await firstToMove(ctx, due);
  const reminded = [...toRemind.values()].map(({ appointmentId }) => appointmentId);
  const bookedAt = await repo.latestEvents(ctx.db, reminded, ['booked', 'moved']);
  const found = rows.flatMap((row) => {
    const reminder = toRemind.get(row.id);
    return phoneRowsOf(ctx, row, {
      toMove: toMove.get(row.id) ?? null,
      promisedAt: promised.get(row.id) ?? null,
      remind: reminder
        ? { ...reminder, since: bookedAt.get(reminder.appointmentId) ?? null }
        : null,
      called: called.get(row.id) ?? null,
    });
  });
  return { rows: inPhoneOrder(found), total: found.length + total - due.length };
}

/** Somebody who comes twice is rung once, about the first time. */
function byReferral(rows: readonly ReminderRow[]): ReadonlyMap<string, ReminderRow> {
  return new Map(rows.toReversed().map((row) => [row.referralId, row]));
}

type Time = { readonly appointmentId: string; readonly startsAt: string };
/** A time a call is about, and since when there is something to say about it. */
type Since = Time & { readonly since: string | null };

/** By referral, the first of its times that is no longer offered: not the one that comes next. */
async function firstToMove(
  { db }: Reader,
  due: readonly ReferralRow[],
): Promise<ReadonlyMap<string, Since>> {
  const ids = due.filter(({ nextAction }) => nextAction === 'move').map(({ id }) => id);
  const appointments = await appointmentsOfReferrals(db, ids);
  const moving = [...appointments].flatMap(([referralId, all]) => {
    const first = upcomingOf(all).find(({ needsMoving }) => needsMoving);
    return first ? [{ referralId, appointmentId: first.shown.id, startsAt: first.startsAt }] : [];
  });
  const since = await repo.latestEvents(
    db,
    moving.map(({ appointmentId }) => appointmentId),
    ['needs_moving'],
  );
  return new Map(
    moving.map(({ referralId, ...time }) => [
      referralId,
      { ...time, since: since.get(time.appointmentId) ?? null },
    ]),
  );
}

type Facts = {
  readonly promisedAt: string | null;
  readonly toMove: Since | null;
  readonly remind: (Since & Pick<ReminderRow, 'why'>) | null;
  readonly called: Called | null;
};

function phoneRowsOf({ now, session }: Reader, row: QueueRow, facts: Facts): PhoneRow[] {
  const { nextAction, nextActionDue } = row;
  const { promisedAt, toMove, remind, called } = facts;
  const calls = callsFor(
    {
      nextAction,
      nextActionDue,
      promisedAt,
      movingSince: toMove?.since ?? null,
      remind,
      own: session.role === 'link_worker' && row.linkWorkerId === session.staffId,
      called,
    },
    now,
  );
  const isCall = nextAction === 'phone' || nextAction === 'follow_up';
  return calls.map((call) => {
    const time = call.about === 'remind' ? remind : call.about === 'move' ? toMove : null;
    return {
      referralId: row.id,
      ...call,
      patient: row.patient,
      linkWorkerId: row.linkWorkerId,
      priority: row.priority,
      waitDays: row.waitDays,
      waitLevel: row.waitLevel,
      referredAt: row.referredAt,
      appointmentId: time?.appointmentId ?? null,
      startsAt: time?.startsAt ?? null,
      dueAt: isCall && call.about !== 'remind' ? nextActionDue : null,
      noText: call.about === 'remind' ? (remind?.why ?? null) : null,
      contactAttempts: row.contactAttempts,
      lastContactResult: row.lastContactResult,
      calledAt: called?.at ?? null,
      version: row.version,
    };
  });
}

/** @throws AppError `invalid_input` for a time that is over, `referral_already_booked`, `patient_died`. */
export async function callBack(
  ctx: Ctx,
  { id, version, date, time }: Parsed<'phone.callBack'>,
): Promise<Output<'phone.callBack'>> {
  const row = await open(ctx, id);
  await checkVersion(ctx, row, version);
  const dueAt = toInstant(date, time);
  if (dueAt <= ctx.now) throw new AppError('invalid_input', { fields: ['time'] });
  if (await hasDied(ctx.db, row)) throw new AppError('patient_died');
  const next = afterCallBack(row, dueAt, await bookingOf(ctx, row));
  if (next === null) throw new AppError('referral_already_booked');
  await event(ctx, row.id, 'changed', 'nextAction');
  const saved = await save(ctx, row, { ...stateColumns(next), promisedAt: dueAt });
  return { id, version: saved.version, dueAt };
}
