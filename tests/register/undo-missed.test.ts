import { beforeEach, expect, it } from '@jest/globals';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { slotAt, smallPractice } from '../support/made-up-practice.ts';

const ten = '2026-12-01T10:00:00.000Z';
const onTheDay = '2026-12-01T10:20:00.000Z';

onBothEngines('a missed appointment that was not missed', (register) => {
  let call: Calls['call'];
  let desk: Session;
  let referralId: string;
  let patientId: string;
  let booked: { readonly id: string; readonly version: number };

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    ({ id: referralId, patientId } = practice.referral);
    const slotId = await slotAt(register().db, practice.worker, ten);
    booked = await call(desk, 'appointment.book', { referralId, slotId });
    const before = { addHelp: ['morning', 'travel'], preferredContact: 'letter' } as const;
    await help({ addHelp: [...before.addHelp], preferredContact: before.preferredContact });
  });

  type Help = Parameters<typeof help>[0];
  const help = (said: {
    addHelp?: ('morning' | 'travel' | 'by_phone' | 'reminder' | 'afternoon')[];
    removeHelp?: ('morning' | 'travel' | 'by_phone' | 'reminder' | 'afternoon')[];
    preferredContact?: 'text' | 'letter' | 'phone' | 'in_person' | null;
  }) => call(desk, 'patient.setHelp', { id: patientId, ...said }, onTheDay);
  const missed = (at: { id: string; version: number }, reason: string, said: Help = {}) =>
    call(desk, 'appointment.dna', { id: at.id, version: at.version, reason, ...said }, onTheDay);
  const undo = ({ id, version }: typeof booked) =>
    call(desk, 'appointment.undo', { id, version }, onTheDay);
  const patient = async () => {
    const { wouldHelp, preferredContact } = await call(desk, 'patient.get', { id: patientId });
    return { wouldHelp, preferredContact };
  };
  const told = async (kind: string) =>
    (await call(desk, 'referral.get', { id: referralId }, onTheDay)).timeline
      .filter(({ what }) => what === kind)
      .map(({ text }) => text);

  it('takes the reason and the answers with it', async () => {
    const gone = await missed(booked, 'Made-up reason', {
      addHelp: ['by_phone', 'travel'],
      removeHelp: ['morning'],
      preferredContact: 'text',
    });
    expect(await patient()).toEqual({
      wouldHelp: ['by_phone', 'travel'],
      preferredContact: 'text',
    });
    const back = await undo(gone);
    expect(back).toMatchObject({ status: 'booked', reason: null });
    expect(await told('dna')).toEqual(['']);
    expect(await patient()).toEqual({
      wouldHelp: ['morning', 'travel'],
      preferredContact: 'letter',
    });
    // Missed after all: what is said now stands, and what was taken back stays away.
    await missed(back, 'The real one');
    expect((await told('dna')).toSorted()).toEqual(['', 'The real one']);
  });

  it('leaves what somebody has said since', async () => {
    const gone = await missed(booked, '', { addHelp: ['reminder'], preferredContact: 'text' });
    await help({ preferredContact: 'phone' });
    await undo(gone);
    expect(await patient()).toEqual({
      wouldHelp: ['morning', 'travel'],
      preferredContact: 'phone',
    });
  });

  it('leaves the patient alone where nothing was asked', async () => {
    const gone = await missed(booked, 'Bus');
    await help({ addHelp: ['reminder'] });
    await undo(gone);
    expect((await patient()).wouldHelp).toEqual(['morning', 'reminder', 'travel']);
  });

  it('keeps the reason of a cancellation apart from one that was taken back', async () => {
    const cancel = ({ id, version }: typeof booked, reason: string) =>
      call(desk, 'appointment.cancel', { id, version, cancelledBy: 'patient', reason }, onTheDay);
    const back = await undo(await cancel(booked, 'Wrong row'));
    await cancel(back, 'On holiday');
    expect((await told('cancelled')).toSorted()).toEqual(['', 'On holiday']);
  });
});
