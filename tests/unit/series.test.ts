import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, dayNumber, localTimeOf, toInstant, weekdayOf } from '../../shared/calendar.ts';
import { nextContact, nextContactSpan } from '../../shared/next-contact.ts';
import {
  alternativesTo,
  chosenSlots,
  mostAlternatives,
  proposeSeries,
  wishedTimes,
  type Choosable,
} from '../../shared/series.ts';

const slot = (localDate: string, localTime: string, mode: Choosable['mode'] = 'in_practice') => ({
  id: `${localDate} ${localTime} ${mode}`,
  startsAt: toInstant(localDate, localTime),
  localDate,
  localTime,
  mode,
});
const saidOf = (slots: readonly Choosable[]) =>
  slots.map(({ localDate, localTime }) => `${localDate.slice(5)} ${localTime}`);
const wishFor = (date: string, time: string) => ({ date, time, startsAt: toInstant(date, time) });
const nobody: ReadonlySet<string> = new Set();

const anyDate = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01', days));
const anyTime = fc
  .integer({ min: 8 * 4, max: 18 * 4 })
  .map(
    (q) => `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`,
  );
const anySlot = fc.tuple(anyDate, anyTime).map(([date, time]) => slot(date, time));

describe('the times of a series', () => {
  it('keep the time on the wall across both clock changes, as another calendar reckons them', () => {
    fc.assert(
      fc.property(
        anySlot,
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 2, max: 12 }),
        (first, everyDays, count) => {
          const start = Temporal.Instant.from(first.startsAt).toZonedDateTimeISO('Europe/London');
          const expected = Array.from(
            { length: count },
            (_, at) => start.add({ days: at * everyDays }).toInstant().epochMilliseconds,
          );
          const wishes = wishedTimes(first, everyDays, count);
          expect(wishes.map(({ startsAt }) => Date.parse(startsAt!))).toEqual(expected);
          expect(wishes.map(({ startsAt }) => localTimeOf(startsAt!))).toEqual(
            wishes.map(() => first.localTime),
          );
        },
      ),
    );
  });

  it('are not shifted where the clocks skip them, and the first stays in its own hour', () => {
    const early = slot('2027-03-14', '01:30');
    expect(wishedTimes(early, 14, 3).map(({ startsAt }) => startsAt)).toEqual([
      '2027-03-14T01:30:00.000Z',
      null,
      '2027-04-11T00:30:00.000Z',
    ]);
    const second = { ...slot('2027-10-31', '01:30'), startsAt: '2027-10-31T01:30:00.000Z' };
    expect(wishedTimes(second, 7, 2)[0]?.startsAt).toBe('2027-10-31T01:30:00.000Z');
  });
});

describe('other times for a session', () => {
  const tuesday = '2027-01-05';

  it('are the nearest of that day, then of the days around it within the week', () => {
    const free = [
      slot('2027-01-04', '10:45'),
      slot(tuesday, '09:15'),
      slot(tuesday, '11:30'),
      slot(tuesday, '10:00'),
      slot('2027-01-06', '10:45'),
      slot('2027-01-12', '10:45'),
    ];
    expect(saidOf(alternativesTo(wishFor(tuesday, '10:45'), 'in_practice', free))).toEqual([
      '01-05 10:00',
      '01-05 11:30',
      '01-05 09:15',
      '01-04 10:45',
    ]);
  });

  it('meet in the same way where one can choose, and leave out the wished time itself', () => {
    const free = [
      slot(tuesday, '10:30', 'phone'),
      slot(tuesday, '10:45', 'phone'),
      slot(tuesday, '15:00'),
      slot('2027-01-08', '10:45'),
      slot('2027-01-07', '16:00'),
    ];
    expect(saidOf(alternativesTo(wishFor(tuesday, '10:45'), 'in_practice', free))).toEqual([
      '01-05 15:00',
      '01-05 10:30',
      '01-07 16:00',
      '01-08 10:45',
    ]);
  });

  it('are always in its week, at most four, none twice, and no free one of the day is passed over', () => {
    const near = fc
      .tuple(fc.integer({ min: -9, max: 9 }), anyTime)
      .map(([days, time]) => slot(addDays(tuesday, days), time));
    fc.assert(
      fc.property(fc.uniqueArray(near, { selector: ({ id }) => id }), (free) => {
        const wish = wishFor(tuesday, '10:45');
        const found = alternativesTo(wish, 'in_practice', free);
        const monday = (date: string) => dayNumber(date) - weekdayOf(date);
        expect(found.every(({ localDate }) => monday(localDate) === monday(tuesday))).toBe(true);
        expect(new Set(found).size).toBe(found.length);
        const thatDay = free.filter(
          (one) => one.localDate === tuesday && one.startsAt !== wish.startsAt,
        );
        expect(found.filter((one) => one.localDate === tuesday)).toHaveLength(
          Math.min(mostAlternatives, thatDay.length),
        );
        const nearest = Math.min(...thatDay.map((one) => minutesApart(one.localTime, '10:45')));
        if (thatDay.length > 0) expect(minutesApart(found[0]!.localTime, '10:45')).toBe(nearest);
      }),
    );
  });
});

const minutesApart = (one: string, other: string): number =>
  Math.abs(Date.parse(`2027-01-05T${one}Z`) - Date.parse(`2027-01-05T${other}Z`)) / 60_000;

