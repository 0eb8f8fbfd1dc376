import type { Output, Parsed } from '../../shared/contract.ts';
import { noteLimit, priorities } from '../../shared/contract/referrals.ts';
import { AppError } from '../../shared/errors.ts';
import { afterChoice, afterDied, afterPriority, closed, reopened } from '../../shared/referral.ts';
import type { Permission, Referral } from '../../shared/types.ts';
import type { Ctx, Handlers } from '../context.ts';
import {
  checkLinkWorker,
  createReferral,
  event,
  recordDeclined,
  undoReferral,
} from './refer.service.ts';
import { getReferral, openSensitive } from './referral-detail.service.ts';
import { bookingOf, checkVersion, open, save } from './referral-changes.ts';
import { stateBefore, stateColumns, stateToRestore } from './referral-view.ts';
import * as repo from './referrals.repo.ts';
import { listSaysDied } from './after-death.ts';
import { seeNowRaised } from './see-now-raised.ts';
import { logContact, undoContact } from './contacts.service.ts';

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
  const next = more ? afterPriority(row, input.priority, await bookingOf(ctx, row)) : row;
  const columns = stateColumns(next);
  await seeNowRaised(ctx, row, { ...row, ...columns });
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
  const booking = await bookingOf(ctx, row);
  const prioritised = input.priority ? afterPriority(row, input.priority, booking) : row;
  const next = input.nextAction ? afterChoice(prioritised, input.nextAction, booking) : prioritised;
  const columns = stateColumns(next);
  if (input.linkWorkerId !== undefined) {
    await checkLinkWorker(ctx, input.linkWorkerId);
    columns.linkWorkerId = input.linkWorkerId;
  }
  await seeNowRaised(ctx, row, { ...row, ...columns });
  await repo.removeNeeds(ctx.db, row.id, input.removeNeeds ?? []);
  await repo.addNeeds(ctx.db, row.id, input.addNeeds ?? []);
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
  addNeeds = [],
  removeNeeds = [],
  ...fields
}: Parsed<'referral.update'>): string[] {
  const plain = Object.entries(fields).filter(([, value]) => value !== undefined);
  const needs = addNeeds.length + removeNeeds.length > 0 ? ['needs'] : [];
  return [...plain.map(([name]) => name), ...needs];
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

async function recordOutcome(
  ctx: Ctx,
  { id, outcome }: Parsed<'referral.recordOutcome'>,
): Promise<Referral> {
  const row = await open(ctx, id);
  await event(ctx, row.id, 'outcome', outcome);
  return save(ctx, row, { outcome });
}

async function close(ctx: Ctx, input: Parsed<'referral.close'>): Promise<Referral> {
  const row = await open(ctx, input.id);
  await checkVersion(ctx, row, input.version);
  if (await repo.hasAppointmentToCome(ctx.db, row.id))
    throw new AppError('referral_has_appointment');
  await event(ctx, row.id, 'closed', input.reason, 'everyone', stateBefore(row));
  return save(ctx, row, {
    ...stateColumns(closed(row)),
    closedAt: ctx.now,
    closedReason: input.reason,
    // Nothing new said: what was recorded after the appointment stands.
    outcome: input.outcome || (row.outcome ?? ''),
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
  const kept = input.undo ? await repo.beforeClosing(ctx.db, row.id) : null;
  await event(ctx, row.id, 'reopened', '');
  const open = { closedAt: null, closedReason: null, outcome: null };
  const next = stateToRestore(kept, row) ?? reopened(row);
  // The list may have said it while nobody had this open.
  const died = await listSaysDied(ctx.db, row.patientId);
  return save(ctx, row, { ...stateColumns(died ? afterDied(next) : next), ...open });
}

export const referralHandlers = {
  'referral.create': createReferral,
  'referral.undo': undoReferral,
  'referral.recordDeclined': recordDeclined,
  'referral.addTo': addTo,
  'referral.get': (ctx, input): Promise<Output<'referral.get'>> => getReferral(ctx, input),
  'referral.update': update,
  'referral.openSensitive': openSensitive,
  'referral.logContact': logContact,
  'referral.undoContact': undoContact,
  'referral.addNote': addNote,
  'referral.recordOutcome': recordOutcome,
  'referral.close': close,
  'referral.reopen': reopen,
} satisfies Partial<Handlers>;
