import { beforeEach, expect, it } from '@jest/globals';
import type { Input } from '../../shared/contract.ts';
import type { Role, Session } from '../../shared/types.ts';
import { onBothEngines } from '../support/engines.ts';
import { frontDesk, newPatient, type FrontDesk } from '../support/front-desk.ts';
import { addStaff } from '../support/made-up-practice.ts';

/** Two PCs at one register: what one changes holds at the other from its next call on. */
onBothEngines('somebody whose role has changed', (register) => {
  let here: FrontDesk;
  let there: FrontDesk;
  let boss: Session;
  let second: Session;

  const person = async (role: Role, name: string): Promise<Session> => ({
    staffId: await addStaff(register().db, role, name),
    name: `${name} (made up)`,
    role,
  });
  beforeEach(async () => {
    boss = await person('manager', 'Boss');
    second = await person('manager', 'Second');
    here = frontDesk(register);
    there = frontDesk(register);
    here.sessions.current = boss;
    there.sessions.current = second;
  });

  const save = async (id: string, change: Partial<Input<'staff.save'>>, from = here) => {
    const staff = await from.must('staff.list', undefined);
    const { name, role, employer, room, leavesOn, active, version } = staff.find(
      (one) => one.id === id,
    )!;
    const as = { id, version, name, role, employer, room, leavesOn, active };
    return from.must('staff.save', { ...as, ...change });
  };
  const rename = { practiceName: 'Renamed', version: 1 };
  const whoIs = (desk: FrontDesk) => desk.must('session.current', undefined);

  it('has the rights of the new one at once, on every PC', async () => {
    await save(second.staffId, { role: 'clinician' });
    expect(await there.code('settings.update', rename)).toBe('not_allowed');
    expect(await whoIs(there)).toEqual({ ...second, role: 'clinician' });
    expect(there.told).toContain('session');
    expect(await there.code('patient.create', newPatient('Somebody'))).toBe('ok');
    await save(second.staffId, { role: 'manager' });
    there.sessions.current = { ...second, role: 'clinician' };
    expect(await there.code('queue.list', {})).toBe('ok');
    expect(await there.code('settings.update', rename)).toBe('ok');
  });

  it('loses what was their own doing too', async () => {
    await save(boss.staffId, { role: 'reception' });
    expect(await here.code('settings.update', rename)).toBe('not_allowed');
    expect(await whoIs(here)).toEqual({ ...boss, role: 'reception' });
  });

  it('is signed out once they no longer work here, and reads nothing more', async () => {
    await save(second.staffId, { active: false });
    expect(await there.code('queue.list', {})).toBe('not_signed_in');
    expect(await whoIs(there)).toBeNull();
    there.sessions.current = second;
    expect(await there.code('settings.update', rename)).toBe('not_signed_in');
    const audited = await register()
      .db.selectFrom('audit')
      .select('id')
      .where('staffId', '=', second.staffId)
      .execute();
    expect(audited).toEqual([]);
  });

  it('has the new name on what they do from now on', async () => {
    await save(second.staffId, { name: 'Second Name' });
    const patient = await there.must('patient.create', newPatient('Somebody'));
    const { referral } = await there.must('referral.create', { patientId: patient.id });
    expect(referral.referrerName).toBe('Second Name');
  });
});
