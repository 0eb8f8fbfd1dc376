import { beforeEach, expect, it } from '@jest/globals';
import * as service from '../../main/appointments/appointments.service.ts';
import { book, move, nextSlots } from '../../main/appointments/booking.service.ts';
import { diaryDay } from '../../main/appointments/diary.service.ts';
import { seeNow } from '../../main/appointments/see-now.service.ts';
import { addLeave } from '../../main/clinics/absences.service.ts';
import { saveClinic } from '../../main/clinics/clinics.service.ts';
import { newId } from '../../main/new-id.ts';
import { onBothEngines } from '../support/engines.ts';
import {
  addReferral,
  addStaff,
  clinicOf,
  nextActionOf,
  slotAt,
  slotsOn,
  smallPractice,
} from '../support/made-up-practice.ts';

const ten = '2026-12-01T10:00:00.000Z';
const quarterToEleven = '2026-12-01T10:45:00.000Z';
const onTheDay = '2026-12-01T10:05:00.000Z';
const filter = {
  linkWorkerId: null,
  partOfDay: 'any',
  mode: null,
  fromDate: null,
  limit: 10,
} as const;

onBothEngines('appointments', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  const db = () => register().db;
  const slot = (startsAt: string) => slotAt(db(), practice.worker, startsAt);
  const booked = async (
    startsAt = ten,
    referralId = practice.referral.id,
    confirmSameDay = false,
  ) => practice.run(book, { referralId, slotId: await slot(startsAt), confirmSameDay });
  const failure = (code: string) => expect.objectContaining({ code });

  beforeEach(async () => {
    practice = await smallPractice(register());
  });

  it('are booked into the slot, which is then offered to nobody else', async () => {
    const [first] = await practice.ask(nextSlots, filter);
    expect(first?.startsAt).toBe('2026-11-26T09:15:00.000Z');
    const appointment = await booked(first?.startsAt);
    expect(appointment).toMatchObject({ status: 'booked', room: 'Room 3', version: 1 });
    expect((await practice.ask(nextSlots, filter))[0]?.localTime).toBe('10:00');
    expect(await nextActionOf(db(), practice.referral.id)).toBe('attend');
  });

  it('sell one slot once, with 25 desks wanting it at the same moment', async () => {
    const slotId = await slot(ten);
    const referrals = await Promise.all(
      Array.from({ length: 25 }, (_, n) =>
        addReferral(db(), practice.receptionist, `Patient ${n}`),
      ),
    );
    const results = await Promise.allSettled(
      referrals.map(({ id }) =>
        practice.run(book, { referralId: id, slotId, confirmSameDay: false }),
      ),
    );
    const lost = results.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as unknown] : [],
    );
    expect(lost).toHaveLength(24);
    expect(lost).toEqual(lost.map(() => failure('slot_taken')));
    expect(lost[0]).toMatchObject({ detail: { slots: [{ localTime: '09:15' }, {}, {}, {}, {}] } });
    expect(await db().selectFrom('appointment').selectAll().execute()).toHaveLength(1);
  });

  it('never put a link worker in two places, whatever slots say', async () => {
    const appointment = await booked(ten);
    const row = await db().selectFrom('appointment').selectAll().executeTakeFirstOrThrow();
    const overlapping = { ...row, id: newId(), slotId: null, startsAt: '2026-12-01T10:15:00.000Z' };
    await db()
      .insertInto('appointment')
      .values({ ...overlapping, endsAt: '2026-12-01T10:20:00.000Z' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const all = await db().selectFrom('appointment').select('id').execute();
    expect(all).toEqual([{ id: appointment.id }]);
  });

  it('never enter a slot that was withdrawn a moment ago', async () => {
    const { id } = await booked(ten);
    const row = await db().selectFrom('appointment').selectAll().executeTakeFirstOrThrow();
    const slotId = await slot(quarterToEleven);
    await db().updateTable('slot').set({ open: 0 }).where('id', '=', slotId).execute();
    await db()
      .insertInto('appointment')
      .values({
        ...row,
        id: newId(),
        slotId,
        startsAt: quarterToEleven,
        endsAt: '2026-12-01T11:30:00.000Z',
      })
      .execute();
    expect(await db().selectFrom('appointment').select('id').execute()).toEqual([{ id }]);
  });

  it('ask before giving a patient two on one day, and have one per referral', async () => {
    const first = await booked(ten);
    await expect(booked(quarterToEleven)).rejects.toMatchObject({
      code: 'referral_already_booked',
      detail: { appointmentId: first.id },
    });
    // An older referral of the same patient that is open again through the front door of another.
    await db()
      .updateTable('referral')
      .set({ status: 'closed', nextAction: null, closedAt: ten, closedReason: 'completed' })
      .where('id', '=', practice.referral.id)
      .execute();
    const second = await addReferral(db(), practice.receptionist);
    await db()
      .updateTable('referral')
      .set({ patientId: practice.referral.patientId })
      .where('id', '=', second.id)
      .execute();
    await expect(booked(quarterToEleven, second.id)).rejects.toMatchObject({
      code: 'patient_booked_that_day',
      detail: { startsAt: ten },
    });
    expect(await booked(quarterToEleven, second.id, true)).toMatchObject({ status: 'booked' });
  });

  it('are refused for a closed referral, a slot that is over, withdrawn or unknown', async () => {
    const referral = await addReferral(db(), practice.receptionist);
    const input = { referralId: referral.id, slotId: await slot(ten), confirmSameDay: false };
    await expect(practice.run(book, input, '2026-12-01T10:45:00.000Z')).rejects.toEqual(
      failure('slot_in_past'),
    );
    await expect(practice.run(book, { ...input, slotId: newId() })).rejects.toEqual(
      failure('slot_gone'),
    );
    await expect(practice.run(book, { ...input, referralId: newId() })).rejects.toEqual(
      failure('not_found'),
    );
    await db().updateTable('slot').set({ open: 0 }).where('id', '=', input.slotId).execute();
    await expect(practice.run(book, input)).rejects.toEqual(failure('slot_gone'));
  });

  it('can be given from a slot that has begun to somebody at the desk', async () => {
    const input = {
      referralId: practice.referral.id,
      slotId: await slot(ten),
      confirmSameDay: false,
    };
    expect(await practice.run(book, input, onTheDay)).toMatchObject({ startsAt: ten });
  });

  it('move to another slot and free the old one', async () => {
    const appointment = await booked(ten);
    const moved = await practice.run(move, {
      id: appointment.id,
      version: appointment.version,
      slotId: await slot(quarterToEleven),
      confirmSameDay: false,
    });
    expect(moved).toMatchObject({
      startsAt: quarterToEleven,
      status: 'booked',
      sequence: 1,
      version: 2,
    });
    const other = await addReferral(db(), practice.receptionist);
    expect(await booked(ten, other.id)).toMatchObject({ status: 'booked' });
    await expect(
      practice.run(move, {
        id: moved.id,
        version: moved.version,
        slotId: await slot(ten),
        confirmSameDay: false,
      }),
    ).rejects.toEqual(failure('slot_taken'));
  });

  it('moved off a link worker’s leave no longer need moving', async () => {
    const appointment = await booked(ten);
    await practice.run(addLeave, {
      linkWorkerId: practice.worker,
      fromDate: '2026-12-01',
      toDate: '2026-12-01',
      reason: '',
    });
    const current = await practice.ask(service.getAppointment, { id: appointment.id });
    expect(current.needsMoving).toBe(true);
    const slotId = await slot('2026-12-03T10:00:00.000Z');
    const moved = await practice.run(move, {
      id: current.id,
      version: current.version,
      slotId,
      confirmSameDay: false,
    });
    expect(moved.needsMoving).toBe(false);
    expect(await nextActionOf(db(), practice.referral.id)).toBe('attend');
  });

  it('cancelled free their slot and say by whom and whether late', async () => {
    const { id, version } = await booked(ten);
    const cancelled = await practice.run(
      service.cancel,
      { id, version, cancelledBy: 'patient', reason: 'Work' },
      '2026-11-30T10:01:00.000Z',
    );
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'patient',
      cancelledLate: true,
      reason: 'Work',
      sequence: 1,
    });
    const other = await addReferral(db(), practice.receptionist);
    expect(await booked(ten, other.id)).toMatchObject({ status: 'booked' });
    // The slot is somebody else's by now: no undo can take it back.
    await expect(
      practice.run(service.undo, { id, version: cancelled.version }, '2026-11-30T10:02:00.000Z'),
    ).rejects.toMatchObject({ code: 'slot_taken' });
  });

  it('cancelled by mistake come back while the slot is free', async () => {
    const { id, version } = await booked(ten);
    const cancelled = await practice.run(service.cancel, {
      id,
      version,
      cancelledBy: 'practice',
      reason: '',
    });
    const back = await practice.run(service.undo, { id, version: cancelled.version });
    expect(back).toMatchObject({ status: 'booked', cancelledBy: null, reason: null, sequence: 2 });
    expect(
      (await practice.ask(nextSlots, { ...filter, limit: 50 })).map((one) => one.startsAt),
    ).not.toContain(ten);
  });

  it('booked by mistake give the slot back', async () => {
    const { id, version } = await booked(ten);
    expect(await practice.run(service.undo, { id, version })).toMatchObject({
      status: 'cancelled',
    });
    const [slotRow] = (await slotsOn(db(), '2026-12-01')).filter((one) => one.startsAt === ten);
    expect(slotRow?.taken).toBe(0);
    expect(await booked(ten)).toMatchObject({ status: 'booked' });
  });

  it('begin in the room for somebody who is seen at once, whatever is booked then', async () => {
    await booked(ten);
    const { id } = await addReferral(db(), practice.receptionist, 'Here now');
    const wanted = { referralId: id, linkWorkerId: practice.worker, mode: 'in_practice' } as const;
    const inRoom = await practice.run(seeNow, wanted, onTheDay);
    expect(inRoom).toMatchObject({
      status: 'in_progress',
      slotId: null,
      unscheduled: true,
      startsAt: onTheDay,
      endsAt: '2026-12-01T10:50:00.000Z',
    });
    // Nor does it stand in the way of the next booking.
    const next = await addReferral(db(), practice.receptionist, 'Next');
    expect(await booked(quarterToEleven, next.id)).toMatchObject({ status: 'booked' });
    await expect(practice.run(seeNow, wanted, onTheDay)).rejects.toEqual(
      failure('referral_already_booked'),
    );
    await practice.run(service.attend, inRoom, onTheDay);
    expect(await nextActionOf(db(), id)).toBe('follow_up');
  });

  it('seen at once by mistake leave the patient waiting in the building', async () => {
    const { id } = await addReferral(db(), practice.receptionist, 'Here now');
    await db()
      .updateTable('referral')
      .set({ priority: 'see_now', nextAction: 'see_now', owner: 'link_worker' })
      .where('id', '=', id)
      .execute();
    const wanted = { referralId: id, linkWorkerId: practice.worker, mode: 'in_practice' } as const;
    const inRoom = await practice.run(seeNow, wanted, onTheDay);
    expect(await nextActionOf(db(), id)).toBe('attend');
    await practice.run(service.undo, inRoom, onTheDay);
    expect(await nextActionOf(db(), id)).toBe('see_now');
  });

  it('are nobody’s but a link worker’s to have at once', async () => {
    const wanted = { referralId: practice.referral.id, mode: 'in_practice' } as const;
    await expect(
      practice.run(seeNow, { ...wanted, linkWorkerId: practice.receptionist }),
    ).rejects.toEqual(failure('link_worker_gone'));
  });

  it('go through the day step by step, and back by undo', async () => {
    const first = await booked(ten);
    const arrived = await practice.run(service.arrive, first, onTheDay);
    const inRoom = await practice.run(service.start, arrived, onTheDay);
    const seen = await practice.run(service.attend, inRoom, onTheDay);
    expect([arrived.status, inRoom.status, seen.status]).toEqual([
      'arrived',
      'in_progress',
      'attended',
    ]);
    const undone = await practice.run(service.undo, seen, onTheDay);
    expect(undone.status).toBe('in_progress');
    await expect(practice.run(service.undo, undone, '2026-12-02T10:00:00.000Z')).rejects.toEqual(
      failure('undo_too_late'),
    );
  });

  it('missed send the referral back to be rebooked, and a late comer is still seen', async () => {
    const first = await booked(ten);
    await expect(practice.run(service.dna, { ...first, reason: '' })).rejects.toEqual(
      failure('appointment_wrong_state'),
    );
    const missed = await practice.run(
      service.dna,
      { ...first, reason: 'Bus did not come' },
      onTheDay,
    );
    expect(missed).toMatchObject({ status: 'dna', reason: 'Bus did not come' });
    expect(await nextActionOf(db(), practice.referral.id)).toBe('rebook');
    const back = await practice.run(service.undo, missed, onTheDay);
    expect(await practice.run(service.arrive, back, onTheDay)).toMatchObject({
      status: 'arrived',
      reason: null,
    });
  });

  it('changed by two desks at once keep the first change', async () => {
    const first = await booked(ten);
    await practice.run(service.arrive, first, onTheDay);
    await expect(
      practice.run(service.cancel, { ...first, cancelledBy: 'patient', reason: '' }, onTheDay),
    ).rejects.toMatchObject({ code: 'stale', detail: { status: 'arrived' } });
  });

  it('show in the diary under their link worker, with what is free and why somebody is away', async () => {
    await booked(ten);
    const another = await addStaff(db(), 'link_worker', 'Another');
    await practice.run(saveClinic, clinicOf(another));
    await practice.run(addLeave, {
      linkWorkerId: another,
      fromDate: '2026-12-01',
      toDate: '2026-12-01',
      reason: 'Training',
    });
    const day = await practice.ask(diaryDay, { date: '2026-12-01' });
    expect(day.closed).toBeNull();
    expect(
      day.columns.map(({ name, away, slots, appointments }) => [
        name,
        away,
        slots.length,
        appointments.length,
      ]),
    ).toEqual([
      ['Another (made up)', 'Training', 0, 0],
      ['Link worker (made up)', null, 3, 1],
    ]);
    expect((await practice.ask(diaryDay, { date: '2026-11-30' })).closed).toBe('St Andrew’s Day');
  });

  it('are found by what suits: who, when in the day, how, from when', async () => {
    const another = await addStaff(db(), 'link_worker', 'Another');
    await practice.run(
      saveClinic,
      clinicOf(another, {
        rule: 'FREQ=WEEKLY;BYDAY=FR',
        startTime: '13:00',
        endTime: '16:00',
        mode: 'phone',
      }),
    );
    const found = async (more: object) =>
      (await practice.ask(nextSlots, { ...filter, ...more }))[0];
    expect(await found({ linkWorkerId: another })).toMatchObject({
      localDate: '2026-11-27',
      localTime: '13:00',
    });
    expect(await found({ partOfDay: 'afternoon' })).toMatchObject({ localTime: '13:00' });
    expect(await found({ partOfDay: 'morning', fromDate: '2026-12-02' })).toMatchObject({
      localDate: '2026-12-03',
    });
    expect(await found({ mode: 'phone' })).toMatchObject({ mode: 'phone' });
    expect(await practice.ask(nextSlots, { ...filter, limit: 3 })).toHaveLength(3);
  });
});
