import { AppError } from '../../shared/errors.ts';
import type { NextAction } from '../../shared/types.ts';
import type { Ctx } from '../context.ts';
import { insertSeeNowEvent, seeNowEvents } from './see-now.repo.ts';

type Row = { readonly id: string; readonly nextAction: NextAction | null };

/**
 * The patient waits in the building from now on: what was answered before is over, and the minutes
 * without an answer are counted from here. An undo that brings the wait back is not a new one.
 */
export async function seeNowRaised(
  { db, now, session }: Ctx,
  before: Row | null,
  after: Row,
): Promise<void> {
  if (after.nextAction !== 'see_now' || before?.nextAction === 'see_now') return;
  const said = before === null ? [] : await seeNowEvents(db, [after.id]);
  const written = await insertSeeNowEvent(db, {
    referralId: after.id,
    seq: (said.at(-1)?.seq ?? 0) + 1,
    at: now,
    byId: session.staffId,
    kind: 'raised',
    linkWorkerId: null,
    dueAt: null,
    referralBefore: null,
  });
  if (!written) throw new AppError('stale');
}
