import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addWorkingDays, isWorkingDay, localTimeOf } from '../../shared/calendar.ts';
import { clinicDates } from '../../shared/clinic.ts';
import { readRule } from '../../shared/clinic-rule.ts';
import { formOfRule, ruleOf } from '../../shared/rule-form.ts';
import { plannedSlots, type PlannedClinic } from '../../shared/slot.ts';

/**
 * Rules and working days against an oracle that shares nothing with the app or its library: a walk
 * over the calendar, day by day, with the platform's own Date, asking of each day whether RFC 5545
 * (section 3.3.10) puts it in the set.
 */
const dayMs = 86_400_000;
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const msOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const codes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

type Parts = {
  freq: 'WEEKLY' | 'MONTHLY';
  interval: number;
  byday: readonly string[];
  bymonthday: readonly number[];
  bysetpos: readonly number[];
  bymonth: readonly number[];
  wkst: 'MO' | 'SU';
};

function ruleText(parts: Parts): string {
  const list = (name: string, values: readonly unknown[]) =>
    values.length === 0 ? [] : [`${name}=${values.join(',')}`];
  return [
    `FREQ=${parts.freq}`,
    `INTERVAL=${parts.interval}`,
    ...list('BYDAY', parts.byday),
    ...list('BYMONTHDAY', parts.bymonthday),
    ...list('BYSETPOS', parts.bysetpos),
    ...list('BYMONTH', parts.bymonth),
    `WKST=${parts.wkst}`,
  ].join(';');
}

const monthNumber = (ms: number): number =>
  new Date(ms).getUTCFullYear() * 12 + new Date(ms).getUTCMonth();
const daysInMonth = (ms: number): number =>
  new Date(Date.UTC(new Date(ms).getUTCFullYear(), new Date(ms).getUTCMonth() + 1, 0)).getUTCDate();

function weekStart(ms: number, wkst: Parts['wkst']): number {
  const weekday = new Date(ms).getUTCDay();
  return ms - (wkst === 'SU' ? weekday : (weekday + 6) % 7) * dayMs;
}

/** Whether a day is in the set before BYSETPOS. */
function candidate(ms: number, { freq, byday, bymonthday, bymonth }: Parts): boolean {
  const day = new Date(ms).getUTCDate();
  const month = new Date(ms).getUTCMonth() + 1;
  if (bymonth.length > 0 && !bymonth.includes(month)) return false;
  const length = daysInMonth(ms);
  if (bymonthday.length > 0 && !bymonthday.some((n) => (n > 0 ? n : length + 1 + n) === day)) {
    return false;
  }
  if (byday.length === 0) return true;
  const code = codes[new Date(ms).getUTCDay()]!;
  return byday.some((one) => {
    if (!one.endsWith(code)) return false;
    const place = Number(one.slice(0, -2));
    if (freq === 'WEEKLY' || place === 0) return true;
    const fromStart = Math.ceil(day / 7);
    const fromEnd = Math.ceil((length - day + 1) / 7);
    return place > 0 ? place === fromStart : -place === fromEnd;
  });
}

/** All days of the rule from its first day up to and with `to`, walked one by one. */
function walk(parts: Parts, validFrom: string, to: string): string[] {
  const start = msOf(validFrom);
  const periodOf = (ms: number): number =>
    parts.freq === 'MONTHLY'
      ? monthNumber(ms) - monthNumber(start)
      : Math.round((weekStart(ms, parts.wkst) - weekStart(start, parts.wkst)) / (7 * dayMs));
  const first =
    parts.freq === 'MONTHLY'
      ? start - (new Date(start).getUTCDate() - 1) * dayMs
      : weekStart(start, parts.wkst);
  const sets = new Map<number, number[]>();
  // Whole periods: a position is counted from both ends of its set.
  for (let ms = first; ms < msOf(to) + 40 * dayMs; ms += dayMs) {
    if (periodOf(ms) % parts.interval !== 0 || !candidate(ms, parts)) continue;
    sets.set(periodOf(ms), [...(sets.get(periodOf(ms)) ?? []), ms]);
  }
  return [...sets.values()]
    .flatMap((set) =>
      parts.bysetpos.length === 0
        ? set
        : set.filter((_, at) =>
            parts.bysetpos.some((n) => (n > 0 ? n - 1 : set.length + n) === at),
          ),
    )
    .map(dateOf)
    .filter((date) => date >= validFrom && date <= to)
    .toSorted();
}

