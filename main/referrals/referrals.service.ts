import { addWorkingDays, localDateOf, toInstant } from '../../shared/calendar.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { noteLimit, priorities } from '../../shared/contract/referrals.ts';
import { contactProblem } from '../../shared/contact.ts';
import { AppError } from '../../shared/errors.ts';
import {
  afterChoice,
  afterContact,
  afterPriority,
  closed,
  reopened,
  tryAgainAfterDays,
} from '../../shared/referral.ts';
import type { ContactResult, Permission, Referral, TimelineEntry } from '../../shared/types.ts';
import { holidayDates } from '../clinics/holidays.ts';
import type { Ctx, Handlers } from '../context.ts';
import { patientById } from '../patients/patients.repo.ts';
import { safeContactOf } from '../patients/patient-view.ts';
import {
  checkLinkWorker,
  createReferral,
  event,
  recordDeclined,
  undoReferral,
} from './refer.service.ts';
import { getReferral } from './referral-detail.service.ts';
import { referralOf, stateColumns } from './referral-view.ts';
import * as repo from './referrals.repo.ts';
import { timelineOf } from './timeline.repo.ts';

/** When the desk opens on a day that something is due again. */
const morning = '09:00';

async function open(ctx: Ctx, id: string): Promise<repo.ReferralRow> {
  const row = await repo.referralById(ctx.db, id);
  if (!row) throw new AppError('not_found');
  if (row.status === 'closed') throw new AppError('referral_closed');
  return row;
}

/** The second of two people is told what the first did, and keeps what was typed. */
async function checkVersion(ctx: Ctx, row: repo.ReferralRow, version: number): Promise<void> {
  if (row.version === version) return;
  // Every change but a note raises the version by one and leaves one entry in the timeline.
  const entries = await timelineOf(ctx.db, row.id, 'link_worker');
  const missed = entries
    .filter(({ kind }) => kind !== 'note')
    .slice(0, Math.max(1, row.version - version));
  throw new AppError('stale', {
    detail: {
      current: referralOf(row, await repo.needsOf(ctx.db, row.id)),
      changedBy: missed[0]?.byName ?? null,
      changedAt: missed[0]?.at ?? null,
      /** Names of fields, or what happened ('closed', 'spoke', 'booked'). */
      what: [...new Set(missed.flatMap((entry) => whatChanged(entry)))],
    },
  });
}

const whatChanged = ({ what, text }: TimelineEntry): string[] =>
  what === 'changed' ? text.split(', ') : [what];

async function save(
  ctx: Ctx,
  row: repo.ReferralRow,
  changes: Parameters<typeof repo.updateReferral>[2],
): Promise<Referral> {
  const saved = await repo.updateReferral(ctx.db, row, changes);
  if (!saved) throw new AppError('stale');
  ctx.subject('referral', row.id);
  ctx.announce('referrals');
  return referralOf(saved, await repo.needsOf(ctx.db, row.id));
}

async function addTo(ctx: Ctx, input: Parsed<'referral.addTo'>): Promise<Referral> {
  const row = await open(ctx, input.id);
  const note = [row.note, input.note].filter((text) => text !== '').join('\n');
  if (input.note !== '' && note.length > noteLimit) {
    throw new AppError('note_too_long', { fields: ['note'] });
  }
  await checkLinkWorker(ctx, input.linkWorkerId);
  await repo.addNeeds(ctx.db, row.id, input.needs);
  await event(ctx, row.id, 'added_to', input.note);
  const more = priorities.indexOf(input.priority) < priorities.indexOf(row.priority);
  const next = more ? afterPriority(row, input.priority) : row;
  const columns = stateColumns(next);
  return save(ctx, row, {
    ...columns,
    linkWorkerId: input.linkWorkerId ?? columns.linkWorkerId,
    note,
    ...(input.permissionShare === 'not_asked' ? {} : sharing(ctx, input.permissionShare)),
  });
}

