/** What a clinic's rule may say, read without the recurrence library: screens need no more. */

/** A session recurs on days; times, zones and odd calendars in the rule would contradict the clinic. */
const parts = new Map<string, RegExp>([
  ['FREQ', /^(WEEKLY|MONTHLY)$/],
  ['INTERVAL', /^([1-9]|1[0-2])$/],
  ['BYDAY', /^(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$/],
  ['WKST', /^MO$/],
]);

/** The parts of a rule by name, or null where it is not one a clinic can have. */
export function readRule(rule: string): ReadonlyMap<string, string> | null {
  const read = new Map<string, string>();
  for (const part of rule.split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (read.has(name) || !parts.get(name)?.test(value)) return null;
    read.set(name, value);
  }
  const days = read.get('BYDAY');
  const numbered = days !== undefined && /\d/.test(days);
  const monthly = read.get('FREQ') === 'MONTHLY';
  return read.has('FREQ') && days !== undefined && numbered === monthly ? read : null;
}

/** Minutes since midnight of a wall time `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
