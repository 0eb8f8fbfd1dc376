import { beforeEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { addLeave } from '../../main/clinics/absences.service.ts';
import { liveAt, liveWords } from '../../shared/live-status.ts';
import type { Input } from '../../shared/contract.ts';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { madeUp, staffed } from '../support/front-desk.ts';
import { saveClinic } from '../../main/clinics/clinics.service.ts';
import {
  addReferral,
  addStaff,
  clinicOf,
  slotAt,
  smallPractice,
} from '../support/made-up-practice.ts';

const date = '2026-12-01';
const at = (time: string): string => `${date}T${time}:00.000Z`;

onBothEngines('the live status of a link worker', (register) => {
  let calls: Calls;
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  let worker: Session;
  let desk: Session;

  beforeEach(async () => {
    practice = await smallPractice(register());
    calls = callsTo(register());
    worker = { ...madeUp('link_worker', practice.worker), name: 'Link worker (made up)' };
    desk = { ...madeUp('reception', practice.receptionist), name: 'Desk (made up)' };
  });

  const facts = async (day = date) => (await calls.call(desk, 'staff.live', { date: day }))[0]!;
  const seenAt = async (time: string) => liveWords(liveAt(await facts(), at(time)));
  const choose = (
    as: Session,
    time: string,
    choice: Omit<Input<'staff.setLiveStatus'>, 'staffId'>,
  ) => calls.call(as, 'staff.setLiveStatus', { staffId: worker.staffId, ...choice }, at(time));
  const book = async (time: string) => {
    const referral = await addReferral(register().db, practice.receptionist);
    const slotId = await slotAt(register().db, practice.worker, at(time));
    return calls.call(desk, 'appointment.book', { referralId: referral.id, slotId });
  };

  it('follows the diary through a morning, without anybody saying anything', async () => {
    const first = await book('10:00');
    expect(await seenAt('09:00')).toBe('out, in at 09:15');
    expect(await seenAt('09:15')).toBe('free');
    const started = await calls.call(worker, 'appointment.start', first, at('10:05'));
    expect(await seenAt('10:06')).toBe('with someone');
    await calls.call(worker, 'appointment.attend', started, at('10:40'));
    expect(await seenAt('10:41')).toBe('free');
    // The last slot ends before the clinic: nobody can be seen after it.
    expect(await seenAt('12:30')).toBe('out, clinic is over');
  });

  it('is with somebody who was taken in without a slot, and free once they left', async () => {
    const { id } = await addReferral(register().db, practice.receptionist);
    const seeNow = { referralId: id, linkWorkerId: worker.staffId };
    const taken = await calls.call(worker, 'appointment.seeNow', seeNow, at('09:20'));
    expect(await seenAt('09:21')).toBe('with someone');
    await calls.call(desk, 'appointment.leftBeforeSeen', taken, at('09:30'));
    expect(await seenAt('09:31')).toBe('free');
  });

  it('says who is due, and is out between a morning and an afternoon', async () => {
    await practice.run(
      saveClinic,
      clinicOf(practice.worker, { name: 'Afternoon', startTime: '13:30', endTime: '16:30' }),
    );
    await book('10:00');
    expect(await seenAt('10:20')).toBe('free, 10:00 booked');
    expect(await seenAt('12:45')).toBe('out, in at 13:30');
    expect(await seenAt('13:30')).toBe('free');
  });

  it('is with whom they said they are coming to, until that is taken back or a quarter of an hour', async () => {
    const { id } = await addReferral(register().db, practice.receptionist);
    const { version } = (await calls.call(desk, 'referral.get', { id })).referral;
    await calls.call(desk, 'referral.update', { id, version, priority: 'see_now' }, at('09:20'));
    const [call] = await calls.call(desk, 'seeNow.list', undefined, at('09:20'));
    const coming = { id, seen: call!.seen, answer: 'coming' } as const;
    const { seen } = await calls.call(worker, 'seeNow.answer', coming, at('09:21'));
    expect(await seenAt('09:22')).toBe('with someone');
    expect(await seenAt('09:36')).toBe('free');
    await calls.call(worker, 'seeNow.undo', { id, seen }, at('09:23'));
    expect(await seenAt('09:24')).toBe('free');
  });

  it('is chosen by the link worker or the desk, and given back to the diary', async () => {
    await choose(worker, '10:00', { liveStatus: 'out', backAt: at('11:00') });
    expect(await seenAt('10:01')).toBe('out, back at 11:00');
    expect(await seenAt('11:00')).toBe('free, back since 11:00?');
    await choose(desk, '10:10', { liveStatus: 'with_someone' });
    expect(await seenAt('10:11')).toBe('with someone');
    await choose(worker, '10:20', { liveStatus: null });
    expect(await facts()).toMatchObject({ choice: null });
    expect(await seenAt('10:21')).toBe('free');
  });

  it('is not changed by a choice of the day before', async () => {
    const yesterday = '2026-11-30T16:00:00.000Z';
    const out = { staffId: worker.staffId, liveStatus: 'out' } as const;
    await calls.call(worker, 'staff.setLiveStatus', out, yesterday);
    expect(await seenAt('10:00')).toBe('free');
  });

  it('is out on leave, and where the practice is closed', async () => {
    const dates = { fromDate: date, toDate: date };
    await practice.run(addLeave, { linkWorkerId: worker.staffId, ...dates, reason: 'Made up' });
    expect(await seenAt('10:00')).toBe('out, away today');
    const christmas = await facts('2026-12-25');
    expect(liveWords(liveAt(christmas, '2026-12-25T10:00:00.000Z'))).toBe('out, away today');
  });

  it('has a "back at" that is later on the same day and goes with "out"', async () => {
    const refused = async (backAt: string, liveStatus: 'out' | 'free' = 'out') =>
      calls.refused(
        worker,
        'staff.setLiveStatus',
        { staffId: worker.staffId, liveStatus, backAt },
        at('10:00'),
      );
    const fields = { code: 'invalid_input', fields: ['backAt'] };
    expect(await refused(at('10:00'))).toMatchObject(fields);
    expect(await refused('2026-12-02T00:00:00.000Z')).toMatchObject(fields);
    expect(await refused(at('11:00'), 'free')).toMatchObject(fields);
    expect(await refused('2026-97-01T11:00:00.000Z')).toMatchObject(fields);
    expect(await facts()).toMatchObject({ choice: null });
  });

  it('is not set by a GP for somebody else, nor for nobody', async () => {
    const doctor = await staffed(register().db, 'clinician');
    const free = { staffId: worker.staffId, liveStatus: 'free' } as const;
    expect((await calls.refused(doctor, 'staff.setLiveStatus', free)).code).toBe('not_allowed');
    const nobody = { ...free, staffId: await addStaff(register().db, 'reception', 'Gone') };
    await register().db.deleteFrom('staff').where('id', '=', nobody.staffId).execute();
    expect((await calls.refused(desk, 'staff.setLiveStatus', nobody)).code).toBe('not_found');
  });

  it('does not make a form that a manager has open too old to save', async () => {
    const manager = await staffed(register().db, 'manager');
    const list = await calls.call(manager, 'staff.list', undefined);
    const { id, ...before } = list.find((one) => one.id === worker.staffId)!;
    await choose(worker, '10:00', { liveStatus: 'free' });
    expect(
      await calls.call(manager, 'staff.save', { ...before, id, room: 'Room 9' }),
    ).toMatchObject({ room: 'Room 9' });
  });

  it('goes with the number on which they are phoned, which a form that does not know it keeps', async () => {
    const manager = await staffed(register().db, 'manager');
    const of = async () =>
      (await calls.call(manager, 'staff.list', undefined)).find(({ id }) => id === worker.staffId)!;
    const { phone: _none, ...before } = await of();
    await calls.call(manager, 'staff.save', { ...before, phone: '204' });
    expect(await facts()).toMatchObject({ phone: '204' });
    await calls.call(manager, 'staff.save', { ...before, version: before.version + 1 });
    expect(await facts()).toMatchObject({ phone: '204' });
    await calls.call(manager, 'staff.save', { ...before, version: before.version + 2, phone: '' });
    expect(await facts()).toMatchObject({ phone: null });
  });

  it('says nothing of somebody who has left', async () => {
    await register()
      .db.updateTable('staff')
      .set({ leavesOn: '2026-11-30' })
      .where('id', '=', worker.staffId)
      .execute();
    expect(await calls.call(desk, 'staff.live', { date })).toEqual([]);
  });

  it('reads the hours from an index', async () => {
    if (register().engine !== 'sqlite') return;
    const plan = await sql<{ detail: string }>`explain query plan
      select link_worker_id, starts_at, ends_at from slot
      where link_worker_id in (${worker.staffId}) and starts_at >= ${at('00:00')}
        and starts_at < ${at('23:00')} and open = 1 order by starts_at`.execute(register().db);
    const words = plan.rows.map(({ detail }) => detail).join();
    expect(words).toMatch(/INDEX .*link_worker_id=\? AND starts_at>\? AND starts_at<\?/);
  });
});
