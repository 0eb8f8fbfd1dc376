import type { Help } from './help.ts';
import type { ContactHow } from './types.ts';

/** How somebody likes to be reached, as the end of a sentence. */
export const reachedBy: Record<ContactHow, string> = {
  phone: 'by phone',
  text: 'by text',
  letter: 'by letter',
  in_person: 'in person',
};

type Wishes = {
  readonly wouldHelp: readonly Help[];
  readonly preferredContact: ContactHow | null;
};

/**
 * What somebody said would help them to come, as far as it matters to whoever reaches them: the rest
 * (mornings, a call instead of a visit) matters where a time is offered.
 */
export function wishWords({ wouldHelp, preferredContact }: Wishes): string[] {
  return [
    preferredContact !== null && `Likes to be reached ${reachedBy[preferredContact]}`,
    wouldHelp.includes('reminder') && 'Asked for a reminder',
    wouldHelp.includes('travel') && 'Would like help with travel',
  ].filter((said) => said !== false);
}

/** A reminder was asked for, and a call is what reaches them: a text would answer neither. */
export const wantsReminderCall = ({ wouldHelp, preferredContact }: Wishes): boolean =>
  preferredContact === 'phone' && wouldHelp.includes('reminder');
