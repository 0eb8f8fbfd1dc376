import { beforeEach, expect, it } from '@jest/globals';
import { generateSlots } from '../../main/clinics/slot-plan.ts';
import type { Session, TriedChange } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { staffed } from '../support/front-desk.ts';
import {
  addReferral,
  clinicOf,
  nextActionOf,
  slotAt,
  slotsOn,
  smallPractice,
} from '../support/made-up-practice.ts';

/** A clinic on Tuesdays and Thursdays; one booking, on Tuesday 1 December at 10:00. */
onBothEngines('clinics as a manager edits them', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  let manager: Session;
  let desk: Session;
  let call: Calls['call'];
  let refused: Calls['refused'];
  let bookingId: string;
  const db = () => register().db;
  const tuesday = '2026-12-01';
  const ten = '2026-12-01T10:00:00.000Z';
  const open = async (date: string) =>
    (await slotsOn(db(), date)).filter((slot) => slot.open === 1).map(({ localTime }) => localTime);
  const booking = async () =>
    db()
      .selectFrom('appointment')
      .selectAll()
      .where('id', '=', bookingId)
      .executeTakeFirstOrThrow();
  const tryOut = (change: TriedChange) => call(manager, 'clinic.tryChange', change);
  const theBooking = () => [
    {
      appointmentId: bookingId,
      startsAt: ten,
      linkWorkerId: practice.worker,
      patientName: 'Made-up Patient',
    },
  ];

  beforeEach(async () => {
    practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    [manager, desk] = [await staffed(db(), 'manager'), await staffed(db(), 'reception')];
    const { id: referralId } = practice.referral;
    const slotId = await slotAt(db(), practice.worker, ten);
    ({ id: bookingId } = await call(desk, 'appointment.book', { referralId, slotId }));
  });

  it('say before leave is added, and before it is taken back, whom that touches; then it is so', async () => {
    const days = { linkWorkerId: practice.worker, fromDate: tuesday, toDate: '2026-12-03' };
    const before = await tryOut({ what: 'leave', ...days });
    expect(before).toMatchObject({ needMoving: theBooking(), slotsAppearing: 0, slotsGoing: 7 });
    expect(before.going[0]).toEqual({
      linkWorkerId: practice.worker,
      startsAt: '2026-12-01T09:15:00.000Z',
    });
    expect(await open(tuesday)).toHaveLength(4);
    const { leave, impact } = await call(desk, 'leave.add', { ...days, reason: 'Holiday' });
    expect(impact).toEqual(before);
    expect(await nextActionOf(db(), practice.referral.id)).toBe('move');
    const queue = await call(desk, 'queue.list', { view: 'moving' });
    expect(queue.rows.map(({ id, nextAction }) => [id, nextAction])).toEqual([
      [practice.referral.id, 'move'],
    ]);
    const back = await tryOut({ what: 'no_leave', id: leave.id });
    expect(back).toMatchObject({ needMoving: [], slotsAppearing: 8, slotsGoing: 0 });
    expect((await call(manager, 'leave.remove', { id: leave.id })).impact).toEqual(back);
    expect((await booking()).needsMoving).toBe(0);
  });

  it('refuse leave over other leave of the same person, naming it', async () => {
    const first = {
      linkWorkerId: practice.worker,
      fromDate: tuesday,
      toDate: '2026-12-03',
      reason: 'Holiday',
    };
    const { leave } = await call(desk, 'leave.add', first);
    const over = { ...first, fromDate: '2026-12-03', toDate: '2026-12-09' };
    expect(await refused(desk, 'leave.add', over)).toMatchObject({
      code: 'leave_overlaps',
      detail: leave,
    });
    const { reason: _, ...tried } = over;
    expect(await refused(desk, 'clinic.tryChange', { what: 'leave', ...tried })).toMatchObject({
      code: 'leave_overlaps',
    });
    await call(desk, 'leave.add', { ...over, fromDate: '2026-12-04' });
    expect(await call(desk, 'leave.list', undefined)).toHaveLength(2);
  });

  it('say the same of closures', async () => {
    const { id: clinicId } = practice.clinic;
    for (const which of [clinicId, null]) {
      const before = await tryOut({ what: 'closure', onDate: tuesday, clinicId: which });
      expect(before).toMatchObject({ needMoving: theBooking(), slotsGoing: 3 });
      const made = await call(manager, 'closure.add', {
        onDate: tuesday,
        clinicId: which,
        reason: 'Snow',
      });
      expect(made.impact).toEqual(before);
      const back = await tryOut({ what: 'no_closure', id: made.closure.id });
      expect(back).toMatchObject({ needMoving: [], slotsAppearing: 4 });
      expect((await call(manager, 'closure.remove', { id: made.closure.id })).impact).toEqual(back);
    }
  });

  it('run on one more day, once, where nothing stands against it', async () => {
    const { id: clinicId } = practice.clinic;
    const extra = (onDate: string) => ({ clinicId, onDate, reason: 'Catching up' });
    const before = await tryOut({ what: 'extra', clinicId, onDate: '2026-12-02' });
    expect(before).toMatchObject({ slotsAppearing: 4, slotsGoing: 0 });
    const made = await call(manager, 'extraSession.add', extra('2026-12-02'));
    expect(made.impact).toEqual(before);
    expect(await open('2026-12-02')).toEqual(['09:15', '10:00', '10:45', '11:30']);
    await call(manager, 'closure.add', { onDate: '2026-12-09', clinicId: null, reason: 'Snow' });
    for (const [onDate, code] of [
      ['2026-12-02', 'clinic_date_taken'],
      [tuesday, 'clinic_date_taken'],
      ['2026-12-09', 'clinic_date_closed'],
      ['2026-12-25', 'clinic_date_closed'],
      ['2026-11-24', 'clinic_date_closed'],
    ] as const) {
      expect([onDate, (await refused(manager, 'extraSession.add', extra(onDate))).code]).toEqual([
        onDate,
        code,
      ]);
    }
    const back = await tryOut({ what: 'no_extra', id: made.extraSession.id });
    expect(back).toMatchObject({ slotsAppearing: 0, slotsGoing: 4 });
    expect(
      (await call(manager, 'extraSession.remove', { id: made.extraSession.id })).impact,
    ).toEqual(back);
    expect(await open('2026-12-02')).toEqual([]);
  });

  it('have no extra session after their last day', async () => {
    const { id: clinicId, version } = practice.clinic;
    await call(manager, 'extraSession.add', { clinicId, onDate: '2026-12-16', reason: '' });
    await call(manager, 'clinic.end', { id: clinicId, version, validTo: '2026-12-10' });
    expect(await open('2026-12-16')).toEqual([]);
    const late = { clinicId, onDate: '2026-12-18', reason: '' };
    expect(await refused(manager, 'extraSession.add', late)).toMatchObject({
      code: 'clinic_date_closed',
    });
  });

  it('keep their bookings when a bank holiday is moved onto them, and are back where it was', async () => {
    // 30 November is St Andrew's Day: worked this year, and Tuesday given instead.
    await call(manager, 'clinic.save', clinicOf(practice.worker, { rule: 'FREQ=WEEKLY;BYDAY=MO' }));
    expect(await open('2026-11-30')).toEqual([]);
    const worked = await tryOut({ what: 'holiday', onDate: '2026-11-30', off: false });
    expect(worked).toMatchObject({ needMoving: [], slotsAppearing: 4 });
    const work = { onDate: '2026-11-30', name: "St Andrew's Day", off: false };
    expect((await call(manager, 'holiday.put', work)).impact).toEqual(worked);
    const given = await tryOut({ what: 'holiday', onDate: tuesday, off: true });
    expect(given).toMatchObject({ needMoving: theBooking(), slotsGoing: 3 });
    const day = { onDate: tuesday, name: "St Andrew's Day, moved", off: true };
    expect((await call(manager, 'holiday.put', day)).impact).toEqual(given);
    expect((await call(desk, 'diary.day', { date: tuesday })).closed).toBe(
      "St Andrew's Day, moved",
    );
    expect((await call(desk, 'diary.day', { date: '2026-11-30' })).closed).toBeNull();
    const list = await call(desk, 'holiday.list', undefined);
    expect(list.slice(0, 2)).toEqual([
      { ...work, national: true },
      { ...day, national: false },
    ]);
    const renamed = await call(manager, 'holiday.put', { ...day, name: 'Moved' });
    expect(renamed.impact).toMatchObject({ needMoving: [], slotsAppearing: 0, slotsGoing: 0 });
    await call(manager, 'holiday.remove', { onDate: tuesday });
    expect((await booking()).needsMoving).toBe(0);
    expect(await nextActionOf(db(), practice.referral.id)).toBe('attend');
    await call(manager, 'holiday.remove', { onDate: '2026-11-30' });
    expect(await open('2026-11-30')).toEqual([]);
  });

  it('count a worked holiday as a day of waiting', async () => {
    const friday = '2026-12-04T10:00:00.000Z';
    const waited = async () => {
      const { id } = practice.referral;
      return (await call(desk, 'referral.get', { id }, friday)).waitDays;
    };
    const before = await waited();
    await call(manager, 'holiday.put', { onDate: '2026-11-30', name: '', off: false });
    expect(await waited()).toBe(before + 1);
  });

  it('refuse to work on a day that is no holiday, and to take back what was never said', async () => {
    const nothing = { onDate: '2026-12-02', name: '', off: false };
    expect(await refused(manager, 'holiday.put', nothing)).toMatchObject({ code: 'not_found' });
    expect(await refused(manager, 'holiday.remove', { onDate: '2026-12-25' })).toMatchObject({
      code: 'not_found',
    });
  });

  it('shortened under bookings keep them, to be moved', async () => {
    const { sentence: _, ...clinic } = practice.clinic;
    const shorter = { ...clinic, endTime: '10:15' };
    const before = await call(manager, 'clinic.impact', shorter);
    expect(before.needMoving).toEqual(theBooking());
    const saved = await call(manager, 'clinic.save', shorter);
    expect(saved.impact).toEqual(before);
    expect(await open(tuesday)).toEqual(['09:15']);
    expect(await booking()).toMatchObject({ status: 'booked', needsMoving: 1 });
  });

  it('with longer slots for a while make room again for those that come back', async () => {
    const { id: referralId } = await addReferral(db(), desk.staffId);
    const slotId = await slotAt(db(), practice.worker, '2026-12-01T11:30:00.000Z');
    const booked = await call(desk, 'appointment.book', { referralId, slotId });
    const { id, version } = booked;
    await call(desk, 'appointment.cancel', { id, version, cancelledBy: 'patient' });
    const { sentence: _, ...clinic } = practice.clinic;
    const longer = await call(manager, 'clinic.save', { ...clinic, slotMinutes: 90 });
    // Nothing runs into the booking at 10:00.
    expect(await open(tuesday)).toEqual(['10:45']);
    await call(manager, 'clinic.save', { ...clinic, version: longer.clinic.version });
    expect(await open(tuesday)).toEqual(['09:15', '10:00', '10:45', '11:30']);
    expect((await booking()).needsMoving).toBe(0);
  });

  it('have a break in which nobody is booked', async () => {
    const { sentence: _, ...clinic } = practice.clinic;
    const saved = await call(manager, 'clinic.save', {
      ...clinic,
      slotMinutes: 30,
      breakFrom: '11:00',
      breakTo: '11:15',
    });
    expect(saved.clinic.sentence).toBe(
      'Every Tuesday and Thursday, 09:15 to 12:30 with a break 11:00 to 11:15, 30 minutes, Room 3',
    );
    // The booking of 45 minutes at 10:00 keeps its time: nothing is offered across it.
    expect(await open('2026-12-03')).toEqual(['09:15', '09:45', '10:15', '11:15', '11:45']);
  });

  it.each([
    ['an end before its start', { endTime: '09:00' }, 'clinic_ends_before_start'],
    ['a slot longer than the session', { slotMinutes: 240 }, 'clinic_slot_too_long'],
    ['no day at all', { rule: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30' }, 'clinic_no_occurrences'],
    [
      'no 31st before it ends',
      { rule: 'FREQ=MONTHLY;BYMONTHDAY=31', validTo: '2026-11-30' },
      'clinic_no_occurrences',
    ],
    ['a rule nobody can read', { rule: 'EVERY TUESDAY' }, 'clinic_rule_invalid'],
    [
      'an end inside the rule',
      { rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101' },
      'clinic_rule_invalid',
    ],
    ['half a break', { breakFrom: '10:00' }, 'clinic_break_outside'],
    ['a break outside', { breakFrom: '12:00', breakTo: '13:00' }, 'clinic_break_outside'],
    ['more held than there are', { heldSlots: 5 }, 'clinic_holds_too_many'],
    [
      'held ones that open too late',
      { heldSlots: 2, heldOpensAt: '11:00' },
      'clinic_held_opens_late',
    ],
    [
      'a time the clocks skip',
      { rule: 'FREQ=WEEKLY;BYDAY=SU', startTime: '01:30', endTime: '04:00' },
      'clinic_time_does_not_exist',
    ],
  ] as const)('are refused with %s, and nothing is changed', async (_, more, code) => {
    const draft = clinicOf(practice.worker, { validFrom: '2026-11-02', ...more });
    expect(await refused(manager, 'clinic.impact', draft)).toMatchObject({ code });
    expect(await refused(manager, 'clinic.save', draft)).toMatchObject({ code });
    expect(await call(desk, 'clinic.list', undefined)).toHaveLength(1);
  });

  it('through the night in which an hour comes twice never overlap', async () => {
    const at = '2027-10-25T09:00:00.000Z';
    const draft = clinicOf(practice.worker, {
      rule: 'FREQ=WEEKLY;BYDAY=SU',
      startTime: '01:00',
      endTime: '03:00',
      slotMinutes: 30,
      validFrom: '2027-10-31',
      validTo: '2027-10-31',
    });
    await call(manager, 'clinic.save', draft, at);
    const slots = await slotsOn(db(), '2027-10-31');
    expect(slots.map(({ localTime }) => localTime)).toEqual([
      '01:00',
      '01:30',
      '01:00',
      '01:30',
      '02:00',
      '02:30',
    ]);
    expect(slots.map(({ endsAt }) => endsAt).slice(0, -1)).toEqual(
      slots.map(({ startsAt }) => startsAt).slice(1),
    );
  });

  it('show the next days of a rule as it is typed, with those on which they are closed', async () => {
    const dates = (rule: string, more: object = {}) =>
      call(manager, 'clinic.dates', { rule, validFrom: '2026-11-02', validTo: null, ...more });
    expect(await dates('FREQ=MONTHLY;BYMONTHDAY=31')).toEqual({
      sentence: 'The 31st of every month that has one',
      dates: [
        { date: '2026-12-31', off: null },
        { date: '2027-01-31', off: null },
        { date: '2027-03-31', off: null },
        { date: '2027-05-31', off: 'Spring bank holiday' },
        { date: '2027-07-31', off: null },
      ],
    });
    const mondays = await dates('FREQ=WEEKLY;BYDAY=MO');
    expect(mondays.dates[0]).toEqual({ date: '2026-11-30', off: 'St Andrew’s Day' });
    await call(manager, 'closure.add', {
      onDate: tuesday,
      clinicId: practice.clinic.id,
      reason: 'Training',
    });
    const own = await dates(practice.clinic.rule, { id: practice.clinic.id });
    expect(own.dates.slice(0, 2)).toEqual([
      { date: '2026-11-26', off: null },
      { date: tuesday, off: 'Training' },
    ]);
    const never = {
      rule: 'FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31',
      validFrom: '2026-11-02',
      validTo: null,
    };
    expect(await refused(manager, 'clinic.dates', never)).toMatchObject({
      code: 'clinic_no_occurrences',
    });
  });

  it('are the same after another renewal of all slots', async () => {
    await call(manager, 'holiday.put', { onDate: tuesday, name: 'Local', off: true });
    await call(manager, 'extraSession.add', {
      clinicId: practice.clinic.id,
      onDate: '2026-12-04',
      reason: '',
    });
    expect(await practice.run((ctx) => generateSlots(ctx), undefined)).toMatchObject({
      needMoving: [],
      slotsAppearing: 0,
      slotsGoing: 0,
    });
  });
});
