import { beforeEach, expect, it } from '@jest/globals';
import { addDays } from '../../shared/calendar.ts';
import type { Input } from '../../shared/contract.ts';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, addStaff, now, slotsOn, smallPractice } from '../support/made-up-practice.ts';

/** The next clinic: the day after the Wednesday that is `now`. */
const thursday = '2026-11-26';
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();
const noFlags = {
  noVoicemail: false,
  noLetters: false,
  noTexts: false,
  notAtHome: false,
  interpreterLanguage: null as string | null,
  largePrint: false,
};

onBothEngines('reminders', (register) => {
  let call: Calls['call'];
  let refused: Calls['refused'];
  let desk: Session;
  let other: Session;
  let manager: Session;
  let worker: Session;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    const { db } = register();
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    worker = { staffId: practice.worker, name: 'Link worker', role: 'link_worker' };
    other = {
      staffId: await addStaff(db, 'reception', 'Other desk'),
      name: 'Other',
      role: 'reception',
    };
    manager = { staffId: await addStaff(db, 'manager', 'Manager'), name: 'M', role: 'manager' };
  });

  /** Somebody with a mobile phone, booked for the `nth` time of a day. */
  const booked = async (
    nth = 0,
    more: Partial<typeof noFlags> & { mobile?: string | null; phone?: string | null } = {},
    date = thursday,
  ) => {
    const { mobile = '07700 900123', phone = null, ...flags } = more;
    const referral = await addReferral(register().db, desk.staffId, `Patient${nth}`);
    const { version } = await call(desk, 'patient.get', { id: referral.patientId });
    await call(desk, 'patient.setContact', {
      id: referral.patientId,
      version,
      mobile,
      phone,
      safeContact: { ...noFlags, ...flags },
    });
    const slot = (await slotsOn(register().db, date))[nth]!;
    return call(desk, 'appointment.book', { referralId: referral.id, slotId: slot.id });
  };
  const list = (input: Input<'reminders.list'> = {}, at = now) =>
    call(desk, 'reminders.list', input, at);
  const atTime = ({ id, startsAt }: { id: string; startsAt: string }) => ({
    appointmentId: id,
    startsAt,
  });
  const mark = (as: Session, ...all: { id: string; startsAt: string }[]) =>
    call(as, 'reminders.markSent', { reminders: all.map(atTime) });
  const rows = () => register().db.selectFrom('reminder').selectAll().execute();

  it('are for the next working day, with a text that names neither patient nor need', async () => {
    const appointment = await booked();
    await booked(1, {}, '2026-12-01');
    const { date, rows: found } = await list();
    expect(date).toBe(thursday);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      appointmentId: appointment.id,
      by: 'text',
      why: null,
      number: '07700900123',
      sent: null,
      called: null,
      patient: { surname: 'Patient0' },
    });
    expect(found[0]!.text).toContain('Link worker (made up) is at 09:15 on Thursday 26 November');
    expect(found[0]!.text).not.toMatch(/Patient|money|food/i);
    const december = await list({ date: '2026-12-01' });
    expect(december.rows.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual(['2026-12-01']);
    const { rows: nobody } = await list({ linkWorkerId: desk.staffId });
    expect(nobody).toEqual([]);
  });

  it('skip the days on which the whole practice is shut, and keep those of a Saturday', async () => {
    const closure = { clinicId: null, reason: 'Training' };
    await call(manager, 'closure.add', { ...closure, onDate: thursday });
    expect((await list()).date).toBe('2026-11-27');
    // Monday is St Andrew's Day.
    expect((await list({}, '2026-11-27T10:00:00.000Z')).date).toBe('2026-12-01');
    await call(manager, 'closure.add', { ...closure, onDate: '2026-12-01' });
    expect((await list({}, '2026-11-27T10:00:00.000Z')).date).toBe('2026-12-02');
    await call(manager, 'clinic.save', {
      linkWorkerId: worker.staffId,
      name: 'Saturday',
      rule: 'FREQ=WEEKLY;BYDAY=SA',
      startTime: '10:00',
      endTime: '12:00',
      slotMinutes: 45,
      gapMinutes: 0,
      mode: 'in_practice',
      room: null,
      validFrom: '2026-11-02',
      validTo: null,
    });
    const saturday = await booked(0, {}, '2026-11-28');
    const friday = await list({}, '2026-11-27T10:00:00.000Z');
    expect(friday.rows.map(({ appointmentId }) => appointmentId)).toEqual([saturday.id]);
  });

  it('go by phone to whoever must not be texted or has no mobile, and to nobody whose time is gone', async () => {
    await booked(0, { noTexts: true, phone: '01632 960001' });
    await booked(1, { mobile: null, phone: '01632 960002' });
    await booked(2, { noTexts: true, notAtHome: true, phone: '01632 960003' });
    const gone = await booked(3);
    await register()
      .db.updateTable('appointment')
      .set({ needsMoving: 1 })
      .where('id', '=', gone.id)
      .execute();
    const found = (await list()).rows.map(({ by, why, number, text }) => [by, why, number, text]);
    expect(found).toEqual([
      ['phone', 'no_texts', '01632 960001', ''],
      ['phone', 'no_mobile', '01632 960002', ''],
      ['phone', 'no_texts', '07700 900123', ''],
      ['none', 'needs_moving', null, ''],
    ]);
  });

  it('are sent once, however many desks mark them in the same moment', async () => {
    const all = [await booked(0), await booked(1), await booked(2), await booked(3)];
    const desks = [desk, other, manager, worker];
    // Each in another order: they must not wait for one another for ever.
    const answers = await Promise.all(
      desks.map((as, at) => {
        const { call: ring } = callsTo(register());
        const reminders = [...all.slice(at), ...all.slice(0, at)].map(atTime);
        return ring(as, 'reminders.markSent', { reminders });
      }),
    );
    expect(answers.flatMap(({ marked }) => marked).toSorted()).toEqual(
      all.map(({ id }) => id).toSorted(),
    );
    expect(answers.flatMap(({ already }) => already)).toHaveLength(4 * 3);
    expect(answers.flatMap(({ changed }) => changed)).toEqual([]);
    expect(await rows()).toHaveLength(4);
  });

  it('say when and by whom, and a second mark says that they were sent already', async () => {
    const appointment = await booked();
    expect(await mark(desk, appointment, appointment)).toEqual({
      marked: [appointment.id],
      already: [],
      changed: [],
    });
    expect((await list()).rows[0]!.sent).toEqual({
      at: now,
      byId: desk.staffId,
      byName: 'Desk (made up)',
      how: 'text',
    });
    expect(await mark(other, appointment)).toMatchObject({ marked: [], already: [appointment.id] });
  });

  it('are not marked for a time that was moved or cancelled meanwhile, and may be sent for the new one', async () => {
    const [first, second] = [await booked(0), await booked(1)];
    await mark(desk, first);
    const slot = (await slotsOn(register().db, thursday))[2]!;
    const moved = await call(desk, 'appointment.move', {
      id: first.id,
      version: first.version,
      slotId: slot.id,
      confirmSameDay: true,
    });
    const { id, version } = second;
    await call(desk, 'appointment.cancel', { id, version, cancelledBy: 'patient' });
    expect(await mark(desk, first, second)).toEqual({
      marked: [],
      already: [],
      changed: expect.arrayContaining([first.id, second.id]),
    });
    const { rows: found } = await list();
    expect(found.map(({ appointmentId, sent }) => [appointmentId, sent])).toEqual([
      [first.id, null],
    ]);
    expect(await mark(other, moved)).toMatchObject({ marked: [first.id] });
    expect(await rows()).toHaveLength(2);
  });

  it('are taken back by whoever marked them, on the same day only', async () => {
    const appointment = await booked();
    await mark(desk, appointment);
    const reminders = [atTime(appointment)];
    const theirs = await refused(other, 'reminders.undoSent', { reminders });
    expect(theirs.code).toBe('not_allowed');
    const tomorrow = `${addDays('2026-11-25', 1)}T08:00:00.000Z`;
    const late = await refused(desk, 'reminders.undoSent', { reminders }, tomorrow);
    expect(late.code).toBe('undo_too_late');
    expect(await rows()).toHaveLength(1);
    const { undone } = await call(desk, 'reminders.undoSent', { reminders }, later(3600));
    expect(undone).toEqual([appointment.id]);
    expect((await list()).rows[0]!.sent).toBeNull();
    expect(await call(desk, 'reminders.undoSent', { reminders })).toEqual({ undone: [] });
  });

  it('are given to the SMS tool without those sent already, without formulas, and audited', async () => {
    const [first, second] = [await booked(0), await booked(1)];
    await booked(2, { noTexts: true });
    await mark(desk, first);
    const { version } = await call(manager, 'settings.get', undefined);
    await call(manager, 'settings.update', { version, practiceName: '=HYPERLINK("x")' });
    const file = await call(desk, 'reminders.export', {}, later(9));
    expect(file.taken).toEqual([atTime(second)]);
    expect(file.fileName).toBe('reminders-2026-11-26.csv');
    expect(file.csv).toMatch(/^\ufeffMobile,Text\r\n07700900123,"'=HYPERLINK\(""x""\): your/);
    expect(file.csv.trimEnd().split('\r\n')).toHaveLength(2);
    expect(file.list).toMatch(/^07700900123\t=HYPERLINK/);
    const audit = await register()
      .db.selectFrom('audit')
      .select(['at', 'staffId', 'subjectKind', 'subjectId', 'detail'])
      .where('action', '=', 'reminders.export')
      .execute();
    expect(audit).toEqual([
      {
        at: later(9),
        staffId: desk.staffId,
        subjectKind: 'reminders',
        subjectId: thursday,
        detail: JSON.stringify({ date: null, linkWorkerId: null, taken: 'leave' }),
      },
    ]);
    await mark(desk, second);
    expect(await call(desk, 'reminders.export', {})).toMatchObject({ taken: [], list: '' });
  });

  it('are taken by one desk at a time, and by another only on purpose', async () => {
    const all = [await booked(0), await booked(1)];
    const take = (as: Session, taken?: 'mine' | 'all', at = now) =>
      call(as, 'reminders.export', taken ? { taken } : {}, at);
    expect((await take(desk)).taken).toEqual(all.map(atTime));
    const theirs = await take(other, undefined, later(60));
    expect(theirs).toMatchObject({ taken: [], list: '' });
    expect(theirs.csv.trimEnd().split('\r\n')).toHaveLength(1);
    const by = { at: now, byId: desk.staffId, byName: 'Desk (made up)' };
    expect((await list()).rows.map(({ taken }) => taken)).toEqual([by, by]);
    // Booked since: free for whoever comes first, and no part of what the first desk took.
    const third = await booked(2);
    expect((await take(other, 'mine', later(70))).taken).toEqual([]);
    expect((await take(other, undefined, later(80))).taken).toEqual([atTime(third)]);
    expect((await take(desk, 'mine', later(90))).taken).toEqual(all.map(atTime));
    expect((await take(other, 'all', later(99))).taken).toEqual([...all, third].map(atTime));
    const { rows: now3 } = await list();
    expect(now3.map(({ taken }) => [taken?.byId, taken?.at])).toEqual(
      [1, 2, 3].map(() => [other.staffId, later(99)]),
    );
    await mark(other, ...all, third);
    expect((await take(other, 'all')).taken).toEqual([]);
  });

  it('are taken once, however many desks take them in the same moment', async () => {
    const all = [await booked(0), await booked(1), await booked(2)];
    const files = await Promise.all(
      [desk, other, manager, worker].map((as) =>
        callsTo(register()).call(as, 'reminders.export', {}),
      ),
    );
    const taken = files.flatMap((file) => file.taken.map(({ appointmentId }) => appointmentId));
    expect(taken.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    expect(files.flatMap(({ list: lines }) => lines.split('\n').filter(Boolean))).toHaveLength(3);
  });

  it('may be taken again for another time of the same appointment', async () => {
    const first = await booked(0);
    await call(desk, 'reminders.export', {});
    const slot = (await slotsOn(register().db, thursday))[2]!;
    const { id, version } = first;
    const moved = await call(desk, 'appointment.move', {
      id,
      version,
      slotId: slot.id,
      confirmSameDay: true,
    });
    expect((await call(other, 'reminders.export', {})).taken).toEqual([atTime(moved)]);
  });

  it('cannot be kept twice for one time, whatever a later version of the app does', async () => {
    const appointment = await booked();
    await mark(desk, appointment);
    await expect(
      register()
        .db.insertInto('reminder')
        .values({
          id: desk.staffId,
          appointmentId: appointment.id,
          startsAt: appointment.startsAt,
          how: 'phone',
          sentAt: now,
          sentBy: desk.staffId,
        })
        .execute(),
    ).rejects.toThrow(/unique/i);
  });
});
