import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { bankHolidayDates } from '../../shared/bank-holidays.ts';
import {
  addDays,
  addWorkingDays,
  ageInYears,
  instantOf,
  isWorkingDay,
  localDateOf,
  localTimeOf,
  minutesBetween,
  plusMinutes,
  sayDate,
  sayLongDate,
  sayWhen,
  sayWorkingDays,
  toInstant,
  weekdayOf,
  workingDaysBetween,
  workingDaysBetweenDates,
} from '../../shared/calendar.ts';

/** An independent oracle: the platform's own time zone data, read through Intl. */
const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
});

function wallByIntl(ms: number): string {
  const [, day, month, year, time] =
    /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d:\d\d)$/.exec(wall.format(ms)) ?? [];
  return `${year}-${month}-${day}T${time}`;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const minute = 60_000;
const anyMinute = fc
  .integer({ min: Date.UTC(2000, 0, 1) / minute, max: Date.UTC(2060, 0, 1) / minute })
  .map((minutes) => minutes * minute);
const anyDate = anyMinute.map((ms) => iso(ms).slice(0, 10));

describe('the clock on the practice wall', () => {
  it('agrees with the platform at any instant', () => {
    fc.assert(
      fc.property(anyMinute, (ms) => {
        expect(`${localDateOf(iso(ms))}T${localTimeOf(iso(ms))}`).toBe(wallByIntl(ms));
      }),
      { numRuns: 2000 },
    );
  });

  // Two days around every change of 2026-2028, minute by minute of the night, both directions.
  const changeDays = [
    '2026-03-29',
    '2026-10-25',
    '2027-03-28',
    '2027-10-31',
    '2028-03-26',
    '2028-10-29',
  ];
  it.each(changeDays)(
    'finds every wall time around the clock change of %s, or says there is none',
    (date) => {
      const start = Date.parse(`${addDays(date, -1)}T12:00:00.000Z`);
      const firstShown = new Map<string, string>();
      for (let ms = start; ms < start + 36 * 60 * minute; ms += minute) {
        const shown = wallByIntl(ms);
        if (!firstShown.has(shown)) firstShown.set(shown, iso(ms));
      }
      for (let hour = 0; hour < 12; hour += 1) {
        for (let past = 0; past < 60; past += 1) {
          const time = `${String(hour).padStart(2, '0')}:${String(past).padStart(2, '0')}`;
          expect([time, instantOf(date, time)]).toEqual([
            time,
            firstShown.get(`${date}T${time}`) ?? null,
          ]);
        }
      }
    },
  );

  it('agrees with Temporal for any wall time, taking the earlier of two', () => {
    fc.assert(
      fc.property(anyMinute, (ms) => {
        const text = iso(ms).slice(0, 16);
        const plain = Temporal.PlainDateTime.from(text);
        const earlier = plain.toZonedDateTime('Europe/London', { disambiguation: 'earlier' });
        const exists = earlier.toPlainDateTime().equals(plain);
        expect(instantOf(text.slice(0, 10), text.slice(11))).toBe(
          exists ? iso(earlier.epochMilliseconds) : null,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees with Temporal for any instant, to the minute around every change', () => {
    const shown = (ms: number) => `${localDateOf(iso(ms))}T${localTimeOf(iso(ms))}`;
    const byTemporal = (ms: number) =>
      Temporal.Instant.fromEpochMilliseconds(ms)
        .toZonedDateTimeISO('Europe/London')
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute', roundingMode: 'floor' });
    fc.assert(
      fc.property(anyMinute, (ms) => expect(shown(ms)).toBe(byTemporal(ms))),
      { numRuns: 500 },
    );
    let change = Temporal.Instant.from('1972-01-01T00:00Z').toZonedDateTimeISO('Europe/London');
    while (change.year < 2050) {
      change = change.getTimeZoneTransition('next')!;
      for (const by of [-minute, 0, minute]) {
        const ms = change.epochMilliseconds + by;
        expect(shown(ms)).toBe(byTemporal(ms));
      }
    }
  });

  it('refuses 28 March 2027 01:30, which no clock in London shows', () => {
    expect(instantOf('2027-03-28', '01:30')).toBeNull();
    expect(() => toInstant('2027-03-28', '01:30')).toThrow('clinic_time_does_not_exist');
  });

  it('takes the first of the two 01:30 on 31 October 2027', () => {
    expect(toInstant('2027-10-31', '01:30')).toBe('2027-10-31T00:30:00.000Z');
  });

  it('keeps 09:00 at 09:00 across a clock change, which is not 168 hours later', () => {
    const before = toInstant('2027-03-22', '09:00');
    const after = toInstant('2027-03-29', '09:00');
    expect(minutesBetween(before, after)).toBe(167 * 60);
    expect(localTimeOf(plusMinutes(before, 168 * 60))).toBe('10:00');
  });

  it('refuses what is no date or time', () => {
    expect(() => instantOf('2027-02-30', '09:00')).toThrow(RangeError);
    expect(() => instantOf('2027-02-20', '24:00')).toThrow(RangeError);
    expect(() => localDateOf('yesterday')).toThrow(RangeError);
  });
});

describe('working days', () => {
  it('agree with counting day by day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5, max: 400 }), (from, days) => {
        const to = addDays(from, days);
        let counted = 0;
        for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
          const weekday = Temporal.PlainDate.from(date).dayOfWeek;
          if (weekday <= 5 && !bankHolidayDates.has(date)) counted += 1;
        }
        expect(workingDaysBetweenDates(from, to, bankHolidayDates)).toBe(counted);
      }),
    );
  });

  it('added and counted back are the same number', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 100 }), (date, count) => {
        const later = addWorkingDays(date, count, bankHolidayDates);
        expect(workingDaysBetweenDates(date, later, bankHolidayDates)).toBe(count);
        expect(isWorkingDay(later, bankHolidayDates)).toBe(true);
      }),
    );
  });

  it('leave out the weekend, St Andrew’s Day and the two days of New Year', () => {
    expect(
      workingDaysBetween('2026-11-27T10:00:00.000Z', '2026-12-01T10:00:00.000Z', bankHolidayDates),
    ).toBe(1);
    expect(
      workingDaysBetween('2026-12-31T10:00:00.000Z', '2027-01-05T10:00:00.000Z', bankHolidayDates),
    ).toBe(1);
  });

  it('go by the practice’s date, not the UTC one', () => {
    // 23:30 UTC on a Monday in July is already Tuesday in the practice.
    expect(
      workingDaysBetween('2026-07-06T23:30:00.000Z', '2026-07-07T10:00:00.000Z', new Set()),
    ).toBe(0);
  });

  it('know the day of the week', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekdayOf(date)).toBe(Temporal.PlainDate.from(date).dayOfWeek);
      }),
    );
  });
});

