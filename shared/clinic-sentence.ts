import type { ClinicTimes } from './clinic.ts';
import { minutesOf } from './clinic-rule.ts';
import { sayLongDate } from './calendar.ts';
import { assertNever } from './errors.ts';
import { sayHeld } from './held-slots.ts';
import { sayDays } from './rule-words.ts';
import type { Mode } from './types.ts';

export { sayDays, sayList } from './rule-words.ts';

/** How and where an appointment takes place, "Room 3", "by phone". */
export function sayPlace(mode: Mode, room: string | null): string {
  switch (mode) {
    case 'in_practice':
      return room ?? 'in the practice';
    case 'phone':
      return 'by phone';
    case 'home_visit':
      return 'home visit';
    case 'elsewhere':
      return room ?? 'outside the practice';
    default:
      return assertNever(mode);
  }
}

/** "Every Tuesday and Thursday, 09:15 to 12:30, 45 minutes, Room 3". */
export function clinicSentence(
  clinic: ClinicTimes & { readonly mode: Mode; readonly room: string | null },
): string {
  const { gapMinutes, breakFrom, breakTo, validTo } = clinic;
  const pause =
    breakFrom === null || breakTo === null ? '' : ` with a break ${breakFrom} to ${breakTo}`;
  const gap = gapMinutes > 0 ? ` and ${gapMinutes} between` : '';
  return [
    sayDays(clinic.rule),
    `${clinic.startTime} to ${clinic.endTime}${pause}`,
    `${clinic.slotMinutes} minutes${gap}`,
    sayPlace(clinic.mode, clinic.room),
    sayHeld(clinic),
    validTo === null ? '' : `until ${sayLongDate(validTo)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

type Session = Pick<
  ClinicTimes,
  'startTime' | 'endTime' | 'slotMinutes' | 'gapMinutes' | 'breakFrom' | 'breakTo'
>;

/** How many appointments one session holds. */
export function slotsPerSession(session: Session): number {
  const { startTime, endTime, breakFrom, breakTo, slotMinutes: slot, gapMinutes: gap } = session;
  const parts =
    breakFrom === null || breakTo === null
      ? [[startTime, endTime] as const]
      : [[startTime, breakFrom] as const, [breakTo, endTime] as const];
  return parts
    .map(([from, to]) => minutesOf(to) - minutesOf(from))
    .map((length) => (length < slot ? 0 : Math.floor((length - slot) / (slot + gap)) + 1))
    .reduce((sum, count) => sum + count, 0);
}
