import { beforeEach, expect, it } from '@jest/globals';
import { outcomeForRecord, outcomeOf } from '../../shared/outcome.ts';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { staffed } from '../support/front-desk.ts';
import { addStaff, slotAt, smallPractice } from '../support/made-up-practice.ts';

const seenAt = '2026-12-01T10:30:00.000Z';
const later = '2026-12-01T10:31:00.000Z';
const latest = '2026-12-02T09:00:00.000Z';

onBothEngines('the outcome for who referred', (register) => {
  let { call, refused }: Calls = {} as Calls;
  let desk: Session;
  let worker: Session;
  let doctor: Session;
  let id: string;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    worker = { staffId: practice.worker, name: 'Link worker', role: 'link_worker' };
    const doctorId = await addStaff(register().db, 'clinician', 'Doctor');
    doctor = { staffId: doctorId, name: 'Doctor', role: 'clinician' };
    ({ id } = practice.referral);
    await register().db.updateTable('referral').set({ referredBy: doctorId }).execute();
    const slotId = await slotAt(register().db, practice.worker, '2026-12-01T10:00:00.000Z');
    const booked = await call(desk, 'appointment.book', { referralId: id, slotId });
    const { version } = booked;
    await call(worker, 'appointment.attend', { id: booked.id, version }, seenAt);
  });

  const said = async (as = doctor) => outcomeOf(await call(as, 'referral.get', { id }, latest));
  const record = (outcome: string, at = later) =>
    call(worker, 'referral.recordOutcome', { id, outcome }, at);

  it('is said after an appointment, and leaves the referral as it was', async () => {
    expect(await said()).toBeNull();
    const before = (await call(worker, 'referral.get', { id }, latest)).referral;
    const after = await record('Benefits check done');
    const { version } = before;
    expect(after).toEqual({ ...before, version: version + 1, outcome: 'Benefits check done' });
    expect(await said()).toMatchObject({ text: 'Benefits check done', at: later });
  });

  it('stands in the list of who referred, and in nobody else’s', async () => {
    await record('Benefits check done');
    const inList = async (as: Session) =>
      (await call(as, 'queue.list', {}, latest)).rows[0]?.outcome;
    expect(await inList(doctor)).toBe('Benefits check done');
    expect(await inList(desk)).toBeNull();
    expect(await inList({ ...doctor, staffId: worker.staffId })).toBeNull();
  });

  it('is the latest one, and closing without another keeps it', async () => {
    await record('First');
    const { version } = await record('Second', latest);
    expect(await said()).toMatchObject({ text: 'Second' });
    const close = { id, version, reason: 'completed' as const };
    const shut = await call(worker, 'referral.close', close, latest);
    expect(shut.outcome).toBe('Second');
    expect(await said()).toMatchObject({ text: 'Second', at: latest });
    expect((await refused(worker, 'referral.recordOutcome', { id, outcome: 'x' })).code).toBe(
      'referral_closed',
    );
  });

  it('is the closing one where that says something else', async () => {
    const { version } = await record('First');
    const close = { id, version, reason: 'completed' as const, outcome: 'All sorted' };
    await call(desk, 'referral.close', close, latest);
    expect(await said()).toMatchObject({ text: 'All sorted', at: latest });
  });

  it('goes into the record with date, name and the practice’s own code', async () => {
    await record('Benefits check done');
    const outcome = (await said())!;
    const line =
      'Tuesday 1 December 2026, community link worker service: Benefits check done (Link worker (made up))';
    expect(outcomeForRecord(outcome, '')).toBe(line);
    const manager = await staffed(register().db, 'manager');
    const settings = await call(manager, 'settings.get', undefined);
    expect(settings.outcomeCode).toBe('');
    const change = { version: settings.version, outcomeCode: 'Made-up 123' };
    const { outcomeCode } = await call(manager, 'settings.update', change);
    expect(outcomeForRecord(outcome, outcomeCode)).toBe(`${line} [Made-up 123]`);
  });
});
