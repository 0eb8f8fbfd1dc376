import { contactThatHelps } from '../../shared/next-contact.ts';
import type { SeriesSession, Slot } from '../../shared/types.ts';
import { dayOf, sentence, whenOf } from '../components/dates.ts';
import { modeWords, ordinal } from '../components/words.ts';

/** "Tue 15 Dec, 10:45, Room 3"; how, only where it is not in the practice. */
export const slotWords = ({ startsAt, mode, room }: Pick<Slot, 'startsAt' | 'mode' | 'room'>) =>
  [sentence(whenOf(startsAt)), mode === 'in_practice' ? null : modeWords[mode].toLowerCase(), room]
    .filter(Boolean)
    .join(', ');

/** Why a wished time cannot be had, in one short sentence. */
export function whyWords({ wish, why, reason }: SeriesSession): string {
  const day = sentence(dayOf(wish.date));
  switch (why) {
    case null:
      return '';
    case 'beyond':
      return `${day}: not open yet.`;
    case 'bank_holiday':
      return `${day} is ${reason}.`;
    case 'closed':
      return `${day}: closed (${reason}).`;
    case 'leave':
      return `${day}: away (${reason}).`;
    case 'patient_booked':
      return `${day}: the patient has another appointment.`;
    case 'past':
      return `${day}, ${wish.time} is over.`;
    case 'taken':
      return `${day}, ${wish.time} is taken.`;
    case 'no_clinic':
      return `${day}: no clinic at ${wish.time}.`;
    default:
      return why satisfies never;
  }
}

/** "2nd contact", "3rd contact, the one that helps". */
export const contactWords = (contact: number): string =>
  `${ordinal(contact)} contact${contact === contactThatHelps ? ', the one that helps' : ''}`;

/** "3 of 6", or null for one booked by itself. */
export const placeWords = (
  sessions: { readonly at: number; readonly of: number } | null,
): string | null => (sessions ? `${sessions.at} of ${sessions.of}` : null);
