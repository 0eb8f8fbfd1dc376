import { beforeEach, expect, it } from '@jest/globals';
import { leftReasons } from '../../shared/patient.ts';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { slotAt, smallPractice } from '../support/made-up-practice.ts';

const thursday = '2026-11-26T10:00:00.000Z';

onBothEngines('a call that is promised', (register) => {
  let { call, refused }: Calls = {} as Calls;
  let desk: Session;
  let id: string;
  let worker: string;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    ({ worker } = practice);
    ({ id } = practice.referral);
  });

  const referral = async () => (await call(desk, 'referral.get', { id })).referral;
  const promise = async () => ({
    id,
    version: (await referral()).version,
    date: '2026-11-25',
    time: '15:00',
  });
  const nowHere = async () => {
    const { version } = await referral();
    await call(desk, 'referral.update', { id, version, priority: 'see_now' });
  };

  it('does not talk away the booking of somebody who waits in the building', async () => {
    const slotId = await slotAt(register().db, worker, thursday);
    await call(desk, 'appointment.book', { referralId: id, slotId });
    await nowHere();
    const { code } = await refused(desk, 'phone.callBack', await promise());
    expect(code).toBe('referral_already_booked');
    expect((await referral()).nextAction).toBe('see_now');
    // Gone home, and spoken to: the booking is what comes next.
    await call(desk, 'referral.logContact', { id, how: 'phone', result: 'spoke' });
    expect(await referral()).toMatchObject({ nextAction: 'attend', nextActionDue: thursday });
  });

  it('is what comes next for somebody in the building without a booking', async () => {
    await nowHere();
    await call(desk, 'phone.callBack', await promise());
    const due = '2026-11-25T15:00:00.000Z';
    expect(await referral()).toMatchObject({
      nextAction: 'phone',
      nextActionDue: due,
      priority: 'soon',
    });
  });

  it('is not made to somebody whom the list says to have died', async () => {
    const { db } = register();
    await db.updateTable('patient').set({ leftReason: leftReasons.died }).execute();
    await db.updateTable('referral').set({ nextAction: 'record_outcome' }).execute();
    expect((await refused(desk, 'phone.callBack', await promise())).code).toBe('patient_died');
  });
});
