import { beforeEach, expect, it } from '@jest/globals';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { addStaff, slotAt, smallPractice } from '../support/made-up-practice.ts';

const secret = /abuse|addiction/;
const masked = { needs: ['food'], hiddenNeeds: 2 };
const open = { needs: ['abuse', 'addiction', 'food'], hiddenNeeds: 0 };

onBothEngines('sensitive needs', (register) => {
  let { call, refused }: Calls = {} as Calls;
  let desk: Session;
  let manager: Session;
  let worker: Session;
  let doctor: Session;
  let otherDoctor: Session;
  let id: string;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    const add = async (role: Session['role']): Promise<Session> => {
      const staffId = await addStaff(register().db, role, role);
      return { staffId, name: role, role };
    };
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    worker = { staffId: practice.worker, name: 'Link worker', role: 'link_worker' };
    manager = await add('manager');
    doctor = await add('clinician');
    otherDoctor = await add('clinician');
    const slotId = await slotAt(register().db, practice.worker, '2026-12-01T09:15:00.000Z');
    ({ id } = practice.referral);
    const { db } = register();
    await db.updateTable('referral').set({ referredBy: doctor.staffId }).execute();
    const needs = ['food', 'abuse', 'addiction'].map((needId) => ({ referralId: id, needId }));
    await db.insertInto('referralNeed').values(needs).execute();
    await call(desk, 'appointment.book', { referralId: id, slotId });
  });

  const seenBy = async (as: Session) => {
    const { needs, hiddenNeeds } = (await call(as, 'referral.get', { id })).referral;
    return { needs, hiddenNeeds };
  };
  const inRegister = async () =>
    (
      await register().db.selectFrom('referralNeed').select('needId').orderBy('needId').execute()
    ).map(({ needId }) => needId);

  it('reach link workers and who referred, and nobody else, in the list and in the referral', async () => {
    for (const as of [desk, manager, otherDoctor]) {
      expect(await seenBy(as)).toEqual(masked);
      expect((await call(as, 'queue.list', {})).rows[0]).toMatchObject(masked);
    }
    for (const as of [worker, doctor]) {
      expect(await seenBy(as)).toEqual(open);
      expect((await call(as, 'queue.list', {})).rows[0]).toMatchObject(open);
    }
  });

  it('are in no answer of any call that the desk makes about a referral', async () => {
    const { version, patientId } = (await call(desk, 'referral.get', { id })).referral;
    const told: unknown[] = [
      await call(desk, 'referral.update', { id, version, priority: 'soon' }),
      // Two at once: the second is told what the referral is now.
      await refused(desk, 'referral.update', { id, version, note: 'Made up' }),
      await call(desk, 'referral.logContact', { id, how: 'phone', result: 'no_answer' }),
      await call(desk, 'referral.addTo', { id, needs: ['abuse'], note: '', priority: 'soon' }),
      await refused(desk, 'referral.create', { patientId }),
      await call(desk, 'patient.get', { id: patientId }),
      await call(desk, 'diary.day', { date: '2026-12-01' }),
      await call(desk, 'queue.export', {}),
    ];
    const { appointment } = (await call(desk, 'queue.list', {})).rows[0]!;
    const about = { id: appointment!.id };
    told.push(
      await call(desk, 'appointment.card', about),
      await call(desk, 'appointment.ics', about),
    );
    for (const answer of told) expect(JSON.stringify(answer)).not.toMatch(secret);
  });

  it('are in no file, not even a link worker’s', async () => {
    const { csv } = await call(worker, 'queue.export', {});
    expect(csv).toContain('Food; sensitive (2)');
    expect(csv).not.toMatch(/abuse|alcohol/i);
  });

  it('are opened on purpose, and the audit says by whom', async () => {
    const opened = await call(desk, 'referral.openSensitive', { id });
    expect(opened.needs).toEqual(open.needs);
    const rows = await register().db.selectFrom('audit').selectAll().orderBy('id').execute();
    expect(rows.at(-1)).toMatchObject({
      action: 'referral.openSensitive',
      staffId: desk.staffId,
      subjectKind: 'referral',
      subjectId: id,
    });
    expect(JSON.stringify(rows)).not.toMatch(secret);
    // Once is not for ever.
    expect(await seenBy(desk)).toEqual(masked);
  });

  it('stay when somebody who does not see them changes the others, and go when taken away', async () => {
    const { version } = (await call(desk, 'referral.get', { id })).referral;
    const change = { addNeeds: ['money' as const], removeNeeds: ['food' as const] };
    const saved = await call(desk, 'referral.update', { id, version, ...change });
    expect(saved).toMatchObject({ needs: ['money'], hiddenNeeds: 2 });
    expect(await inRegister()).toEqual(['abuse', 'addiction', 'money']);
    await call(desk, 'referral.update', { id, version: saved.version, removeNeeds: ['abuse'] });
    expect(await inRegister()).toEqual(['addiction', 'money']);
    const { timeline } = await call(desk, 'referral.get', { id });
    expect(timeline[0]).toMatchObject({ what: 'changed', about: ['needs'] });
  });
});
