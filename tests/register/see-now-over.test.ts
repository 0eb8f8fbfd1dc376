import { beforeEach, expect, it } from '@jest/globals';
import { newId } from '../../main/new-id.ts';
import { createRegisterHolder } from '../../main/register-holder.ts';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, now, slotAt, smallPractice } from '../support/made-up-practice.ts';

/** Still Wednesday in London; `now` is that morning. */
const evening = '2026-11-25T23:59:00.000Z';
const nextDay = '2026-11-26T00:01:00.000Z';
const thursday = '2026-11-26T10:00:00.000Z';

onBothEngines('somebody who waited in the building and was not seen that day', (register) => {
  let call: Calls['call'];
  let desk: Session;
  let id: string;
  let worker: string;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    ({ worker } = practice);
    ({ id } = practice.referral);
    // The day's slots, so that the renewals below have nothing else to do.
    await renew(now);
  });

  /** As the app does by itself, daily and when it starts. */
  const renew = async (at: string) => {
    const holder = createRegisterHolder({
      open: async () => register(),
      newId,
      clock: () => at,
      pc: 'test',
      workerUrl: new URL('file:///nowhere'),
    });
    await holder.open();
    await holder.renewSlots();
  };
  const here = async (referralId = id, at = now) => {
    const { version } = (await call(desk, 'referral.get', { id: referralId }, at)).referral;
    await call(desk, 'referral.update', { id: referralId, version, priority: 'see_now' }, at);
  };
  const detail = (referralId = id) => call(desk, 'referral.get', { id: referralId }, nextDay);

  it('is phoned by the desk the next day, and the timeline says that they were here', async () => {
    await here();
    await renew(nextDay);
    const { referral, timeline } = await detail();
    expect(referral).toMatchObject({
      nextAction: 'phone',
      nextActionDue: null,
      owner: 'desk',
      priority: 'soon',
    });
    expect(timeline[0]).toMatchObject({ what: 'see_now_over', byName: 'CLW Desk' });
    expect(await call(desk, 'seeNow.list', undefined, nextDay)).toEqual([]);
    // Once is enough.
    await renew('2026-11-27T00:01:00.000Z');
    const again = await detail();
    expect(again.referral.version).toBe(referral.version);
    expect(again.timeline).toHaveLength(timeline.length);
  });

  it('waits on as long as that day lasts, however often they are waited for', async () => {
    await here();
    await renew(evening);
    expect((await detail()).referral.nextAction).toBe('see_now');
    const other = await addReferral(register().db, desk.staffId, 'Other');
    await here(other.id, nextDay);
    await renew(nextDay);
    expect((await detail()).referral.nextAction).toBe('phone');
    expect((await detail(other.id)).referral.nextAction).toBe('see_now');
    // Here again the next morning: counted from then.
    await here(id, nextDay);
    await renew('2026-11-26T12:00:00.000Z');
    expect((await detail()).referral.nextAction).toBe('see_now');
  });

  it('goes on with a booking that they have', async () => {
    const slotId = await slotAt(register().db, worker, thursday);
    await call(desk, 'appointment.book', { referralId: id, slotId });
    await here();
    await renew(nextDay);
    expect((await detail()).referral).toMatchObject({
      nextAction: 'attend',
      nextActionDue: thursday,
      priority: 'soon',
      linkWorkerId: worker,
    });
  });
});
