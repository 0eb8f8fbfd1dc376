import { beforeEach, expect, it } from '@jest/globals';
import { newId } from '../../main/new-id.ts';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { now, slotAt, smallPractice } from '../support/made-up-practice.ts';

const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();

onBothEngines('referrals', (register) => {
  let call: Calls['call'];
  let refused: Calls['refused'];
  let desk: Session;
  let doctor: Session;
  let manager: Session;
  let worker: Session;
  /** On the list, with no referral yet. */
  let patientId: string;
  /** Waiting since last week. */
  let waiting: string;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    worker = { staffId: practice.worker, name: 'Link worker', role: 'link_worker' };
    const { employer, room, leavesOn } = { employer: null, room: null, leavesOn: null };
    const add = async (role: 'clinician' | 'manager', name: string): Promise<Session> => {
      const draft = { name, role, employer, room, leavesOn, active: true };
      const boss = { ...desk, role: 'manager' as const };
      const { id } = await call(boss, 'staff.save', draft);
      return { staffId: id, name, role };
    };
    doctor = await add('clinician', 'Doctor (made up)');
    manager = await add('manager', 'Manager (made up)');
    waiting = practice.referral.id;
    const somebody = await call(desk, 'patient.create', {
      surname: 'Somebody',
      forename: 'Made-up',
      dateOfBirth: '1970-01-02',
      postcode: 'G20 7AA',
      phone: null,
      chi: null,
    });
    patientId = somebody.id;
  });

  const entries = async (as: Session, id: string) =>
    (await call(as, 'referral.get', { id })).timeline.map(({ what }) => what);

  it('takes one click of a doctor to the desk’s list, behind those who wait already', async () => {
    const { referral, place, expectedDays } = await call(doctor, 'referral.create', { patientId });
    expect(referral).toMatchObject({
      status: 'waiting',
      source: 'clinician',
      nextAction: 'phone',
      owner: 'desk',
      referrerName: doctor.name,
      permissionRefer: 'yes',
      permissionShare: 'not_asked',
    });
    expect({ place, expectedDays }).toEqual({ place: 2, expectedDays: null });
    expect(await entries(doctor, referral.id)).toEqual(['referred']);
  });

  it('keeps needs once each, whatever was clicked', async () => {
    const { referral } = await call(doctor, 'referral.create', {
      patientId,
      needs: ['money', 'benefits', 'money'],
    });
    expect(referral.needs).toEqual(['benefits', 'money']);
  });

  it('never opens a second referral for the same patient, and names the first', async () => {
    const { referral } = await call(doctor, 'referral.create', { patientId });
    expect(await refused(desk, 'referral.create', { patientId })).toEqual({
      code: 'open_referral_exists',
      detail: { referralId: referral.id },
    });
  });

  it('is not made against a patient’s "no", which is recorded instead', async () => {
    const no = { patientId, permissionRefer: 'no' } as const;
    expect((await refused(doctor, 'referral.create', no)).code).toBe('permission_refused');
    const declined = { patientId, needs: [], note: 'Not now' };
    expect(await call(doctor, 'referral.recordDeclined', declined)).toMatchObject({
      status: 'closed',
      closedReason: 'declined',
      permissionRefer: 'no',
      nextAction: null,
    });
    expect((await call(doctor, 'referral.create', { patientId })).referral.status).toBe('waiting');
  });

  it('says plainly that a patient or a link worker does not exist', async () => {
    const nobody = newId();
    const { code } = await refused(desk, 'referral.create', { patientId: nobody });
    expect(code).toBe('not_found');
    const forNobody = { patientId, linkWorkerId: nobody };
    expect((await refused(desk, 'referral.create', forNobody)).code).toBe('not_found');
  });

  it('can be undone for ten seconds and a little, by whoever made it, and is kept', async () => {
    const { referral } = await call(doctor, 'referral.create', { patientId });
    const { id } = referral;
    expect((await refused(desk, 'referral.undo', { id }, later(5))).code).toBe('undo_too_late');
    expect((await refused(doctor, 'referral.undo', { id }, later(16))).code).toBe('undo_too_late');
    await call(doctor, 'referral.undo', { id }, later(15));
    expect((await call(doctor, 'referral.get', { id })).referral).toMatchObject({
      status: 'closed',
      closedReason: 'entered_in_error',
    });
    await call(doctor, 'referral.create', { patientId }, later(20));
  });

  it('grows when referred again: needs joined, note below, never less urgent', async () => {
    const { referral } = await call(doctor, 'referral.create', {
      patientId,
      needs: ['money'],
      note: 'First',
      priority: 'soon',
    });
    const more = { needs: ['food' as const], note: 'Second', priority: 'routine' as const };
    expect(await call(desk, 'referral.addTo', { id: referral.id, ...more })).toMatchObject({
      needs: ['food', 'money'],
      note: 'First\nSecond',
      priority: 'soon',
    });
  });

  it('tells the second of two people who changed what, and keeps the first one’s change', async () => {
    const { version } = (await call(desk, 'referral.get', { id: waiting })).referral;
    await call(
      manager,
      'referral.update',
      { id: waiting, version, priority: 'soon', note: 'Theirs' },
      later(1),
    );
    await call(
      worker,
      'referral.logContact',
      { id: waiting, how: 'phone', result: 'no_answer' },
      later(2),
    );
    const mine = { id: waiting, version, note: 'Mine' };
    const { code, detail } = await refused(desk, 'referral.update', mine, later(3));
    expect(code).toBe('stale');
    expect(detail).toMatchObject({
      current: { note: 'Theirs', priority: 'soon', version: version + 2 },
      changedBy: 'Link worker (made up)',
      changedAt: later(2),
      what: ['no_answer', 'priority', 'note'],
    });
  });

  it('remembers who was told what about sharing', async () => {
    const { version } = (await call(desk, 'referral.get', { id: waiting })).referral;
    await call(desk, 'referral.update', { id: waiting, version, permissionShare: 'yes' });
    const row = await register()
      .db.selectFrom('referral')
      .select(['permissionShare', 'permissionShareBy', 'permissionShareAt'])
      .where('id', '=', waiting)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({
      permissionShare: 'yes',
      permissionShareBy: desk.staffId,
      permissionShareAt: now,
    });
  });

  it('counts contact attempts and tries again on the next working day', async () => {
    const phone = (result: 'no_answer' | 'sent' | 'spoke', at: string) =>
      call(desk, 'referral.logContact', { id: waiting, how: 'phone', result }, at);
    // A Friday before St Andrew's Day: the next working day is Tuesday.
    expect(await phone('no_answer', '2026-11-27T15:00:00.000Z')).toMatchObject({
      nextAction: 'phone',
      nextActionDue: '2026-12-01T09:00:00.000Z',
      contactAttempts: 1,
    });
    expect(await phone('sent', '2026-12-01T15:00:00.000Z')).toMatchObject({
      nextActionDue: '2026-12-03T09:00:00.000Z',
      contactAttempts: 2,
    });
    expect(await phone('spoke', '2026-12-03T15:00:00.000Z')).toMatchObject({
      nextAction: 'book',
      nextActionDue: null,
      contactAttempts: 3,
    });
  });

  it('shows notes for link workers to link workers only', async () => {
    const note = { id: waiting, text: 'For us only', audience: 'link_workers' as const };
    expect((await refused(desk, 'referral.addNote', note)).code).toBe('not_allowed');
    await call(worker, 'referral.addNote', note);
    await call(desk, 'referral.addNote', { id: waiting, text: 'For all' });
    const read = async (as: Session) => {
      const { timeline } = await call(as, 'referral.get', { id: waiting });
      return timeline.filter(({ kind }) => kind === 'note').map(({ text }) => text);
    };
    expect((await read(worker)).sort()).toEqual(['For all', 'For us only']);
    for (const as of [desk, doctor, manager]) expect(await read(as)).toEqual(['For all']);
  });

  it('closes with a reason and comes back to be phoned', async () => {
    const { version } = (await call(desk, 'referral.get', { id: waiting })).referral;
    const reason = { reason: 'could_not_contact' as const, outcome: 'Three letters' };
    const gone = await call(desk, 'referral.close', { id: waiting, version, ...reason });
    expect(gone).toMatchObject({ status: 'closed', closedReason: 'could_not_contact' });
    const edit = { id: waiting, version: gone.version, note: 'Too late' };
    expect((await refused(desk, 'referral.update', edit)).code).toBe('referral_closed');
    const again = await call(desk, 'referral.reopen', { id: waiting, version: gone.version });
    expect(again).toMatchObject({
      status: 'waiting',
      nextAction: 'phone',
      owner: 'desk',
      closedReason: null,
    });
  });

  it('does not reopen beside another open referral', async () => {
    const { version, patientId: patient } = (await call(desk, 'referral.get', { id: waiting }))
      .referral;
    const reason = { reason: 'completed' as const };
    const gone = await call(desk, 'referral.close', { id: waiting, version, ...reason });
    await call(desk, 'referral.create', { patientId: patient });
    const reopen = { id: waiting, version: gone.version };
    expect((await refused(desk, 'referral.reopen', reopen)).code).toBe('open_referral_exists');
  });

  it('does not close while somebody is coming', async () => {
    const slotId = await slotAt(register().db, worker.staffId, '2026-11-26T09:15:00.000Z');
    await call(desk, 'appointment.book', { referralId: waiting, slotId });
    const { version } = (await call(desk, 'referral.get', { id: waiting })).referral;
    const close = { id: waiting, version, reason: 'completed' as const };
    expect((await refused(desk, 'referral.close', close)).code).toBe('referral_has_appointment');
  });

  it('is what it was when a booking or the closing is taken back', async () => {
    const get = async () => (await call(desk, 'referral.get', { id: waiting })).referral;
    await call(desk, 'referral.logContact', { id: waiting, how: 'phone', result: 'no_answer' });
    const { version: _, ...before } = await get();
    expect(before).toMatchObject({ nextAction: 'phone', linkWorkerId: null });
    const slotId = await slotAt(register().db, worker.staffId, '2026-11-26T09:15:00.000Z');
    const { id, version } = await call(desk, 'appointment.book', { referralId: waiting, slotId });
    await call(desk, 'appointment.undo', { id, version });
    expect(await get()).toMatchObject(before);
    const close = { id: waiting, reason: 'completed', outcome: 'Made up' } as const;
    const closed = await call(desk, 'referral.close', { ...close, version: (await get()).version });
    await call(desk, 'referral.reopen', { id: waiting, version: closed.version, undo: true });
    expect(await get()).toMatchObject(before);
  });

  it('keeps what happened between a booking and its undo', async () => {
    const slotId = await slotAt(register().db, worker.staffId, '2026-11-26T09:15:00.000Z');
    const { id, version } = await call(desk, 'appointment.book', { referralId: waiting, slotId });
    const { referral } = await call(desk, 'referral.get', { id: waiting });
    const soon = { id: waiting, version: referral.version, priority: 'soon' } as const;
    await call(desk, 'referral.update', soon);
    await call(desk, 'appointment.undo', { id, version });
    expect((await call(desk, 'referral.get', { id: waiting })).referral).toMatchObject({
      priority: 'soon',
      nextAction: 'book',
    });
  });

  it('of somebody booked who turns up today calls the link worker, and the booking stands', async () => {
    const slotId = await slotAt(register().db, worker.staffId, '2026-11-26T09:15:00.000Z');
    await call(desk, 'appointment.book', { referralId: waiting, slotId });
    await call(doctor, 'referral.addTo', { id: waiting, priority: 'see_now', needs: [], note: '' });
    const seeNow = async () => (await call(desk, 'queue.list', { view: 'see_now' })).rows;
    expect(await seeNow()).toMatchObject([{ id: waiting, nextAction: 'see_now' }]);
    const here = { referralId: waiting, linkWorkerId: worker.staffId };
    const { id, version } = await call(desk, 'appointment.seeNow', here);
    expect(await seeNow()).toEqual([]);
    await call(desk, 'appointment.attend', { id, version });
    expect((await call(desk, 'referral.get', { id: waiting })).referral).toMatchObject({
      status: 'active',
      nextAction: 'attend',
      nextActionDue: '2026-11-26T09:15:00.000Z',
      priority: 'soon',
    });
  });

  it('follows its appointment: booked, seen, and what people may expect from then on', async () => {
    const startsAt = '2026-11-26T09:15:00.000Z';
    const slotId = await slotAt(register().db, worker.staffId, startsAt);
    const { id } = await call(desk, 'appointment.book', { referralId: waiting, slotId });
    const get = async (at = now) => call(desk, 'referral.get', { id: waiting }, at);
    expect((await get()).referral).toMatchObject({ status: 'booked', nextAction: 'attend' });
    expect((await get('2026-11-26T12:00:00.000Z')).referral.nextAction).toBe('record_outcome');

    const seenAt = '2026-11-26T10:05:00.000Z';
    const step = async (channel: 'arrive' | 'start' | 'attend') => {
      const { version } = await call(desk, 'appointment.get', { id });
      await call(desk, `appointment.${channel}`, { id, version }, seenAt);
    };
    await step('arrive');
    await step('start');
    await step('attend');
    expect(await get()).toMatchObject({
      referral: { status: 'active', nextAction: 'follow_up', firstSeenAt: startsAt },
      seen: 1,
      waitDays: 4,
      waitLevel: 'ok',
    });
    const { expectedDays } = await call(doctor, 'referral.create', { patientId }, seenAt);
    expect(expectedDays).toBe(4);
  });
});
