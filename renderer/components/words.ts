import type { FillReason } from '../../shared/fill.ts';
import type {
  AppointmentStatus,
  CloseReason,
  ContactHow,
  ContactResult,
  Help,
  LiveStatus,
  Mode,
  Permission,
  Priority,
  QueueView,
  ReferralStatus,
  Role,
  Source,
} from '../../shared/types.ts';

/** The words on screen for every enumerated value. A new value does not compile until it has one. */
export const roleWords: Record<Role, string> = {
  clinician: 'GP or nurse',
  reception: 'Reception',
  link_worker: 'Link worker',
  manager: 'Practice manager',
};

export const liveStatusWords: Record<LiveStatus, string> = {
  free: 'Free',
  with_someone: 'With someone',
  out: 'Out',
};

export const priorityWords: Record<Priority, string> = {
  see_now: 'See now',
  soon: 'Soon',
  routine: 'Routine',
};

export const sourceWords: Record<Source, string> = {
  clinician: 'GP or nurse',
  reception: 'Reception',
  self: 'Asked for it themselves',
  other_professional: 'Another professional',
};

export const permissionWords: Record<Permission, string> = {
  yes: 'Yes',
  no: 'No',
  not_asked: 'Not asked',
};

export const referralStatusWords: Record<ReferralStatus, string> = {
  waiting: 'Waiting',
  booked: 'Booked',
  active: 'Being seen',
  closed: 'Closed',
};

export const closeReasonWords: Record<CloseReason, string> = {
  completed: 'Completed',
  declined: 'Patient declined',
  could_not_contact: 'Could not contact',
  moved_away: 'Moved away',
  deceased: 'Died',
  re_routed: 'Passed to another service',
  withdrawn: 'Withdrawn by who referred',
  entered_in_error: 'Entered by mistake',
};

export { nextActionWords } from '../../shared/referral-words.ts';

export const contactHowWords: Record<ContactHow, string> = {
  phone: 'Phone',
  text: 'Text',
  letter: 'Letter',
  in_person: 'In person',
};

export const contactResultWords: Record<ContactResult, string> = {
  spoke: 'Spoke to them',
  no_answer: 'No answer',
  left_message: 'Left a message',
  wrong_number: 'Wrong number',
  sent: 'Sent',
};

/** Short, for the queue. */
export const contactResultShort: Record<ContactResult, string> = {
  spoke: 'spoke',
  no_answer: 'no answer',
  left_message: 'left message',
  wrong_number: 'wrong number',
  sent: 'sent',
};

export const appointmentStatusWords: Record<AppointmentStatus, string> = {
  booked: 'Booked',
  arrived: 'Arrived',
  in_progress: 'In the room',
  attended: 'Seen',
  dna: 'Did not attend',
  cancelled: 'Cancelled',
  left_before_seen: 'Left before being seen',
};

export const modeWords: Record<Mode, string> = {
  in_practice: 'In the practice',
  phone: 'By phone',
  home_visit: 'Home visit',
  elsewhere: 'Elsewhere',
};

/** Why somebody is offered a free time. */
export const fillReasonWords: Record<FillReason, string> = {
  in_the_building: 'In the building now',
  needs_moving: 'Has to be given another time',
  soon: 'Soon',
  missed_before: 'Missed one before: today is kept more often',
  wants_morning: 'Mornings help',
  wants_afternoon: 'Afternoons help',
  wants_phone: 'By phone helps',
  asked_for_link_worker: 'Waits for this link worker',
  longest_wait: 'Longest wait',
  tried_already: 'Phoned already, no answer',
  call_promised: 'Promised a call later',
  no_phone: 'No phone number',
};

/** What would help, as a choice. */
export const helpLabels: Record<Help, string> = {
  morning: 'Mornings',
  afternoon: 'Afternoons',
  by_phone: 'By phone',
  reminder: 'A reminder',
  travel: 'Help with travel',
};

export const queueViewWords: Record<QueueView, string> = {
  all: 'All',
  mine: 'Mine',
  see_now: 'See now',
  to_phone: 'To phone',
  to_book: 'To book',
  moving: 'Moving',
  today: 'Today',
  follow_up: 'Follow up',
};

/** Fields of a referral, within a sentence: "changed the note". */
export const referralFieldWords: Readonly<Record<string, string>> = {
  priority: 'the priority',
  needs: 'the needs',
  note: 'the note',
  linkWorkerId: 'the link worker',
  permissionShare: 'the permission to share',
  nextAction: 'what comes next',
  outcome: 'the outcome',
};

/** Looks a word up for a value that arrives as plain text. */
export function wordFor(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value.replaceAll('_', ' ');
}

/** "1 day", "3 days". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

/** "6th". */
export function ordinal(n: number): string {
  const ends = { one: 'st', two: 'nd', few: 'rd', other: 'th', many: 'th', zero: 'th' };
  return `${n}${ends[new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(n)]}`;
}
