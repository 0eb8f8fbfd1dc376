import { beforeEach, expect, it } from '@jest/globals';
import { addLeave } from '../../main/clinics/absences.service.ts';
import { newId } from '../../main/new-id.ts';
import { registerError } from '../../main/register/register-error.ts';
import type { Appointment, Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, slotsOn, smallPractice } from '../support/made-up-practice.ts';

const tuesday = '2026-12-01';
const thursday = '2026-12-03';
const places = ['one', 'two', 'three', 'four'];

onBothEngines('a move', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  let desk: Session;
  let calls: Calls;
  let booked: Appointment[];

  beforeEach(async () => {
    practice = await smallPractice(register());
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    calls = callsTo(register());
    booked = [];
    for (const [at, { id: slotId }] of (await slotsOn(register().db, tuesday)).entries()) {
      const { id: referralId } = await addReferral(register().db, desk.staffId, places[at]);
      booked.push(await calls.call(desk, 'appointment.book', { referralId, slotId }));
    }
  });

  const moving = ({ id, version }: Appointment, slotId: string) => ({ id, version, slotId });
  const slotOf = async (nth: number, date = thursday) =>
    (await slotsOn(register().db, date))[nth]!.id;

  it('into one free time by several desks at once has one winner; the others see the next times', async () => {
    const slotId = await slotOf(0);
    const pcs = booked.map(() => callsTo(register()));
    const answers = await Promise.allSettled(
      booked.map((one, at) => pcs[at]!.call(desk, 'appointment.move', moving(one, slotId))),
    );
    const lost = answers.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(lost).toHaveLength(booked.length - 1);
    for (const words of lost) expect(words).toMatch(/"code":"slot_taken".*"slots":\[\{/);
    const there = register().db.selectFrom('appointment').where('slotId', '=', slotId);
    expect(await there.select('id').execute()).toHaveLength(1);
  });

  it('into a time that is being closed at that moment is refused, or is to be moved again', async () => {
    const day = { linkWorkerId: practice.worker, reason: 'Made up', toDate: thursday };
    const slots = await slotsOn(register().db, thursday);
    await Promise.allSettled([
      ...booked.map((one, at) =>
        callsTo(register()).call(desk, 'appointment.move', moving(one, slots[at]!.id)),
      ),
      practice.run(addLeave, { ...day, fromDate: thursday }),
    ]);
    const stranded = await register()
      .db.selectFrom('appointment')
      .innerJoin('slot', 'slot.id', 'appointment.slotId')
      .where('slot.open', '=', 0)
      .where('appointment.needsMoving', '=', 0)
      .select('appointment.id')
      .execute();
    expect(stranded).toEqual([]);
  });

  const put = (change: { slotId?: string; status?: 'booked'; needsMoving?: 0 | 1 }) =>
    register()
      .db.updateTable('appointment')
      .set(change)
      .where('id', '=', booked[0]!.id)
      .execute()
      .catch((error: unknown) => {
        throw registerError(error);
      });

  it('never goes into a slot that was withdrawn a moment ago, whatever asks for it', async () => {
    const { db } = register();
    const slotId = await slotOf(1);
    await db.updateTable('slot').set({ open: 0 }).where('id', '=', slotId).execute();
    await expect(put({ slotId })).rejects.toMatchObject({ code: 'slot_gone' });
    expect(await calls.refused(desk, 'appointment.move', moving(booked[0]!, slotId))).toMatchObject(
      { code: 'slot_gone' },
    );
  });

  it('back from a cancellation into a withdrawn slot says that they need another time', async () => {
    const { id, version } = booked[0]!;
    const cancel = { id, version, cancelledBy: 'patient' as const };
    await calls.call(desk, 'appointment.cancel', cancel);
    const slotId = booked[0]!.slotId!;
    await register().db.updateTable('slot').set({ open: 0 }).where('id', '=', slotId).execute();
    await expect(put({ status: 'booked' })).rejects.toMatchObject({ code: 'slot_gone' });
    await put({ status: 'booked', needsMoving: 1 });
  });

  it('of somebody whose own slot was withdrawn goes on: they arrive where they were booked', async () => {
    const { id, version, slotId } = booked[0]!;
    await register().db.updateTable('slot').set({ open: 0 }).where('id', '=', slotId!).execute();
    const arrived = await calls.call(
      desk,
      'appointment.arrive',
      { id, version },
      '2026-12-01T09:10:00.000Z',
    );
    expect(arrived.status).toBe('arrived');
  });

  it('into a slot that is not there is told as one that has gone', async () => {
    if (register().engine !== 'postgres') return;
    await register().db.updateTable('slot').set({ open: 1 }).execute();
    await expect(put({ slotId: newId(), needsMoving: 1 })).rejects.toMatchObject({
      code: 'slot_gone',
    });
  });
});
