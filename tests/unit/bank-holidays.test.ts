import { describe, expect, it } from '@jest/globals';
import { bankHolidaysOfScotland, years } from '../../build/make-bank-holidays.ts';
import { bankHolidayDates, bankHolidays } from '../../shared/bank-holidays.ts';
import { weekdayOf } from '../../shared/calendar.ts';

describe('bank holidays of Scotland', () => {
  it('are the ones the calendar package gives, and those proclaimed since', () => {
    expect(Object.fromEntries(bankHolidays)).toEqual(bankHolidaysOfScotland());
  });

  // As published on gov.uk/bank-holidays.
  it.each([
    '2024-12-02', // St Andrew's Day, 30 November 2024 being a Saturday
    '2025-12-01',
    '2026-01-02',
    '2026-06-15', // World Cup
    '2026-08-03', // first Monday in August
    '2026-11-30',
    '2026-12-28', // Boxing Day being a Saturday
    '2027-01-04', // 2 January being a Saturday
    '2027-03-26', // Good Friday
    '2027-05-03', // first Monday in May
    '2027-05-31', // last Monday in May
    '2027-12-27',
    '2027-12-28',
  ])('include %s', (date) => {
    expect(bankHolidayDates.has(date)).toBe(true);
  });

  it.each([
    '2026-04-06', // Easter Monday
    '2027-03-29',
    '2026-08-31', // England's summer holiday
  ])('do not include %s, a holiday only further south', (date) => {
    expect(bankHolidayDates.has(date)).toBe(false);
  });

  it('give at least eight weekdays off in every year', () => {
    for (let year = years.from; year <= years.to; year += 1) {
      const off = [...bankHolidayDates].filter(
        (date) => date.startsWith(`${year}-`) && weekdayOf(date) <= 5,
      );
      expect([year, off.length >= 8]).toEqual([year, true]);
    }
  });
});
