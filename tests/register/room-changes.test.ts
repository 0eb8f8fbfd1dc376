import { beforeEach, expect, it } from '@jest/globals';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { staffed } from '../support/front-desk.ts';
import { clinicOf, slotAt, smallPractice } from '../support/made-up-practice.ts';

const ten = '2026-12-01T10:00:00.000Z';

onBothEngines('a clinic that goes to another room', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  let manager: Session;
  let calls: Calls;

  beforeEach(async () => {
    practice = await smallPractice(register());
    manager = await staffed(register().db, 'manager');
    calls = callsTo(register());
    const slotId = await slotAt(register().db, practice.worker, ten);
    await calls.call(manager, 'appointment.book', { referralId: practice.referral.id, slotId });
  });

  const moved = (room: string | null) => ({
    ...clinicOf(practice.worker, { room }),
    id: practice.clinic.id,
    version: practice.clinic.version,
  });
  const timeline = async () =>
    (await calls.call(manager, 'referral.get', { id: practice.referral.id })).timeline.map(
      ({ what, about }) => [what, ...about],
    );

  it('names whoever is booked in it before it is saved, and is written where they are read', async () => {
    const { version: _none, ...draft } = moved('Room 9');
    const before = await calls.call(manager, 'clinic.impact', draft);
    const told = [{ startsAt: ten, patientName: 'Made-up Patient', room: 'Room 9' }];
    expect(before).toMatchObject({ needMoving: [], changeRoom: told });
    expect(await timeline()).not.toContainEqual(['room_changed', 'Room 9']);
    const { impact } = await calls.call(manager, 'clinic.save', moved('Room 9'));
    expect(impact.changeRoom).toMatchObject(told);
    expect(await timeline()).toContainEqual(['room_changed', 'Room 9']);
    const { referral } = await calls.call(manager, 'referral.get', { id: practice.referral.id });
    expect(referral.nextAction).toBe('attend');
  });

  it('to none, is told as that', async () => {
    await calls.call(manager, 'clinic.save', moved(null));
    expect(await timeline()).toContainEqual(['room_changed']);
  });

  it('can still be arrived at, and that taken back', async () => {
    await calls.call(manager, 'clinic.save', moved('Room 9'));
    const { appointment } = await calls.call(manager, 'referral.get', {
      id: practice.referral.id,
    });
    const { id, version } = appointment!;
    const here = await calls.call(manager, 'appointment.arrive', { id, version }, ten);
    const undone = { id, version: here.version };
    expect(await calls.call(manager, 'appointment.undo', undone, ten)).toMatchObject({
      status: 'booked',
      room: 'Room 9',
    });
  });

  it('and whose room stays, is told to nobody', async () => {
    const impact = await calls.call(manager, 'clinic.save', moved('Room 3'));
    expect(impact.impact.changeRoom).toEqual([]);
    expect((await timeline()).map(([what]) => what)).not.toContain('room_changed');
  });
});
