import { beforeEach, expect, it } from '@jest/globals';
import type { Insertable } from 'kysely';
import { newId } from '../../main/new-id.ts';
import { registerError } from '../../main/register/register-error.ts';
import type { Schema } from '../../main/register/schema.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, addStaff, now, slotsOn, smallPractice } from '../support/made-up-practice.ts';

/** Written past every service, straight into the tables: what the register itself does not allow. */
onBothEngines('the register itself', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  let slots: Awaited<ReturnType<typeof slotsOn>>;
  const db = () => register().db;

  beforeEach(async () => {
    practice = await smallPractice(register());
    slots = await slotsOn(db(), '2026-12-01');
  });

  const appointment = async (
    more: Partial<Insertable<Schema['appointment']>>,
  ): Promise<Insertable<Schema['appointment']>> => {
    const referral = await addReferral(db(), practice.receptionist);
    return {
      id: newId(),
      referralId: referral.id,
      patientId: referral.patientId,
      slotId: null,
      linkWorkerId: practice.worker,
      startsAt: '2026-12-01T10:00:00.000Z',
      endsAt: '2026-12-01T10:45:00.000Z',
      mode: 'in_practice',
      room: null,
      status: 'booked',
      bookedAt: now,
      bookedBy: practice.receptionist,
      statusAt: now,
      cancelledBy: null,
      cancelledLate: 0,
      reason: null,
      needsMoving: 0,
      sequence: 0,
      version: 1,
      ...more,
    };
  };
  const claim = async (row: Insertable<Schema['appointment']>) =>
    (
      await db()
        .insertInto('appointment')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute()
    ).length;
  const change = (id: string, to: Partial<Insertable<Schema['appointment']>>) =>
    db().updateTable('appointment').set(to).where('id', '=', id).execute();
  const codeOf = async (write: Promise<unknown>): Promise<unknown> => {
    try {
      await write;
      return 'written';
    } catch (error) {
      return (registerError(error) as { code?: string }).code;
    }
  };
  const inSlot = ({ id, startsAt, endsAt }: (typeof slots)[number]) => ({
    slotId: id,
    startsAt,
    endsAt,
  });

  it('gives a slot to one appointment, and to another once that is cancelled', async () => {
    const other = await addStaff(db(), 'link_worker', 'Other');
    const first = await appointment(inSlot(slots[0]!));
    expect(await claim(first)).toBe(1);
    // Another link worker, so that it is the slot that is at stake.
    const second = await appointment({ ...inSlot(slots[0]!), linkWorkerId: other });
    expect(await claim(second)).toBe(0);
    await change(first.id, { status: 'cancelled' });
    expect(await claim(second)).toBe(1);
    expect(await codeOf(change(first.id, { status: 'booked', linkWorkerId: other }))).toBe(
      'slot_taken',
    );
  });

  it('lets nobody move an appointment into a slot that is taken', async () => {
    const first = await appointment(inSlot(slots[0]!));
    const second = await appointment(inSlot(slots[1]!));
    expect([await claim(first), await claim(second)]).toEqual([1, 1]);
    expect(await codeOf(change(second.id, { slotId: slots[0]!.id }))).toBe('slot_taken');
  });

  it('never puts a link worker in two places, whether written anew or changed', async () => {
    const first = await appointment({});
    expect(await claim(first)).toBe(1);
    const overlaps = [
      ['2026-12-01T10:00:00.000Z', '2026-12-01T10:45:00.000Z'],
      ['2026-12-01T09:30:00.000Z', '2026-12-01T10:00:00.001Z'],
      ['2026-12-01T10:44:59.999Z', '2026-12-01T11:00:00.000Z'],
      ['2026-12-01T10:10:00.000Z', '2026-12-01T10:20:00.000Z'],
      ['2026-12-01T09:00:00.000Z', '2026-12-01T12:00:00.000Z'],
    ] as const;
    for (const [startsAt, endsAt] of overlaps) {
      expect(await claim(await appointment({ startsAt, endsAt }))).toBe(0);
    }
    const beside = await appointment({
      startsAt: '2026-12-01T10:45:00.000Z',
      endsAt: '2026-12-01T11:30:00.000Z',
    });
    expect(await claim(beside)).toBe(1);
    for (const [startsAt, endsAt] of overlaps) {
      expect(await codeOf(change(beside.id, { startsAt, endsAt }))).toBe('slot_taken');
    }
    await change(beside.id, {
      status: 'cancelled',
      startsAt: first.startsAt,
      endsAt: first.endsAt,
    });
    expect(await codeOf(change(beside.id, { status: 'booked' }))).toBe('slot_taken');
    const elsewhere = await addStaff(db(), 'link_worker', 'Other');
    expect(await claim(await appointment({ linkWorkerId: elsewhere }))).toBe(1);
  });

  it('has one open referral per patient, however it comes about', async () => {
    const first = await db()
      .selectFrom('referral')
      .selectAll()
      .where('id', '=', practice.referral.id)
      .executeTakeFirstOrThrow();
    const second = { ...first, id: newId() };
    expect(await codeOf(db().insertInto('referral').values(second).execute())).toBe(
      'open_referral_exists',
    );
    const closed = {
      ...second,
      status: 'closed' as const,
      nextAction: null,
      closedAt: now,
      closedReason: 'completed' as const,
    };
    expect(await codeOf(db().insertInto('referral').values(closed).execute())).toBe('written');
    const reopen = {
      status: 'waiting' as const,
      nextAction: 'phone' as const,
      closedAt: null,
      closedReason: null,
    };
    const reopened = db().updateTable('referral').set(reopen).where('id', '=', second.id);
    expect(await codeOf(reopened.execute())).toBe('open_referral_exists');
  });

  it('has nothing open without a next action, and nothing closed with one', async () => {
    const set = (to: Partial<Insertable<Schema['referral']>>) =>
      codeOf(db().updateTable('referral').set(to).where('id', '=', practice.referral.id).execute());
    const closing = { closedAt: now, closedReason: 'completed' as const };
    expect(await set({ nextAction: null })).not.toBe('written');
    expect(await set({ status: 'closed', ...closing })).not.toBe('written');
    expect(await set({ status: 'closed', nextAction: null })).not.toBe('written');
    expect(await set(closing)).not.toBe('written');
    expect(await set({ owner: 'nobody' as never })).not.toBe('written');
    expect(await set({ owner: null as never })).not.toBe('written');
    expect(await set({ status: 'closed', nextAction: null, ...closing })).toBe('written');
  });

  it('knows everybody and everything that it names', async () => {
    const nobody = newId();
    expect(await codeOf(claim(await appointment({ referralId: nobody })))).not.toBe('written');
    expect(await codeOf(claim(await appointment({ linkWorkerId: nobody })))).not.toBe('written');
    expect(
      await codeOf(
        db().deleteFrom('patient').where('id', '=', practice.referral.patientId).execute(),
      ),
    ).not.toBe('written');
  });
});
