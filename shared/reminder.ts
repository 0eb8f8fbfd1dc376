import { appointmentText, type AppointmentOutput } from './appointment-text.ts';
import { addDays, addWorkingDays } from './calendar.ts';
import { csvText } from './csv.ts';
import { leftAs } from './patient.ts';
import type { Help } from './help.ts';
import type { ContactHow, SafeContact } from './types.ts';
import { wantsReminderCall } from './wishes.ts';

export type Reachable = {
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly safeContact: SafeContact;
  readonly leftReason: string | null;
  readonly wouldHelp: readonly Help[];
  readonly preferredContact: ContactHow | null;
};

export type Reminder =
  | { readonly by: 'text'; readonly mobile: string; readonly text: string }
  /** Not by text, and why; `phone`: the number to ring instead, null where there is none. */
  | {
      readonly by: 'phone';
      readonly why: 'no_texts' | 'no_mobile' | 'likes_phone';
      readonly phone: string | null;
    }
  /** Of a time that is no longer offered, or of somebody who may have died: not before it is looked at. */
  | { readonly by: 'none'; readonly why: 'needs_moving' | 'died' };

/**
 * A UK mobile number in the one form the SMS tool is given, 07 and nine digits; null for anything
 * else. Not +44: a cell that begins with a plus sign would have to be defused in the sheet.
 */
export function smsNumber(typed: string | null): string | null {
  if (typed === null || !/^\+?[\d\s().-]+$/.test(typed)) return null;
  const digits = typed.replace(/\(0\)/, '').replace(/\D/g, '');
  const national = digits.replace(/^(?:00)?44(?=7)/, '0');
  return /^07\d{9}$/.test(national) ? national : null;
}

/** Who must not be reached at home is rung where they are not. */
export const numberToRing = ({
  phone,
  mobile,
  safeContact,
}: Pick<Reachable, 'phone' | 'mobile' | 'safeContact'>) =>
  (safeContact.notAtHome ? mobile || phone : phone || mobile) || null;

/** How somebody is reminded. Their wish not to be texted goes before every number they have. */
export function reminderFor(
  of: AppointmentOutput & { readonly needsMoving: boolean },
  patient: Reachable,
): Reminder {
  if (leftAs(patient) === 'died') return { by: 'none', why: 'died' };
  if (of.needsMoving) return { by: 'none', why: 'needs_moving' };
  const ring = numberToRing(patient);
  if (patient.safeContact.noTexts) return { by: 'phone', why: 'no_texts', phone: ring };
  const mobile = smsNumber(patient.mobile);
  if (mobile === null) return { by: 'phone', why: 'no_mobile', phone: ring };
  if (wantsReminderCall(patient)) return { by: 'phone', why: 'likes_phone', phone: ring };
  return { by: 'text', mobile, text: appointmentText(of, patient.safeContact) };
}

type Text = { readonly mobile: string; readonly text: string };

/** The sheet the SMS tool takes: a number and its text, and nothing else about anybody. */
export function reminderCsv(rows: readonly Text[]): string {
  return csvText([['Mobile', 'Text'], ...rows.map(({ mobile, text }) => [mobile, text])]);
}

/** The same to paste: a line each, the number first. */
export const reminderLines = (rows: readonly Text[]): string =>
  rows.map(({ mobile, text }) => `${mobile}\t${text.replaceAll(/\s+/g, ' ')}`).join('\n');

/**
 * The days reminded today: the next day the practice is open, and what lies before it (a clinic on a
 * Saturday). `shut`: bank holidays, and days on which the whole practice is closed.
 */
export function remindedDays(
  today: string,
  shut: ReadonlySet<string>,
): { readonly from: string; readonly date: string } {
  return { from: addDays(today, 1), date: addWorkingDays(today, 1, shut) };
}
