import { localDateOf, sayLongDate } from './calendar.ts';
import type { ReferralDetail } from './types.ts';

/** What was done for a patient: the line that goes back to who referred. */
export type Outcome = { readonly text: string; readonly at: string; readonly byName: string };

/**
 * The latest one: said after an appointment, or when the referral was closed. Null while nobody has
 * said anything.
 */
export function outcomeOf({ referral, timeline }: ReferralDetail): Outcome | null {
  const said = timeline.find(({ what }) => what === 'outcome');
  const text = referral.outcome;
  if (referral.status === 'closed' && text && text !== said?.text) {
    const closing = timeline.find(({ what }) => what === 'closed');
    if (closing) return { text, at: closing.at, byName: closing.byName };
  }
  return said ? { text: said.text, at: said.at, byName: said.byName } : null;
}

/**
 * To paste into the record: the date, what was done and by whom. `code`: the practice's own SNOMED or
 * Read code, left out where it has none.
 */
export function outcomeForRecord({ text, at, byName }: Outcome, code: string): string {
  const line = `${sayLongDate(localDateOf(at))}, community link worker service: ${text} (${byName})`;
  return code === '' ? line : `${line} [${code}]`;
}
