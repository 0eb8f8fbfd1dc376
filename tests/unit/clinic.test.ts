import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localTimeOf, minutesBetween, weekdayOf } from '../../shared/calendar.ts';
import { firstClash } from '../../shared/clinic-clash.ts';
import { clinicDates, clinicProblem } from '../../shared/clinic.ts';
import { readRule } from '../../shared/clinic-rule.ts';
import { clinicSentence, sayDays, slotsPerSession } from '../../shared/clinic-sentence.ts';
import { plannedSlots, slotsOf, type Absences, type PlannedClinic } from '../../shared/slot.ts';

const clinic: PlannedClinic = {
  id: 'clinic-1',
  linkWorkerId: 'worker-1',
  rule: 'FREQ=WEEKLY;BYDAY=TU,TH',
  startTime: '09:15',
  endTime: '12:30',
  slotMinutes: 45,
  gapMinutes: 0,
  mode: 'in_practice',
  room: 'Room 3',
  validFrom: '2026-11-02',
  validTo: null,
  heldSlots: 0,
  heldOpensAt: '08:30',
  breakFrom: null,
  breakTo: null,
};

const nobodyAway: Absences = {
  leave: [],
  closures: [],
  bankHolidays: new Map(),
  leavesOn: new Map(),
  extras: [],
};

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const anyDate = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));

describe('the days of a clinic', () => {
  it('are those of a plain loop over the calendar, every week or every other', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.subarray(codes, { minLength: 1 }),
        fc.constantFrom(1, 2),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 84 }),
        (validFrom, days, interval, ahead, window) => {
          const rule = `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days.join(',')}`;
          const from = addDays(validFrom, ahead);
          const to = addDays(from, window);
          const firstMonday = addDays(validFrom, 1 - weekdayOf(validFrom));
          const expected: string[] = [];
          for (let n = 0, date = firstMonday; date <= to; n += 1, date = addDays(firstMonday, n)) {
            const week = Math.floor(n / 7);
            const runs = week % interval === 0 && days.includes(codes[weekdayOf(date) - 1] ?? '');
            if (runs && date >= validFrom && date >= from) expected.push(date);
          }
          expect(clinicDates({ rule, validFrom, validTo: null }, from, to)).toEqual(expected);
        },
      ),
    );
  });

  it('stop with the last day it runs', () => {
    const dates = clinicDates({ ...clinic, validTo: '2026-11-10' }, '2026-11-01', '2026-12-31');
    expect(dates).toEqual(['2026-11-03', '2026-11-05', '2026-11-10']);
  });

  it('can be the first Tuesday of every month', () => {
    const monthly = { ...clinic, rule: 'FREQ=MONTHLY;BYDAY=1TU' };
    expect(clinicDates(monthly, '2026-12-01', '2027-02-28')).toEqual([
      '2026-12-01',
      '2027-01-05',
      '2027-02-02',
    ]);
  });
});

describe('a clinic as typed', () => {
  it('is fine as it stands', () => {
    expect(clinicProblem(clinic)).toBeNull();
  });

  it.each([
    [{ endTime: '09:15' }, 'clinic_ends_before_start', ['endTime']],
    [{ endTime: '08:00' }, 'clinic_ends_before_start', ['endTime']],
    [{ slotMinutes: 200 }, 'clinic_slot_too_long', ['slotMinutes']],
    [{ validTo: '2026-11-01' }, 'dates_out_of_order', ['validTo']],
    [{ validTo: '2026-11-02' }, 'clinic_no_occurrences', ['rule', 'validTo']],
    [{ rule: '' }, 'clinic_rule_invalid', ['rule']],
    [{ rule: 'FREQ=WEEKLY' }, 'clinic_rule_invalid', ['rule']],
    [{ rule: 'FREQ=WEEKLY;BYDAY=1TU' }, 'clinic_rule_invalid', ['rule']],
    [{ rule: 'FREQ=MONTHLY' }, 'clinic_rule_invalid', ['rule']],
    [{ rule: 'FREQ=WEEKLY;BYDAY=TU;BYMONTHDAY=1' }, 'clinic_rule_invalid', ['rule']],
    [{ rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4' }, 'clinic_rule_invalid', ['rule']],
    [{ rule: 'FREQ=MONTHLY;BYMONTHDAY=32' }, 'clinic_rule_invalid', ['rule']],
    [
      { rule: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30' },
      'clinic_no_occurrences',
      ['rule', 'validTo'],
    ],
    [{ rule: 'FREQ=DAILY;BYHOUR=9' }, 'clinic_rule_invalid', ['rule']],
    [{ rule: 'FREQ=WEEKLY;BYDAY=TU;BYDAY=WE' }, 'clinic_rule_invalid', ['rule']],
  ])('is refused with %j', (change, code, fields) => {
    expect(clinicProblem({ ...clinic, ...change })).toEqual({ code, fields });
  });

  it('is refused at a time the clocks skip', () => {
    const night = { ...clinic, rule: 'FREQ=WEEKLY;BYDAY=SU', startTime: '01:30', endTime: '04:00' };
    expect(clinicProblem(night)).toEqual({
      code: 'clinic_time_does_not_exist',
      fields: ['startTime'],
    });
    expect(clinicProblem({ ...night, startTime: '02:00' })).toBeNull();
  });

  it('is never accepted with a rule the calendar library cannot read', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'FREQ=WEEKLY',
            'FREQ=MONTHLY',
            'BYDAY=TU',
            'BYDAY=-1FR',
            'INTERVAL=2',
            'WKST=MO',
            '=',
            'X=1',
            '',
          ),
        ),
        (some) => {
          const rule = some.join(';');
          if (readRule(rule)) clinicDates({ ...clinic, rule }, '2026-11-01', '2027-11-01');
          else
            expect(() => clinicDates({ ...clinic, rule }, '2026-11-01', '2027-11-01')).toThrow(
              'clinic_rule_invalid',
            );
        },
      ),
    );
  });

  it('must not need its link worker in two places', () => {
    const other = {
      ...clinic,
      rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
      startTime: '12:00',
      endTime: '14:00',
    };
    expect(firstClash(clinic, other)).toBe('2026-11-05');
    expect(firstClash(clinic, { ...other, startTime: '12:30' })).toBeNull();
    expect(firstClash(clinic, { ...other, rule: 'FREQ=WEEKLY;BYDAY=MO' })).toBeNull();
    expect(firstClash({ ...clinic, validTo: '2026-11-03' }, other)).toBeNull();
  });
});

