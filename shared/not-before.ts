import { addDays, weekdayOf } from './calendar.ts';
import { assertNever } from './errors.ts';

export const notBefores = ['now', 'tomorrow', 'next_week', 'two_weeks', 'four_weeks'] as const;
export type NotBefore = (typeof notBefores)[number];

/** The first day wished for, as patients say it on the phone: weeks start on a Monday. */
export function firstDay(notBefore: NotBefore, today: string): string {
  const monday = addDays(today, 8 - weekdayOf(today));
  switch (notBefore) {
    case 'now':
      return today;
    case 'tomorrow':
      return addDays(today, 1);
    case 'next_week':
      return monday;
    case 'two_weeks':
      return addDays(monday, 7);
    case 'four_weeks':
      return addDays(monday, 21);
    default:
      return assertNever(notBefore);
  }
}
