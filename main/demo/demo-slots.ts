import type { Db } from '../register/register.ts';

export type DemoSlot = {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly localDate: string;
  readonly linkWorkerId: string;
};

export type DemoSlots = {
  /** A slot that is over, the first after an instant or some later one. Each is given out once. */
  past(after: string, skip: number): DemoSlot | undefined;
  /** The slots that were over last. */
  latestPast(count: number): DemoSlot[];
  /** A slot to come, from the first onwards. */
  coming(skip?: number): DemoSlot;
  /** Slots to come of one link worker's day, some days ahead. */
  dayAhead(count: number): DemoSlot[];
};

/** The slots of all clinics; the one that is running now belongs to neither side. */
export async function demoSlots(db: Db, now: string): Promise<DemoSlots> {
  const all = await db
    .selectFrom('slot')
    .select(['id', 'startsAt', 'endsAt', 'localDate', 'linkWorkerId'])
    .where('open', '=', 1)
    .orderBy('startsAt')
    .orderBy('id')
    .execute();
  const over = all.filter(({ endsAt }) => endsAt < now);
  const ahead = all.filter(({ startsAt }) => startsAt > now);
  return {
    past(after, skip) {
      const first = over.findIndex(({ startsAt }) => startsAt > after);
      if (first < 0) return undefined;
      return over.splice(Math.min(first + skip, over.length - 1), 1)[0];
    },
    latestPast: (count) => over.splice(-count, count),
    coming: (skip = 0) => ahead.splice(skip, 1)[0]!,
    dayAhead(count) {
      const later = ahead.slice(daysAheadSlots);
      const days = Map.groupBy(later, (slot) => `${slot.localDate} ${slot.linkWorkerId}`);
      const day = [...days.values()].find((slots) => slots.length >= count)!.slice(0, count);
      for (const slot of day) ahead.splice(ahead.indexOf(slot), 1);
      return day;
    },
  };
}

/** About a week's slots of the three link workers. */
const daysAheadSlots = 60;
