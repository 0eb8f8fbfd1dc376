import { AppError } from '../../shared/errors.ts';
import { movesReferral } from '../../shared/see-now.ts';
import type { Referral, TimelineEntry } from '../../shared/types.ts';
import type { Ctx } from '../context.ts';
import { referralOf } from './referral-view.ts';
import * as repo from './referrals.repo.ts';
import { timelineOf } from './timeline.repo.ts';

export async function open(ctx: Ctx, id: string): Promise<repo.ReferralRow> {
  const row = await repo.referralById(ctx.db, id);
  if (!row) throw new AppError('not_found');
  if (row.status === 'closed') throw new AppError('referral_closed');
  return row;
}

/** Asked only of somebody who waits in the building: of the others the next action says it. */
export const bookingOf = async ({ db }: Ctx, { id, nextAction }: repo.ReferralRow) =>
  nextAction === 'see_now' ? repo.bookingOf(db, id) : null;

/** The second of two people is told what the first did, and keeps what was typed. */
export async function checkVersion(
  ctx: Ctx,
  row: repo.ReferralRow,
  version: number,
): Promise<void> {
  if (row.version === version) return;
  // Every change but a note, or an answer that only says who comes, raises the version by one and
  // leaves one entry in the timeline.
  const entries = await timelineOf(ctx.db, row.id, 'link_worker');
  const missed = entries
    .filter(({ kind, what, about }) =>
      kind === 'see_now' ? movesReferral(what, about[0]) : kind !== 'note',
    )
    .slice(0, Math.max(1, row.version - version));
  throw new AppError('stale', {
    detail: {
      current: referralOf(row, await repo.needsOf(ctx.db, row.id), ctx.session),
      changedBy: missed[0]?.byName ?? null,
      changedAt: missed[0]?.at ?? null,
      /** Names of fields, or what happened ('closed', 'spoke', 'booked'). */
      what: [...new Set(missed.flatMap((entry) => whatChanged(entry)))],
    },
  });
}

const whatChanged = ({ what, about }: TimelineEntry): string[] =>
  what === 'changed' ? about : [what];

export async function save(
  ctx: Ctx,
  row: repo.ReferralRow,
  changes: Parameters<typeof repo.updateReferral>[2],
): Promise<Referral> {
  const saved = await repo.updateReferral(ctx.db, row, changes);
  if (!saved) throw new AppError('stale');
  ctx.subject('referral', row.id);
  ctx.announce('referrals');
  return referralOf(saved, await repo.needsOf(ctx.db, row.id), ctx.session);
}
