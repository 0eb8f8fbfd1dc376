import { beforeEach, expect, it } from '@jest/globals';
import { generateSlots } from '../../main/clinics/slot-plan.ts';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { now, slotsOn, smallPractice } from '../support/made-up-practice.ts';

const thursday = '2026-11-26';
const friday = '2026-11-27T10:00:00.000Z';

/** A day proclaimed after this version was made: 26 November 2026, a Thursday with a clinic. */
onBothEngines('a bank holiday that only the register knows', (register) => {
  let call: Calls['call'];
  let desk: Session;
  let practice: Awaited<ReturnType<typeof smallPractice>>;

  beforeEach(async () => {
    practice = await smallPractice(register());
    ({ call } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
  });
  const proclaim = async () => {
    const day = { onDate: thursday, name: 'Made-up Jubilee' };
    await register().db.insertInto('bankHoliday').values(day).execute();
    await practice.run((ctx) => generateSlots(ctx), undefined);
  };
  const waits = async () => {
    const { id } = practice.referral;
    const { rows } = await call(desk, 'queue.list', {}, friday);
    const detail = await call(desk, 'referral.get', { id }, friday);
    return [rows.find((row) => row.id === id)!.waitDays, detail.waitDays];
  };

  it('has no clinic, and is no day of waiting either', async () => {
    expect(await slotsOn(register().db, thursday)).not.toEqual([]);
    // Friday to Friday.
    expect(await waits()).toEqual([5, 5]);
    await proclaim();
    expect(await slotsOn(register().db, thursday)).toEqual([]);
    expect((await call(desk, 'diary.day', { date: thursday })).closed).toBe('Made-up Jubilee');
    expect(await waits()).toEqual([4, 4]);
  });

  it('is no day to try again on', async () => {
    await proclaim();
    const { id } = practice.referral;
    const tried = { id, how: 'phone', result: 'no_answer' } as const;
    const { nextActionDue } = await call(desk, 'referral.logContact', tried, now);
    expect(nextActionDue).toBe('2026-11-27T09:00:00.000Z');
  });

  it('does not count in the wait that the next patient may expect', async () => {
    const [slot] = (await slotsOn(register().db, '2026-12-01')).slice(0, 1);
    const { id: referralId } = practice.referral;
    const booked = await call(desk, 'appointment.book', { referralId, slotId: slot!.id });
    const at = '2026-12-01T10:00:00.000Z';
    const arrived = await call(desk, 'appointment.arrive', booked, at);
    const started = await call(desk, 'appointment.start', arrived, at);
    await call(desk, 'appointment.attend', started, at);
    await proclaim();
    const { id: patientId } = await call(desk, 'patient.create', {
      surname: 'Next',
      forename: 'Made-up',
      dateOfBirth: '1970-01-02',
      postcode: 'ZZ1 1ZZ',
      phone: null,
      chi: null,
    });
    const { expectedDays } = await call(desk, 'referral.create', { patientId }, at);
    // From Friday 20 November to Tuesday 1 December: without the Jubilee and St Andrew's Day.
    expect(expectedDays).toBe(5);
  });
});
