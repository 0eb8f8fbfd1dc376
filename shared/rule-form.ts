import { readRule, tidyRule } from './clinic-rule.ts';

/** A clinic's days as a form: the ways a practice says them, and any other rule as it is written. */

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

/** Which of its weekday in a month. */
export const places = ['1', '2', '3', '4', '5', '-1'] as const;
export type Place = (typeof places)[number];

export const repeats = ['weekly', 'month_weekday', 'month_date', 'written'] as const;
export type Repeats = (typeof repeats)[number];

/** All ways at once: going from one to another loses nothing of what was chosen. */
export type RuleForm = {
  readonly repeats: Repeats;
  /** Weeks or months from one to the next. */
  readonly every: number;
  readonly days: readonly Weekday[];
  readonly places: readonly Place[];
  readonly placeDay: Weekday;
  /** `1` to `31`, `-1` for the last day. */
  readonly monthDay: string;
  readonly written: string;
};

export const blankRule: RuleForm = {
  repeats: 'weekly',
  every: 1,
  days: [],
  places: [],
  placeDay: 'TU',
  monthDay: '15',
  written: '',
};

const interval = (every: number): string => (every === 1 ? '' : `INTERVAL=${every};`);

/** The rule of a form, or '' while it says none that a clinic can have. */
export function ruleOf(form: RuleForm): string {
  const { every, days, places: chosen, placeDay, monthDay } = form;
  const rule = {
    weekly: () => {
      const inOrder = weekdays.map(({ code }) => code).filter((code) => days.includes(code));
      return `FREQ=WEEKLY;${interval(every)}BYDAY=${inOrder.join(',')}`;
    },
    month_weekday: () => {
      const inOrder = places.filter((place) => chosen.includes(place));
      const named = inOrder.map((place) => `${place}${placeDay}`);
      return `FREQ=MONTHLY;${interval(every)}BYDAY=${named.join(',')}`;
    },
    month_date: () => `FREQ=MONTHLY;${interval(every)}BYMONTHDAY=${monthDay}`,
    written: () => tidyRule(form.written),
  }[form.repeats]();
  return readRule(rule) ? rule : '';
}

/** The form that shows a rule; what has no words of its own is shown as written. */
export function formOfRule(rule: string): RuleForm {
  const shown = shownBy(rule);
  const again = shown && { ...blankRule, ...shown, written: rule };
  return again && sameRule(ruleOf(again), rule)
    ? again
    : { ...blankRule, repeats: 'written', written: rule };
}

function shownBy(rule: string): Partial<RuleForm> | null {
  const read = readRule(rule);
  if (!read) return null;
  const every = Number(read.get('INTERVAL') ?? 1);
  const days = read.get('BYDAY')?.split(',') ?? [];
  if (read.get('FREQ') === 'WEEKLY') {
    return { repeats: 'weekly', every, days: days as Weekday[] };
  }
  const [first] = days;
  if (first === undefined) {
    return { repeats: 'month_date', every, monthDay: read.get('BYMONTHDAY') ?? '' };
  }
  return {
    repeats: 'month_weekday',
    every,
    places: days.map((day) => day.slice(0, -2)) as Place[],
    placeDay: first.slice(-2) as Weekday,
  };
}

/** Whether two rules say the same in another order of parts and of their lists. */
function sameRule(one: string, other: string): boolean {
  const parts = (rule: string): string =>
    rule
      .split(';')
      .filter((part) => part !== 'INTERVAL=1' && part !== 'WKST=MO')
      .map((part) => part.split(/[=,]/).toSorted().join())
      .toSorted()
      .join(';');
  return parts(one) === parts(other);
}
