import { beforeEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { onBothEngines } from '../support/engines.ts';
import {
  frontDesk,
  madeUp,
  newPatient,
  referralOf,
  type FrontDesk,
} from '../support/front-desk.ts';
import { createRegisterHolder } from '../../main/register-holder.ts';
import { newId } from '../../main/new-id.ts';
import { addStaff, now, slotAt, smallPractice } from '../support/made-up-practice.ts';

onBothEngines('the audit', (register) => {
  let desk: FrontDesk;
  let staffId: string;
  let patientId: string;
  const audit = () => register().db.selectFrom('audit').selectAll().orderBy('id').execute();

  beforeEach(async () => {
    staffId = await addStaff(register().db, 'reception', 'Desk');
    desk = frontDesk(register);
    desk.sessions.current = madeUp('reception', staffId);
    const patient = await desk.must('patient.create', newPatient('Audited'));
    patientId = patient.id;
  });

  it('says who did what to whom, when and on which PC, one row for each command', async () => {
    const { referral } = await desk.must('referral.create', referralOf(patientId));
    await desk.must('referral.addNote', { id: referral.id, text: 'Made up', audience: 'everyone' });
    const by = { at: now, staffId, pc: 'test' };
    expect(await audit()).toMatchObject([
      { ...by, action: 'patient.create', subjectKind: 'patient', subjectId: patientId },
      { ...by, action: 'referral.create', subjectKind: 'referral', subjectId: referral.id },
      { ...by, action: 'referral.addNote', subjectKind: 'referral', subjectId: referral.id },
    ]);
  });

  it('has no row for what was refused, and none for looking at the queue', async () => {
    const before = await audit();
    expect(
      await desk.code('referral.create', { ...referralOf(patientId), permissionRefer: 'no' }),
    ).toBe('permission_refused');
    expect(await desk.code('referral.undo', { id: patientId })).toBe('not_found');
    expect(await desk.code('queue.list', {})).toBe('ok');
    expect(await desk.code('patient.search', { text: 'Audited' })).toBe('ok');
    expect(await audit()).toEqual(before);
  });

  it('says who took a patient’s data out of the app: card, text, calendar file and list', async () => {
    const { referral, worker } = await smallPractice(register());
    const slotId = await slotAt(register().db, worker, '2026-12-01T09:15:00.000Z');
    const { id } = await desk.must('appointment.book', { referralId: referral.id, slotId });
    const before = (await audit()).length;
    for (const output of ['card', 'text', 'ics'] as const) {
      await desk.must(`appointment.${output}`, { id });
    }
    await desk.must('queue.export', {});
    const about = { staffId, pc: 'test', subjectKind: 'appointment', subjectId: id };
    expect((await audit()).slice(before)).toMatchObject([
      { ...about, action: 'appointment.card' },
      { ...about, action: 'appointment.text' },
      { ...about, action: 'appointment.ics' },
      { staffId, action: 'queue.export' },
    ]);
  });

  it('names nobody where the app renews the slots by itself, and goes on when the manager left', async () => {
    const { db } = register();
    const { worker, receptionist, ...practice } = await smallPractice(register());
    const slotId = await slotAt(db, worker, '2026-12-01T09:15:00.000Z');
    desk.sessions.current = madeUp('reception', receptionist);
    await desk.must('appointment.book', { referralId: practice.referral.id, slotId });
    await db
      .updateTable('staff')
      .set({ role: 'manager', active: 0 })
      .where('id', 'not in', [worker, receptionist])
      .execute();
    // The contract ends before the booking: known today, noticed by tomorrow's renewal.
    await db
      .updateTable('staff')
      .set({ leavesOn: '2026-11-30' })
      .where('id', '=', worker)
      .execute();
    const before = (await audit()).length;
    const holder = createRegisterHolder({
      open: () => Promise.resolve(register()),
      newId,
      clock: () => now,
      pc: 'test',
      workerUrl: new URL('about:blank'),
    });
    await holder.open();
    expect(holder.problem()).toBeNull();
    await holder.renewSlots();
    await holder.patientImport().close();
    const rows = (await audit()).slice(before);
    expect(rows).toMatchObject([{ action: 'slots.renew', staffId: null, pc: 'test' }]);
    expect(JSON.parse(rows[0]!.detail!)).toMatchObject({ slotsAppearing: 0, needMoving: 1 });
    const { timeline } = await desk.must('referral.get', { id: practice.referral.id });
    expect(timeline[0]).toMatchObject({ what: 'needs_moving', byName: 'CLW Desk' });
  });

  it('cannot be changed or deleted, not even past every service', async () => {
    const before = await audit();
    const { db } = register();
    await expect(db.updateTable('audit').set({ pc: 'other' }).execute()).rejects.toThrow(
      'audit is append-only',
    );
    await expect(db.updateTable('audit').set({ detail: null }).execute()).rejects.toThrow(
      'audit is append-only',
    );
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow('audit is append-only');
    expect(before).toHaveLength(1);
    expect(await audit()).toEqual(before);
  });

  it('cannot be emptied or written over by what only one engine knows', async () => {
    const before = await audit();
    const { db, engine } = register();
    const id = sql.lit(before[0]!.id);
    const trick =
      engine === 'sqlite'
        ? sql`insert or replace into audit (id, at, pc, action) values (${id}, '', 'other', '')`
        : sql`truncate audit`;
    await expect(trick.execute(db)).rejects.toThrow('audit is append-only');
    expect(await audit()).toEqual(before);
  });
});
