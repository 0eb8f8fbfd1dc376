import { beforeEach, expect, it } from '@jest/globals';
import type { Session } from '../../shared/types.ts';
import { callsTo } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, slotsOn, smallPractice } from '../support/made-up-practice.ts';

const dates = ['2026-12-01', '2026-12-03', '2026-12-08', '2026-12-10', '2026-12-15'];

/** Two PCs, each with a dispatch of its own, that press at the same moment. */
onBothEngines('one referral at two desks', (register) => {
  let desk: Session;
  let referrals: string[];
  let slots: string[];

  beforeEach(async () => {
    const practice = await smallPractice(register());
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    referrals = [];
    for (const surname of ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir', 'Gean', 'Holly', 'Ivy']) {
      referrals.push((await addReferral(register().db, desk.staffId, surname)).id);
    }
    slots = [];
    for (const date of dates) {
      slots.push(...(await slotsOn(register().db, date)).map(({ id }) => id));
    }
  });

  const settle = (asked: Promise<unknown>) =>
    asked.then(
      () => 'done',
      () => 'refused',
    );
  const standing = (referralId: string) =>
    register()
      .db.selectFrom('appointment')
      .select('id')
      .where('referralId', '=', referralId)
      .where('status', '=', 'booked')
      .execute();

  it('has one appointment, whichever of two free times was pressed first', async () => {
    const [one, other] = [callsTo(register()), callsTo(register())];
    for (const [at, referralId] of referrals.entries()) {
      const answers = await Promise.all([
        settle(one.call(desk, 'appointment.book', { referralId, slotId: slots[2 * at]! })),
        settle(other.call(desk, 'appointment.book', { referralId, slotId: slots[2 * at + 1]! })),
      ]);
      expect(answers.toSorted()).toEqual(['done', 'refused']);
      expect(await standing(referralId)).toHaveLength(1);
    }
  });

  it('is never closed and booked', async () => {
    const [one, other] = [callsTo(register()), callsTo(register())];
    for (const [at, id] of referrals.entries()) {
      await Promise.all([
        settle(one.call(desk, 'appointment.book', { referralId: id, slotId: slots[at]! })),
        settle(
          other.call(desk, 'referral.close', { id, version: 1, reason: 'declined', outcome: '' }),
        ),
      ]);
      const { status } = await register()
        .db.selectFrom('referral')
        .select('status')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(status === 'closed' ? await standing(id) : []).toHaveLength(0);
    }
  });
});