const anyDate = fc
  .integer({ min: 0, max: 2200 })
  .map((days) => dateOf(msOf('2023-11-01') + days * dayMs));
const weekdays = fc.subarray(codes, { minLength: 1 });
const placed = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('1', '2', '3', '4', '5', '-1', '-2'), fc.constantFrom(...codes))
    .map((two) => two.join('')),
  { minLength: 1, maxLength: 3 },
);
const monthDays = fc.uniqueArray(fc.constantFrom(1, 15, 28, 29, 30, 31, -1, -2, -31), {
  minLength: 1,
  maxLength: 3,
});
const positions = fc.uniqueArray(fc.constantFrom(1, 2, 3, -1, -2), { maxLength: 2 });
const someMonths = fc.oneof(
  { weight: 3, arbitrary: fc.constant([] as number[]) },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
  },
);

const weekly: fc.Arbitrary<Parts> = fc.record({
  freq: fc.constant('WEEKLY' as const),
  interval: fc.constantFrom(1, 2, 3, 4, 26),
  byday: weekdays,
  bymonthday: fc.constant([] as number[]),
  bysetpos: positions,
  bymonth: someMonths,
  wkst: fc.constantFrom('MO' as const, 'SU' as const),
});
const monthly: fc.Arbitrary<Parts> = fc.record({
  freq: fc.constant('MONTHLY' as const),
  interval: fc.constantFrom(1, 2, 3, 12),
  byday: fc.oneof(weekdays, placed),
  bymonthday: fc.constant([] as number[]),
  bysetpos: positions,
  bymonth: someMonths,
  wkst: fc.constant('MO' as const),
});
const byDate: fc.Arbitrary<Parts> = fc.record({
  freq: fc.constant('MONTHLY' as const),
  interval: fc.constantFrom(1, 2, 3),
  byday: fc.oneof(fc.constant([] as string[]), weekdays),
  bymonthday: monthDays,
  bysetpos: positions,
  bymonth: someMonths,
  wkst: fc.constant('MO' as const),
});

