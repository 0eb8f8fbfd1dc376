import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  blankClinic,
  draftOf,
  problemsOf,
  sentenceOf,
  slotsOfForm,
} from '../../shared/clinic-form.ts';
import { firstClash, roomKey, withoutClashes } from '../../shared/clinic-clash.ts';
import { clinicProblem } from '../../shared/clinic.ts';
import { sayDays } from '../../shared/clinic-sentence.ts';
import { heldUntilOf, isHeld, sayHeld } from '../../shared/held-slots.ts';
import { withOwnHolidays } from '../../shared/own-holidays.ts';
import { slotsOf, type PlannedSlot } from '../../shared/slot.ts';

const form = { ...blankClinic('2026-11-02', 'Room 3'), days: ['TU'] as const };

describe('any rule in words', () => {
  it.each([
    ['FREQ=WEEKLY;INTERVAL=4;BYDAY=MO,TH', 'Every 4 weeks on Monday and Thursday'],
    ['FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=-1', 'The last of Monday and Tuesday in every week'],
    ['FREQ=MONTHLY;BYDAY=2TU', 'The second Tuesday of every month'],
    ['FREQ=MONTHLY;BYDAY=2FR,-1FR', 'The second and last Friday of every month'],
    ['FREQ=MONTHLY;BYDAY=1TU,-1FR', 'The first Tuesday and last Friday of every month'],
    ['FREQ=MONTHLY;INTERVAL=2;BYDAY=TU', 'Every Tuesday of every other month'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 'The 15th of every month'],
    ['FREQ=MONTHLY;BYMONTHDAY=31', 'The 31st of every month that has one'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'The last day of every month'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,22,23,-2', 'The 1st, 22nd, 23rd and 2nd last day of every month'],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=11', 'The 11th of every 3 months'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'Every Friday that is the 13th'],
    ['FREQ=MONTHLY;BYDAY=MO,WE;BYSETPOS=1', 'The first of Monday and Wednesday of every month'],
    ['FREQ=WEEKLY;BYDAY=MO;BYMONTH=1,2', 'Every Monday, in January and February only'],
  ])('%s: %s', (rule, words) => {
    expect(sayDays(rule)).toBe(words);
  });
});

