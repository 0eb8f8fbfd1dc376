import type { ClinicTimes } from './clinic.ts';
import { minutesOf, readRule } from './clinic-rule.ts';
import { sayLongDate } from './calendar.ts';
import { assertNever } from './errors.ts';
import type { Mode } from './types.ts';

const dayNames: Readonly<Record<string, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};
const ordinals: Readonly<Record<string, string>> = {
  '1': 'first',
  '2': 'second',
  '3': 'third',
  '4': 'fourth',
  '5': 'fifth',
  '-1': 'last',
};

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
  const gap = clinic.gapMinutes > 0 ? ` and ${clinic.gapMinutes} between` : '';
  const until = clinic.validTo === null ? '' : `, until ${sayLongDate(clinic.validTo)}`;
  return (
    `${sayDays(clinic.rule)}, ${clinic.startTime} to ${clinic.endTime}, ` +
    `${clinic.slotMinutes} minutes${gap}, ${sayPlace(clinic.mode, clinic.room)}${until}`
  );
}

/** "Every other Monday", "The first and third Tuesday of every month". */
export function sayDays(rule: string): string {
  const read = readRule(rule);
  if (!read) return rule;
  const interval = Number(read.get('INTERVAL') ?? 1);
  const days = (read.get('BYDAY') ?? '').split(',').map((day) => ({
    ordinal: ordinals[day.slice(0, -2)] ?? '',
    name: dayNames[day.slice(-2)] ?? '',
  }));
  if (read.get('FREQ') === 'MONTHLY') {
    const named = days.map(({ ordinal, name }) => `${ordinal} ${name}`);
    return `The ${sayList(named)} of ${every(interval, 'month')}`;
  }
  const names = sayList(days.map(({ name }) => name));
  if (interval <= 2) return `Every ${interval === 2 ? 'other ' : ''}${names}`;
  return `${names} of ${every(interval, 'week')}`;
}

const every = (interval: number, unit: string): string =>
  interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;

/** "Monday, Wednesday and Friday". */
export function sayList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** How many appointments one session holds. */
export function slotsPerSession(
  clinic: Pick<ClinicTimes, 'startTime' | 'endTime' | 'slotMinutes' | 'gapMinutes'>,
): number {
  const length = minutesOf(clinic.endTime) - minutesOf(clinic.startTime);
  if (length < clinic.slotMinutes) return 0;
  return Math.floor((length - clinic.slotMinutes) / (clinic.slotMinutes + clinic.gapMinutes)) + 1;
}
