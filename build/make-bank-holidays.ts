import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

/**
 * Writes shared/bank-holidays.json: `node build/make-bank-holidays.ts`. The package is too heavy to
 * load at every start, and a committed list can be read and checked by eye.
 */
export const years = { from: 2020, to: 2040 };

/** Proclaimed one-off days that the package does not know yet. */
export const proclaimed: Readonly<Record<string, string>> = {
  '2026-06-15': 'World Cup bank holiday', // Royal Proclamation, February 2026, Scotland only
};

export function bankHolidaysOfScotland(): Record<string, string> {
  const holidays = new Holidays('GB', 'SCT');
  const found: Record<string, string> = { ...proclaimed };
  for (let year = years.from; year <= years.to; year += 1) {
    for (const { date, name, type } of holidays.getHolidays(year)) {
      if (type === 'public') found[date.slice(0, 10)] = name;
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

if (import.meta.main) {
  const file = new URL('../shared/bank-holidays.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(bankHolidaysOfScotland(), null, 2)}\n`);
}