describe('ages', () => {
  it('change on the birthday, and on 1 March for someone born on 29 February', () => {
    expect(ageInYears('1960-05-04', '2026-05-03')).toBe(65);
    expect(ageInYears('1960-05-04', '2026-05-04')).toBe(66);
    expect(ageInYears('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageInYears('2008-02-29', '2026-03-01')).toBe(18);
  });
});

describe('times in words', () => {
  const now = '2026-12-30T12:00:00.000Z';
  it('say today, tomorrow and yesterday, else the day', () => {
    expect(sayWhen('2026-12-30T15:15:00.000Z', now)).toBe('today, 15:15');
    expect(sayWhen('2026-12-31T09:00:00.000Z', now)).toBe('tomorrow, 09:00');
    expect(sayWhen('2026-12-29T09:00:00.000Z', now)).toBe('yesterday, 09:00');
    expect(sayWhen('2027-01-05T10:45:00.000Z', now)).toBe('Tue 5 Jan, 10:45');
    expect(sayWhen('2027-07-06T09:45:00.000Z', now)).toBe('Tue 6 Jul 2027, 10:45');
    expect(sayDate('2024-02-29', '2026-12-30')).toBe('Thu 29 Feb 2024');
  });

  it('say a date in full for what is printed', () => {
    expect(sayLongDate('2027-01-05')).toBe('Tuesday 5 January 2027');
  });

  it('count working days', () => {
    expect([0, 1, 3].map(sayWorkingDays)).toEqual(['today', '1 working day', '3 working days']);
  });
});