describe('a clinic in words', () => {
  it('says days, times, length and room', () => {
    expect(clinicSentence(clinic)).toBe(
      'Every Tuesday and Thursday, 09:15 to 12:30, 45 minutes, Room 3',
    );
    expect(clinicSentence({ ...clinic, gapMinutes: 5, mode: 'phone', validTo: '2027-03-31' })).toBe(
      'Every Tuesday and Thursday, 09:15 to 12:30, 45 minutes and 5 between, by phone, until Wednesday 31 March 2027',
    );
  });

  it('says every other week and days of the month', () => {
    expect(sayDays('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR')).toBe(
      'Every other Monday, Wednesday and Friday',
    );
    expect(sayDays('FREQ=WEEKLY;INTERVAL=3;BYDAY=MO')).toBe('Every 3 weeks on Monday');
    expect(sayDays('FREQ=MONTHLY;BYDAY=1TU,-1FR')).toBe(
      'The first Tuesday and last Friday of every month',
    );
  });
});

describe('the slots of a session', () => {
  it('follow one another for as long as a whole one fits', () => {
    expect(slotsOf(clinic, '2026-11-03').map((slot) => slot.localTime)).toEqual([
      '09:15',
      '10:00',
      '10:45',
      '11:30',
    ]);
    expect(slotsPerSession(clinic)).toBe(4);
    expect(
      slotsOf({ ...clinic, gapMinutes: 15 }, '2026-11-03').map((slot) => slot.localTime),
    ).toEqual(['09:15', '10:15', '11:15']);
    expect(slotsPerSession({ ...clinic, gapMinutes: 15 })).toBe(3);
  });

  it('show the same times in the practice before and after the clocks change', () => {
    const times = (date: string): string[] => slotsOf(clinic, date).map((slot) => slot.localTime);
    expect(times('2027-03-30')).toEqual(times('2027-03-25'));
    expect(slotsOf(clinic, '2027-03-30')[0]?.startsAt).toBe('2027-03-30T08:15:00.000Z');
    expect(slotsOf(clinic, '2027-03-25')[0]?.startsAt).toBe('2027-03-25T09:15:00.000Z');
  });

  it('never overlap, never last longer or shorter, and show a real time, even through a clock change', () => {
    const time = fc
      .integer({ min: 0, max: 24 * 12 - 1 })
      .map(
        (fives) =>
          `${String(Math.floor(fives / 12)).padStart(2, '0')}:${String((fives % 12) * 5).padStart(2, '0')}`,
      );
    fc.assert(
      fc.property(
        time,
        time,
        fc.integer({ min: 5, max: 120 }),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom('2027-03-28', '2027-10-31', '2027-06-06'),
        (startTime, endTime, slotMinutes, gapMinutes, date) => {
          const slots = slotsOf({ ...clinic, startTime, endTime, slotMinutes, gapMinutes }, date);
          slots.forEach((slot, n) => {
            expect(minutesBetween(slot.startsAt, slot.endsAt)).toBe(slotMinutes);
            expect(localTimeOf(slot.startsAt)).toBe(slot.localTime);
            const next = slots[n + 1];
            if (next) expect(minutesBetween(slot.endsAt, next.startsAt)).toBe(gapMinutes);
          });
        },
      ),
    );
  });

  it('are left out on leave, closures, bank holidays and after the link worker has left', () => {
    const dates = (absences: Partial<Absences>): string[] => [
      ...new Set(
        plannedSlots([clinic], { ...nobodyAway, ...absences }, '2026-11-24', '2026-12-08').map(
          (slot) => slot.localDate,
        ),
      ),
    ];
    expect(dates({})).toEqual([
      '2026-11-24',
      '2026-11-26',
      '2026-12-01',
      '2026-12-03',
      '2026-12-08',
    ]);
    expect(
      dates({
        leave: [
          { linkWorkerId: 'worker-1', fromDate: '2026-11-25', toDate: '2026-12-01', reason: '' },
        ],
        closures: [
          { onDate: '2026-12-03', clinicId: 'clinic-1', reason: 'Training' },
          { onDate: '2026-12-08', clinicId: 'another', reason: '' },
        ],
      }),
    ).toEqual(['2026-11-24', '2026-12-08']);
    expect(dates({ bankHolidays: new Map([['2026-11-26', 'Made up']]) })).not.toContain(
      '2026-11-26',
    );
    expect(
      dates({ closures: [{ onDate: '2026-11-24', clinicId: null, reason: '' }] }),
    ).not.toContain('2026-11-24');
    expect(dates({ leavesOn: new Map([['worker-1', '2026-12-01']]) })).toEqual([
      '2026-11-24',
      '2026-11-26',
      '2026-12-01',
    ]);
    expect(
      dates({
        leave: [
          { linkWorkerId: 'another', fromDate: '2026-11-01', toDate: '2027-01-01', reason: '' },
        ],
      }),
    ).toHaveLength(5);
  });
});
