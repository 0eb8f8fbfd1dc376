import type { Output, Parsed } from '../../shared/contract.ts';
import { addDays, localDateOf, toInstant } from '../../shared/calendar.ts';
import { monthBounds, monthWeeks } from '../../shared/diary-dates.ts';
import { closedReason } from '../../shared/slot.ts';
import type { Ctx } from '../context.ts';
import type { Db } from '../register/register.ts';
import { presence, whyAway } from './diary-absences.ts';
import * as repo from './diary.repo.ts';

/** How much can still be booked on each day of a month, and why nothing can be. */
export async function diaryMonth(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  { month, linkWorkerId }: Parsed<'diary.month'>,
): Promise<Output<'diary.month'>> {
  const { first, last } = monthBounds(month);
  const span = {
    from: toInstant(first, '00:00'),
    before: toInstant(addDays(last, 1), '00:00'),
  };
  const here = await presence(db, first, last);
  const free = await freeByDate(
    db,
    { ...span, from: span.from > now ? span.from : now },
    linkWorkerId,
  );
  const booked = await bookedByDate(db, span, linkWorkerId);
  const dates = monthWeeks(month)
    .flat()
    .filter((date) => date !== null);
  return {
    month,
    linkWorkerId,
    days: dates.map((date) => ({
      date,
      free: free.get(date) ?? 0,
      booked: booked.get(date) ?? 0,
      closed: closedReason(date, here.absences),
      away: linkWorkerId === null ? null : whyAway(linkWorkerId, date, here),
    })),
  };
}

type Span = { readonly from: string; readonly before: string };
type ByDate = ReadonlyMap<string, number>;

async function freeByDate(db: Db, span: Span, linkWorkerId: string | null): Promise<ByDate> {
  const rows =
    linkWorkerId === null
      ? await repo.freeCounts(db, span)
      : await repo.freeCountsOf(db, { ...span, linkWorkerId });
  return new Map(rows.map(({ localDate, n }) => [localDate, Number(n)]));
}

/** Counted by London's dates, which are not those of the instants. */
async function bookedByDate(db: Db, span: Span, linkWorkerId: string | null): Promise<ByDate> {
  const rows =
    linkWorkerId === null
      ? await repo.bookedCounts(db, span)
      : await repo.bookedCountsOf(db, { ...span, linkWorkerId });
  const counts = new Map<string, number>();
  for (const { startsAt, n } of rows) {
    const date = localDateOf(startsAt);
    counts.set(date, (counts.get(date) ?? 0) + Number(n));
  }
  return counts;
}
