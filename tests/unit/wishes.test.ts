import { describe, expect, it } from '@jest/globals';
import { helps } from '../../shared/help.ts';
import { wantsReminderCall, wishWords } from '../../shared/wishes.ts';

describe('what somebody said would help them', () => {
  it('is said to whoever reaches them, in calm words', () => {
    expect(wishWords({ wouldHelp: [...helps], preferredContact: 'text' })).toEqual([
      'Likes to be reached by text',
      'Asked for a reminder',
      'Would like help with travel',
    ]);
    expect(wishWords({ wouldHelp: [], preferredContact: 'in_person' })).toEqual([
      'Likes to be reached in person',
    ]);
  });

  it('is not said where nothing was asked, or where it only matters to a time', () => {
    expect(wishWords({ wouldHelp: [], preferredContact: null })).toEqual([]);
    const times = { wouldHelp: ['morning' as const, 'by_phone' as const], preferredContact: null };
    expect(wishWords(times)).toEqual([]);
  });

  it('is a call to remind them only where they asked for both', () => {
    const reminder = ['reminder' as const];
    expect(wantsReminderCall({ wouldHelp: reminder, preferredContact: 'phone' })).toBe(true);
    expect(wantsReminderCall({ wouldHelp: reminder, preferredContact: 'text' })).toBe(false);
    expect(wantsReminderCall({ wouldHelp: reminder, preferredContact: null })).toBe(false);
    expect(wantsReminderCall({ wouldHelp: ['travel'], preferredContact: 'phone' })).toBe(false);
  });
});
