import { beforeEach, expect, it } from '@jest/globals';
import { book, move, nextSlots } from '../../main/appointments/booking.service.ts';
import { diaryDay } from '../../main/appointments/diary.service.ts';
import { saveClinic } from '../../main/clinics/clinics.service.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, slotAt, slotsOn, smallPractice } from '../support/made-up-practice.ts';

/** The last two of four, 11:00 (10:45 in the session) and 11:30, are held until 08:30 of their day. */
onBothEngines('slots held for the day', (register) => {
  let practice: Awaited<ReturnType<typeof smallPractice>>;
  const db = () => register().db;
  const eve = '2026-11-30T12:00:00.000Z';
  const early = '2026-12-01T08:29:59.999Z';
  const opened = '2026-12-01T08:30:00.000Z';
  const heldAt = '2026-12-01T10:45:00.000Z';
  const heldToo = '2026-12-01T11:30:00.000Z';
  const any = {
    linkWorkerId: null,
    partOfDay: 'any',
    mode: null,
    fromDate: '2026-12-01',
    limit: 4,
  } as const;
  const offered = async (at: string, withHeld?: boolean) =>
    (await practice.ask(nextSlots, { ...any, withHeld }, at)).map(({ startsAt }) =>
      startsAt.slice(5, 16),
    );
  const bookAt = async (startsAt: string, at: string, openHeld?: boolean) => {
    const { id: referralId } = await addReferral(db(), practice.receptionist);
    const slotId = await slotAt(db(), practice.worker, startsAt);
    return practice.run(book, { referralId, slotId, confirmSameDay: false, openHeld }, at);
  };

  beforeEach(async () => {
    practice = await smallPractice(register());
    const { sentence: _, ...clinic } = practice.clinic;
    await practice.run(saveClinic, { ...clinic, heldSlots: 2, heldOpensAt: '08:30' });
  });

  it('are not among the next free ones before they open, and are from that moment on', async () => {
    expect(await offered(eve)).toEqual([
      '12-01T09:15',
      '12-01T10:00',
      '12-03T09:15',
      '12-03T10:00',
    ]);
    expect(await offered(early)).toEqual(await offered(eve));
    const all = ['12-01T09:15', '12-01T10:00', '12-01T10:45', '12-01T11:30'];
    expect(await offered(opened)).toEqual(all);
    expect(await offered(eve, true)).toEqual(all);
  });

  it('can be booked before that only by somebody who says so on purpose', async () => {
    await expect(bookAt(heldAt, early)).rejects.toMatchObject({
      code: 'slot_held',
      detail: { heldUntil: opened },
    });
    expect(await bookAt(heldAt, early, true)).toMatchObject({ status: 'booked' });
    expect(await bookAt(heldToo, opened)).toMatchObject({ status: 'booked' });
  });

  it('take no moved appointment either, unless on purpose', async () => {
    const { id, version } = await bookAt('2026-12-01T10:00:00.000Z', eve);
    const slotId = await slotAt(db(), practice.worker, heldAt);
    const to = { id, version, slotId, confirmSameDay: false };
    await expect(practice.run(move, to, eve)).rejects.toMatchObject({ code: 'slot_held' });
    expect(await practice.run(move, { ...to, openHeld: true }, eve)).toMatchObject({
      startsAt: heldAt,
    });
  });

  it('are shown in the diary with the time they open at', async () => {
    const { columns } = await practice.ask(diaryDay, { date: '2026-12-01' }, eve);
    expect(columns[0]?.slots.map(({ localTime, heldUntil }) => [localTime, heldUntil])).toEqual([
      ['09:15', null],
      ['10:00', null],
      ['10:45', opened],
      ['11:30', opened],
    ]);
  });

  it('open on the clock of the practice, whatever the time of the year', async () => {
    await practice.run(
      saveClinic,
      { ...(await clinicNow()), validFrom: '2026-11-02' },
      '2027-03-01T09:00:00.000Z',
    );
    const held = async (date: string) => (await slotsOn(db(), date)).at(-1)?.heldUntil;
    expect(await held('2027-03-25')).toBe('2027-03-25T08:30:00.000Z');
    expect(await held('2027-03-30')).toBe('2027-03-30T07:30:00.000Z');
  });

  it('are let go when the clinic holds none any more, booked or not', async () => {
    await bookAt(heldAt, eve, true);
    const saved = await practice.run(saveClinic, { ...(await clinicNow()), heldSlots: 0 });
    expect(saved.impact).toMatchObject({ needMoving: [], slotsAppearing: 0, slotsGoing: 0 });
    expect(saved.impact.slotsChanging).toBeGreaterThan(0);
    expect((await slotsOn(db(), '2026-12-01')).map(({ heldUntil }) => heldUntil)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  async function clinicNow() {
    return db()
      .selectFrom('clinic')
      .selectAll()
      .where('id', '=', practice.clinic.id)
      .executeTakeFirstOrThrow();
  }
});
