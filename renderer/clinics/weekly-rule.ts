import { readRule } from '../../shared/clinic-rule.ts';
import { sayList } from '../../shared/clinic-sentence.ts';

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
  const read = readRule(rule);
  if (read?.get('FREQ') !== 'WEEKLY') return null;
  const days = read.get('BYDAY')?.split(',') ?? [];
  return {
    days: weekdays.map(({ code }) => code).filter((code) => days.includes(code)),
    everyWeeks: Number(read.get('INTERVAL') ?? 1),
  };
}

/** "Tuesday and Thursday"; "Monday, Wednesday and Friday". */
export const listDays = (days: readonly Weekday[]): string =>
  sayList(weekdays.filter(({ code }) => days.includes(code)).map(({ long }) => long));
