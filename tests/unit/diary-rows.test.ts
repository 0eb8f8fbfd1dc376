import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localTimeOf, toInstant } from '../../shared/calendar.ts';
import {
  diaryRows,
  idOf,
  stopsOf,
  type DiaryAppointment,
  type DiaryColumn,
} from '../../shared/diary-rows.ts';

/** Only what the rows look at; nobody in them exists. */
const slot = (id: string, startsAt: string) =>
  ({ id, startsAt }) as unknown as DiaryColumn['slots'][number];
const booked = (id: string, startsAt: string, more: object = {}) =>
  ({ id, startsAt, linkWorkerId: 'worker', status: 'booked', ...more }) as DiaryAppointment;
const column = (date: string, of: Partial<DiaryColumn> = {}): DiaryColumn => ({
  linkWorkerId: 'worker',
  name: 'Made up',
  date,
  closed: null,
  away: null,
  clinics: [],
  slots: [],
  appointments: [],
  ...of,
});

const time = fc
  .integer({ min: 16, max: 40 })
  .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);

/** A week of both clock changes or of neither, with anything in it. */
const week = fc
  .record({
    monday: fc.constantFrom('2027-03-22', '2027-10-25', '2026-11-30'),
    days: fc.array(fc.record({ free: fc.array(time), taken: fc.array(time) }), {
      minLength: 1,
      maxLength: 7,
    }),
  })
  .map(({ monday, days }) =>
    days.map(({ free, taken }, at) => {
      const date = addDays(monday, at);
      return column(date, {
        slots: free.map((one, n) => slot(`slot ${at} ${n}`, toInstant(date, one))),
        appointments: taken.map((one, n) => booked(`booked ${at} ${n}`, toInstant(date, one))),
      });
    }),
  );

describe('the rows of a diary', () => {
  it('hold every free time and every appointment once, in its column, at its time on the wall', () => {
    fc.assert(
      fc.property(week, (columns) => {
        const rows = diaryRows(columns);
        const times = rows.map((row) => row.time);
        expect(times).toEqual([...new Set(times)].sort());
        const found = rows.flatMap((row) =>
          row.cells.flatMap((cells, at) => cells.map((cell) => `${at} ${row.time} ${idOf(cell)}`)),
        );
        const wanted = columns.flatMap(({ slots, appointments }, at) =>
          [...slots, ...appointments].map((one) => `${at} ${localTimeOf(one.startsAt)} ${one.id}`),
        );
        expect(found.sort()).toEqual(wanted.sort());
        expect(stopsOf(rows)).toHaveLength(wanted.length);
      }),
    );
  });

  it('put the same time of both sides of a clock change into one row', () => {
    const days = ['2027-03-27', '2027-03-28'].map((date) =>
      column(date, { slots: [slot(date, toInstant(date, '09:15'))] }),
    );
    expect(diaryRows(days)).toMatchObject([{ time: '09:15', cells: [[{}], [{}]] }]);
  });

  it('put what was cancelled after what is free, on its day and with its link worker only', () => {
    const at = toInstant('2026-12-01', '09:15');
    const gone = (id: string, more: object = {}) =>
      booked(id, at, { status: 'cancelled', ...more });
    const columns = [column('2026-12-01', { slots: [slot('free', at)] }), column('2026-12-02')];
    const others = [gone('hers', { linkWorkerId: 'another' })];
    const rows = diaryRows(columns, [gone('his'), ...others]);
    expect(rows.map((row) => row.cells.map((cells) => cells.map(idOf)))).toEqual([
      [['free', 'cancelled his'], []],
    ]);
  });
});
