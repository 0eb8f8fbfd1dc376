import { sayWhen, sayWorkingDays } from './calendar.ts';
import type { ContactResult, PhoneRow, PhoneWhy, ReminderRow } from './types.ts';

/** The words of the phone list and the reminders, the same on screen and on paper. */
export const phoneWhyWords: Record<PhoneWhy, { readonly title: string; readonly hint: string }> = {
  call_back: { title: 'Promised a call', hint: 'the time has come' },
  move: { title: 'Booking needs moving', hint: 'their time is no longer offered' },
  rebook: { title: 'Rebook', hint: 'missed or cancelled: offer today or tomorrow' },
  remind: { title: 'Remind by phone', hint: 'they cannot be texted, or like to be phoned' },
  phone: { title: 'Waiting for a call', hint: 'the longest wait first' },
  follow_up: { title: 'Follow up', hint: 'another try' },
  later: { title: 'Promised a call later today', hint: 'not before the time' },
  tried: { title: 'Tried today, not reached', hint: 'again if there is time' },
};

export const noTextWords: Record<NonNullable<ReminderRow['why']>, string> = {
  no_texts: 'No texts',
  no_mobile: 'No mobile number',
  likes_phone: 'Likes to be phoned',
  needs_moving: 'Needs moving first',
  died: 'The list says they have died',
};

const resultWords: Record<ContactResult, string> = {
  spoke: 'spoke',
  no_answer: 'no answer',
  left_message: 'left message',
  wrong_number: 'wrong number',
  sent: 'sent',
};

/** What the call is about, in a few words: "coming tomorrow, 10:45; no mobile number". */
export function phoneReason(row: PhoneRow, now: string): string {
  const when = row.startsAt === null ? '' : sayWhen(row.startsAt, now);
  const promised = row.dueAt === null ? '' : sayWhen(row.dueAt, now);
  const waits = row.waitDays === 0 ? 'referred today' : `waits ${sayWorkingDays(row.waitDays)}`;
  switch (row.about) {
    case 'call_back':
      return `promised for ${promised}`;
    case 'move':
      return `booked ${when}`;
    case 'remind':
      return `comes ${when}${row.noText ? `; ${noTextWords[row.noText].toLowerCase()}` : ''}`;
    case 'rebook':
    case 'phone':
    case 'follow_up':
    case 'later':
    case 'tried':
      return waits;
  }
}

/** "2×, no answer"; empty before the first try. */
export function attemptWords(row: Pick<PhoneRow, 'contactAttempts' | 'lastContactResult'>): string {
  if (row.contactAttempts === 0 || row.lastContactResult === null) return '';
  return `${row.contactAttempts}×, ${resultWords[row.lastContactResult]}`;
}
