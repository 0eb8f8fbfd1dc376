import { beforeEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  freeSlots,
  freeSlotsQuery,
  type FreeSlotFilter,
} from '../../main/appointments/free-slots.repo.ts';
import { newId } from '../../main/new-id.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, now, smallPractice } from '../support/made-up-practice.ts';

const filter: FreeSlotFilter = {
  after: now,
  heldBy: now,
  linkWorkerId: null,
  partOfDay: 'any',
  mode: null,
  limit: 10,
};

onBothEngines('the next free slots', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  const db = () => register().db;

  /** Nine in ten booked, and all of those before the first free one: the worst a list can be. */
  beforeEach(async () => {
    practice = await smallPractice(register());
    const referral = await addReferral(db(), practice.receptionist);
    const slots = Array.from({ length: 2000 }, (_, n) => {
      const startsAt = new Date(Date.UTC(2027, 5, 1) + n * 3_600_000).toISOString();
      return {
        id: newId(),
        clinicId: practice.clinic.id,
        linkWorkerId: practice.worker,
        startsAt,
        endsAt: startsAt.replace(':00:00', ':45:00'),
        localDate: startsAt.slice(0, 10),
        localTime: startsAt.slice(11, 16),
        mode: 'in_practice' as const,
        room: null,
        open: 1 as const,
      };
    });
    await db().deleteFrom('slot').execute();
    for (let n = 0; n < slots.length; n += 200) {
      const some = slots.slice(n, n + 200);
      await db().insertInto('slot').values(some).execute();
      if (n >= 1800) continue;
      await db()
        .insertInto('appointment')
        .values(
          some.map(({ id: slotId, startsAt, endsAt, linkWorkerId, mode, room }) => ({
            id: newId(),
            referralId: referral.id,
            patientId: referral.patientId,
            slotId,
            linkWorkerId,
            startsAt,
            endsAt,
            mode,
            room,
            status: 'booked' as const,
            bookedAt: now,
            bookedBy: practice.receptionist,
            statusAt: now,
            cancelledBy: null,
            reason: null,
          })),
        )
        .execute();
    }
    const analyze = register().engine === 'sqlite' ? sql`analyze` : sql`vacuum analyze slot`;
    await analyze.execute(db());
  }, 60_000);

  async function planOf(of: FreeSlotFilter): Promise<string> {
    const { sql: text, parameters } = freeSlotsQuery(db(), of).compile();
    const explain = register().engine === 'sqlite' ? 'explain query plan' : 'explain';
    const { rows } = await db().executeQuery({
      sql: `${explain} ${text}`,
      parameters,
      query: sql`explain`.toOperationNode(),
      queryId: { queryId: 'explain' },
    });
    return JSON.stringify(rows);
  }

  it('are read from an index that holds only free ones, without sorting', async () => {
    const plan = await planOf(filter);
    expect(plan).toMatch(/slot_free\b/);
    expect(plan).not.toMatch(/sort|temp b-tree/i);
    const ofOne = await planOf({ ...filter, linkWorkerId: practice.worker });
    expect(ofOne).toMatch(/slot_free/);
    expect(ofOne).not.toMatch(/sort|temp b-tree/i);
  });

  it('are the first that nobody holds, however many booked ones come before', async () => {
    const found = await freeSlots(db(), filter);
    expect(found).toHaveLength(10);
    expect(found[0]?.startsAt).toBe(
      new Date(Date.UTC(2027, 5, 1) + 1800 * 3_600_000).toISOString(),
    );
  });

  it('pass over those held for the day inside that index', async () => {
    const last = new Date(Date.UTC(2027, 5, 1) + 1990 * 3_600_000).toISOString();
    const opens = '2027-06-01T00:00:00.000Z';
    await db().updateTable('slot').set({ heldUntil: opens }).where('startsAt', '<', last).execute();
    expect((await freeSlots(db(), filter))[0]?.startsAt).toBe(last);
    expect(await freeSlots(db(), { ...filter, heldBy: opens, limit: 50 })).toHaveLength(50);
    expect(await planOf(filter)).toMatch(/slot_free\b/);
  });

  it('include a slot again once its appointment is cancelled, moved or gone', async () => {
    const [first, second, third] = await db()
      .selectFrom('appointment')
      .select(['id', 'slotId'])
      .orderBy('startsAt')
      .limit(3)
      .execute();
    await db()
      .updateTable('appointment')
      .set({ status: 'cancelled' })
      .where('id', '=', first?.id ?? '')
      .execute();
    await db()
      .updateTable('appointment')
      .set({ slotId: null })
      .where('id', '=', second?.id ?? '')
      .execute();
    await db()
      .deleteFrom('appointment')
      .where('id', '=', third?.id ?? '')
      .execute();
    const found = await freeSlots(db(), { ...filter, limit: 3 });
    expect(found.map(({ id }) => id)).toEqual([first?.slotId, second?.slotId, third?.slotId]);
  });
});
