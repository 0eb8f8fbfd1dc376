import { beforeEach, expect, it } from '@jest/globals';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, addStaff, now, slotsOn, smallPractice } from '../support/made-up-practice.ts';

/** `now` is a Wednesday, 09:30; the clinic is on Tuesdays and Thursdays. */
const thursday = '2026-11-26';
const evening = '2026-11-26T17:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();

onBothEngines('the phone list, and the end of the day', (register) => {
  let call: Calls['call'];
  let refused: Calls['refused'];
  let desk: Session;
  let worker: Session;
  /** Waits for a first call. */
  let first: string;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    worker = { staffId: practice.worker, name: 'Link worker', role: 'link_worker' };
    first = practice.referral.id;
  });

  const refer = async (surname: string) =>
    (await addReferral(register().db, desk.staffId, surname)).id;
  const book = async (referralId: string, nth = 0, date = thursday, at = now) => {
    const slot = (await slotsOn(register().db, date))[nth]!;
    return call(desk, 'appointment.book', { referralId, slotId: slot.id, another: true }, at);
  };
  /** The link worker is away: whoever comes on that day has to be given another time. */
  const away = (date: string, at = now) =>
    call(
      desk,
      'leave.add',
      { linkWorkerId: worker.staffId, reason: 'Training', fromDate: date, toDate: date },
      at,
    );
  const whys = async (at = now, as = desk) =>
    (await call(as, 'phone.list', {}, at)).rows.map(({ referralId, why }) => [referralId, why]);
  const phoned = (id: string, result: 'spoke' | 'no_answer' | 'left_message', at = now) =>
    call(desk, 'referral.logContact', { id, how: 'phone', result }, at);
  const versionOf = async (id: string) =>
    (await call(desk, 'referral.get', { id })).referral.version;
  const callBack = async (id: string, time: string, date = '2026-11-25') =>
    call(desk, 'phone.callBack', { id, version: await versionOf(id), date, time });

  it('has whoever is to be phoned and why, in the order to phone', async () => {
    const [moving, missed, comes, waits] = [
      await refer('Moving'),
      await refer('Missed'),
      await refer('Comes'),
      await refer('Waits'),
    ];
    const clinic = await book(moving, 0, '2026-12-01');
    await register()
      .db.updateTable('appointment')
      .set({ needsMoving: 1 })
      .where('id', '=', clinic.id)
      .execute();
    await register()
      .db.updateTable('referral')
      .set({ nextAction: 'move', nextActionDue: clinic.startsAt })
      .where('id', '=', moving)
      .execute();
    const cancelled = await book(missed, 1, '2026-12-01');
    const { id, version } = cancelled;
    await call(desk, 'appointment.cancel', { id, version, cancelledBy: 'patient' });
    const appointment = await book(comes, 0);
    await callBack(waits, '09:45');
    const { rows } = await call(desk, 'phone.list', {}, later(20 * 60));
    expect(rows.map(({ referralId, why }) => [referralId, why])).toEqual([
      [waits, 'call_back'],
      [moving, 'move'],
      [missed, 'rebook'],
      [comes, 'remind'],
      [first, 'phone'],
    ]);
    expect(rows[1]).toMatchObject({ startsAt: clinic.startsAt, patient: { surname: 'Moving' } });
    expect(rows[3]).toMatchObject({ startsAt: appointment.startsAt, noText: 'no_mobile' });
    expect(Object.keys(rows[4]!)).not.toContain('needs');
  });

  it('lets go of whoever was reached, and puts whoever was not at its end or on the next day', async () => {
    const [comes, talked] = [await refer('Comes'), await refer('Talked')];
    await book(comes, 0);
    expect(await whys()).toHaveLength(3);
    await phoned(talked, 'spoke');
    await phoned(first, 'no_answer');
    await phoned(comes, 'no_answer');
    expect(await whys(later(60))).toEqual([[comes, 'tried']]);
    await phoned(comes, 'left_message', later(120));
    expect(await whys(later(180))).toEqual([]);
    // Tomorrow is another day: the one who was not reached is due again.
    expect(await whys('2026-11-26T09:30:00.000Z')).toEqual([[first, 'phone']]);
  });

  it('names the time that has to be moved, and reminds of another one all the same', async () => {
    const both = await refer('Both');
    const [gone, comes] = [await book(both, 0, '2026-12-01'), await book(both, 0)];
    await away('2026-12-01');
    const { rows } = await call(desk, 'phone.list', {});
    expect(
      rows
        .filter(({ referralId }) => referralId === both)
        .map(({ why, startsAt, appointmentId }) => [why, startsAt, appointmentId]),
    ).toEqual([
      ['move', gone.startsAt, gone.id],
      ['remind', comes.startsAt, comes.id],
    ]);
  });

  it('names the first time that has to be moved, also on a day somebody comes', async () => {
    await book(first, 3);
    const [second, third] = [
      await book(first, 0, '2026-12-03'),
      await book(first, 0, '2026-12-01'),
    ];
    await away('2026-12-03');
    await away('2026-12-01');
    const morning = '2026-11-26T09:30:00.000Z';
    const { rows } = await call(desk, 'phone.list', {}, morning);
    expect(rows).toMatchObject([{ why: 'move', startsAt: third.startsAt }]);
    expect(second.startsAt > third.startsAt).toBe(true);
  });

  it('keeps whoever was spoken to before there was anything to move or to remind of', async () => {
    const moving = await refer('Moving');
    await book(moving, 0, '2026-12-01');
    await phoned(moving, 'spoke');
    await phoned(first, 'spoke');
    expect(await whys(later(60))).toEqual([]);
    await away('2026-12-01', later(3600));
    await book(first, 0, thursday, later(3600));
    expect(await whys(later(3700))).toEqual([
      [moving, 'move'],
      [first, 'remind'],
    ]);
    await phoned(moving, 'no_answer', later(3800));
    await phoned(first, 'spoke', later(3800));
    expect(await whys(later(3900))).toEqual([[moving, 'tried']]);
    await phoned(moving, 'spoke', later(4000));
    expect(await whys(later(4100))).toEqual([]);
  });

  it('forgets a call that is taken back', async () => {
    const comes = await refer('Comes');
    await book(comes, 0);
    const { version } = await phoned(comes, 'spoke');
    expect(await whys(later(1))).toEqual([[first, 'phone']]);
    await call(desk, 'referral.undoContact', { id: comes, version }, later(2));
    expect(await whys(later(3))).toEqual([
      [comes, 'remind'],
      [first, 'phone'],
    ]);
  });

  it('lets go of a reminder by phone that was marked', async () => {
    const comes = await refer('Comes');
    const { id: appointmentId, startsAt } = await book(comes, 0);
    const reminders = [{ appointmentId, startsAt }];
    await call(desk, 'reminders.markSent', { reminders, how: 'phone' });
    expect(await whys()).toEqual([[first, 'phone']]);
  });

  it('keeps a promised call for its time', async () => {
    await callBack(first, '15:00');
    expect(await whys()).toEqual([[first, 'later']]);
    expect(await whys('2026-11-25T14:59:00.000Z')).toEqual([[first, 'later']]);
    expect(await whys('2026-11-25T15:00:00.000Z')).toEqual([[first, 'call_back']]);
    await callBack(first, '11:00', thursday);
    expect(await whys()).toEqual([]);
    expect(await whys('2026-11-26T11:30:00.000Z')).toEqual([[first, 'call_back']]);
  });

  it('keeps a call that was promised for nine, and takes no other try for one', async () => {
    await callBack(first, '09:00', thursday);
    const nine = '2026-11-26T09:00:00.000Z';
    expect(await whys('2026-11-26T08:30:00.000Z')).toEqual([[first, 'later']]);
    expect(await whys(nine)).toEqual([[first, 'call_back']]);
    await phoned(first, 'no_answer', nine);
    // The next morning at nine: another try, promised to nobody.
    expect(await whys('2026-11-27T09:30:00.000Z')).toEqual([[first, 'phone']]);
    const again = await versionOf(first);
    await call(desk, 'referral.undoContact', { id: first, version: again }, nine);
    expect(await whys(nine)).toEqual([[first, 'call_back']]);
  });

  it('promises no call in the past, at a time that does not exist, or to somebody who comes', async () => {
    const version = await versionOf(first);
    const at = (date: string, time: string) => ({ id: first, version, date, time });
    const past = await refused(desk, 'phone.callBack', at('2026-11-25', '09:30'));
    expect(past).toMatchObject({ code: 'invalid_input', fields: ['time'] });
    const never = await refused(desk, 'phone.callBack', at('2027-03-28', '01:30'));
    expect(never.code).toBe('clinic_time_does_not_exist');
    await book(first, 0);
    const comes = { ...at('2026-11-27', '10:00'), version: await versionOf(first) };
    expect((await refused(desk, 'phone.callBack', comes)).code).toBe('referral_already_booked');
    const stale = await refused(desk, 'phone.callBack', at('2026-11-27', '10:00'));
    expect(stale.code).toBe('stale');
  });

  it('shows a link worker another try of their own follow-up, and nobody else', async () => {
    const appointment = await book(first, 0);
    const seenAt = '2026-11-26T10:00:00.000Z';
    const { id, version } = appointment;
    await call(worker, 'appointment.attend', { id, version }, seenAt);
    await phoned(first, 'no_answer', seenAt);
    const friday = '2026-11-27T10:00:00.000Z';
    expect(await whys(friday, worker)).toEqual([[first, 'follow_up']]);
    expect(await whys(friday)).toEqual([]);
    const second = {
      staffId: await addStaff(register().db, 'link_worker', 'Second'),
      name: 'Second',
      role: 'link_worker' as const,
    };
    expect(await whys(friday, second)).toEqual([]);
    const mine = await call(worker, 'phone.list', { linkWorkerId: second.staffId }, friday);
    expect(mine.rows).toEqual([]);
  });

  it('is not for clinicians', async () => {
    const clinician = {
      staffId: await addStaff(register().db, 'clinician', 'GP'),
      name: 'GP',
      role: 'clinician' as const,
    };
    for (const channel of ['phone.list', 'reminders.list', 'dayEnd.get', 'dayEnd.paper'] as const)
      expect((await refused(clinician, channel, {})).code).toBe('not_allowed');
  });

  it('shows at the end of the day what has no outcome, of days before as well', async () => {
    const [early, late] = [await refer('Early'), await refer('Late')];
    await book(early, 0);
    await book(late, 3);
    const morning = await call(desk, 'dayEnd.get', {}, '2026-11-26T10:30:00.000Z');
    expect(morning.clinicsOver).toBe(false);
    expect(morning.noOutcome.map((one) => one.patient.surname)).toEqual(['Early']);
    expect(morning.toCome.map((one) => one.patient.surname)).toEqual(['Late']);
    const closing = await call(desk, 'dayEnd.get', {}, evening);
    expect(closing).toMatchObject({ clinicsOver: true, date: thursday, toCome: [] });
    expect(closing.noOutcome.map((one) => one.patient.surname)).toEqual(['Early', 'Late']);
    const nextDay = await call(desk, 'dayEnd.get', {}, '2026-11-27T09:00:00.000Z');
    expect(nextDay.noOutcome).toHaveLength(2);
    expect(nextDay.clinicsOver).toBe(false);
  });

  it('is closed once everything has an outcome, and never by itself', async () => {
    const [seen, tomorrow] = [await refer('Seen'), await refer('Tomorrow')];
    const today = await book(seen, 0);
    await book(tomorrow, 0, '2026-12-01');
    const friday = '2026-11-27T17:00:00.000Z';
    const before = await call(desk, 'dayEnd.get', {}, friday);
    expect(before.paper).toMatchObject({ date: '2026-12-01', bookings: 1, printedAt: null });
    // No outcome, one to remind by phone, no paper; the first call can be made tomorrow as well.
    expect(before.phone.map(({ why }) => why)).toEqual(['remind', 'phone']);
    expect(before.unfinished).toBe(3);
    await call(desk, 'appointment.attend', { id: today.id, version: today.version }, friday);
    await phoned(tomorrow, 'spoke', friday);
    const { date, html } = await call(desk, 'dayEnd.paper', {}, friday);
    expect(html).toContain('TOMORROW, Made-up');
    expect((await call(desk, 'dayEnd.get', {}, friday)).unfinished).toBe(1);
    await call(desk, 'dayEnd.paperPrinted', { date }, friday);
    const after = await call(desk, 'dayEnd.get', {}, friday);
    expect(after).toMatchObject({ unfinished: 0, noOutcome: [], paper: { changes: 0 } });
    expect(after.paper).toMatchObject({ printedAt: friday, printedBy: 'Desk (made up)' });
  });

  it('tells what was changed since the paper was printed, also what moved away from that day', async () => {
    const [one, two, three] = [await refer('One'), await refer('Two'), await refer('Three')];
    const [away, gone] = [await book(one, 0), await book(two, 1)];
    await call(desk, 'dayEnd.paperPrinted', { date: thursday }, later(60));
    const changes = async () => (await call(desk, 'dayEnd.get', {}, later(600))).paper.changes;
    expect(await changes()).toBe(0);
    const slot = (await slotsOn(register().db, '2026-12-01'))[0]!;
    const { id, version } = away;
    await call(desk, 'appointment.move', { id, version, slotId: slot.id }, later(120));
    const cancel = { id: gone.id, version: gone.version, cancelledBy: 'practice' } as const;
    await call(desk, 'appointment.cancel', cancel, later(130));
    expect(await changes()).toBe(2);
    const last = (await slotsOn(register().db, thursday))[2]!;
    await call(desk, 'appointment.book', { referralId: three, slotId: last.id }, later(140));
    expect(await changes()).toBe(3);
  });

  it('offers the closing routine after the last clinic, and asks for little before', async () => {
    await book(first, 0);
    const at = (moment: string) => call(desk, 'dayEnd.line', {}, moment);
    expect(await at('2026-11-26T12:00:00.000Z')).toEqual({ clinicsOver: false, unfinished: 0 });
    expect(await at(evening)).toEqual({ clinicsOver: true, unfinished: 1 });
    // A day without clinics has no end to offer.
    expect(await at('2026-11-27T17:00:00.000Z')).toEqual({ clinicsOver: false, unfinished: 0 });
  });

  it('is on paper by link worker with free times to write in, without a need, and audited', async () => {
    const { version } = await call(desk, 'referral.get', { id: first }).then((got) => got.referral);
    await call(desk, 'referral.update', { id: first, version, addNeeds: ['food', 'immigration'] });
    const comes = await refer('Comes<b>');
    await book(comes, 0);
    const { html, date, fileName } = await call(desk, 'dayEnd.paper', {}, later(60));
    expect([date, fileName]).toEqual([thursday, 'paper-2026-11-25.pdf']);
    expect(html).toContain('Wednesday 25 November 2026');
    expect(html).toContain('<h1>Thursday 26 November 2026</h1><h2>Link worker (made up)</h2>');
    expect(html).toContain('COMES&lt;B&gt;, Made-up');
    expect(html.match(/class="free"/g)).toHaveLength(3);
    expect(html).toContain('Phone list');
    expect(html).toMatch(/PATIENT, Made-up/);
    expect(html).not.toMatch(/food|immigration|sensitive/i);
    const audit = await register()
      .db.selectFrom('audit')
      .select(['subjectKind', 'subjectId'])
      .where('action', '=', 'dayEnd.paper')
      .execute();
    expect(audit).toEqual([{ subjectKind: 'paper', subjectId: thursday }]);
  });
});
