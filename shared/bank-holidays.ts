import list from './bank-holidays.json' with { type: 'json' };

/**
 * Bank holidays of Scotland, date to name, 2020 to 2040, with the days given instead of those that
 * fall on a weekend. Made by build/make-bank-holidays.ts. The register's table `bank_holiday` adds to
 * them what is proclaimed later; main/clinics/holidays.ts puts the two together.
 */
export const bankHolidays: ReadonlyMap<string, string> = new Map(Object.entries(list));

/** The same dates, for the rules that count working days. */
export const bankHolidayDates: ReadonlySet<string> = new Set(bankHolidays.keys());