describe('a series', () => {
  const first = slot('2027-01-05', '10:45');
  const weekly = { first, everyDays: 7, count: 3, patientDates: nobody };

  it('takes the wished slots that are free and offers others of the week for the rest', () => {
    const free = [first, slot('2027-01-12', '11:30'), slot('2027-01-19', '10:45')];
    const sessions = proposeSeries({ ...weekly, free });
    expect(sessions.map(({ proposed }) => proposed?.localDate ?? null)).toEqual([
      '2027-01-05',
      null,
      '2027-01-19',
    ]);
    expect(saidOf(sessions[1]!.alternatives)).toEqual(['01-12 11:30']);
  });

  it('proposes nothing on a day on which the patient is here anyway', () => {
    const free = [first, slot('2027-01-12', '10:45'), slot('2027-01-13', '10:45')];
    const sessions = proposeSeries({ ...weekly, free, patientDates: new Set(['2027-01-12']) });
    expect(sessions[1]).toMatchObject({ proposed: null, alternatives: [{ localTime: '10:45' }] });
    expect(saidOf(sessions[1]!.alternatives)).toEqual(['01-13 10:45']);
  });

  it('never offers for one session what another wishes for, nor proposes what is not free', () => {
    const near = fc
      .tuple(fc.integer({ min: 0, max: 40 }), anyTime)
      .map(([days, time]) => slot(addDays(first.localDate, days), time));
    fc.assert(
      fc.property(
        fc.uniqueArray(near, { selector: ({ id }) => id, maxLength: 60 }),
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 2, max: 12 }),
        (free, everyDays, count) => {
          const sessions = proposeSeries({ first, everyDays, count, free, patientDates: nobody });
          expect(sessions).toHaveLength(count);
          const dates = sessions.map(({ wish }) => wish.date);
          for (const { wish, proposed, alternatives } of sessions) {
            if (proposed) expect(free).toContain(proposed);
            for (const one of alternatives) {
              expect(one.localDate === wish.date || !dates.includes(one.localDate)).toBe(true);
            }
          }
        },
      ),
    );
  });
});

describe('what a series takes', () => {
  const line = (proposed: string | null, ...alternatives: string[]) => ({
    proposed: proposed === null ? null : { id: proposed },
    alternatives: alternatives.map((id) => ({ id })),
  });
  const lines = [line('a', 'a2'), line(null, 'b2', 'b3'), line(null, 'b2'), line(null)];

  it('is the wished slot, else the best other one that no session has yet', () => {
    expect(chosenSlots(lines, new Map())).toEqual(['a', 'b2', null, null]);
  });

  it('is what somebody picked, and what they left out stays out', () => {
    const picked = new Map([
      [0, null],
      [1, 'b3'],
    ]);
    expect(chosenSlots(lines, picked)).toEqual([null, 'b3', 'b2', null]);
  });

  it('falls back where what was picked has gone meanwhile', () => {
    expect(chosenSlots(lines, new Map([[0, 'gone']]))).toEqual(['a', 'b2', null, null]);
  });

  it('never has one slot twice', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const anyLine = fc.tuple(fc.option(ids), fc.array(ids, { maxLength: 4 }));
    const picks = fc.array(fc.tuple(fc.nat(6), fc.option(ids)));
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 7 }), picks, (all, picked) => {
        const chosen = chosenSlots(
          all.map(([proposed, others]) => line(proposed, ...others)),
          new Map(picked),
        ).filter((id) => id !== null);
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
    );
  });
});

describe('the next contact', () => {
  const last = { localDate: '2026-12-01', localTime: '10:45', mode: 'in_practice' } as const;
  const today = '2026-12-01';
  const offered = (free: readonly Choosable[], more: Partial<typeof last> = {}, on = today) => {
    const { offer, others } = nextContact({ ...last, ...more }, on, free, nobody);
    return saidOf([...(offer ? [offer] : []), ...others]);
  };

  it('is the same weekday and time in two weeks, else next week, else the nearest that week', () => {
    const inTwo = slot('2026-12-15', '10:45');
    const inOne = slot('2026-12-08', '10:45');
    const near = slot('2026-12-15', '11:30');
    expect(offered([near, inOne, inTwo])).toEqual(['12-15 10:45', '12-08 10:45', '12-15 11:30']);
    expect(offered([near, inOne])[0]).toBe('12-08 10:45');
    expect(offered([near, slot('2026-12-07', '10:45')])[0]).toBe('12-15 11:30');
    expect(offered([])).toEqual([]);
  });

  it('is still to come where the last one was long ago', () => {
    const free = [slot('2026-12-29', '10:45'), slot('2027-01-05', '10:45')];
    expect(offered(free, {}, '2026-12-30')[0]).toBe('01-05 10:45');
  });

  it('is found for somebody seen without a slot, near the time they were seen', () => {
    const free = [slot('2026-12-15', '10:00'), slot('2026-12-15', '11:30')];
    expect(offered(free, { localTime: '11:37' } as object)[0]).toBe('12-15 11:30');
  });

  it('lies within the weeks that were looked at, after today, on no day the patient is here', () => {
    const span = fc.integer({ min: 0, max: 60 });
    const near = fc
      .tuple(fc.integer({ min: -10, max: 90 }), anyTime)
      .map(([days, time]) => slot(addDays(today, days), time));
    fc.assert(
      fc.property(fc.array(near), span, anyTime, fc.array(span), (free, later, localTime, here) => {
        const on = addDays(today, later);
        const dates = new Set(here.map((days) => addDays(today, days)));
        const [from, to] = nextContactSpan(last.localDate, on);
        const { offer, others } = nextContact({ ...last, localTime }, on, free, dates);
        for (const { localDate } of [...(offer ? [offer] : []), ...others]) {
          expect(localDate > on && localDate >= from && localDate <= to).toBe(true);
          expect(dates.has(localDate)).toBe(false);
        }
      }),
    );
  });
});
