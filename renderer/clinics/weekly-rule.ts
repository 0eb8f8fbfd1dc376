/** The part of RFC 5545 a desk needs: which weekdays, every week or every second week. */
export const weekdays = [
  { code: 'MO', short: 'Mon', long: 'Monday' },
  { code: 'TU', short: 'Tue', long: 'Tuesday' },
  { code: 'WE', short: 'Wed', long: 'Wednesday' },
  { code: 'TH', short: 'Thu', long: 'Thursday' },
  { code: 'FR', short: 'Fri', long: 'Friday' },
  { code: 'SA', short: 'Sat', long: 'Saturday' },
  { code: 'SU', short: 'Sun', long: 'Sunday' },
] as const;

export type Weekday = (typeof weekdays)[number]['code'];
export type WeeklyRule = { readonly days: readonly Weekday[]; readonly everyWeeks: number };

/** `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH`. No days gives an empty rule, which the contract refuses. */
export function ruleFromWeekly({ days, everyWeeks }: WeeklyRule): string {
  if (days.length === 0) return '';
  const inOrder = weekdays.filter((day) => days.includes(day.code)).map((day) => day.code);
  return `FREQ=WEEKLY;INTERVAL=${everyWeeks};BYDAY=${inOrder.join(',')}`;
}

/** Null for a rule the sentence builder cannot show; such a clinic keeps its rule untouched. */
export function weeklyFromRule(rule: string): WeeklyRule | null {
  const parts = new Map(
    rule
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'WKST'];
  if (parts.get('FREQ') !== 'WEEKLY' || [...parts.keys()].some((key) => !known.includes(key)))
    return null;
  const codes: readonly string[] = weekdays.map((day) => day.code);
  const days = (parts.get('BYDAY') ?? '').split(',').filter(Boolean);
  if (days.length === 0 || days.some((day) => !codes.includes(day))) return null;
  const everyWeeks = Number(parts.get('INTERVAL') ?? '1');
  return Number.isInteger(everyWeeks) && everyWeeks > 0
    ? { days: days as Weekday[], everyWeeks }
    : null;
}

/** "Tuesday and Thursday"; "Monday, Wednesday and Friday". */
export function listDays(days: readonly Weekday[]): string {
  const words = weekdays.filter((day) => days.includes(day.code)).map((day) => day.long);
  const last = words.pop();
  if (last === undefined) return '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}
