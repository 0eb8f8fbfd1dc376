import { localDateOf } from '../../shared/calendar.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { offersFor } from '../../shared/fill.ts';
import type { Ctx } from '../context.ts';
import { rowsOf } from '../referrals/queue.service.ts';
import { referralsByIds } from '../referrals/referrals.repo.ts';
import { slotById } from './appointments.repo.ts';
import { gaveUp, historyOf, needMoving, waitingForATime } from './fill.repo.ts';

/** Who could have a slot that became free, or was left free: staff decide whom they phone. */
export async function fillSlot(
  ctx: Ctx,
  { slotId, limit, exceptReferralId }: Parsed<'slots.fill'>,
): Promise<Output<'slots.fill'>> {
  const { db, now } = ctx;
  const row = await slotById(db, slotId);
  if (!row || row.open === 0 || row.taken === 1 || row.endsAt <= now) return null;
  const { clinicId: _clinic, open: _open, taken: _taken, ...slot } = row;
  const waiting = (await waitingForATime(db)).filter(
    ({ referralId }) => referralId !== exceptReferralId,
  );
  const had = await gaveUp(db, slot);
  const last = (one: { readonly referralId: string }) => Number(had.has(one.referralId));
  // Whoever could not come then may have it again, but is not the first to be asked.
  const all = offersFor(slot, waiting, { today: localDateOf(now), now }).toSorted(
    (one, other) => last(one) - last(other),
  );
  const best = all.slice(0, limit);
  const referrals = await referralsByIds(
    db,
    best.map(({ referralId }) => referralId),
  );
  const rows = new Map((await rowsOf(ctx, referrals)).map((one) => [one.id, one]));
  const histories = await historyOf(
    db,
    referrals.map(({ patientId }) => patientId),
  );
  const moving = await needMoving(
    db,
    referrals.map(({ id }) => id),
  );
  const offers = best.flatMap(({ referralId, why }) => {
    const found = rows.get(referralId);
    if (!found) return [];
    const toMove = moving.get(referralId) ?? null;
    const never = { seen: 0, missed: 0, lastSeenAt: null };
    return { ...found, ...(histories.get(found.patientId) ?? never), toMove, why: [...why] };
  });
  return { slot, offers, total: all.length };
}
