import { bankHolidayDates, bankHolidays } from '../../shared/bank-holidays.ts';
import { withOwnHolidays } from '../../shared/own-holidays.ts';
import { prepared } from '../register/prepared.ts';
import type { Db } from '../register/register.ts';
import type { HolidayRow } from './exceptions.repo.ts';

const selectOwn = prepared((db, _none: object) =>
  db.selectFrom('bankHoliday').select(['onDate', 'name', 'off']).orderBy('onDate'),
);

/** What the practice itself says of days: proclaimed since, local, moved, or worked all the same. */
export const ownHolidays = (db: Db): Promise<HolidayRow[]> => selectOwn(db, {});

/**
 * The practice's bank holidays, date to name: Scotland's as this version knows them, and what the
 * register's own table adds or takes away. The one source for clinics and for waits.
 */
export async function holidayNames(db: Db): Promise<ReadonlyMap<string, string>> {
  return withOwnHolidays(bankHolidays, await ownHolidays(db));
}

/** The set made last: rules that count working days keep what they worked out per set. */
let kept: { readonly of: string; readonly dates: ReadonlySet<string> } | null = null;

/** The same days, for the rules that count working days. Equal holidays are the same set. */
export async function holidayDates(db: Db): Promise<ReadonlySet<string>> {
  const own = await ownHolidays(db);
  if (own.length === 0) return bankHolidayDates;
  const of = own.map(({ onDate, off }) => `${onDate} ${off}`).join();
  if (kept?.of !== of) {
    kept = { of, dates: new Set(withOwnHolidays(bankHolidays, own).keys()) };
  }
  return kept.dates;
}
