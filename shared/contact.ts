import type { ContactHow, ContactResult, SafeContact } from './types.ts';

export const contactHows = ['phone', 'text', 'letter', 'in_person'] as const;

/** What can come of each way of making contact: nobody speaks to a letter. */
const possible: Record<ContactHow, readonly ContactResult[]> = {
  phone: ['spoke', 'no_answer', 'left_message', 'wrong_number'],
  text: ['sent', 'wrong_number'],
  letter: ['sent'],
  in_person: ['spoke', 'no_answer', 'left_message'],
};

export const contactResultsOf = (how: ContactHow): readonly ContactResult[] => possible[how];

/** The flag that forbids this way of making contact, or null. */
export function forbids(how: ContactHow, flags: SafeContact): 'no_letters' | 'no_texts' | null {
  if (how === 'letter' && flags.noLetters) return 'no_letters';
  return how === 'text' && flags.noTexts ? 'no_texts' : null;
}

/**
 * Why a contact attempt cannot be noted, or null. A voicemail is not refused where none should be
 * left: that it was left by mistake is what the next person has to know.
 */
export function contactProblem(
  { how, result }: { readonly how: ContactHow; readonly result: ContactResult },
  flags: SafeContact,
): 'no_letters' | 'no_texts' | 'contact_impossible' | null {
  return forbids(how, flags) ?? (possible[how].includes(result) ? null : 'contact_impossible');
}
