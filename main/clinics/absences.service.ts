import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Impact, Leave } from '../../shared/types.ts';
import type { Ctx } from '../context.ts';
import * as repo from './clinics.repo.ts';
import { generateSlots } from './slot-plan.ts';

/** Leave of a link worker, and days on which a clinic or the whole practice is closed. */

export async function listLeave({ db }: Pick<Ctx, 'db'>): Promise<Output<'leave.list'>> {
  return repo.leaves(db);
}

/** @throws AppError as `checkLeave`. */
export async function addLeave(ctx: Ctx, input: Parsed<'leave.add'>): Promise<Output<'leave.add'>> {
  await checkLeave(ctx, input);
  const leave = { id: ctx.newId(), ...input };
  await repo.insertLeave(ctx.db, leave);
  return { leave, impact: await changed(ctx, 'leave', leave.id, [leave.linkWorkerId]) };
}

/**
 * @throws AppError `dates_out_of_order`, `not_found` for somebody who is no link worker,
 * `leave_overlaps` with the other leave: two over the same days would make taking one back unclear.
 */
export async function checkLeave(
  { db }: Pick<Ctx, 'db'>,
  { linkWorkerId, fromDate, toDate }: Omit<Leave, 'id' | 'reason'>,
): Promise<void> {
  if (toDate < fromDate) throw new AppError('dates_out_of_order', { fields: ['toDate'] });
  if (!(await repo.isLinkWorker(db, linkWorkerId))) {
    throw new AppError('not_found', { fields: ['linkWorkerId'] });
  }
  const other = (await repo.leaveBetween(db, fromDate, toDate)).find(
    (one) => one.linkWorkerId === linkWorkerId,
  );
  if (other) throw new AppError('leave_overlaps', { fields: ['fromDate'], detail: other });
}

export async function removeLeave(
  ctx: Ctx,
  { id }: Parsed<'leave.remove'>,
): Promise<Output<'leave.remove'>> {
  const leave = await repo.deleteLeave(ctx.db, id);
  if (!leave) throw new AppError('not_found');
  return { impact: await changed(ctx, 'leave', id, [leave.linkWorkerId]) };
}

export async function listClosures({ db }: Pick<Ctx, 'db'>): Promise<Output<'closure.list'>> {
  return repo.closures(db);
}

export async function addClosure(
  ctx: Ctx,
  input: Parsed<'closure.add'>,
): Promise<Output<'closure.add'>> {
  const owners = await ownersOfClosure(ctx, input.clinicId);
  const closure = { id: ctx.newId(), ...input };
  await repo.insertClosure(ctx.db, closure);
  return { closure, impact: await changed(ctx, 'closure', closure.id, owners) };
}

export async function removeClosure(
  ctx: Ctx,
  { id }: Parsed<'closure.remove'>,
): Promise<Output<'closure.remove'>> {
  const closure = await repo.deleteClosure(ctx.db, id);
  if (!closure) throw new AppError('not_found');
  return {
    impact: await changed(ctx, 'closure', id, await ownersOfClosure(ctx, closure.clinicId)),
  };
}

/** Whose slots a closure touches; null for the whole practice. */
export async function ownersOfClosure(
  { db }: Pick<Ctx, 'db'>,
  clinicId: string | null,
): Promise<string[] | null> {
  if (clinicId === null) return null;
  const clinic = await repo.clinicById(db, clinicId);
  if (!clinic) throw new AppError('not_found', { fields: ['clinicId'] });
  return [clinic.linkWorkerId];
}

async function changed(
  ctx: Ctx,
  kind: 'leave' | 'closure',
  id: string,
  linkWorkerIds: readonly string[] | null,
): Promise<Impact> {
  ctx.subject(kind, id);
  ctx.announce('clinics');
  return generateSlots(ctx, linkWorkerIds);
}
