import { beforeEach, expect, it } from '@jest/globals';
import type { Insertable } from 'kysely';
import { saveClinic } from '../../main/clinics/clinics.service.ts';
import { addClosure } from '../../main/clinics/absences.service.ts';
import { addExtraSession } from '../../main/clinics/exceptions.service.ts';
import { generateSlots } from '../../main/clinics/slot-plan.ts';
import { seeNow } from '../../main/appointments/see-now.service.ts';
import { newId } from '../../main/new-id.ts';
import { registerError } from '../../main/register/register-error.ts';
import type { Schema } from '../../main/register/schema.ts';
import type { ClinicDraft } from '../../shared/types.ts';
import { onBothEngines } from '../support/engines.ts';
import { addStaff, clinicOf, now, slotsOn, smallPractice } from '../support/made-up-practice.ts';

/** Tuesdays and Thursdays 09:15 to 12:30 are in Room 3 already. */
onBothEngines('a room, or a link worker, is in use once at a time', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  let other: string;
  const db = () => register().db;
  const save = (more: Partial<ClinicDraft>) => practice.run(saveClinic, clinicOf(other, more));
  const openSlots = async (date: string) =>
    (await slotsOn(db(), date)).filter(({ open }) => open === 1);

  beforeEach(async () => {
    practice = await smallPractice(register());
    other = await addStaff(db(), 'link_worker', 'Other');
  });

  it('is said when a clinic is saved: with which clinic, and on which first date', async () => {
    const refused = save({ room: ' room 3', rule: 'FREQ=MONTHLY;BYDAY=2TH' });
    await expect(refused).rejects.toMatchObject({
      code: 'clinic_room_taken',
      fields: ['room'],
      detail: {
        clinicId: practice.clinic.id,
        who: 'Link worker (made up)',
        sentence: 'Every Tuesday and Thursday, 09:15 to 12:30, 45 minutes, Room 3',
        room: 'Room 3',
        date: '2026-12-10',
      },
    });
  });

  it.each<[string, Partial<ClinicDraft>]>([
    ['another room', { room: 'Room 4' }],
    ['no room', { room: null }],
    ['a blank room', { room: '  ' }],
    ['on the phone', { room: 'Room 3', mode: 'phone' }],
    ['at home', { room: 'Room 3', mode: 'home_visit' }],
    ['outside the practice', { room: 'Room 3', mode: 'elsewhere' }],
    ['after it', { room: 'Room 3', startTime: '12:30', endTime: '14:00' }],
    ['on other days', { room: 'Room 3', rule: 'FREQ=WEEKLY;BYDAY=WE' }],
    [
      'once the other has ended',
      { room: 'Room 3', validFrom: '2026-11-02', validTo: '2026-11-24' },
    ],
  ])('which is no clash: %s', async (_, more) => {
    await save(more);
    if (more.validTo === undefined) {
      await practice.run((ctx) => generateSlots(ctx), undefined);
      const all = await openSlots(more.rule === undefined ? '2026-12-01' : '2026-12-02');
      expect(all.filter(({ linkWorkerId }) => linkWorkerId === other)).not.toEqual([]);
      expect(await openSlots('2026-12-01')).not.toEqual([]);
    }
  });

  it('also where an extra session would take the room', async () => {
    const { clinic } = await save({ room: 'ROOM 3', rule: 'FREQ=WEEKLY;BYDAY=WE' });
    const extra = { clinicId: clinic.id, onDate: '2026-12-03', reason: '' };
    await expect(practice.run(addExtraSession, extra)).rejects.toMatchObject({
      code: 'clinic_room_taken',
      detail: { date: '2026-12-03' },
    });
    await practice.run(addClosure, {
      onDate: '2026-12-03',
      clinicId: practice.clinic.id,
      reason: 'Training',
    });
    const { impact } = await practice.run(addExtraSession, extra);
    expect(impact.slotsAppearing).toBe(4);
  });

  it('for every slot in the register, whoever writes it', async () => {
    const [slot] = await openSlots('2026-12-01');
    const row = (more: Partial<Insertable<Schema['slot']>>): Insertable<Schema['slot']> => ({
      ...slot!,
      id: newId(),
      linkWorkerId: other,
      startsAt: '2026-12-01T09:30:00.000Z',
      endsAt: '2026-12-01T10:15:00.000Z',
      ...more,
    });
    const written = async (more: Partial<Insertable<Schema['slot']>>) => {
      const insert = db()
        .insertInto('slot')
        .values(row(more))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id');
      const [made] = await insert.execute();
      if (made) await db().deleteFrom('slot').where('id', '=', made.id).execute();
      return made !== undefined;
    };
    expect(await written({})).toBe(false);
    expect(await written({ room: ' rOOm 3  ' })).toBe(false);
    expect(await written({ linkWorkerId: practice.worker, room: 'Room 9' })).toBe(false);
    expect(await written({ room: 'Room 4' })).toBe(true);
    expect(await written({ room: null })).toBe(true);
    expect(await written({ room: '' })).toBe(true);
    expect(await written({ mode: 'phone' })).toBe(true);
    expect(await written({ open: 0 })).toBe(true);
    const at = { startsAt: '2026-12-01T12:15:00.000Z', endsAt: '2026-12-01T13:00:00.000Z' };
    expect(await written(at)).toBe(true);
  });

  it('for every slot that is changed', async () => {
    await save({ room: 'Room 4' });
    const mine = (await openSlots('2026-12-01')).filter(
      ({ linkWorkerId }) => linkWorkerId === other,
    );
    const change = async (to: Partial<Insertable<Schema['slot']>>) => {
      try {
        await db().updateTable('slot').set(to).where('id', '=', mine[0]!.id).execute();
        return 'written';
      } catch (error) {
        return (registerError(error) as { code?: string }).code;
      }
    };
    expect(await change({ room: 'room 3' })).toBe('clinic_room_taken');
    expect(
      await change({ linkWorkerId: practice.worker, startsAt: '2026-12-01T09:16:00.000Z' }),
    ).toBe('clinic_overlaps');
    expect(await change({ endsAt: mine[1]!.endsAt, room: null })).toBe('clinic_overlaps');
    expect(await change({ open: 0, room: 'Room 3' })).toBe('written');
    expect(await change({ open: 1 })).toBe('clinic_room_taken');
    expect(await change({ open: 1, mode: 'phone' })).toBe('written');
  });

  it('where clinics came to clash in spite of it, the older one has its slots and nothing breaks', async () => {
    // As an older version of the app allowed it.
    await save({ rule: 'FREQ=WEEKLY;BYDAY=TU' });
    await db()
      .updateTable('clinic')
      .set({ room: 'Room 3' })
      .where('linkWorkerId', '=', other)
      .execute();
    await practice.run((ctx) => generateSlots(ctx), undefined);
    expect(
      new Set((await openSlots('2026-12-01')).map(({ linkWorkerId }) => linkWorkerId)),
    ).toEqual(new Set([practice.worker]));
    const again = await practice.run((ctx) => generateSlots(ctx), undefined);
    expect(again).toMatchObject({ slotsAppearing: 0, slotsGoing: 0 });
    const alone = await practice.run((ctx) => generateSlots(ctx, [other]), undefined);
    expect(alone).toMatchObject({ slotsAppearing: 0, slotsGoing: 0 });
  });

  it('except for somebody who is seen at once', async () => {
    const contact = await practice.run(
      seeNow,
      {
        referralId: practice.referral.id,
        linkWorkerId: practice.worker,
        mode: 'in_practice' as const,
      },
      '2026-12-01T09:20:00.000Z',
    );
    expect(contact).toMatchObject({ unscheduled: true, status: 'in_progress' });
    expect(now < contact.startsAt).toBe(true);
  });
});
