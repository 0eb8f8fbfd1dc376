import list from './bank-holidays.json' with { type: 'json' };

/**
 * Bank holidays of Scotland, date to name, 2020 to 2040, with the days given instead of those that
 * fall on a weekend. Made by build/make-bank-holidays.ts. The register keeps its own copy (table
 * `bank_holiday`), to which later proclamations can be added.
 */
export const bankHolidays: ReadonlyMap<string, string> = new Map(Object.entries(list));

/** The same dates, for the rules that count working days. */
export const bankHolidayDates: ReadonlySet<string> = new Set(bankHolidays.keys());
