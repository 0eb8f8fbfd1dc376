import { beforeEach, expect, it } from '@jest/globals';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { staffed } from '../support/front-desk.ts';
import { addReferral, slotAt, smallPractice } from '../support/made-up-practice.ts';

const ten = '2026-12-01T10:00:00.000Z';
const onTheDay = '2026-12-01T08:30:00.000Z';
const latest = '2026-12-01T10:05:00.000Z';
const anyTime = { linkWorkerId: null, partOfDay: 'any', mode: null } as const;

onBothEngines('undo, where the clinic has closed', (register) => {
  let { call, refused }: Calls = {} as Calls;
  let desk: Session;
  let manager: Session;
  let worker: string;
  let referralId: string;
  let slotId: string;
  let id: string;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    manager = await staffed(register().db, 'manager');
    ({ worker } = practice);
    referralId = practice.referral.id;
    slotId = await slotAt(register().db, worker, ten);
    ({ id } = await call(desk, 'appointment.book', { referralId, slotId }));
  });

  const away = async (at: string) => {
    const day = { fromDate: '2026-12-01', toDate: '2026-12-01', reason: 'Training' };
    return (await call(desk, 'leave.add', { linkWorkerId: worker, ...day }, at)).leave.id;
  };
  const which = async (at: string) => {
    const { version } = await call(desk, 'appointment.get', { id }, at);
    return { id, version };
  };
  const undo = async (at: string) => call(desk, 'appointment.undo', await which(at), at);
  const cancel = async (at: string) =>
    call(desk, 'appointment.cancel', { ...(await which(at)), cancelledBy: 'patient' }, at);
  const referral = async (at: string) =>
    (await call(desk, 'referral.get', { id: referralId }, at)).referral;
  const toBeMoved = { status: 'booked', needsMoving: true };
  const settled = { status: 'booked', needsMoving: false };
  const theDesksToMove = {
    status: 'booked',
    nextAction: 'move',
    nextActionDue: ten,
    owner: 'desk',
  };

  it('of an arrival or a missed one gives back that it needs another time', async () => {
    await away(onTheDay);
    await call(desk, 'appointment.arrive', await which(latest), latest);
    expect(await undo(latest)).toMatchObject(toBeMoved);
    expect(await referral(latest)).toMatchObject(theDesksToMove);
    await call(desk, 'appointment.dna', { ...(await which(latest)), reason: '' }, latest);
    // Something else happens to the referral: it is not simply what it was before.
    await call(
      desk,
      'referral.logContact',
      { id: referralId, how: 'phone', result: 'spoke' },
      latest,
    );
    expect(await undo(latest)).toMatchObject(toBeMoved);
    expect(await referral(latest)).toMatchObject(theDesksToMove);
  });

  it('of a cancellation gives back a time that is no longer offered, to be moved as before', async () => {
    await away(onTheDay);
    await cancel(onTheDay);
    expect((await referral(onTheDay)).nextAction).toBe('rebook');
    expect(await undo(onTheDay)).toMatchObject({ ...toBeMoved, slotId });
    expect(await referral(onTheDay)).toMatchObject(theDesksToMove);
    // Nor is it lost where the clinic closed only after the cancellation.
    await call(
      desk,
      'appointment.move',
      {
        ...(await which(onTheDay)),
        slotId: await slotAt(register().db, worker, '2026-12-03T10:00:00.000Z'),
      },
      onTheDay,
    );
    await cancel(onTheDay);
    const day = { fromDate: '2026-12-03', toDate: '2026-12-03', reason: 'Training' };
    await call(desk, 'leave.add', { linkWorkerId: worker, ...day }, onTheDay);
    expect(await undo(onTheDay)).toMatchObject(toBeMoved);
    expect((await referral(onTheDay)).nextAction).toBe('move');
  });

  it('knows that the clinic is back, or has closed, since', async () => {
    const leave = await away(onTheDay);
    await call(desk, 'appointment.arrive', await which(onTheDay), onTheDay);
    await call(manager, 'leave.remove', { id: leave }, onTheDay);
    expect(await undo(onTheDay)).toMatchObject(settled);
    expect((await referral(onTheDay)).nextAction).toBe('attend');
    await call(desk, 'appointment.arrive', await which(onTheDay), onTheDay);
    await away(onTheDay);
    expect(await undo(onTheDay)).toMatchObject(toBeMoved);
    expect(await referral(onTheDay)).toMatchObject(theDesksToMove);
  });

  it('does not take a time from somebody who has it by now', async () => {
    const leave = await away(onTheDay);
    await cancel(onTheDay);
    await call(manager, 'leave.remove', { id: leave }, onTheDay);
    const other = await addReferral(register().db, desk.staffId, 'Other');
    await call(desk, 'appointment.book', { referralId: other.id, slotId }, onTheDay);
    const { code } = await refused(desk, 'appointment.undo', await which(onTheDay), onTheDay);
    expect(code).toBe('slot_taken');
  });

  it('leaves nothing on offer beneath a time that is back', async () => {
    await call(manager, 'clinic.save', await shifted(), onTheDay);
    await cancel(onTheDay);
    const free = async () =>
      (await call(desk, 'slots.next', { ...anyTime, fromDate: '2026-12-01', limit: 20 }, onTheDay))
        .filter(({ localDate }) => localDate === '2026-12-01')
        .map(({ localTime }) => localTime);
    expect(await free()).toEqual(['09:30', '10:15', '11:00', '11:45']);
    expect(await undo(onTheDay)).toMatchObject(toBeMoved);
    expect(await free()).toEqual(['11:00', '11:45']);
  });

  const shifted = async () => {
    const [clinic] = await call(manager, 'clinic.list', undefined);
    const { id: clinicId, version, ...draft } = clinic!;
    return { id: clinicId, version, ...draft, startTime: '09:30' };
  };
});
