import { beforeEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { SeeNowAnswer } from '../../shared/see-now.ts';
import { seeNowState } from '../../shared/see-now.ts';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { frontDesk, referralOf, staffed } from '../support/front-desk.ts';
import { addPatient, addReferral, now, smallPractice } from '../support/made-up-practice.ts';

const later = (minutes: number): string =>
  new Date(Date.parse(now) + minutes * 60_000).toISOString();

onBothEngines('somebody who is to be seen now', (register) => {
  let calls: Calls;
  let desk: Session;
  let doctor: Session;
  let ash: Session;
  let birch: Session;
  let id: string;

  beforeEach(async () => {
    calls = callsTo(register());
    const { db } = register();
    desk = await staffed(db, 'reception');
    doctor = await staffed(db, 'clinician');
    ash = await staffed(db, 'link_worker');
    birch = await staffed(db, 'link_worker');
    id = await refer();
  });

  const refer = async () => {
    const patientId = await addPatient(register().db, 'Here');
    const input = { ...referralOf(patientId), priority: 'see_now' as const };
    return (await calls.call(doctor, 'referral.create', input)).referral.id;
  };
  const waiting = (at = now) => calls.call(desk, 'seeNow.list', undefined, at);
  const first = async () => (await waiting())[0];
  const answer = async (as: Session, what: SeeNowAnswer, at = now, who: Session | null = null) => {
    const { seen } = (await first())!;
    const input = { id, seen, answer: what, linkWorkerId: who?.staffId ?? null };
    return calls.call(as, 'seeNow.answer', input, at);
  };
  const undo = async (as: Session, at = now) =>
    calls.call(as, 'seeNow.undo', { id, seen: (await first())!.seen }, at);
  const detail = () => calls.call(desk, 'referral.get', { id });
  const told = async () =>
    (await detail()).timeline
      .filter(({ kind }) => kind === 'see_now')
      .map(({ what, about, byName }) => [what, about, byName]);

  it('waits unanswered from the moment of the referral, and that is all the register keeps', async () => {
    expect(await first()).toMatchObject({ referralId: id, raisedAt: now, seen: 1, answer: null });
    const [call] = await waiting(later(5));
    expect(seeNowState(call!, later(5))).toBe('unanswered');
    // What is told to the desk after 5 minutes is not written down: another PC, or this one started
    // again, comes to the same.
    expect(await register().db.selectFrom('seeNowEvent').select('kind').execute()).toEqual([
      { kind: 'raised' },
    ]);
  });

  it('is answered by a link worker, and everybody sees who, when and until when', async () => {
    await answer(ash, 'in_minutes', later(1));
    const inTen = { kind: 'in_minutes', at: later(1), dueAt: later(11), linkWorkerId: ash.staffId };
    expect(await calls.call(doctor, 'seeNow.list', undefined)).toMatchObject([
      { referralId: id, answer: { ...inTen, name: ash.name, byName: ash.name } },
    ]);
    await answer(ash, 'coming', later(3));
    expect(await first()).toMatchObject({ answer: { kind: 'coming', dueAt: null } });
    expect(await told()).toEqual([
      ['coming', ['coming', ash.name], ash.name],
      ['in_minutes', ['in_minutes', ash.name], ash.name],
    ]);
    // Nothing but who comes was said: the referral is what it was.
    expect((await detail()).referral).toMatchObject({ nextAction: 'see_now', version: 1 });
  });

  it('is answered by the desk for a link worker, who is named', async () => {
    await answer(desk, 'coming', now, birch);
    expect(await first()).toMatchObject({ answer: { name: birch.name, byName: desk.name } });
    const nobody = { id, seen: 2, answer: 'coming', linkWorkerId: null } as const;
    expect(await calls.refused(desk, 'seeNow.answer', nobody)).toMatchObject({
      code: 'invalid_input',
      fields: ['linkWorkerId'],
    });
    const noLinkWorker = { ...nobody, linkWorkerId: doctor.staffId };
    expect((await calls.refused(desk, 'seeNow.answer', noLinkWorker)).code).toBe(
      'link_worker_gone',
    );
  });

  it('is seen and not answered by a GP', async () => {
    const input = { id, seen: 1, answer: 'coming', linkWorkerId: ash.staffId } as const;
    expect((await calls.refused(doctor, 'seeNow.answer', input)).code).toBe('not_allowed');
    expect((await calls.refused(doctor, 'seeNow.undo', { id, seen: 1 })).code).toBe('not_allowed');
  });

  it('is answered by a link worker for nobody but themselves', async () => {
    const input = { id, seen: 1, answer: 'coming', linkWorkerId: birch.staffId } as const;
    expect((await calls.refused(ash, 'seeNow.answer', input)).code).toBe('not_allowed');
    expect(await first()).toMatchObject({ answer: null });
  });

  it('keeps one answer of several at once, and tells the others whose it is', async () => {
    const pcs = [ash, birch, ash, birch, ash, birch, ash, birch].map((session) => {
      const pc = frontDesk(register);
      pc.sessions.current = session;
      return pc;
    });
    // Connections are opened by now, so that the answers meet in the register.
    await Promise.all(pcs.map((pc) => pc.must('seeNow.list', undefined)));
    const answers = await Promise.all(
      pcs.map((pc) => pc.call('seeNow.answer', { id, seen: 1, answer: 'coming' })),
    );
    expect(pcs.flatMap(({ faults }) => faults)).toEqual([]);
    const stands = (await first())!.answer!;
    expect([ash.name, birch.name]).toContain(stands.name);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const refused of answers.filter(({ ok }) => !ok)) {
      expect(refused).toMatchObject({
        error: { code: 'see_now_answered', detail: { answer: { name: stands.name } } },
      });
    }
    expect(await told()).toHaveLength(1);
    // A loser may then say it all the same: that is a change, with both in the history.
    await answer(stands.name === ash.name ? birch : ash, 'coming');
    expect(await told()).toHaveLength(2);
  });

  it('is the desk’s to book, soon, once somebody cannot come; and stays in sight until then', async () => {
    await answer(ash, 'cant');
    expect((await detail()).referral).toMatchObject({
      priority: 'soon',
      owner: 'desk',
      nextAction: 'book',
    });
    expect(await waiting()).toMatchObject([{ referralId: id, answer: { kind: 'cant' } }]);
    expect(await waiting('2026-11-26T09:00:00.000Z')).toEqual([]);
    await calls.call(desk, 'referral.logContact', { id, how: 'phone', result: 'spoke' });
    expect(await waiting()).toEqual([]);
  });

  it('waits again as before where that was a mistake', async () => {
    await answer(ash, 'coming');
    await answer(desk, 'cant');
    await undo(desk);
    expect((await detail()).referral).toMatchObject({ priority: 'see_now', nextAction: 'see_now' });
    expect(await first()).toMatchObject({ answer: { kind: 'coming' } });
    await undo(ash, later(4));
    expect(await first()).toMatchObject({ answer: null, raisedAt: now, askedAt: later(4) });
    const nothing = { id, seen: (await first())!.seen };
    expect((await calls.refused(desk, 'seeNow.undo', nothing)).code).toBe('not_found');
    expect((await told()).map(([what, about]) => [what, about?.[0]])).toEqual([
      ['undone', 'coming'],
      ['undone', 'cant'],
      ['cant', 'cant'],
      ['coming', 'coming'],
    ]);
  });

  it('does not wait again once the desk has gone on', async () => {
    const { seen } = await answer(ash, 'cant');
    await calls.call(desk, 'referral.logContact', { id, how: 'phone', result: 'spoke' });
    expect((await calls.refused(ash, 'seeNow.undo', { id, seen })).code).toBe('undo_too_late');
    const again = { id, seen, answer: 'coming' } as const;
    expect((await calls.refused(ash, 'seeNow.answer', again)).code).toBe('see_now_over');
    expect((await detail()).referral).toMatchObject({ nextAction: 'book', priority: 'soon' });
  });

  it('is over once they go in, and starts anew where they wait another time', async () => {
    await answer(ash, 'coming');
    const taken = await calls.call(ash, 'appointment.seeNow', {
      referralId: id,
      linkWorkerId: ash.staffId,
    });
    expect(await waiting()).toEqual([]);
    // Taken back at once: the answer still stands.
    await calls.call(ash, 'appointment.undo', taken);
    expect(await first()).toMatchObject({ answer: { kind: 'coming' } });
    await calls.call(desk, 'referral.logContact', { id, how: 'phone', result: 'no_answer' });
    const { version } = (await detail()).referral;
    await calls.call(doctor, 'referral.update', { id, version, priority: 'see_now' }, later(60));
    expect(await first()).toMatchObject({ answer: null, raisedAt: later(60) });
  });

  it('starts where more is said of an open referral, once', async () => {
    const { id: other } = await addReferral(register().db, desk.staffId);
    const here = { id: other, priority: 'see_now' as const, needs: [], note: '' };
    await calls.call(doctor, 'referral.addTo', here, later(2));
    await calls.call(doctor, 'referral.addTo', here, later(4));
    const call = (await waiting()).find(({ referralId }) => referralId === other);
    expect(call).toMatchObject({ raisedAt: later(2), seen: 1 });
  });

  it('lands in the diary of the day at the moment they go in', async () => {
    const practice = await smallPractice(register());
    const linkWorkerId = practice.worker;
    const seeNow = { referralId: id, linkWorkerId };
    await calls.call(desk, 'appointment.seeNow', seeNow, '2026-12-01T10:05:00.000Z');
    const day = await calls.call(desk, 'diary.day', { date: '2026-12-01' });
    const column = day.columns.find((one) => one.linkWorkerId === linkWorkerId)!;
    expect(column.appointments).toMatchObject([
      { unscheduled: true, status: 'in_progress', startsAt: '2026-12-01T10:05:00.000Z' },
    ]);
    // The slots of that hour are still offered: what happens contradicts no plan.
    expect(column.slots.map(({ localTime }) => localTime)).toContain('10:00');
  });

  it('tells somebody whose form is too old what was done, not who comes', async () => {
    await answer(ash, 'coming');
    await answer(ash, 'cant', later(1));
    const stale = { id, version: 1, note: 'Typed meanwhile' };
    expect(await calls.refused(desk, 'referral.update', stale)).toMatchObject({
      code: 'stale',
      detail: { what: ['cant'], changedBy: ash.name },
    });
  });

  it('tells them of the change before, not of an answer that changed nothing', async () => {
    const note = { id, version: 1, note: 'Made up' };
    await calls.call(doctor, 'referral.update', note, later(1));
    await answer(ash, 'coming', later(2));
    expect(await calls.refused(desk, 'referral.update', note)).toMatchObject({
      code: 'stale',
      detail: { what: ['note'], changedBy: doctor.name },
    });
  });

  it('says in the audit who answered what', async () => {
    await answer(desk, 'coming', now, ash);
    const row = await register()
      .db.selectFrom('audit')
      .selectAll()
      .where('action', '=', 'seeNow.answer')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ staffId: desk.staffId, subjectId: id });
    expect(JSON.parse(row.detail!)).toMatchObject({ answer: 'coming', linkWorkerId: ash.staffId });
  });

  it('tells every screen', async () => {
    const pc = frontDesk(register);
    pc.sessions.current = ash;
    await pc.must('seeNow.answer', { id, seen: 1, answer: 'coming' });
    expect(pc.told).toEqual(['referrals']);
  });

  it('is known since its referral in a register of an earlier version', async () => {
    await register().db.deleteFrom('seeNowEvent').execute();
    expect(await first()).toMatchObject({ raisedAt: now, seen: 0, answer: null });
    await answer(ash, 'coming', later(2));
    expect(await first()).toMatchObject({ seen: 1, answer: { kind: 'coming' } });
  });

  it('keeps no answer without a time or a name where there has to be one', async () => {
    const write = (row: object) =>
      register()
        .db.insertInto('seeNowEvent')
        .values({
          referralId: id,
          seq: 9,
          at: now,
          byId: ash.staffId,
          kind: 'coming',
          linkWorkerId: null,
          dueAt: null,
          referralBefore: null,
          ...row,
        })
        .execute();
    await expect(write({})).rejects.toThrow();
    await expect(write({ kind: 'in_minutes', linkWorkerId: ash.staffId })).rejects.toThrow();
    await expect(write({ linkWorkerId: ash.staffId, dueAt: now })).rejects.toThrow();
  });

  it('is read from indexes, however many referrals there are', async () => {
    if (register().engine !== 'sqlite') return;
    const plan = async (query: ReturnType<typeof sql<{ detail: string }>>) =>
      (await query.execute(register().db)).rows.map(({ detail }) => detail).join();
    expect(
      await plan(sql`explain query plan select * from referral
        where next_action = 'see_now' order by referred_at, id limit 50`),
    ).toContain('referral_see_now');
    expect(
      await plan(sql`explain query plan select referral_id from see_now_event
        where kind = 'cant' and at >= ${now}`),
    ).toContain('see_now_event_cant');
  });
});
