import { beforeEach, expect, it } from '@jest/globals';
import { book } from '../../main/appointments/booking.service.ts';
import {
  addClosure,
  addLeave,
  removeClosure,
  removeLeave,
} from '../../main/clinics/absences.service.ts';
import {
  clinicImpact,
  endClinic,
  listClinics,
  saveClinic,
} from '../../main/clinics/clinics.service.ts';
import { generateSlots } from '../../main/clinics/slot-plan.ts';
import { onBothEngines } from '../support/engines.ts';
import {
  addReferral,
  addStaff,
  clinicOf,
  nextActionOf,
  now,
  slotAt,
  slotsOn,
  smallPractice,
} from '../support/made-up-practice.ts';

onBothEngines('clinics', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  const db = () => register().db;
  const regenerate = (at = now) => practice.run((ctx) => generateSlots(ctx), undefined, at);
  const openTimes = async (date: string) =>
    (await slotsOn(db(), date)).filter((slot) => slot.open === 1).map((slot) => slot.localTime);
  const bookAt = async (startsAt: string, referralId = practice.referral.id) =>
    practice.run(book, {
      referralId,
      slotId: await slotAt(db(), practice.worker, startsAt),
      confirmSameDay: false,
    });
  const appointmentOf = async (id: string) =>
    db().selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  beforeEach(async () => {
    practice = await smallPractice(register());
  });

  it('give 26 weeks of slots, in practice time on both sides of a clock change', async () => {
    expect(await openTimes('2026-11-26')).toEqual(['09:15', '10:00', '10:45', '11:30']);
    expect(await openTimes('2027-05-25')).toHaveLength(4);
    expect(await openTimes('2027-05-27')).toEqual([]);
    await regenerate('2027-03-20T09:00:00.000Z');
    const [before] = await slotsOn(db(), '2027-03-25');
    const [after] = await slotsOn(db(), '2027-03-30');
    expect([before?.startsAt, after?.startsAt]).toEqual([
      '2027-03-25T09:15:00.000Z',
      '2027-03-30T08:15:00.000Z',
    ]);
  });

  it('make each slot once, however often they are brought up to date', async () => {
    const count = async () =>
      (
        await db()
          .selectFrom('slot')
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    const first = await count();
    expect(await regenerate()).toEqual({
      needMoving: [],
      changeRoom: [],
      slotsAppearing: 0,
      slotsGoing: 0,
      slotsChanging: 0,
      appearing: [],
      going: [],
    });
    expect(await count()).toEqual(first);
  });

  it('have no slots in the past, on bank holidays, or in the hours already gone today', async () => {
    const today = clinicOf(practice.worker, {
      rule: 'FREQ=WEEKLY;BYDAY=WE',
      startTime: '08:00',
      endTime: '11:00',
    });
    await practice.run(saveClinic, today);
    expect(await openTimes('2026-11-24')).toEqual([]);
    expect(await openTimes('2026-11-25')).toEqual(['10:15']);
    const mondays = clinicOf(practice.worker, { rule: 'FREQ=WEEKLY;BYDAY=MO' });
    await practice.run(saveClinic, mondays);
    expect(await openTimes('2026-11-30')).toEqual([]);
    expect(await openTimes('2026-12-07')).toHaveLength(4);
    expect(await openTimes('2026-12-28')).toEqual([]);
  });

  it('changed under a booking say first whom it touches, then keep the booking to be moved', async () => {
    const appointment = await bookAt('2026-12-01T10:00:00.000Z');
    const { sentence: _, ...clinic } = practice.clinic;
    const draft = { ...clinic, startTime: '13:00', endTime: '16:00' };
    const preview = await practice.ask(clinicImpact, draft);
    expect(preview.needMoving).toEqual([
      {
        appointmentId: appointment.id,
        startsAt: '2026-12-01T10:00:00.000Z',
        linkWorkerId: practice.worker,
        patientName: 'Made-up Patient',
      },
    ]);
    expect((await appointmentOf(appointment.id)).needsMoving).toBe(0);
    const saved = await practice.run(saveClinic, draft);
    expect(saved.impact).toEqual(preview);
    expect(await appointmentOf(appointment.id)).toMatchObject({ status: 'booked', needsMoving: 1 });
    expect(await nextActionOf(db(), practice.referral.id)).toBe('move');
    expect(await openTimes('2026-12-01')).toEqual(['13:00', '13:45', '14:30', '15:15']);
  });

  it('with shorter slots offer none that runs into a booking of the old length', async () => {
    await bookAt('2026-12-01T09:15:00.000Z');
    const { sentence: _, ...clinic } = practice.clinic;
    await practice.run(saveClinic, { ...clinic, slotMinutes: 30 });
    const free = (await slotsOn(db(), '2026-12-01')).filter(
      (slot) => slot.open === 1 && slot.taken === 0,
    );
    expect(free.map((slot) => slot.localTime)).toEqual(['10:15', '10:45', '11:15', '11:45']);
  });

  it('in another room take their bookings along', async () => {
    const appointment = await bookAt('2026-12-01T10:00:00.000Z');
    const { sentence: _, ...clinic } = practice.clinic;
    await practice.run(saveClinic, { ...clinic, room: 'Room 5' });
    expect(await appointmentOf(appointment.id)).toMatchObject({
      room: 'Room 5',
      needsMoving: 0,
      sequence: 1,
    });
  });

  it('end on their last day', async () => {
    const { id, version } = practice.clinic;
    const { clinic } = await practice.run(endClinic, { id, version, validTo: '2026-12-01' });
    expect(clinic.validTo).toBe('2026-12-01');
    expect(await openTimes('2026-12-01')).toHaveLength(4);
    expect(await openTimes('2026-12-03')).toEqual([]);
    await expect(
      practice.run(endClinic, { id, version: version + 1, validTo: '2026-10-01' }),
    ).rejects.toMatchObject({ code: 'dates_out_of_order' });
  });

  it('leave a booking to be moved during leave, and settle it when the leave is taken back', async () => {
    const appointment = await bookAt('2026-12-01T10:00:00.000Z');
    const { leave, impact } = await practice.run(addLeave, {
      linkWorkerId: practice.worker,
      fromDate: '2026-11-30',
      toDate: '2026-12-04',
      reason: 'Holiday',
    });
    expect(impact).toMatchObject({ slotsAppearing: 0, slotsGoing: 7 });
    expect(await openTimes('2026-12-01')).toEqual([]);
    expect((await appointmentOf(appointment.id)).needsMoving).toBe(1);
    await practice.run(removeLeave, { id: leave.id });
    expect(await openTimes('2026-12-01')).toHaveLength(4);
    expect((await appointmentOf(appointment.id)).needsMoving).toBe(0);
    expect(await nextActionOf(db(), practice.referral.id)).toBe('attend');
  });

  it('close for a day, one clinic or the whole practice, and open again', async () => {
    const one = await practice.run(addClosure, {
      onDate: '2026-12-01',
      clinicId: practice.clinic.id,
      reason: 'Training',
    });
    const all = await practice.run(addClosure, {
      onDate: '2026-12-03',
      clinicId: null,
      reason: 'Snow',
    });
    expect([await openTimes('2026-12-01'), await openTimes('2026-12-03')]).toEqual([[], []]);
    await practice.run(removeClosure, { id: one.closure.id });
    await practice.run(removeClosure, { id: all.closure.id });
    expect([await openTimes('2026-12-01'), await openTimes('2026-12-03')].flat()).toHaveLength(8);
  });

  it('stop with the last day of a link worker who leaves; what is booked later is moved', async () => {
    const appointment = await bookAt('2026-12-03T10:00:00.000Z');
    await db()
      .updateTable('staff')
      .set({ leavesOn: '2026-12-01' })
      .where('id', '=', practice.worker)
      .execute();
    const impact = await regenerate();
    expect(impact.needMoving.map((one) => one.appointmentId)).toEqual([appointment.id]);
    expect(await openTimes('2026-12-01')).toHaveLength(4);
    expect(await openTimes('2026-12-03')).toEqual([]);
    expect(await nextActionOf(db(), practice.referral.id)).toBe('move');
  });

  it('never need one person in two places, but two people may sit at the same time', async () => {
    const draft = clinicOf(practice.worker, {
      name: 'Second',
      startTime: '12:00',
      endTime: '14:00',
    });
    await expect(practice.run(saveClinic, draft)).rejects.toMatchObject({
      code: 'clinic_overlaps',
      detail: { clinicId: practice.clinic.id },
    });
    const another = await addStaff(db(), 'link_worker', 'Another');
    await practice.run(saveClinic, { ...draft, linkWorkerId: another });
    expect(await practice.ask(listClinics, undefined)).toHaveLength(2);
  });

  it('are for link workers only', async () => {
    await expect(practice.run(saveClinic, clinicOf(practice.receptionist))).rejects.toMatchObject({
      code: 'not_found',
      fields: ['linkWorkerId'],
    });
  });

  it('changed by two managers at once keep the first change', async () => {
    const { sentence: _, ...clinic } = practice.clinic;
    await practice.run(saveClinic, { ...clinic, name: 'First' });
    await expect(practice.run(saveClinic, { ...clinic, name: 'Second' })).rejects.toMatchObject({
      code: 'stale',
      detail: { name: 'First' },
    });
  });

  it('withdrawn while somebody books lose neither the booking nor the wish to move it', async () => {
    const slotId = await slotAt(db(), practice.worker, '2026-12-01T10:00:00.000Z');
    const { id, version } = practice.clinic;
    const booking = practice.run(book, {
      referralId: practice.referral.id,
      slotId,
      confirmSameDay: false,
    });
    const ending = practice.run(endClinic, { id, version, validTo: '2026-11-30' });
    const [booked] = await Promise.allSettled([booking, ending]);
    if (booked.status === 'fulfilled') {
      expect((await appointmentOf(booked.value.id)).needsMoving).toBe(1);
    } else {
      expect(booked.reason).toMatchObject({ code: 'slot_gone' });
      expect(await db().selectFrom('appointment').selectAll().execute()).toEqual([]);
    }
    await addReferral(db(), practice.receptionist);
  });
});
