import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, weekdayOf } from '../../shared/calendar.ts';
import {
  addMonths,
  dayAfterKey,
  mondayOf,
  monthBounds,
  monthOf,
  monthWeeks,
  sayDayOfYear,
  sayMonth,
  shownDates,
  weekDates,
} from '../../shared/diary-dates.ts';

const anyDate = fc.integer({ min: 0, max: 50_000 }).map((days) => addDays('1990-01-01', days));

/** The platform's own calendar, which shares no line with ours. */
const plain = (date: string) => Temporal.PlainDate.from(date);

describe('a week of the diary', () => {
  it('goes from Monday to Sunday and holds its date', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const week = weekDates(date);
        expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
        expect(week).toContain(date);
        expect(mondayOf(date)).toBe(
          plain(date)
            .subtract({ days: plain(date).dayOfWeek - 1 })
            .toString(),
        );
      }),
    );
  });

  it('shows a Saturday or Sunday only when there is something in it', () => {
    expect(shownDates('2026-12-02', new Set())).toEqual(weekDates('2026-12-02').slice(0, 5));
    expect(shownDates('2026-12-02', new Set(['2026-12-05']))).toHaveLength(6);
    expect(shownDates('2026-12-02', new Set(['2026-12-12']))).toHaveLength(5);
  });

  it('is seven dates also where the clocks change', () => {
    for (const sunday of ['2027-03-28', '2027-10-31']) {
      expect(weekDates(sunday).at(-1)).toBe(sunday);
      expect(new Set(weekDates(sunday)).size).toBe(7);
    }
  });
});

describe('a month of the diary', () => {
  it('has every one of its days once, under its weekday', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const weeks = monthWeeks(monthOf(date));
        const days = weeks.flat().filter((day) => day !== null);
        expect(days).toHaveLength(plain(date).daysInMonth);
        expect(days).toContain(date);
        expect(days).toEqual([...new Set(days)].sort());
        for (const week of weeks) {
          expect(week).toHaveLength(7);
          for (const [at, day] of week.entries()) if (day) expect(weekdayOf(day)).toBe(at + 1);
        }
      }),
    );
  });

  it('ends on the last day also in a leap year', () => {
    expect(monthBounds('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
    expect(monthBounds('2027-02').last).toBe('2027-02-28');
    expect(() => monthBounds('2027-13')).toThrow(RangeError);
  });

  it('turns to the same day of the next, or its last', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2027-01-15', -1)).toBe('2026-12-15');
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40, max: 40 }), (date, months) => {
        expect(addMonths(date, months)).toBe(plain(date).add({ months }).toString());
      }),
    );
  });

  it('is walked by day and by week, and Home and End stay within the week', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(dayAfterKey(date, 'ArrowDown')).toBe(addDays(date, 7));
        expect(dayAfterKey(dayAfterKey(date, 'ArrowRight')!, 'ArrowLeft')).toBe(date);
        expect(dayAfterKey(date, 'Home')).toBe(weekDates(date)[0]);
        expect(dayAfterKey(date, 'End')).toBe(weekDates(date)[6]);
        expect(dayAfterKey(date, 'x')).toBeNull();
      }),
    );
  });

  it('is said with its year, a day without', () => {
    expect(sayMonth('2027-01')).toBe('January 2027');
    expect(sayDayOfYear('2027-01-05')).toBe('Tuesday 5 January');
  });
});
