import { useState } from 'react';
import type { ReactElement } from 'react';
import { bankHolidays } from '../../shared/bank-holidays.ts';
import { Button } from '../components/button.tsx';
import { longDayOf, today } from '../components/dates.ts';

const soon = 6;

/** Scottish bank holidays ahead: no clinic runs and no waiting day is counted on them. */
export function BankHolidays(): ReactElement {
  const [all, setAll] = useState(false);
  const now = today();
  const twoYears = `${Number(now.slice(0, 4)) + 2}${now.slice(4)}`;
  const ahead = [...bankHolidays].filter(([date]) => date >= now && date < twoYears);
  return (
    <section className="stack" aria-label="Bank holidays">
      <h2>Bank holidays</h2>
      <p className="soft">
        Scottish bank holidays. No clinic runs on them and they do not count as waiting days.
      </p>
      <ul className="plain-list">
        {ahead.slice(0, all ? undefined : soon).map(([date, name]) => (
          <li key={date}>
            <strong>{longDayOf(date)}</strong> <span className="soft">{name}</span>
          </li>
        ))}
      </ul>
      {all || ahead.length <= soon ? null : (
        <div>
          <Button variant="quiet" onPress={() => setAll(true)}>
            Show the next two years
          </Button>
        </div>
      )}
    </section>
  );
}
