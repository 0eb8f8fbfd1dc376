import { localDateOf, workingDaysBetween } from '../../shared/calendar.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { leftAs } from '../../shared/patient.ts';
import {
  closed,
  firstAction,
  nextActionRank,
  undoGraceSeconds,
  undoSeconds,
} from '../../shared/referral.ts';
import type { Role, Source } from '../../shared/types.ts';
import { isLinkWorkerOn } from '../../shared/staff.ts';
import { holidayDates } from '../clinics/holidays.ts';
import type { AnyoneCtx, Ctx } from '../context.ts';
import { staffById } from '../staff/staff.repo.ts';
import { referralOf, stateColumns } from './referral-view.ts';
import * as repo from './referrals.repo.ts';
import { seeNowRaised } from './see-now-raised.ts';
import { recentWaits, waitingUpTo } from './waiting.repo.ts';

const sourceOf: Record<Role, Source> = {
  clinician: 'clinician',
  reception: 'reception',
  link_worker: 'other_professional',
  manager: 'reception',
};

/** How many recent first contacts the expected wait is taken from (their median). */
const recentContacts = 15;

export async function createReferral(
  ctx: Ctx,
  input: Parsed<'referral.create'>,
): Promise<Output<'referral.create'>> {
  if (input.permissionRefer === 'no') throw new AppError('permission_refused');
  const patient = await repo.patientToRefer(ctx.db, input.patientId);
  if (!patient) throw new AppError('not_found');
  if (leftAs(patient) === 'died' && !input.confirmDied) throw new AppError('patient_died');
  await checkLinkWorker(ctx, input.linkWorkerId);
  const row = await insert(ctx, input);
  await repo.addNeeds(ctx.db, row.id, input.needs);
  await event(ctx, row.id, 'referred', '');
  await seeNowRaised(ctx, null, row);
  ctx.subject('referral', row.id);
  ctx.announce('referrals');
  return {
    referral: referralOf(row, [...new Set(input.needs)].sort(), ctx.session),
    place: await waitingUpTo(ctx.db, row.referredAt),
    expectedDays: await expectedDays(ctx),
  };
}

/** A link worker who works here, or nobody in particular. @throws AppError `not_found`, `link_worker_gone` */
export async function checkLinkWorker({ db, now }: Ctx, id: string | null): Promise<void> {
  if (id === null) return;
  const person = await staffById(db, id);
  if (!person) throw new AppError('not_found', { fields: ['linkWorkerId'] });
  if (!isLinkWorkerOn(person, localDateOf(now))) {
    throw new AppError('link_worker_gone', { fields: ['linkWorkerId'] });
  }
}

async function insert(ctx: Ctx, input: Parsed<'referral.create'>): Promise<repo.ReferralRow> {
  const { db, now, newId, session } = ctx;
  const source = input.source ?? sourceOf[session.role];
  const next = firstAction(input.priority, source);
  const asked = (answer: string) => (answer === 'not_asked' ? null : session.staffId);
  const row: repo.ReferralRow = {
    id: newId(),
    patientId: input.patientId,
    status: 'waiting',
    priority: input.priority,
    source,
    referredAt: now,
    referredBy: session.staffId,
    referrerName: input.referrerName || session.name,
    note: input.note,
    linkWorkerId: input.linkWorkerId,
    ...next,
    nextActionRank: nextActionRank(next.nextAction),
    permissionRefer: input.permissionRefer,
    permissionReferBy: asked(input.permissionRefer),
    permissionReferAt: asked(input.permissionRefer) && now,
    permissionShare: input.permissionShare,
    permissionShareBy: asked(input.permissionShare),
    permissionShareAt: asked(input.permissionShare) && now,
    firstSeenAt: null,
    closedAt: null,
    closedReason: null,
    outcome: null,
    contactAttempts: 0,
    lastContactResult: null,
    promisedAt: null,
    version: 1,
  };
  if (await repo.insertReferral(db, row)) return row;
  const open = await repo.openReferralOf(db, input.patientId);
  throw new AppError('open_referral_exists', { detail: { referralId: open?.id ?? null } });
}

/** Working days a patient referred now may expect to wait; null while there is nothing to go by. */
async function expectedDays({ db }: Ctx): Promise<number | null> {
  const holidays = await holidayDates(db);
  const waits = (await recentWaits(db, recentContacts))
    .map((pair) => workingDaysBetween(pair.referredAt, pair.firstSeenAt, holidays))
    .sort((one, other) => one - other);
  return waits[Math.floor(waits.length / 2)] ?? null;
}

/** Only by the person who referred, and only at once; nothing is deleted. */
export async function undoReferral(ctx: Ctx, { id }: Parsed<'referral.undo'>): Promise<null> {
  const row = await repo.referralById(ctx.db, id);
  if (!row) throw new AppError('not_found');
  const seconds = (Date.parse(ctx.now) - Date.parse(row.referredAt)) / 1000;
  const mine = row.referredBy === ctx.session.staffId;
  if (row.status === 'closed' || !mine || seconds > undoSeconds + undoGraceSeconds) {
    throw new AppError('undo_too_late');
  }
  if (await repo.hasAppointmentToCome(ctx.db, id)) throw new AppError('referral_has_appointment');
  const changes = { closedAt: ctx.now, closedReason: 'entered_in_error' as const };
  if (!(await repo.updateReferral(ctx.db, row, { ...stateColumns(closed(row)), ...changes }))) {
    throw new AppError('stale');
  }
  await event(ctx, id, 'undone', '');
  ctx.subject('referral', id);
  ctx.announce('referrals');
  return null;
}

/** "No" to being referred: kept as a closed referral, so that the offer itself is on record. */
export async function recordDeclined(
  ctx: Ctx,
  input: Parsed<'referral.recordDeclined'>,
): Promise<Output<'referral.recordDeclined'>> {
  const { db, now, newId, session } = ctx;
  if (!(await repo.patientToRefer(db, input.patientId))) throw new AppError('not_found');
  const row: repo.ReferralRow = {
    id: newId(),
    patientId: input.patientId,
    status: 'closed',
    priority: 'routine',
    source: sourceOf[session.role],
    referredAt: now,
    referredBy: session.staffId,
    referrerName: session.name,
    note: input.note,
    linkWorkerId: null,
    owner: 'desk',
    nextAction: null,
    nextActionRank: nextActionRank(null),
    nextActionDue: null,
    permissionRefer: 'no',
    permissionReferBy: session.staffId,
    permissionReferAt: now,
    permissionShare: 'not_asked',
    permissionShareBy: null,
    permissionShareAt: null,
    firstSeenAt: null,
    closedAt: now,
    closedReason: 'declined',
    outcome: '',
    contactAttempts: 0,
    lastContactResult: null,
    promisedAt: null,
    version: 1,
  };
  if (!(await repo.insertReferral(db, row))) throw new AppError('internal');
  await repo.addNeeds(db, row.id, input.needs);
  await event(ctx, row.id, 'declined', '');
  ctx.subject('referral', row.id);
  ctx.announce('referrals');
  return referralOf(row, [...new Set(input.needs)].sort(), ctx.session);
}

export async function event(
  { db, now, newId, session }: AnyoneCtx,
  referralId: string,
  kind: string,
  text: string,
  audience: 'everyone' | 'link_workers' = 'everyone',
  stateBefore: string | null = null,
): Promise<string> {
  const id = newId();
  await repo.insertEvent(db, {
    id,
    referralId,
    at: now,
    byId: session.staffId,
    kind,
    text,
    audience,
    stateBefore,
  });
  return id;
}
