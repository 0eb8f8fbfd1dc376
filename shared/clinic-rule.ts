/** What a clinic's rule may say, read without the recurrence library: screens need no more. */

const weekday = '(MO|TU|WE|TH|FR|SA|SU)';
const listOf = (one: string): RegExp => new RegExp(`^${one}(,${one})*$`);

/**
 * A session recurs on days: times, zones and odd calendars in the rule would contradict the clinic,
 * and where it ends is the clinic's last day (no COUNT, no UNTIL). RFC 5545, section 3.3.10.
 */
const parts = new Map<string, RegExp>([
  ['FREQ', /^(WEEKLY|MONTHLY)$/],
  ['INTERVAL', /^([1-9]|[1-4]\d|5[0-2])$/],
  ['BYDAY', listOf(`(-?[1-5])?${weekday}`)],
  ['BYMONTHDAY', listOf('-?([1-9]|[12]\\d|3[01])')],
  ['BYSETPOS', listOf('-?([1-9]|[12]\\d|3[01])')],
  ['BYMONTH', listOf('([1-9]|1[0-2])')],
  ['WKST', /^(MO|SU)$/],
]);

/** The parts of a rule by name, or null where it is not one a clinic can have. */
export function readRule(rule: string): ReadonlyMap<string, string> | null {
  const read = new Map<string, string>();
  for (const part of rule.split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (read.has(name) || !parts.get(name)?.test(value)) return null;
    read.set(name, value);
  }
  return fits(read) ? read : null;
}

/** What section 3.3.10 allows together, and no rule that leaves its days to DTSTART. */
function fits(read: ReadonlyMap<string, string>): boolean {
  const days = read.get('BYDAY');
  const dates = read.get('BYMONTHDAY');
  if (read.get('FREQ') === 'WEEKLY') {
    return days !== undefined && !/\d/.test(days) && dates === undefined;
  }
  return read.get('FREQ') === 'MONTHLY' && (days !== undefined || dates !== undefined);
}

/** A rule as people paste it: without the property name, blanks and small letters. */
export const tidyRule = (text: string): string =>
  text
    .trim()
    .replace(/^RRULE:/i, '')
    .replaceAll(/\s+/g, '')
    .replace(/;$/, '')
    .toUpperCase();

/** Minutes since midnight of a wall time `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
