import { localDateOf, localTimeOf, sayLongDate } from './calendar.ts';
import { AppError, assertNever } from './errors.ts';
import type { Mode, SafeContact } from './types.ts';

export type AppointmentOutput = {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly mode: Mode;
  readonly room: string | null;
  readonly linkWorkerName: string;
  readonly practiceName: string;
  readonly practicePhone: string;
  readonly practiceAddress: string;
};

/** "at 10:45 on Tuesday 5 January 2027" */
export function sayMoment(startsAt: string): string {
  return `at ${localTimeOf(startsAt)} on ${sayLongDate(localDateOf(startsAt))}`;
}

/**
 * Text message for the practice's own SMS tool. Discreet: a phone lies on the kitchen table, so it
 * names neither the patient nor what the appointment is about.
 * @throws AppError `no_texts` for a patient who must not be texted.
 */
export function appointmentText(of: AppointmentOutput, safeContact: SafeContact): string {
  if (safeContact.noTexts) throw new AppError('no_texts');
  const change = of.practicePhone === '' ? '' : ` To change it, phone ${of.practicePhone}.`;
  return `${of.practiceName}: your appointment${how(of.mode)} with ${of.linkWorkerName} is ${sayMoment(of.startsAt)}.${change}`;
}

function how(mode: Mode): string {
  switch (mode) {
    case 'phone':
      return ' by phone';
    case 'home_visit':
      return ' at home';
    case 'in_practice':
    case 'elsewhere':
      return '';
    default:
      return assertNever(mode);
  }
}

/** What the desk must heed before handing anything over, as codes; screens word them. */
export function outputWarnings(safeContact: SafeContact): string[] {
  return [
    ...(safeContact.notAtHome ? ['not_at_home'] : []),
    ...(safeContact.interpreterLanguage === null ? [] : ['interpreter']),
  ];
}
