import { beforeEach, expect, it } from '@jest/globals';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { slotAt, smallPractice } from '../support/made-up-practice.ts';

const ten = '2026-12-01T10:00:00.000Z';
const onTheDay = '2026-12-01T10:05:00.000Z';

onBothEngines('the appointments of a referral that has been closed', (register) => {
  let { call, refused }: Calls = {} as Calls;
  let desk: Session;
  let referralId: string;
  let booked: { readonly id: string; readonly version: number };

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    referralId = practice.referral.id;
    const slotId = await slotAt(register().db, practice.worker, ten);
    booked = await call(desk, 'appointment.book', { referralId, slotId });
  });

  const detail = () => call(desk, 'referral.get', { id: referralId }, onTheDay);
  const close = async () => {
    const { version } = (await detail()).referral;
    const closing = { id: referralId, version, reason: 'declined' as const };
    return call(desk, 'referral.close', closing, onTheDay);
  };
  const statusOf = async (id: string) =>
    (await call(desk, 'appointment.get', { id }, onTheDay)).status;
  const which = ({ id, version }: typeof booked) => ({ id, version });

  it('do not come back by undoing a cancellation: nobody would see that somebody comes', async () => {
    const cancel = { ...which(booked), cancelledBy: 'patient' as const };
    const cancelled = await call(desk, 'appointment.cancel', cancel, onTheDay);
    const closed = await close();
    const undo = which(cancelled);
    expect((await refused(desk, 'appointment.undo', undo, onTheDay)).code).toBe('referral_closed');
    const together = { appointments: [undo] };
    expect((await refused(desk, 'series.undo', together, onTheDay)).code).toBe('referral_closed');
    expect(await statusOf(booked.id)).toBe('cancelled');
    expect((await detail()).referral.status).toBe('closed');
    // As the sentence says: open it again, and then it can be undone.
    await call(desk, 'referral.reopen', { id: referralId, version: closed.version }, onTheDay);
    expect((await call(desk, 'appointment.undo', undo, onTheDay)).status).toBe('booked');
    expect((await detail()).referral.nextAction).toBe('attend');
  });

  it('are not in the room again for ever because a visit was undone after closing', async () => {
    const inRoom = await call(desk, 'appointment.start', which(booked), onTheDay);
    const seen = await call(desk, 'appointment.attend', which(inRoom), onTheDay);
    await close();
    const { code } = await refused(desk, 'appointment.undo', which(seen), onTheDay);
    expect(code).toBe('referral_closed');
    expect(await statusOf(seen.id)).toBe('attended');
  });

  it('can only be cancelled where an older version left one behind', async () => {
    const closed = {
      status: 'closed',
      nextAction: null,
      closedAt: onTheDay,
      closedReason: 'completed',
    } as const;
    await register().db.updateTable('referral').set(closed).execute();
    const steps = [
      ['appointment.arrive', {}],
      ['appointment.start', {}],
      ['appointment.attend', {}],
      ['appointment.dna', { reason: '' }],
    ] as const;
    for (const [step, more] of steps) {
      const { code } = await refused(desk, step, { ...which(booked), ...more }, onTheDay);
      expect(code).toBe('referral_closed');
    }
    await register().db.updateTable('appointment').set({ status: 'arrived' }).execute();
    const leaves = await refused(desk, 'appointment.leftBeforeSeen', which(booked), onTheDay);
    expect(leaves.code).toBe('referral_closed');
    const cancel = { ...which(booked), cancelledBy: 'practice' as const };
    await call(desk, 'appointment.cancel', cancel, onTheDay);
    expect(await statusOf(booked.id)).toBe('cancelled');
    expect((await detail()).referral.status).toBe('closed');
  });
});
