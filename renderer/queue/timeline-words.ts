import type { SeeNowEventKind } from '../../shared/see-now.ts';
import { answerWords } from '../../shared/see-now-words.ts';
import type { TimelineEntry } from '../../shared/types.ts';
import { whenOf } from '../components/dates.ts';
import {
  appointmentStatusWords,
  closeReasonWords,
  contactHowWords,
  contactResultWords,
  referralFieldWords,
  wordFor,
} from '../components/words.ts';

const referralWords: Readonly<Record<string, string>> = {
  referred: 'Referred',
  undone: 'Referral undone',
  declined: 'Offered and declined',
  added_to: 'Added to',
  reopened: 'Reopened',
  note: 'Note',
  outcome: 'Outcome for who referred',
  link_worker_left: 'Handed to the desk: the link worker has left',
  see_now_over: 'Was here on an earlier day and was not seen then: the desk phones',
  list_says_died: 'The practice list says that they have died',
};

const appointmentWords: Readonly<Record<string, string>> = {
  arrived: 'Arrived',
  in_progress: 'In the room',
  attended: 'Seen',
  dna: 'Did not attend',
  left_before_seen: 'Left before being seen',
  needs_moving: 'Needs moving',
  settled: 'No longer needs moving',
};

/** What happened, in one line. */
export function entryWords(entry: TimelineEntry): string {
  if (entry.kind === 'contact') return contactWords(entry.how ?? '', entry.what);
  if (entry.kind === 'appointment' && entry.startsAt) {
    return appointmentEntryWords(entry, entry.startsAt);
  }
  const [first = '', second = ''] = entry.about;
  if (entry.kind === 'see_now') return seeNowWords(entry);
  if (entry.what === 'contact_undone') return `Taken back: ${contactWords(first, second)}`;
  if (entry.what === 'closed') {
    return `Closed: ${wordFor(closeReasonWords, first).toLowerCase()}`;
  }
  if (entry.what === 'changed') {
    const fields = entry.about.map((field) => wordFor(referralFieldWords, field));
    return `Changed ${fields.join(', ')}`;
  }
  return wordFor(referralWords, entry.what);
}

function seeNowWords({ what, about, startsAt }: TimelineEntry): string {
  const [kind, name = null] = about as [SeeNowEventKind, string?];
  const said = answerWords({ kind, name, dueAt: startsAt });
  return what === 'undone' ? `Taken back: ${said}` : said;
}

const contactWords = (how: string, result: string): string =>
  `${wordFor(contactHowWords, how)}: ${wordFor(contactResultWords, result).toLowerCase()}`;

function appointmentEntryWords({ what, about, movedFrom }: TimelineEntry, start: string): string {
  const when = whenOf(start);
  switch (what) {
    case 'booked':
      return `Booked for ${when}`;
    case 'moved':
      return movedFrom ? `Moved from ${whenOf(movedFrom)} to ${when}` : `Moved to ${when}`;
    case 'room_changed':
      return about[0] ? `${when} is now in ${about[0]}` : `${when} has no room any more`;
    case 'cancelled':
      return `${when} cancelled ${cancelWords(about)}`;
    case 'undone': {
      const [status = ''] = about;
      const now = status === 'cancelled' ? 'not booked' : wordFor(appointmentStatusWords, status);
      return `Taken back: ${when} is ${now.toLowerCase()} again`;
    }
    default:
      return `${wordFor(appointmentWords, what)} (${when})`;
  }
}

function cancelWords(about: readonly string[]): string {
  const by = about.includes('patient') ? 'by the patient' : 'by the practice';
  return about.includes('late') ? `${by}, less than 24 hours before` : by;
}
