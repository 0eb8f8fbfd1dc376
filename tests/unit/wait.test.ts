import { describe, expect, it } from '@jest/globals';
import { bankHolidayDates } from '../../shared/bank-holidays.ts';
import { waitOf } from '../../shared/wait.ts';

const thresholds = { amberAfterDays: 5, redAfterDays: 10 };
const waited = (referredAt: string, now: string, firstSeenAt: string | null = null) =>
  waitOf({ referredAt, firstSeenAt }, now, thresholds, bankHolidayDates);

describe('the wait clock', () => {
  it('counts working days, so a weekend is no wait', () => {
    expect(waited('2026-11-20T16:50:00.000Z', '2026-11-23T08:30:00.000Z').waitDays).toBe(1);
    expect(waited('2026-11-20T09:00:00.000Z', '2026-11-22T18:00:00.000Z').waitDays).toBe(0);
  });

  it('leaves Scottish bank holidays out', () => {
    // St Andrew's Day is Monday 30 November 2026.
    expect(waited('2026-11-27T10:00:00.000Z', '2026-12-01T10:00:00.000Z').waitDays).toBe(1);
  });

  it('goes by the practice’s own midnight in summer', () => {
    // 23:30 UTC on Sunday is already Monday in the practice.
    expect(waited('2026-07-05T23:30:00.000Z', '2026-07-06T10:00:00.000Z').waitDays).toBe(0);
  });

  it('turns amber and red on the day the practice has chosen', () => {
    const level = (now: string) => waited('2026-11-02T10:00:00.000Z', now).waitLevel;
    expect(level('2026-11-06T10:00:00.000Z')).toBe('ok');
    expect(level('2026-11-09T10:00:00.000Z')).toBe('amber');
    expect(level('2026-11-13T10:00:00.000Z')).toBe('amber');
    expect(level('2026-11-16T10:00:00.000Z')).toBe('red');
  });

  it('stops at the first attended contact, however long ago that is', () => {
    const seen = waited(
      '2026-11-02T10:00:00.000Z',
      '2026-12-18T10:00:00.000Z',
      '2026-11-04T10:00:00.000Z',
    );
    expect(seen).toEqual({ waitDays: 2, waitLevel: 'ok' });
  });
});
