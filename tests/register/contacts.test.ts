import { beforeEach, expect, it } from '@jest/globals';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { now, smallPractice } from '../support/made-up-practice.ts';

const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();

onBothEngines('contact attempts, and what is opened on purpose', (register) => {
  let call: Calls['call'];
  let refused: Calls['refused'];
  let desk: Session;
  let worker: Session;
  let id: string;
  const phoned = { how: 'phone', result: 'no_answer' } as const;
  const referral = async () => (await call(desk, 'referral.get', { id })).referral;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    worker = { staffId: practice.worker, name: 'Link worker', role: 'link_worker' };
    id = practice.referral.id;
  });

  it('tells the second of two desks who logged a call meanwhile, and logs it when told to', async () => {
    await call(worker, 'referral.logContact', { id, ...phoned, seenAttempts: 0 });
    const mine = { id, how: 'phone', result: 'spoke', note: 'Mine', seenAttempts: 0 } as const;
    const { code, detail } = await refused(desk, 'referral.logContact', mine, later(60));
    expect(code).toBe('contact_just_logged');
    expect(detail).toEqual({
      byName: 'Link worker (made up)',
      at: now,
      how: 'phone',
      result: 'no_answer',
      contactAttempts: 1,
    });
    expect(await referral()).toMatchObject({ contactAttempts: 1, nextAction: 'phone' });
    const logged = { ...mine, seenAttempts: 1 };
    expect(await call(desk, 'referral.logContact', logged, later(61))).toMatchObject({
      contactAttempts: 2,
      nextAction: 'book',
    });
  });

  it('takes back a call logged by mistake, and everything is as it was', async () => {
    await call(desk, 'referral.logContact', { id, ...phoned });
    const before = await referral();
    const { version } = await call(
      desk,
      'referral.logContact',
      { id, how: 'phone', result: 'spoke' },
      later(1),
    );
    const undone = await call(desk, 'referral.undoContact', { id, version }, later(2));
    expect(undone).toEqual({ ...before, version: version + 1 });
    const { rows } = await call(desk, 'queue.list', { view: 'to_phone' });
    expect(rows.find((row) => row.id === id)).toMatchObject({
      contactAttempts: 1,
      lastContactResult: 'no_answer',
    });
    const { timeline } = await call(desk, 'referral.get', { id });
    expect(timeline[0]).toMatchObject({ what: 'contact_undone', about: ['phone', 'spoke'] });
    expect(timeline.filter(({ kind }) => kind === 'contact')).toHaveLength(1);
  });

  it('takes back nobody else’s call, and none after which something happened', async () => {
    const { version } = await call(desk, 'referral.logContact', { id, ...phoned });
    const theirs = await refused(worker, 'referral.undoContact', { id, version });
    expect(theirs.code).toBe('not_allowed');
    await call(worker, 'referral.update', { id, version, priority: 'soon' }, later(1));
    const late = await refused(desk, 'referral.undoContact', { id, version }, later(2));
    expect(late.code).toBe('stale');
    expect(await referral()).toMatchObject({ contactAttempts: 1, priority: 'soon' });
  });

  it('takes back no call from before calls could be taken back', async () => {
    const { version } = await call(desk, 'referral.logContact', { id, ...phoned });
    await register().db.updateTable('contactAttempt').set({ stateBefore: null }).execute();
    const { code } = await refused(desk, 'referral.undoContact', { id, version });
    expect(code).toBe('undo_too_late');
  });

  it('writes down who opened sensitive needs, and when', async () => {
    const { version } = await referral();
    await call(worker, 'referral.update', { id, version, addNeeds: ['food', 'immigration'] });
    const { needs } = await call(desk, 'referral.openSensitive', { id }, later(5));
    expect(needs).toEqual(['food', 'immigration'].toSorted());
    const rows = await register()
      .db.selectFrom('audit')
      .select(['staffId', 'at', 'subjectKind', 'subjectId'])
      .where('action', '=', 'referral.openSensitive')
      .execute();
    expect(rows).toEqual([
      { staffId: desk.staffId, at: later(5), subjectKind: 'referral', subjectId: id },
    ]);
  });
});
