import { beforeEach, expect, it } from '@jest/globals';
import { createRegisterHolder } from '../../main/register-holder.ts';
import { newId } from '../../main/new-id.ts';
import type { Input } from '../../shared/contract.ts';
import { nextActionRank } from '../../shared/referral.ts';
import type { NextAction, Owner, Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import {
  addReferral,
  addStaff,
  now,
  slotAt,
  slotsOn,
  smallPractice,
} from '../support/made-up-practice.ts';

const thursday = '2026-11-26';
const tuesday = '2026-12-01';

onBothEngines('a link worker who leaves', (register) => {
  let call: Calls['call'];
  let refused: Calls['refused'];
  let desk: Session;
  let manager: Session;
  let worker: Session;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    worker = { staffId: practice.worker, name: 'Link worker', role: 'link_worker' };
    const staffId = await addStaff(register().db, 'manager', 'Manager');
    manager = { staffId, name: 'Manager', role: 'manager' };
  });

  const save = async (change: Partial<Input<'staff.save'>>, id = worker.staffId) => {
    const person = (await call(desk, 'staff.list', undefined)).find((one) => one.id === id)!;
    const { name, role, employer, room, leavesOn, active, version } = person;
    const as = { id, version, name, role, employer, room, leavesOn, active };
    return call(manager, 'staff.save', { ...as, ...change });
  };
  /** An open referral that is this link worker's and waits for this. */
  const hers = async (nextAction: NextAction, owner: Owner) => {
    const { id } = await addReferral(register().db, desk.staffId);
    await register()
      .db.updateTable('referral')
      .set({ nextAction, nextActionRank: nextActionRank(nextAction), owner })
      .set({ linkWorkerId: worker.staffId })
      .where('id', '=', id)
      .execute();
    return id;
  };
  const book = async (referralId: string, startsAt: string) =>
    call(desk, 'appointment.book', {
      referralId,
      slotId: await slotAt(register().db, worker.staffId, startsAt),
    });
  const detail = (id: string) => call(desk, 'referral.get', { id });
  const stateOf = async (id: string) => {
    const { linkWorkerId, owner, nextAction } = (await detail(id)).referral;
    return { linkWorkerId, owner, nextAction };
  };
  const renew = async () => {
    const told: string[] = [];
    const holder = createRegisterHolder({
      open: async () => register(),
      newId,
      clock: () => now,
      pc: 'test',
      workerUrl: new URL('file:///none'),
      announce: (topics) => told.push(...topics),
    });
    await holder.open();
    await holder.renewSlots();
    return told;
  };

  it('hands what is not booked to the desk, for any link worker, and says so', async () => {
    const followUp = await hers('follow_up', 'link_worker');
    const toBook = await hers('book', 'desk');
    const seeNow = await hers('see_now', 'link_worker');
    await save({ active: false });
    expect(await stateOf(followUp)).toEqual({
      linkWorkerId: null,
      owner: 'desk',
      nextAction: 'phone',
    });
    expect(await stateOf(toBook)).toEqual({
      linkWorkerId: null,
      owner: 'desk',
      nextAction: 'book',
    });
    // Somebody in the building does not wait for a phone call: whoever is there takes them.
    expect(await stateOf(seeNow)).toEqual({
      linkWorkerId: null,
      owner: 'link_worker',
      nextAction: 'see_now',
    });
    expect((await detail(followUp)).timeline[0]).toMatchObject({
      what: 'link_worker_left',
      text: 'Link worker (made up)',
      byName: 'Manager (made up)',
    });
  });

  it('has bookings moved that come after the last day, and keeps those before it', async () => {
    const before = await hers('book', 'desk');
    const after = await hers('book', 'desk');
    await book(before, `${thursday}T09:15:00.000Z`);
    await book(after, `${tuesday}T09:15:00.000Z`);
    await save({ leavesOn: thursday });
    expect(await stateOf(before)).toMatchObject({ nextAction: 'attend', owner: 'link_worker' });
    expect(await stateOf(after)).toMatchObject({ nextAction: 'move', owner: 'desk' });
  });

  it('is noticed at the daily renewal once the last day is over, and only once', async () => {
    const followUp = await hers('follow_up', 'link_worker');
    await save({ leavesOn: '2026-11-24' });
    await register()
      .db.updateTable('referral')
      .set({ linkWorkerId: worker.staffId, owner: 'link_worker', nextAction: 'follow_up' })
      .where('id', '=', followUp)
      .execute();
    expect(await renew()).toContain('referrals');
    expect(await stateOf(followUp)).toMatchObject({ linkWorkerId: null, owner: 'desk' });
    const { length } = (await detail(followUp)).timeline;
    expect(await renew()).not.toContain('referrals');
    expect((await detail(followUp)).timeline).toHaveLength(length);
  });

  it('keeps an appointment that is over and has no outcome yet, for the desk to say', async () => {
    const id = await hers('attend', 'link_worker');
    await register()
      .db.updateTable('referral')
      .set({ nextActionDue: '2026-11-24T10:00:00.000Z', status: 'booked' })
      .where('id', '=', id)
      .execute();
    await save({ active: false });
    expect(await stateOf(id)).toMatchObject({ nextAction: 'attend', owner: 'desk' });
  });

  it('goes on while the last day is today', async () => {
    const followUp = await hers('follow_up', 'link_worker');
    await save({ leavesOn: '2026-11-25' });
    await renew();
    expect(await stateOf(followUp)).toMatchObject({
      linkWorkerId: worker.staffId,
      nextAction: 'follow_up',
    });
  });

  it('cannot be given a referral any more, and neither can anybody who is no link worker', async () => {
    const { id, patientId } = await addReferral(register().db, desk.staffId);
    const give = async (linkWorkerId: string) => {
      const { version } = (await detail(id)).referral;
      return refused(desk, 'referral.update', { id, version, linkWorkerId });
    };
    expect((await give(desk.staffId)).code).toBe('link_worker_gone');
    await save({ active: false });
    expect((await give(worker.staffId)).code).toBe('link_worker_gone');
    const refer = { patientId, linkWorkerId: worker.staffId };
    expect((await refused(desk, 'referral.create', refer)).code).toBe('link_worker_gone');
  });

  it('or has another role now: no more slots, and bookings stay in the diary until moved', async () => {
    const booked = await hers('book', 'desk');
    await book(booked, `${thursday}T09:15:00.000Z`);
    await save({ role: 'reception' });
    const left = (await slotsOn(register().db, thursday)).filter(({ open }) => open === 1);
    expect(left).toEqual([]);
    expect(await call(desk, 'slots.next', {})).toEqual([]);
    expect(await stateOf(booked)).toMatchObject({ nextAction: 'move', owner: 'desk' });
    const day = await call(desk, 'diary.day', { date: thursday });
    expect(day.columns).toMatchObject([
      { name: 'Link worker (made up)', appointments: [{ referralId: booked }], slots: [] },
    ]);
    // Without bookings there is no column.
    expect((await call(desk, 'diary.day', { date: tuesday })).columns).toEqual([]);
    await save({ role: 'link_worker' });
    expect((await call(desk, 'slots.next', {})).length).toBeGreaterThan(0);
    expect(await stateOf(booked)).toMatchObject({ nextAction: 'attend' });
  });
});
