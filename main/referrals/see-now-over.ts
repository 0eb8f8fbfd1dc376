import { localDateOf } from '../../shared/calendar.ts';
import { afterPriority } from '../../shared/referral.ts';
import { standing } from '../../shared/see-now.ts';
import type { AnyoneCtx } from '../context.ts';
import { event } from './refer.service.ts';
import { stateColumns } from './referral-view.ts';
import * as repo from './referrals.repo.ts';
import { allWaitingNow, seeNowEvents } from './see-now.repo.ts';

/**
 * Nobody waits in the building overnight: who was to be seen now on an earlier day has gone home, and
 * the desk phones them today; a booking stands. Run daily and at the start, as `handOver`; a second run
 * changes nothing. Answers how many there were.
 */
export async function seeNowOver(ctx: AnyoneCtx): Promise<number> {
  const today = localDateOf(ctx.now);
  let over = 0;
  for (const row of await allWaitingNow(ctx.db)) {
    const { raisedAt } = standing(await seeNowEvents(ctx.db, [row.id]), row.referredAt);
    if (localDateOf(raisedAt) >= today) continue;
    const next = afterPriority(row, 'soon', await repo.bookingOf(ctx.db, row.id));
    // Somebody is at it this moment; the next renewal looks again.
    if (!(await repo.updateReferral(ctx.db, row, stateColumns(next)))) continue;
    await event(ctx, row.id, 'see_now_over', '');
    over += 1;
  }
  if (over > 0) ctx.announce('referrals');
  return over;
}