async function update(ctx: Ctx, input: Parsed<'referral.update'>): Promise<Referral> {
  const row = await open(ctx, input.id);
  await checkVersion(ctx, row, input.version);
  const prioritised = input.priority ? afterPriority(row, input.priority) : row;
  const next = input.nextAction ? afterChoice(prioritised, input.nextAction) : prioritised;
  const columns = stateColumns(next);
  if (input.linkWorkerId !== undefined) {
    await checkLinkWorker(ctx, input.linkWorkerId);
    columns.linkWorkerId = input.linkWorkerId;
  }
  if (input.needs) await repo.replaceNeeds(ctx.db, row.id, input.needs);
  await event(ctx, row.id, 'changed', changedFields(input).join(', '));
  const share = input.permissionShare;
  return save(ctx, row, {
    ...columns,
    ...(input.note === undefined ? {} : { note: input.note }),
    ...(share === undefined ? {} : sharing(ctx, share)),
  });
}

/** The answer about sharing, with who heard it and when. */
const sharing = ({ session, now }: Ctx, permissionShare: Permission) => ({
  permissionShare,
  permissionShareBy: session.staffId,
  permissionShareAt: now,
});

function changedFields({
  id: _id,
  version: _version,
  ...fields
}: Parsed<'referral.update'>): string[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
}

/** Null: at once. Otherwise the morning of a working day. */
async function tryAgain({ db, now }: Ctx, result: ContactResult): Promise<string | null> {
  const days = tryAgainAfterDays[result];
  if (days === 0) return null;
  return toInstant(addWorkingDays(localDateOf(now), days, await holidayDates(db)), morning);
}

async function logContact(ctx: Ctx, input: Parsed<'referral.logContact'>): Promise<Referral> {
  const row = await open(ctx, input.id);
  const { how, result, note } = input;
  const patient = await patientById(ctx.db, row.patientId);
  const problem = patient ? contactProblem(input, safeContactOf(patient)) : 'not_found';
  if (problem) throw new AppError(problem);
  await repo.insertContact(ctx.db, {
    id: ctx.newId(),
    referralId: row.id,
    at: ctx.now,
    how,
    result,
    byId: ctx.session.staffId,
    note,
  });
  return save(ctx, row, {
    ...stateColumns(afterContact(row, result, await tryAgain(ctx, result))),
    contactAttempts: row.contactAttempts + 1,
    lastContactResult: result,
  });
}

async function addNote(ctx: Ctx, input: Parsed<'referral.addNote'>): Promise<{ id: string }> {
  const row = await repo.referralById(ctx.db, input.id);
  if (!row) throw new AppError('not_found');
  if (input.audience === 'link_workers' && ctx.session.role !== 'link_worker') {
    throw new AppError('not_allowed');
  }
  const id = await event(ctx, row.id, 'note', input.text, input.audience);
  ctx.subject('referral', row.id);
  ctx.announce('referrals');
  return { id };
}

async function close(ctx: Ctx, input: Parsed<'referral.close'>): Promise<Referral> {
  const row = await open(ctx, input.id);
  await checkVersion(ctx, row, input.version);
  if (await repo.hasAppointmentToCome(ctx.db, row.id))
    throw new AppError('referral_has_appointment');
  await event(ctx, row.id, 'closed', input.reason);
  return save(ctx, row, {
    ...stateColumns(closed(row)),
    closedAt: ctx.now,
    closedReason: input.reason,
    outcome: input.outcome,
  });
}

async function reopen(ctx: Ctx, input: Parsed<'referral.reopen'>): Promise<Referral> {
  const row = await repo.referralById(ctx.db, input.id);
  if (!row) throw new AppError('not_found');
  if (row.status !== 'closed') throw new AppError('referral_not_closed');
  await checkVersion(ctx, row, input.version);
  if (row.permissionRefer === 'no') throw new AppError('permission_refused');
  const other = await repo.openReferralOf(ctx.db, row.patientId);
  if (other) throw new AppError('open_referral_exists', { detail: { referralId: other.id } });
  await event(ctx, row.id, 'reopened', '');
  const open = { closedAt: null, closedReason: null, outcome: null };
  return save(ctx, row, { ...stateColumns(reopened(row)), ...open });
}

export const referralHandlers = {
  'referral.create': createReferral,
  'referral.undo': undoReferral,
  'referral.recordDeclined': recordDeclined,
  'referral.addTo': addTo,
  'referral.get': (ctx, input): Promise<Output<'referral.get'>> => getReferral(ctx, input),
  'referral.update': update,
  'referral.logContact': logContact,
  'referral.addNote': addNote,
  'referral.close': close,
  'referral.reopen': reopen,
} satisfies Partial<Handlers>;
