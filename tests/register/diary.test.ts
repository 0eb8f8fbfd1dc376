import { beforeEach, expect, it } from '@jest/globals';
import { book } from '../../main/appointments/booking.service.ts';
import { cancel } from '../../main/appointments/appointments.service.ts';
import { bookedCounts, cancelledBetween } from '../../main/appointments/diary.repo.ts';
import { diaryMonth } from '../../main/appointments/diary-month.service.ts';
import { diaryCancelled, diaryDay, diaryWeek } from '../../main/appointments/diary.service.ts';
import { addLeave, addClosure } from '../../main/clinics/absences.service.ts';
import { saveClinic } from '../../main/clinics/clinics.service.ts';
import { generateSlots } from '../../main/clinics/slot-plan.ts';
import { newId } from '../../main/new-id.ts';
import { localDateOf } from '../../shared/calendar.ts';
import { onBothEngines } from '../support/engines.ts';
import {
  addReferral,
  addStaff,
  clinicOf,
  now,
  slotAt,
  smallPractice,
} from '../support/made-up-practice.ts';

onBothEngines('the diary', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  const db = () => register().db;
  const week = (date: string, linkWorkerId = practice.worker) =>
    practice.ask(diaryWeek, { linkWorkerId, date });
  const month = (of: string, linkWorkerId: string | null = null, at = now) =>
    practice.ask(diaryMonth, { month: of, linkWorkerId }, at);
  const bookAt = async (startsAt: string, at = now) => {
    const { id: referralId } = await addReferral(db(), practice.receptionist);
    const slotId = await slotAt(db(), practice.worker, startsAt);
    return practice.run(book, { referralId, slotId, confirmSameDay: false }, at);
  };
  const cancelIt = ({ id, version }: { id: string; version: number }, at = now) =>
    practice.run(cancel, { id, version, cancelledBy: 'patient', reason: '' }, at);

  beforeEach(async () => {
    practice = await smallPractice(register());
  });

  it('shows one link worker’s week, a column per weekday, with sessions, rooms and reasons', async () => {
    await bookAt('2026-12-01T09:15:00.000Z');
    await practice.run(addLeave, {
      linkWorkerId: practice.worker,
      fromDate: '2026-12-03',
      toDate: '2026-12-03',
      reason: 'Training',
    });
    const { name, columns } = await week('2026-12-02');
    expect(name).toBe('Link worker (made up)');
    expect(
      columns.map(({ date, closed, away, clinics, slots, appointments }) => [
        date,
        closed,
        away,
        clinics.map(({ opens, closes, room }) => `${opens} to ${closes}, ${room}`).join(),
        slots.length,
        appointments.length,
      ]),
    ).toEqual([
      ['2026-11-30', 'St Andrew’s Day', null, '', 0, 0],
      ['2026-12-01', null, null, '09:15 to 12:15, Room 3', 3, 1],
      ['2026-12-02', null, null, '', 0, 0],
      ['2026-12-03', null, 'Training', '', 0, 0],
      ['2026-12-04', null, null, '', 0, 0],
    ]);
    // The same link worker on the same day is the same column in both views.
    const day = await practice.ask(diaryDay, { date: '2026-12-01' });
    expect(day.columns).toEqual([columns[1]]);
  });

  it('shows a weekend day that has something in it, and nobody else’s', async () => {
    const another = await addStaff(db(), 'link_worker', 'Another');
    await practice.run(saveClinic, clinicOf(another, { rule: 'FREQ=WEEKLY;BYDAY=SA' }));
    expect((await week('2026-12-05', another)).columns.map(({ date }) => date)).toEqual([
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
    ]);
    expect((await week('2026-12-05')).columns).toHaveLength(5);
  });

  it('keeps cancelled ones apart: they hold no time', async () => {
    const gone = await bookAt('2026-12-01T09:15:00.000Z');
    await bookAt('2026-12-01T10:00:00.000Z');
    await cancelIt(gone);
    const [column] = (await practice.ask(diaryDay, { date: '2026-12-01' })).columns;
    expect(column!.appointments).toHaveLength(1);
    expect(column!.slots.map(({ localTime }) => localTime)).toContain('09:15');
    const span = { from: '2026-11-30', to: '2026-12-06' };
    const cancelled = await practice.ask(diaryCancelled, { ...span, linkWorkerId: null });
    expect(cancelled).toMatchObject([{ id: gone.id, status: 'cancelled' }]);
    const own = { ...span, linkWorkerId: practice.receptionist };
    expect(await practice.ask(diaryCancelled, own)).toEqual([]);
    const before = { from: '2026-11-23', to: '2026-11-30', linkWorkerId: null };
    expect(await practice.ask(diaryCancelled, before)).toEqual([]);
  });

  it('counts what can still be booked on each day of a month, and what is held', async () => {
    const gone = await bookAt('2026-12-01T09:15:00.000Z');
    await bookAt('2026-12-01T10:00:00.000Z');
    await cancelIt(gone);
    await practice.run(addClosure, { onDate: '2026-12-08', clinicId: null, reason: 'Flood' });
    const { days } = await month('2026-12');
    expect(days).toHaveLength(31);
    const on = (date: string) => days.find((day) => day.date === date);
    expect(on('2026-12-01')).toMatchObject({ free: 3, booked: 1, closed: null });
    expect(on('2026-12-02')).toMatchObject({ free: 0, booked: 0, closed: null });
    expect(on('2026-12-08')).toMatchObject({ free: 0, closed: 'Flood' });
    expect(on('2026-12-25')).toMatchObject({ closed: 'Christmas Day' });
    // Half of that morning is over.
    const later = await month('2026-12', practice.worker, '2026-12-01T10:50:00.000Z');
    expect(later.days[0]).toMatchObject({ free: 1, booked: 1 });
    const nobody = await month('2026-12', practice.receptionist);
    expect(nobody.days[0]).toMatchObject({ free: 0, booked: 0 });
  });

  it('says of each day why a single link worker is away', async () => {
    const { worker, clinic } = practice;
    await practice.run(addClosure, {
      onDate: '2026-12-03',
      clinicId: clinic.id,
      reason: 'Fire drill',
    });
    const leave = {
      linkWorkerId: worker,
      fromDate: '2026-12-09',
      toDate: '2026-12-10',
      reason: '',
    };
    await practice.run(addLeave, leave);
    const { days } = await month('2026-12', worker);
    expect(days.filter(({ away }) => away).map(({ date, away }) => [date, away])).toEqual([
      ['2026-12-03', 'Fire drill'],
      ['2026-12-09', 'On leave'],
      ['2026-12-10', 'On leave'],
    ]);
    expect((await month('2026-12')).days.every(({ away }) => away === null)).toBe(true);
  });

  it.each([
    // Sunday, the instant of its 09:15 and of the Monday's after it.
    [
      '2027-03-28',
      '2027-03-28T08:15:00.000Z',
      '2027-03-29T08:15:00.000Z',
      '2027-03-27T09:15:00.000Z',
    ],
    [
      '2027-10-31',
      '2027-10-31T09:15:00.000Z',
      '2027-11-01T09:15:00.000Z',
      '2027-10-30T08:15:00.000Z',
    ],
  ])('is right by the practice’s clock around %s', async (sunday, onIt, after, before) => {
    const daily = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU';
    const then = `${sunday.slice(0, 8)}10T09:00:00.000Z`;
    const worker = await addStaff(db(), 'link_worker', 'Every day');
    await practice.run(
      saveClinic,
      clinicOf(worker, { rule: daily, validFrom: '2027-01-01' }),
      then,
    );
    await practice.run((ctx) => generateSlots(ctx, [worker]), null, then);
    practice = { ...practice, worker };
    for (const instant of [before, onIt, after]) {
      // Each of another patient: nobody comes three days running.
      await bookAt(instant, then);
    }
    const { columns } = await week(sunday, worker);
    expect(columns).toHaveLength(7);
    expect(columns[6]).toMatchObject({ date: sunday, appointments: [{ startsAt: onIt }] });
    expect(columns[5]).toMatchObject({ appointments: [{ startsAt: before }] });
    for (const { slots, clinics } of columns) {
      if (slots.length > 0) expect(clinics).toMatchObject([{ opens: '09:15', closes: '12:15' }]);
    }
    const next = await week(localDateOf(after), worker);
    expect(next.columns[0]!.appointments.map(({ startsAt }) => startsAt)).toEqual([after]);
    const { days } = await month(sunday.slice(0, 7), worker, then);
    expect(days.at(Number(sunday.slice(8)) - 1)).toMatchObject({
      date: sunday,
      free: 3,
      booked: 1,
    });
  });

  it('counts by London’s midnight, not by UTC’s', async () => {
    const { worker, receptionist, referral } = practice;
    // 23:30 UTC on the 30th is half past midnight on 1 July in London.
    await db()
      .insertInto('appointment')
      .values({
        id: newId(),
        referralId: referral.id,
        patientId: referral.patientId,
        slotId: null,
        linkWorkerId: worker,
        startsAt: '2027-06-30T23:30:00.000Z',
        endsAt: '2027-06-30T23:45:00.000Z',
        mode: 'phone',
        room: null,
        status: 'booked',
        bookedAt: now,
        bookedBy: receptionist,
        statusAt: now,
        cancelledBy: null,
        reason: null,
      })
      .execute();
    expect((await month('2027-06')).days.at(-1)).toMatchObject({ booked: 0 });
    expect((await month('2027-07')).days[0]).toMatchObject({ booked: 1 });
    const { columns } = await week('2027-07-01');
    expect(columns.map(({ appointments }) => appointments.length)).toEqual([0, 0, 0, 1, 0]);
  });

  it('knows no week of somebody who is not here', async () => {
    await expect(week('2026-12-02', newId())).rejects.toMatchObject({ code: 'not_found' });
  });

  it('reads only the days it shows', async () => {
    expect(await bookedCounts(db(), { from: now, before: now })).toEqual([]);
    expect(await cancelledBetween(db(), { from: now, before: now })).toEqual([]);
  });
});
