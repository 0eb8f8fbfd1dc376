import { describe, expect, it } from '@jest/globals';
import { firstDay } from '../../shared/not-before.ts';

describe('the first day a patient wishes for', () => {
  it('is the Monday after this week, whatever the day of the call', () => {
    for (const day of ['2026-11-30', '2026-12-01', '2026-12-04', '2026-12-06']) {
      expect(firstDay('next_week', day)).toBe('2026-12-07');
      expect(firstDay('two_weeks', day)).toBe('2026-12-14');
      expect(firstDay('four_weeks', day)).toBe('2026-12-28');
    }
  });

  it('is tomorrow, or today', () => {
    expect(firstDay('tomorrow', '2026-12-31')).toBe('2027-01-01');
    expect(firstDay('now', '2026-12-31')).toBe('2026-12-31');
  });
});
