import { addDays, localDateOf, toInstant } from '../../shared/calendar.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { inPhoneOrder, phoneWhy } from '../../shared/phone-list.ts';
import { afterCallBack } from '../../shared/referral.ts';
import type { PhoneRow, QueueRow, ReminderRow } from '../../shared/types.ts';
import type { Ctx } from '../context.ts';
import { hasDied } from '../referrals/after-death.ts';
import { rowsOf } from '../referrals/queue.service.ts';
import { event } from '../referrals/refer.service.ts';
import { bookingOf, checkVersion, open, save } from '../referrals/referral-changes.ts';
import { stateColumns } from '../referrals/referral-view.ts';
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
  const others = await repo.referralsByIds(
    ctx.db,
    [...toRemind.keys()].filter((id) => !known.has(id)),
  );
  const rows = await rowsOf(ctx, [...due, ...others]);
  const ids = rows.map(({ id }) => id);
  const called = await calledSince(ctx.db, ids, todayFrom(ctx.now));
  const found = rows.flatMap((row) =>
    phoneRowOf(ctx, row, toRemind.get(row.id) ?? null, called.get(row.id) ?? null),
  );
  return { rows: inPhoneOrder(found), total: found.length + total - due.length };
}

/** Somebody who comes twice is rung once, about the first time. */
function byReferral(rows: readonly ReminderRow[]): ReadonlyMap<string, ReminderRow> {
  return new Map(rows.toReversed().map((row) => [row.referralId, row]));
}

function phoneRowOf(
  { now, session }: Reader,
  row: QueueRow,
  reminder: ReminderRow | null,
  called: Called | null,
): PhoneRow[] {
  const { nextAction, nextActionDue, patient, appointment } = row;
  const own = session.role === 'link_worker' && row.linkWorkerId === session.staffId;
  const facts = { nextAction, nextActionDue, remind: reminder !== null, own, called };
  const why = phoneWhy(facts, now);
  if (why === null) return [];
  const isCall = nextAction === 'phone' || nextAction === 'follow_up';
  return [
    {
      referralId: row.id,
      ...why,
      patient,
      linkWorkerId: row.linkWorkerId,
      priority: row.priority,
      waitDays: row.waitDays,
      waitLevel: row.waitLevel,
      referredAt: row.referredAt,
      startsAt: reminder?.startsAt ?? appointment?.startsAt ?? null,
      dueAt: isCall ? nextActionDue : null,
      noText: reminder?.why ?? null,
      contactAttempts: row.contactAttempts,
      lastContactResult: row.lastContactResult,
      calledAt: called?.at ?? null,
      version: row.version,
    },
  ];
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
  const saved = await save(ctx, row, stateColumns(next));
  return { id, version: saved.version, dueAt };
}
