import { beforeEach, expect, it } from '@jest/globals';
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
});
