import { bankHolidayDates, bankHolidays } from '../../shared/bank-holidays.ts';
import { prepared } from '../register/prepared.ts';
import type { Db } from '../register/register.ts';

const selectAdded = prepared((db, _none: object) =>
  db.selectFrom('bankHoliday').select(['onDate', 'name']).orderBy('onDate'),
);

/**
 * The practice's bank holidays, date to name: Scotland's as this version knows them, and what the
 * register's own table adds (proclaimed since, or local). The one source for clinics and for waits.
 */
export async function holidayNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const added = await selectAdded(db, {});
  if (added.length === 0) return bankHolidays;
  return new Map([...bankHolidays, ...added.map(({ onDate, name }) => [onDate, name] as const)]);
}

/** The set made last: rules that count working days keep what they worked out per set. */
let kept: { readonly of: string; readonly dates: ReadonlySet<string> } | null = null;

/** The same days, for the rules that count working days. Equal holidays are the same set. */
export async function holidayDates(db: Db): Promise<ReadonlySet<string>> {
  const added = (await selectAdded(db, {})).map(({ onDate }) => onDate);
  if (added.length === 0) return bankHolidayDates;
  const of = added.join();
  if (kept?.of !== of) kept = { of, dates: new Set([...bankHolidayDates, ...added]) };
  return kept.dates;
}