describe('a clinic while it is typed', () => {
  it('says what is there so far, and the whole sentence once it is complete', () => {
    expect(sentenceOf({ ...form, days: [] }, '')).toBe(
      'Link worker: no days chosen yet, 09:15 to 12:30, 45 minutes, Room 3',
    );
    expect(
      sentenceOf(
        { ...form, breakFrom: '11:00', breakTo: '11:15', heldSlots: '1', mode: 'phone' },
        'Ms A',
      ),
    ).toBe(
      'Ms A: every Tuesday, 09:15 to 12:30 with a break 11:00 to 11:15, 45 minutes, by phone, the last one held for the day until 08:30',
    );
    expect(slotsOfForm({ ...form, breakFrom: '11:00', breakTo: '11:15' })).toBe(3);
  });

  it.each([
    [{ days: [] }, 'days'],
    [{ repeats: 'month_weekday', places: [] }, 'places'],
    [{ repeats: 'written', written: 'every Tuesday' }, 'written'],
    [{ repeats: 'written', written: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3' }, 'written'],
    [{ endTime: '09:00' }, 'endTime'],
    [{ slotMinutes: '200' }, 'slotMinutes'],
    [{ gapMinutes: '500' }, 'gapMinutes'],
    [{ breakFrom: '11:00' }, 'breakTo'],
    [{ breakFrom: '11:00', breakTo: '10:00' }, 'breakTo'],
    [{ breakFrom: '08:00', breakTo: '10:00' }, 'breakFrom'],
    [{ breakFrom: '09:30', breakTo: '12:00' }, 'breakTo'],
    [{ heldSlots: 'two' }, 'heldSlots'],
    [{ heldSlots: '5' }, 'heldSlots'],
    [{ heldSlots: '1', heldOpensAt: '' }, 'heldOpensAt'],
    [{ validTo: '2026-11-01' }, 'validTo'],
  ] as const)('names the field to mend: %j', (change, field) => {
    expect(Object.keys(problemsOf({ ...form, ...change }))).toEqual([field]);
  });

  it('is accepted by the register where the form has nothing against it', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 12 - 1 }).map((fives) => {
      const all = fives * 5;
      return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
    });
    fc.assert(
      fc.property(
        fc.record({
          startTime: minutes,
          endTime: minutes,
          breakFrom: fc.option(minutes, { nil: '' }),
          breakTo: fc.option(minutes, { nil: '' }),
          slotMinutes: fc.integer({ min: 0, max: 260 }).map(String),
          heldSlots: fc.integer({ min: 0, max: 4 }).map(String),
        }),
        (change) => {
          const typed = { ...form, ...change, heldOpensAt: '00:00' };
          if (Object.keys(problemsOf(typed)).length > 0) return;
          expect(clinicProblem(draftOf(typed))).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('held for the day', () => {
  it('opens at its moment, on the clock of the practice', () => {
    expect(heldUntilOf('2027-03-29', '08:30')).toBe('2027-03-29T07:30:00.000Z');
    expect(heldUntilOf('2027-03-26', '08:30')).toBe('2027-03-26T08:30:00.000Z');
    // The night in which 01:30 does not exist: right after the hour that is skipped.
    expect(heldUntilOf('2027-03-28', '01:30')).toBe('2027-03-28T01:00:00.000Z');
    const slot = { heldUntil: '2027-03-29T07:30:00.000Z' };
    expect(isHeld(slot, '2027-03-29T07:29:59.999Z')).toBe(true);
    expect(isHeld(slot, slot.heldUntil)).toBe(false);
    expect(sayHeld({ heldSlots: 0, heldOpensAt: '08:30' })).toBe('');
  });

  it('is the end of the session, on both sides of its break', () => {
    const planned = {
      ...draftOf({
        ...form,
        slotMinutes: '30',
        breakFrom: '11:00',
        breakTo: '12:00',
        heldSlots: '2',
      }),
      id: 'c',
      linkWorkerId: 'w',
    };
    const slots = slotsOf(planned, '2026-12-01');
    expect(slots.map(({ localTime, heldUntil }) => [localTime, heldUntil !== null])).toEqual([
      ['09:15', false],
      ['09:45', false],
      ['10:15', true],
      ['12:00', true],
    ]);
  });
});

describe('rooms', () => {
  it('are told apart as people do, and only where one is needed', () => {
    expect(roomKey({ mode: 'in_practice', room: ' Room 3 ' })).toBe(
      roomKey({ mode: 'in_practice', room: 'ROOM 3' }),
    );
    expect(roomKey({ mode: 'in_practice', room: ' ' })).toBeNull();
    expect(roomKey({ mode: 'phone', room: 'Room 3' })).toBeNull();
  });

  it('never hold two at a time once clashes are taken out, and nothing goes without need', () => {
    const slot = fc.record({
      clinicId: fc.constantFrom('1', '2', '3'),
      linkWorkerId: fc.constantFrom('a', 'b', 'c'),
      room: fc.constantFrom('X', 'x', 'Y', null),
      mode: fc.constantFrom('in_practice' as const, 'phone' as const),
      from: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 1, max: 12 }),
    });
    const at = (fives: number) =>
      new Date(Date.UTC(2026, 11, 1, 8) + fives * 300_000).toISOString();
    const clash = (one: PlannedSlot, two: PlannedSlot) =>
      one.startsAt < two.endsAt &&
      two.startsAt < one.endsAt &&
      (one.linkWorkerId === two.linkWorkerId ||
        (one.mode === 'in_practice' &&
          two.mode === 'in_practice' &&
          one.room !== null &&
          one.room.toLowerCase() === two.room?.toLowerCase()));
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 20 }), (some) => {
        const planned = some.map(({ from, length, ...rest }): PlannedSlot => ({
          ...rest,
          startsAt: at(from),
          endsAt: at(from + length),
          localDate: '2026-12-01',
          localTime: at(from).slice(11, 16),
          heldUntil: null,
        }));
        const kept = withoutClashes(planned, []);
        for (const one of kept) {
          for (const two of kept) if (one !== two) expect(clash(one, two)).toBe(false);
        }
        for (const gone of planned.filter((one) => !kept.includes(one))) {
          expect(kept.some((one) => clash(one, gone) && one.clinicId <= gone.clinicId)).toBe(true);
        }
        expect(
          withoutClashes(planned, kept).filter((one) => !kept.some((two) => clash(one, two))),
        ).toEqual([]);
      }),
    );
  });

  it('count a session that was taken out or added on a single day', () => {
    const clinic = draftOf(form);
    const other = { ...clinic, rule: 'FREQ=WEEKLY;BYDAY=WE' };
    const today = '2026-11-25';
    expect(firstClash(clinic, other, today)).toBeNull();
    expect(firstClash(clinic, other, today, { b: { extra: ['2026-12-08'] } })).toBe('2026-12-08');
    const closed = { a: { closed: ['2026-12-08'] }, b: { extra: ['2026-12-08'] } };
    expect(firstClash(clinic, other, today, closed)).toBeNull();
    expect(firstClash(clinic, { ...clinic, validTo: '2026-11-24' }, today)).toBeNull();
  });
});

describe("a practice's own holidays", () => {
  it('are added to the national ones, and take those away on which it works', () => {
    const national = new Map([['2026-11-30', 'St Andrew']]);
    const moved = withOwnHolidays(national, [
      { onDate: '2026-11-30', name: '', off: 0 },
      { onDate: '2026-12-01', name: 'Moved', off: 1 },
    ]);
    expect([...moved]).toEqual([['2026-12-01', 'Moved']]);
    expect(withOwnHolidays(national, [])).toBe(national);
  });
});
