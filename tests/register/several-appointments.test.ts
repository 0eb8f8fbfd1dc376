import { beforeEach, expect, it } from '@jest/globals';
import { addDays, toInstant } from '../../shared/calendar.ts';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { staffed } from '../support/front-desk.ts';
import { addStaff, clinicOf, slotAt, smallPractice } from '../support/made-up-practice.ts';
import { saveClinic } from '../../main/clinics/clinics.service.ts';
import { tellOfDeaths } from '../../main/referrals/after-death.ts';
import { newId } from '../../main/new-id.ts';

const first = '2026-12-01';
const onTheDay = '2026-12-01T10:05:00.000Z';

onBothEngines('a referral with several appointments', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  let desk: Session;
  let manager: Session;
  let calls: Calls;
  let referralId: string;

  const slot = (date: string, time = '10:00') =>
    slotAt(register().db, practice.worker, toInstant(date, time));
  const detail = (at?: string) => calls.call(desk, 'referral.get', { id: referralId }, at);
  const series = async (count: number) =>
    calls.call(desk, 'series.book', {
      referralId,
      slotIds: await Promise.all(
        Array.from({ length: count }, (_, at) => slot(addDays(first, at * 14))),
      ),
    });
  const next = async (at = onTheDay) => {
    const { referral } = await detail(at);
    return [referral.nextAction, referral.nextActionDue?.slice(0, 10) ?? null];
  };
  const away = (fromDate: string, toDate = fromDate) =>
    calls.call(desk, 'leave.add', {
      linkWorkerId: practice.worker,
      fromDate,
      toDate,
      reason: 'Training',
    });

  beforeEach(async () => {
    practice = await smallPractice(register());
    desk = await staffed(register().db, 'reception');
    manager = await staffed(register().db, 'manager');
    calls = callsTo(register());
    referralId = practice.referral.id;
  });

  it('has another one only where the desk says that it is meant', async () => {
    const one = { referralId, slotId: await slot(first) };
    const two = { referralId, slotId: await slot('2026-12-15') };
    const booked = await calls.call(desk, 'appointment.book', two);
    expect(await calls.refused(desk, 'appointment.book', one)).toMatchObject({
      code: 'referral_already_booked',
      detail: { appointmentId: booked.id },
    });
    await calls.call(desk, 'appointment.book', { ...one, another: true });
    const shown = await detail();
    expect(shown.upcoming.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual([
      first,
      '2026-12-15',
    ]);
    // The next is the earlier one, in whichever order they were booked.
    expect(await next()).toEqual(['attend', first]);
    expect(shown.sessions).toBeNull();
  });

  it('is in the list of the link worker who sees the patient next, whoever was booked last', async () => {
    const other = await addStaff(register().db, 'link_worker', 'Other');
    await practice.run(saveClinic, clinicOf(other));
    const mine = async (staffId: string) => {
      const own = { staffId, name: 'Own', role: 'link_worker' } as const;
      return (await calls.call(own, 'queue.list', { view: 'mine' })).rows
        .filter(({ linkWorkerId }) => linkWorkerId !== null)
        .map(({ id }) => id);
    };
    await calls.call(desk, 'appointment.book', { referralId, slotId: await slot(first) });
    const theirs = await slotAt(register().db, other, toInstant('2026-12-08', '10:00'));
    const book = { referralId, slotId: theirs, another: true };
    const second = await calls.call(desk, 'appointment.book', book);
    expect([await mine(practice.worker), await mine(other)]).toEqual([[referralId], []]);
    const cancel = { id: second.id, version: second.version, cancelledBy: 'patient' } as const;
    const gone = await calls.call(desk, 'appointment.cancel', cancel);
    expect([await mine(practice.worker), await mine(other)]).toEqual([[referralId], []]);
    // When they were in the building for the other, and went home, the booking's own has them again.
    await calls.call(desk, 'appointment.undo', { id: gone.id, version: gone.version });
    const { version } = (await detail()).referral;
    const here = { id: referralId, version, priority: 'see_now', linkWorkerId: other } as const;
    await calls.call(desk, 'referral.update', here);
    expect(await mine(other)).toEqual([referralId]);
    await calls.call(desk, 'referral.logContact', {
      id: referralId,
      how: 'phone',
      result: 'spoke',
    });
    expect([await mine(practice.worker), await mine(other)]).toEqual([[referralId], []]);
  });

  it('goes from one to the next as they are seen, missed, moved and cancelled', async () => {
    const booked = await series(4);
    const which = (at: number) => ({ id: booked[at]!.id, version: booked[at]!.version });
    const seen = await calls.call(desk, 'appointment.attend', which(0), onTheDay);
    expect(await next()).toEqual(['attend', '2026-12-15']);
    expect((await detail(onTheDay)).sessions).toEqual({ at: 2, of: 4 });
    const again = { id: seen.id, version: seen.version };
    await calls.call(desk, 'appointment.undo', again, onTheDay);
    expect(await next()).toEqual(['attend', first]);
    const missed = '2026-12-15T10:10:00.000Z';
    await calls.call(desk, 'appointment.dna', { ...which(1), reason: 'Bus' }, missed);
    await calls.call(desk, 'appointment.cancel', {
      ...which(0),
      version: 3,
      cancelledBy: 'patient',
    });
    expect(await next(missed)).toEqual(['attend', '2026-12-29']);
    await calls.call(
      desk,
      'appointment.move',
      { ...which(2), slotId: await slot('2027-01-26') },
      missed,
    );
    expect(await next(missed)).toEqual(['attend', '2027-01-12']);
  });

  it('shows that one needs another time until it has one, whatever happens to the others', async () => {
    const booked = await series(4);
    await away('2026-12-15', '2026-12-29');
    expect(await next()).toEqual(['move', '2026-12-15']);
    // On the day itself the one who comes today is the one in hand.
    expect((await detail(onTheDay)).appointment?.id).toBe(booked[0]!.id);
    expect((await detail()).appointment?.id).toBe(booked[1]!.id);
    expect((await detail()).upcoming.map(({ needsMoving }) => needsMoving)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const { id, version } = booked[0]!;
    const arrived = await calls.call(desk, 'appointment.arrive', { id, version }, onTheDay);
    expect(await next()).toEqual(['attend', first]);
    await calls.call(desk, 'appointment.attend', { id, version: arrived.version }, onTheDay);
    expect(await next()).toEqual(['move', '2026-12-15']);
    const moving = (await detail(onTheDay)).upcoming[0]!;
    await calls.call(
      desk,
      'appointment.move',
      { id: moving.id, version: moving.version, slotId: await slot('2026-12-08') },
      onTheDay,
    );
    expect(await next()).toEqual(['move', '2026-12-29']);
    const [leave] = await calls.call(desk, 'leave.list', undefined);
    await calls.call(manager, 'leave.remove', { id: leave!.id }, onTheDay);
    expect(await next()).toEqual(['attend', '2026-12-08']);
  });

  it('stands in several lists of the queue under its one next action only', async () => {
    await series(3);
    await away('2026-12-29');
    const counts = await calls.call(desk, 'queue.counts', {});
    expect(counts).toMatchObject({ all: 1, moving: 1, to_book: 0, today: 0 });
    const { rows } = await calls.call(desk, 'queue.list', { view: 'moving' });
    expect(rows[0]).toMatchObject({ nextAction: 'move', sessions: { at: 3, of: 3 } });
  });

  it('is closed only once all of them are gone, which is one step', async () => {
    const booked = await series(3);
    const close = async () => {
      const { version } = (await detail()).referral;
      return { id: referralId, version, reason: 'completed' } as const;
    };
    expect((await calls.refused(desk, 'referral.close', await close())).code).toBe(
      'referral_has_appointment',
    );
    const { id, version } = booked[0]!;
    await calls.call(desk, 'appointment.cancel', { id, version, cancelledBy: 'patient' });
    expect((await calls.refused(desk, 'referral.close', await close())).code).toBe(
      'referral_has_appointment',
    );
    const rest = booked[1]!;
    await calls.call(desk, 'series.cancel', {
      id: rest.id,
      version: rest.version,
      cancelledBy: 'patient',
    });
    await calls.call(desk, 'referral.close', await close());
    expect((await detail()).referral.status).toBe('closed');
  });

  it('asks the desk to look where the patient has died; nothing is cancelled by itself', async () => {
    const booked = await series(3);
    const { db, engine } = register();
    const { patientId } = practice.referral;
    await tellOfDeaths(db, engine, [patientId], { now: onTheDay, newId, staffId: manager.staffId });
    expect((await next())[0]).toBe('record_outcome');
    expect((await detail()).upcoming).toHaveLength(3);
    const { id, version } = booked[0]!;
    await calls.call(desk, 'series.cancel', { id, version, cancelledBy: 'practice' });
    expect((await detail()).upcoming).toEqual([]);
  });

  it('has what is left after a link worker’s last day to be moved, the rest stands', async () => {
    await series(4);
    const { id, name, role, version } = (await calls.call(desk, 'staff.list', undefined)).find(
      (one) => one.id === practice.worker,
    )!;
    const person = { id, name, role, version, employer: null, room: null, active: true };
    await calls.call(manager, 'staff.save', { ...person, leavesOn: '2026-12-20' });
    expect((await detail()).upcoming.map(({ needsMoving }) => needsMoving)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(await next()).toEqual(['move', '2026-12-29']);
    // With somebody else from then on: each is moved, and the two that stand are waited for again.
    const other = await addStaff(register().db, 'link_worker', 'Another');
    await practice.run(saveClinic, clinicOf(other));
    for (const date of ['2026-12-29', '2027-01-12']) {
      const moving = (await detail()).upcoming.find(({ startsAt }) => startsAt.startsWith(date))!;
      const slotId = await slotAt(register().db, other, toInstant(date, '10:00'));
      await calls.call(desk, 'appointment.move', { ...pick(moving), slotId });
    }
    expect(await next()).toEqual(['attend', first]);
  });

  it('lets somebody be seen now although others are to come, and these stand', async () => {
    await series(3);
    const worker = { ...desk, staffId: practice.worker, role: 'link_worker' } as const;
    const seen = await calls.call(worker, 'appointment.seeNow', {
      referralId,
      linkWorkerId: practice.worker,
    });
    await calls.call(worker, 'appointment.attend', pick(seen));
    expect(await next()).toEqual(['attend', first]);
    expect((await detail()).upcoming).toHaveLength(3);
  });

  it('is offered the same time in two weeks after somebody was seen, and it counts the contact', async () => {
    expect(await calls.call(desk, 'series.next', { referralId })).toBeNull();
    const [one] = await series(1);
    const attended = await calls.call(desk, 'appointment.attend', pick(one!), onTheDay);
    expect(attended.status).toBe('attended');
    const offered = await calls.call(desk, 'series.next', { referralId }, onTheDay);
    expect(offered).toMatchObject({
      contact: 2,
      offer: { localDate: '2026-12-15', localTime: '10:00', linkWorkerId: practice.worker },
    });
    expect(offered?.others[0]).toMatchObject({ localDate: '2026-12-08', localTime: '10:00' });
    await away('2026-12-15');
    expect(await calls.call(desk, 'series.next', { referralId }, onTheDay)).toMatchObject({
      offer: { localDate: '2026-12-08' },
    });
    const second = await calls.call(
      desk,
      'appointment.book',
      { referralId, slotId: await slot('2026-12-08') },
      onTheDay,
    );
    const later = '2026-12-08T10:30:00.000Z';
    await calls.call(desk, 'appointment.attend', pick(second), later);
    expect(await calls.call(desk, 'series.next', { referralId }, later)).toMatchObject({
      contact: 3,
      offer: { localDate: '2026-12-22' },
    });
  });
});

const pick = ({ id, version }: { id: string; version: number }) => ({ id, version });
