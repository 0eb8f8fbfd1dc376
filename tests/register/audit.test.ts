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
import { addStaff, now } from '../support/made-up-practice.ts';

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
