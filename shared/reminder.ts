import { appointmentText, type AppointmentOutput } from './appointment-text.ts';
import { csvText } from './csv.ts';
import type { SafeContact } from './types.ts';

export type Reachable = {
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly safeContact: SafeContact;
};

export type Reminder =
  | { readonly by: 'text'; readonly mobile: string; readonly text: string }
  /** Not by text, and why; `phone`: the number to ring instead, null where there is none. */
  | {
      readonly by: 'phone';
      readonly why: 'no_texts' | 'no_mobile';
      readonly phone: string | null;
    };

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

/** How somebody is reminded. Their wish not to be texted goes before every number they have. */
export function reminderFor(of: AppointmentOutput, patient: Reachable): Reminder {
  const ring = patient.phone || patient.mobile || null;
  if (patient.safeContact.noTexts) return { by: 'phone', why: 'no_texts', phone: ring };
  const mobile = smsNumber(patient.mobile);
  if (mobile === null) return { by: 'phone', why: 'no_mobile', phone: ring };
  return { by: 'text', mobile, text: appointmentText(of, patient.safeContact) };
}

/** The sheet the SMS tool takes: a number and its text, and nothing else about anybody. */
export function reminderCsv(
  rows: readonly { readonly mobile: string; readonly text: string }[],
): string {
  return csvText([['Mobile', 'Text'], ...rows.map(({ mobile, text }) => [mobile, text])]);
}
