import { localDateOf } from '../../shared/calendar.ts';
import { afterLinkWorkerLeft } from '../../shared/referral.ts';
import { isLinkWorkerOn } from '../../shared/staff.ts';
import type { AnyoneCtx } from '../context.ts';
import { listStaff } from '../staff/staff.repo.ts';
import { openReferralsWith } from './open-referrals.repo.ts';
import { event } from './refer.service.ts';
import { stateColumns } from './referral-view.ts';
import * as repo from './referrals.repo.ts';

/**
 * Nothing stays with somebody who has left or has another role: their open referrals are anybody's,
 * the desk's to go on with, and the timeline says why. Bookings are moved by `generateSlots`. Run
 * when a person is saved and daily; a second run changes nothing. Answers how many there were.
 */
export async function handOver(ctx: AnyoneCtx): Promise<number> {
  const today = localDateOf(ctx.now);
  const gone = (await listStaff(ctx.db)).filter((person) => !isLinkWorkerOn(person, today));
  const names = new Map(gone.map(({ id, name }) => [id, name]));
  const rows = await openReferralsWith(ctx.db, [...names.keys()]);
  for (const row of rows) {
    const next = afterLinkWorkerLeft(row);
    // Somebody else at the desk is at it this moment; the next renewal looks again.
    if (!(await repo.updateReferral(ctx.db, row, stateColumns(next)))) continue;
    await event(ctx, row.id, 'link_worker_left', names.get(row.linkWorkerId ?? '') ?? '');
  }
  if (rows.length > 0) ctx.announce('referrals');
  return rows.length;
}
