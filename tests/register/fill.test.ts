import { beforeEach, expect, it } from '@jest/globals';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, addStaff, slotAt, smallPractice } from '../support/made-up-practice.ts';

const early = '2026-12-01T08:00:00.000Z';
const missedAt = '2026-12-01T11:00:00.000Z';

onBothEngines('a time that became free', (register) => {
  let { call, refused }: Calls = {} as Calls;
  let desk: Session;
  let doctor: Session;
  let id: string;
  let patientId: string;
  let others: string[];
  let slotId: string;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    const { db } = register();
    ({ call, refused } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    const doctorId = await addStaff(db, 'clinician', 'Doctor');
    doctor = { staffId: doctorId, name: 'Doctor', role: 'clinician' };
    ({ id, patientId } = practice.referral);
    others = [];
    for (const surname of ['Ash', 'Birch', 'Cedar', 'Elm']) {
      const added = await addReferral(db, practice.receptionist, surname);
      others.push(added.id);
      await db
        .updateTable('patient')
        .set({ phone: '0131 496 0000' })
        .where('id', '=', added.patientId)
        .execute();
    }
    slotId = await slotAt(db, practice.worker, '2026-12-01T10:45:00.000Z');
  });

  const offered = async (limit = 20) => call(desk, 'slots.fill', { slotId, limit }, early);

  it('is offered to three, best first, with what the desk needs to phone them', async () => {
    const { db } = register();
    await db
      .updateTable('referral')
      .set({ priority: 'soon' })
      .where('id', '=', others[3]!)
      .execute();
    const three = await call(desk, 'slots.fill', { slotId }, early);
    expect(three).toMatchObject({ slot: { id: slotId }, total: 5 });
    expect(three?.offers).toHaveLength(3);
    expect(three?.offers[0]).toMatchObject({
      id: others[3],
      why: ['soon', 'longest_wait'],
      patient: { phone: '0131 496 0000', safeContact: { noVoicemail: false } },
      seen: 0,
      missed: 0,
      lastSeenAt: null,
    });
    // Nobody can phone the one without a number about today.
    expect((await offered())?.offers.at(-1)?.id).toBe(id);
  });

  it('is nobody’s once it is taken, and again everybody’s once it is given back', async () => {
    const phone = '0131 496 0001';
    await register().db.updateTable('patient').set({ phone }).where('id', '=', patientId).execute();
    expect((await offered())?.offers.at(-1)?.id).not.toBe(id);
    const booked = await call(desk, 'appointment.book', { referralId: id, slotId }, early);
    expect(await offered()).toBeNull();
    const { version } = booked;
    const cancel = { id: booked.id, version, cancelledBy: 'patient' as const };
    const cancelled = await call(desk, 'appointment.cancel', cancel, early);
    expect(cancelled.slotId).toBe(slotId);
    expect((await offered())?.total).toBe(5);
    // Somebody who gave it up may have it again, but is asked last.
    expect((await offered())?.offers.at(-1)?.id).toBe(id);
    expect(await call(desk, 'slots.fill', { slotId }, missedAt)).not.toBeNull();
    expect(await call(desk, 'slots.fill', { slotId }, '2026-12-01T11:30:00.000Z')).toBeNull();
  });

  it('moves the appointment that needs another time, also where today’s is in hand', async () => {
    const { db } = register();
    const { linkWorkerId } = (await offered())!.slot;
    const slotOn = (instant: string) => slotAt(db, linkWorkerId, instant);
    const today = await slotOn('2026-12-01T10:00:00.000Z');
    const later = await slotOn('2026-12-03T10:00:00.000Z');
    const soon = await call(desk, 'appointment.book', { referralId: id, slotId: today }, early);
    const lost = await call(
      desk,
      'appointment.book',
      { referralId: id, slotId: later, another: true },
      early,
    );
    const day = { fromDate: '2026-12-03', toDate: '2026-12-03', reason: 'Training' };
    await call(desk, 'leave.add', { linkWorkerId, ...day }, early);
    const free = await slotOn('2026-12-08T10:00:00.000Z');
    const fill = await call(desk, 'slots.fill', { slotId: free, limit: 20 }, early);
    const offer = fill!.offers.find((one) => one.id === id)!;
    expect(offer.appointment?.id).toBe(soon.id);
    expect(offer.toMove?.id).toBe(lost.id);
    expect(fill!.offers.filter((one) => one.toMove !== null)).toHaveLength(1);
    await call(desk, 'appointment.move', { ...offer.toMove!, slotId: free }, early);
    const { upcoming } = await call(desk, 'referral.get', { id }, early);
    expect(upcoming.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual([
      '2026-12-01',
      '2026-12-08',
    ]);
  });

  it('is not for clinicians to fill', async () => {
    const { code } = await refused(doctor, 'slots.fill', { slotId });
    expect(code).toBe('not_allowed');
  });

  it('goes first to who missed one, and their history is under all their referrals', async () => {
    const { db } = register();
    const phone = '0131 496 0001';
    await db.updateTable('patient').set({ phone }).where('id', '=', patientId).execute();
    const first = await slotAt(
      db,
      (await offered())!.slot.linkWorkerId,
      '2026-12-01T10:00:00.000Z',
    );
    const booked = await call(desk, 'appointment.book', { referralId: id, slotId: first }, early);
    await call(
      desk,
      'appointment.dna',
      { id: booked.id, version: booked.version, reason: 'No bus' },
      '2026-12-01T10:30:00.000Z',
    );
    const [best] = (await offered())!.offers;
    expect(best).toMatchObject({ id, missed: 1, nextAction: 'rebook' });
    expect(best?.why).toContain('missed_before');
  });

  it('what would help is said with the missed appointment, and kept with the patient', async () => {
    const booked = await call(desk, 'appointment.book', { referralId: id, slotId }, early);
    await call(
      desk,
      'appointment.dna',
      {
        id: booked.id,
        version: booked.version,
        reason: '',
        addHelp: ['afternoon', 'reminder'],
        preferredContact: 'text',
      },
      missedAt,
    );
    const { patient, dna, referral } = await call(desk, 'referral.get', { id }, missedAt);
    expect(patient).toMatchObject({
      wouldHelp: ['afternoon', 'reminder'],
      preferredContact: 'text',
    });
    expect({ dna, next: referral.nextAction }).toEqual({ dna: 1, next: 'rebook' });
    // Two people at once: each says one thing, and both stand.
    await call(desk, 'patient.setHelp', { id: patientId, addHelp: ['travel'] }, missedAt);
    await call(desk, 'patient.setHelp', { id: patientId, removeHelp: ['reminder'] }, missedAt);
    const after = await call(desk, 'patient.get', { id: patientId }, missedAt);
    expect(after).toMatchObject({ wouldHelp: ['afternoon', 'travel'], preferredContact: 'text' });
    await call(desk, 'patient.setHelp', { id: patientId, preferredContact: null }, missedAt);
    expect((await call(desk, 'patient.get', { id: patientId })).preferredContact).toBeNull();
    const [told] = await register()
      .db.selectFrom('audit')
      .select(['action', 'subjectKind', 'detail'])
      .where('action', '=', 'appointment.dna')
      .execute();
    expect(told).toMatchObject({ subjectKind: 'appointment' });
    expect(told?.detail).toContain('afternoon');
  });
});