describe('the days of any rule', () => {
  it.each([
    ['weekly', weekly],
    ['monthly by weekday', monthly],
    ['monthly by date', byDate],
  ])('are those of a walk over the calendar: %s', (_, parts) => {
    fc.assert(
      fc.property(
        parts,
        anyDate,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 400 }),
        (rule, validFrom, ahead, length) => {
          const from = addDays(validFrom, ahead);
          const to = addDays(from, length);
          const text = ruleText(rule);
          expect(readRule(text)).not.toBeNull();
          const expected = walk(rule, validFrom, to).filter((date) => date >= from);
          expect([text, clinicDates({ rule: text, validFrom, validTo: null }, from, to)]).toEqual([
            text,
            expected,
          ]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keep the fortnight over a year of 53 weeks', () => {
    const rule = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU';
    // 2026 has an ISO week 53: the parity of week numbers turns over, the fortnight does not.
    expect(
      clinicDates({ rule, validFrom: '2026-12-08', validTo: null }, '2026-12-01', '2027-02-28'),
    ).toEqual(['2026-12-08', '2026-12-22', '2027-01-05', '2027-01-19', '2027-02-02', '2027-02-16']);
  });

  it('leave out months without a 31st, and know 29 February', () => {
    const year = (rule: string) =>
      clinicDates({ rule, validFrom: '2028-01-01', validTo: null }, '2028-01-01', '2028-12-31').map(
        (date) => date.slice(5),
      );
    expect(year('FREQ=MONTHLY;BYMONTHDAY=31')).toEqual([
      '01-31',
      '03-31',
      '05-31',
      '07-31',
      '08-31',
      '10-31',
      '12-31',
    ]);
    expect(year('FREQ=MONTHLY;BYMONTHDAY=-1').slice(0, 3)).toEqual(['01-31', '02-29', '03-31']);
    expect(year('FREQ=MONTHLY;BYMONTHDAY=29')).toContain('02-29');
    expect(year('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1').slice(0, 3)).toEqual([
      '01-31',
      '02-29',
      '03-31',
    ]);
  });
});

describe('a rule as a form', () => {
  it('says the same days again, whichever way it is shown', () => {
    fc.assert(
      fc.property(fc.oneof(weekly, monthly, byDate), (parts) => {
        const rule = ruleText(parts);
        const again = ruleOf(formOfRule(rule));
        const dates = (one: string) =>
          clinicDates(
            { rule: one, validFrom: '2026-11-02', validTo: null },
            '2026-11-02',
            '2028-03-01',
          );
        expect(dates(again)).toEqual(dates(rule));
      }),
      { numRuns: 100 },
    );
  });

  it('shows what a practice says in words, and the rest as written', () => {
    expect(formOfRule('FREQ=WEEKLY;INTERVAL=4;BYDAY=TU')).toMatchObject({
      repeats: 'weekly',
      every: 4,
      days: ['TU'],
    });
    expect(formOfRule('FREQ=MONTHLY;BYDAY=-1FR')).toMatchObject({
      repeats: 'month_weekday',
      places: ['-1'],
      placeDay: 'FR',
    });
    expect(formOfRule('FREQ=MONTHLY;BYMONTHDAY=31')).toMatchObject({
      repeats: 'month_date',
      monthDay: '31',
    });
    expect(formOfRule('FREQ=MONTHLY;BYDAY=1TU,2WE')).toMatchObject({ repeats: 'written' });
    expect(ruleOf({ ...formOfRule(''), written: ' rrule:freq=weekly; byday=tu ' })).toBe(
      'FREQ=WEEKLY;BYDAY=TU',
    );
  });
});

describe('slots around both clock changes', () => {
  /** The wall clock by the platform's own time zone data. */
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const nobodyAway = {
    leave: [],
    closures: [],
    extras: [],
    bankHolidays: new Map<string, string>(),
    leavesOn: new Map<string, string>(),
  };
  const hhmm = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

  it('show the same wall times on every day the clocks do not change within them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 7 * 60, max: 15 * 60 }),
        fc.integer({ min: 30, max: 240 }),
        fc.integer({ min: 10, max: 60 }),
        fc.constantFrom('2027-03-20', '2027-10-20', '2026-12-20', '2028-02-20'),
        (opens, length, slotMinutes, from) => {
          const clinic: PlannedClinic = {
            id: 'c',
            linkWorkerId: 'w',
            rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU',
            startTime: hhmm(opens),
            endTime: hhmm(opens + length),
            slotMinutes,
            gapMinutes: 0,
            mode: 'in_practice',
            room: null,
            validFrom: '2026-01-01',
            validTo: null,
            heldSlots: 0,
            heldOpensAt: '06:30',
            breakFrom: null,
            breakTo: null,
          };
          const expected: string[] = [];
          for (let at = opens; at + slotMinutes <= opens + length; at += slotMinutes)
            expected.push(hhmm(at));
          const days = Map.groupBy(
            plannedSlots([clinic], nobodyAway, from, addDays(from, 14)),
            (slot) => slot.localDate,
          );
          if (expected.length > 0) expect(days.size).toBe(15);
          for (const [date, slots] of days) {
            expect(slots.map((slot) => wall.format(Date.parse(slot.startsAt)))).toEqual(expected);
            expect(slots.map((slot) => localTimeOf(slot.startsAt))).toEqual(expected);
            expect(slots.every((slot) => slot.startsAt.slice(0, 10) === date)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('working days', () => {
  it('are those of a walk over the calendar, over year ends, leap days and clock changes', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: 0, max: 60 }),
        fc.array(anyDate, { maxLength: 8 }),
        (from, count, off) => {
          const holidays = new Set(off);
          let ms = msOf(from);
          for (let left = count; left > 0;) {
            ms += dayMs;
            const weekday = new Date(ms).getUTCDay();
            if (weekday >= 1 && weekday <= 5 && !off.includes(dateOf(ms))) left -= 1;
          }
          expect(addWorkingDays(from, count, holidays)).toBe(dateOf(ms));
          if (count > 0) expect(isWorkingDay(dateOf(ms), holidays)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
