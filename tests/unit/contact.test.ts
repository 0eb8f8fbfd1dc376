import { describe, expect, it } from '@jest/globals';
import { contactResults } from '../../shared/contract/referrals.ts';
import { contactHows, contactProblem, contactResultsOf } from '../../shared/contact.ts';

const noFlags = {
  noVoicemail: false,
  noLetters: false,
  noTexts: false,
  notAtHome: false,
  interpreterLanguage: null,
  largePrint: false,
};

describe('a contact attempt', () => {
  it('has a result that its way can have', () => {
    const problem = (how: 'letter' | 'text' | 'phone', result: 'spoke' | 'sent' | 'no_answer') =>
      contactProblem({ how, result }, noFlags);
    expect(problem('letter', 'spoke')).toBe('contact_impossible');
    expect(problem('text', 'no_answer')).toBe('contact_impossible');
    expect(problem('phone', 'sent')).toBe('contact_impossible');
    expect(problem('letter', 'sent')).toBeNull();
    expect(problem('phone', 'spoke')).toBeNull();
  });

  it('is refused exactly where the form does not offer it', () => {
    for (const how of contactHows) {
      for (const result of contactResults) {
        const offered = contactResultsOf(how).includes(result);
        expect(contactProblem({ how, result }, noFlags) === null).toBe(offered);
      }
      expect(contactResultsOf(how)).not.toHaveLength(0);
    }
  });

  it('by letter or text is none for somebody who must not get them', () => {
    const letter = { how: 'letter', result: 'sent' } as const;
    const text = { how: 'text', result: 'sent' } as const;
    expect(contactProblem(letter, { ...noFlags, noLetters: true })).toBe('no_letters');
    expect(contactProblem(text, { ...noFlags, noTexts: true })).toBe('no_texts');
    expect(contactProblem(text, { ...noFlags, noLetters: true })).toBeNull();
  });

  it('that left a voicemail by mistake can be noted all the same', () => {
    const message = { how: 'phone', result: 'left_message' } as const;
    expect(contactProblem(message, { ...noFlags, noVoicemail: true })).toBeNull();
  });
});
