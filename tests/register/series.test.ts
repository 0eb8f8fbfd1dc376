import { beforeEach, expect, it } from '@jest/globals';
import type { Register } from '../../main/register/register.ts';
import { addDays, toInstant } from '../../shared/calendar.ts';
import type { Output } from '../../shared/contract.ts';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { staffed } from '../support/front-desk.ts';
import { addReferral, slotAt, smallPractice } from '../support/made-up-practice.ts';

type Booked = Output<'series.book'>;

/** Tuesdays at 10:00 from 1 December on; the practice's link worker is there on Tuesdays and Thursdays. */
const first = '2026-12-01';
const tuesdays = (count: number, everyDays = 14) =>
  Array.from({ length: count }, (_, at) => addDays(first, at * everyDays));

onBothEngines('a series of appointments', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  let desk: Session;
  let calls: Calls;
  let referralId: string;

  const slot = (date: string, time = '10:00') =>
    slotAt(register().db, practice.worker, toInstant(date, time));
  const slots = (dates: readonly string[]) => Promise.all(dates.map((date) => slot(date)));
  const book = async (dates: readonly string[], more: object = {}): Promise<Booked> =>
    calls.call(desk, 'series.book', { referralId, slotIds: await slots(dates), ...more });
  const detail = (at?: string) => calls.call(desk, 'referral.get', { id: referralId }, at);
  const propose = async (everyDays: number, count: number, slotId?: string) =>
    calls.call(desk, 'series.propose', {
      referralId,
      slotId: slotId ?? (await slot(first)),
      everyDays,
      count,
    });
  const rows = (db: Register['db']) => db.selectFrom('appointment').selectAll().execute();
  const which = ({ id, version }: Booked[number]) => ({ id, version });

  beforeEach(async () => {
    practice = await smallPractice(register());
    desk = await staffed(register().db, 'reception');
    calls = callsTo(register());
    referralId = practice.referral.id;
  });

  it('is proposed at the same time on the wall, across a clock change too', async () => {
    const { sessions, until } = await propose(14, 12);
    expect(sessions.map(({ proposed }) => proposed?.localDate)).toEqual(
      // Twelve fortnightly ones reach into May: the last but three are in summer time.
      tuesdays(12),
    );
    expect(new Set(sessions.map(({ proposed }) => proposed?.localTime))).toEqual(
      new Set(['10:00']),
    );
    expect(sessions.at(-1)?.proposed?.startsAt).toBe('2027-05-04T09:00:00.000Z');
    expect(sessions[0]?.alternatives.map(({ localTime }) => localTime)).toEqual([
      '09:15',
      '10:45',
      '11:30',
      '10:00',
    ]);
    expect(until).toBe('2027-05-26');
  });

  it('says why a time cannot be had, and what is free in that week', async () => {
    const other = await addReferral(register().db, practice.receptionist);
    await calls.call(desk, 'appointment.book', {
      referralId: other.id,
      slotId: await slot('2026-12-08'),
    });
    const manager = await staffed(register().db, 'manager');
    const leave = { linkWorkerId: practice.worker, reason: 'Training' };
    await calls.call(desk, 'leave.add', { ...leave, fromDate: '2026-12-15', toDate: '2026-12-15' });
    await calls.call(manager, 'closure.add', {
      onDate: '2026-12-22',
      clinicId: practice.clinic.id,
      reason: 'Painters',
    });
    const { sessions } = await propose(7, 6);
    expect(sessions.map(({ why, reason }) => [why, reason])).toEqual([
      [null, ''],
      ['taken', ''],
      ['leave', 'Training'],
      ['closed', 'Painters'],
      [null, ''],
      [null, ''],
    ]);
    expect(sessions[1]?.alternatives.map(({ localTime }) => localTime)).toEqual([
      '09:15',
      '10:45',
      '11:30',
      '10:00',
    ]);
    expect(sessions[2]?.alternatives.map(({ localDate }) => localDate)).toEqual(
      Array.from({ length: 4 }, () => '2026-12-17'),
    );
    const [friday] = (await propose(4, 2)).sessions.slice(1);
    expect(friday).toMatchObject({ why: 'no_clinic', wish: { date: '2026-12-05' } });
    const holiday = (await propose(24, 2)).sessions[1];
    expect(holiday).toMatchObject({ why: 'bank_holiday', reason: 'Christmas Day' });
    const far = (await propose(28, 12)).sessions.map(({ why }) => why);
    expect(far.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => null));
    expect(far.slice(7)).toEqual(Array.from({ length: 5 }, () => 'beyond'));
  });

  it('is booked in one step, and each says which of how many it is', async () => {
    const booked = await book(tuesdays(6));
    expect(booked.map(({ status, room }) => `${status} ${room}`)).toEqual(
      booked.map(() => 'booked Room 3'),
    );
    const shown = await detail();
    expect(shown.referral).toMatchObject({
      status: 'booked',
      nextAction: 'attend',
      nextActionDue: '2026-12-01T10:00:00.000Z',
      version: 2,
    });
    expect(shown.appointment?.id).toBe(booked[0]?.id);
    expect(shown.upcoming.map(({ sessions }) => sessions)).toEqual(
      booked.map((_, at) => ({ at: at + 1, of: 6 })),
    );
    const { rows: queue } = await calls.call(desk, 'queue.list', {});
    expect(queue[0]?.sessions).toEqual({ at: 1, of: 6 });
    const audit = await register().db.selectFrom('audit').selectAll().execute();
    expect(audit.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['series.book', referralId],
    ]);
    expect(JSON.parse(audit[0]!.detail!)).toMatchObject({
      slotIds: booked.map(({ slotId }) => slotId),
    });
  });

  it('is not booked at all where one was taken meanwhile, and says which and what else is free', async () => {
    const other = await addReferral(register().db, practice.receptionist);
    const gone = await slot('2026-12-15');
    await calls.call(desk, 'appointment.book', { referralId: other.id, slotId: gone });
    const slotIds = await slots(tuesdays(6));
    const refused = await calls.refused(desk, 'series.book', { referralId, slotIds });
    expect(refused).toMatchObject({
      code: 'series_slot_taken',
      detail: {
        lost: [
          {
            slotId: gone,
            alternatives: [
              { localDate: '2026-12-15', localTime: '09:15' },
              { localDate: '2026-12-15', localTime: '10:45' },
              { localDate: '2026-12-15', localTime: '11:30' },
              { localDate: '2026-12-17', localTime: '10:00' },
            ],
          },
        ],
      },
    });
    expect(await rows(register().db)).toHaveLength(1);
    expect((await detail()).referral).toMatchObject({ status: 'waiting', version: 1 });
    // The screen changes that one line and goes on.
    const { lost } = refused.detail as { lost: { alternatives: { id: string }[] }[] };
    slotIds[1] = lost[0]!.alternatives[1]!.id;
    expect(await calls.call(desk, 'series.book', { referralId, slotIds })).toHaveLength(6);
  });

  it('names a slot that is there no more, and leaves nothing behind', async () => {
    const slotIds = [...(await slots(tuesdays(2))), '00000000-0000-7000-8000-000000000000'];
    expect(await calls.refused(desk, 'series.book', { referralId, slotIds })).toMatchObject({
      code: 'series_slot_taken',
      detail: { lost: [{ slotId: slotIds[2], alternatives: [] }] },
    });
    expect(await rows(register().db)).toEqual([]);
  });

  it('wanted by two PCs at once goes to one entirely, and the other has nothing', async () => {
    const other = await addReferral(register().db, practice.receptionist);
    // They want it in opposite orders, and each something of its own besides.
    const shared = await slots(tuesdays(5));
    const wants = [
      { referralId, slotIds: [...shared, await slot('2026-12-03')] },
      { referralId: other.id, slotIds: [await slot('2026-12-10'), ...shared.toReversed()] },
    ];
    const ask = async (want: (typeof wants)[number]) =>
      callsTo(register())
        .call(desk, 'series.book', want)
        .then(
          () => 'booked',
          (error: Error) => error.message,
        );
    const answers = await Promise.all(wants.map(ask));
    expect(answers.toSorted()).toEqual(['booked', expect.stringContaining('series_slot_taken')]);
    const winner = wants[answers.indexOf('booked')]!;
    const kept = await rows(register().db);
    expect(new Set(kept.map((one) => one.slotId))).toEqual(new Set(winner.slotIds));
    expect(kept).toHaveLength(6);
    expect(new Set(kept.map((one) => one.referralId))).toEqual(new Set([winner.referralId]));
    const events = await register().db.selectFrom('appointmentEvent').selectAll().execute();
    expect(events).toHaveLength(6);
    const loser = wants.find((want) => want !== winner)!;
    const left = await calls.call(desk, 'referral.get', { id: loser.referralId });
    expect(left.referral).toMatchObject({ status: 'waiting', nextAction: 'phone', version: 1 });
  });

  it('wanted twice for one patient at the same moment is booked once', async () => {
    const ask = async (dates: readonly string[]) => {
      const slotIds = await slots(dates);
      return callsTo(register())
        .call(desk, 'series.book', { referralId, slotIds })
        .then(
          () => 'booked',
          () => 'refused',
        );
    };
    const answers = await Promise.all([
      ask(tuesdays(3)),
      ask(['2026-12-03', '2026-12-10', '2026-12-17']),
    ]);
    expect(answers.toSorted()).toEqual(['booked', 'refused']);
    expect(await rows(register().db)).toHaveLength(3);
  });

  it('asks before two on one day, and before a series beside what is booked', async () => {
    const one = await slot(first, '09:15');
    const twice = { referralId, slotIds: [one, await slot(first)] };
    expect((await calls.refused(desk, 'series.book', twice)).code).toBe('patient_booked_that_day');
    await calls.call(desk, 'appointment.book', { referralId, slotId: one });
    const more = { referralId, slotIds: await slots(tuesdays(3)) };
    expect((await calls.refused(desk, 'series.book', more)).code).toBe('referral_already_booked');
    const meant = { ...more, another: true };
    expect((await calls.refused(desk, 'series.book', meant)).code).toBe('patient_booked_that_day');
    expect((await propose(14, 3)).sessions[0]).toMatchObject({
      why: 'patient_booked',
      proposed: null,
    });
    const sure = { ...meant, confirmSameDay: true };
    expect(await calls.call(desk, 'series.book', sure)).toHaveLength(3);
    expect((await detail()).upcoming.map(({ sessions }) => sessions?.at ?? null)).toEqual([
      null,
      1,
      2,
      3,
    ]);
  });

  it('refuses one slot twice, a closed referral and what is over', async () => {
    const id = await slot(first);
    const code = async (input: object, at?: string) =>
      (await calls.refused(desk, 'series.book', { referralId, slotIds: [id], ...input }, at)).code;
    expect(await code({ slotIds: [id, id] })).toBe('invalid_input');
    expect(await code({}, '2026-12-01T10:46:00.000Z')).toBe('slot_in_past');
    const { referral } = await detail();
    await calls.call(desk, 'referral.close', {
      id: referralId,
      version: referral.version,
      reason: 'declined',
    });
    expect(await code({})).toBe('referral_closed');
    expect(await code({ referralId: id })).toBe('not_found');
  });

  it('is taken back as one step: every slot is free and the referral is as it was', async () => {
    const before = (await detail()).referral;
    const booked = await book(tuesdays(6));
    const undone = await calls.call(desk, 'series.undo', { appointments: booked.map(which) });
    expect(new Set(undone.map(({ status }) => status))).toEqual(new Set(['cancelled']));
    const { version: _was, ...state } = before;
    expect((await detail()).referral).toMatchObject(state);
    expect((await propose(14, 6)).sessions.every(({ proposed }) => proposed !== null)).toBe(true);
  });

  it('is taken back the same day only, and not at all where somebody has changed one of them', async () => {
    const booked = await book(tuesdays(3));
    const appointments = booked.map(which);
    const undo = { appointments };
    expect((await calls.refused(desk, 'series.undo', undo, '2026-11-26T09:00:00.000Z')).code).toBe(
      'undo_too_late',
    );
    await calls.call(desk, 'appointment.move', {
      ...appointments[1]!,
      slotId: await slot('2026-12-17'),
    });
    expect((await calls.refused(desk, 'series.undo', undo)).code).toBe('stale');
    expect((await detail()).upcoming).toHaveLength(3);
  });

  it('goes on without one that is taken back or cancelled, and counts the rest', async () => {
    const booked = await book(tuesdays(4));
    await calls.call(desk, 'appointment.undo', which(booked[0]!));
    const shown = await detail();
    expect(shown.referral).toMatchObject({
      status: 'booked',
      nextAction: 'attend',
      nextActionDue: booked[1]!.startsAt,
    });
    const cancel = { ...which(booked[2]!), cancelledBy: 'patient' } as const;
    await calls.call(desk, 'appointment.cancel', cancel);
    expect((await detail()).upcoming.map(({ sessions }) => sessions)).toEqual([
      { at: 1, of: 2 },
      { at: 2, of: 2 },
    ]);
  });

  it('is cancelled from one on, and that is taken back in one step too', async () => {
    const booked = await book(tuesdays(6));
    const cancel = { ...which(booked[2]!), cancelledBy: 'patient', reason: 'Away' } as const;
    const gone = await calls.call(desk, 'series.cancel', cancel);
    expect(gone.map(({ id }) => id)).toEqual(booked.slice(2).map(({ id }) => id));
    expect((await detail()).upcoming).toHaveLength(2);
    expect((await detail()).referral.nextAction).toBe('attend');
    await calls.call(desk, 'series.undo', { appointments: gone.map(which) });
    expect((await detail()).upcoming.map(({ id }) => id)).toEqual(booked.map(({ id }) => id));
    const all = { ...which(booked[0]!), cancelledBy: 'practice' } as const;
    await calls.call(desk, 'series.cancel', all);
    expect((await detail()).referral).toMatchObject({ status: 'waiting', nextAction: 'rebook' });
  });

  it('comes back as a whole or not at all where a cancelled time is somebody else’s by now', async () => {
    const booked = await book(tuesdays(3));
    const cancel = { ...which(booked[0]!), cancelledBy: 'patient' } as const;
    const gone = await calls.call(desk, 'series.cancel', cancel);
    const other = await addReferral(register().db, practice.receptionist);
    await calls.call(desk, 'appointment.book', {
      referralId: other.id,
      slotId: booked[2]!.slotId!,
    });
    const undo = { appointments: gone.map(which) };
    expect((await calls.refused(desk, 'series.undo', undo)).code).toBe('slot_taken');
    expect((await detail()).upcoming).toEqual([]);
  });

  it('is given to the patient on one card, in one text and in one calendar file', async () => {
    const booked = await book(tuesdays(3));
    const { html } = await calls.call(desk, 'series.card', { referralId });
    const { text } = await calls.call(desk, 'series.text', { referralId });
    const { ics, fileName } = await calls.call(desk, 'series.ics', { referralId });
    for (const said of ['1 December 2026, 10:00', '15 December', '29 December']) {
      expect(html).toContain(said);
      expect(text).toContain(said);
    }
    expect(text).not.toContain('Made-up Patient');
    expect(ics.match(/^BEGIN:VEVENT/gm)).toHaveLength(3);
    for (const { id } of booked) expect(ics).toContain(`UID:${id}@`);
    expect(fileName).toBe('appointments-2026-12-01.ics');
    await calls.call(desk, 'series.cancel', { ...which(booked[0]!), cancelledBy: 'patient' });
    expect((await calls.refused(desk, 'series.card', { referralId })).code).toBe('not_found');
  });

  it('is given to the patient without the times that are no longer offered', async () => {
    const booked = await book(tuesdays(3));
    const away = (date: string) =>
      calls.call(desk, 'leave.add', {
        linkWorkerId: practice.worker,
        reason: 'Training',
        fromDate: date,
        toDate: date,
      });
    await away('2026-12-15');
    const { html } = await calls.call(desk, 'series.card', { referralId });
    const { text } = await calls.call(desk, 'series.text', { referralId });
    const { ics } = await calls.call(desk, 'series.ics', { referralId });
    for (const said of [html, text]) {
      expect(said).toContain('29 December');
      expect(said).not.toContain('15 December');
    }
    expect(ics.match(/^BEGIN:VEVENT/gm)).toHaveLength(2);
    const gone = { id: booked[1]!.id };
    for (const output of ['appointment.card', 'appointment.text', 'appointment.ics'] as const)
      expect((await calls.refused(desk, output, gone)).code).toBe('time_not_offered');
    await calls.call(desk, 'appointment.card', { id: booked[0]!.id });
    await away('2026-12-01');
    await away('2026-12-29');
    for (const output of ['series.card', 'series.text', 'series.ics'] as const)
      expect((await calls.refused(desk, output, { referralId })).code).toBe('time_not_offered');
    // Cancelled: the entry in the patient's calendar can be taken out of it.
    const now = await calls.call(desk, 'appointment.get', gone);
    await calls.call(desk, 'appointment.cancel', { ...which(now), cancelledBy: 'practice' });
    const { ics: cancelled } = await calls.call(desk, 'appointment.ics', gone);
    expect(cancelled).toContain('STATUS:CANCELLED');
  });
});
