import { firstDay, notBefores } from '../../shared/not-before.ts';
import type { Help, Mode } from '../../shared/types.ts';
import { dayOf } from '../components/dates.ts';
import { modeWords } from '../components/words.ts';

export type PartOfDay = 'any' | 'morning' | 'afternoon';

/** What the patient said would help, as the first wish for a time. */
export function wishedPart(wouldHelp: readonly Help[]): PartOfDay {
  const morning = wouldHelp.includes('morning');
  if (morning === wouldHelp.includes('afternoon')) return 'any';
  return morning ? 'morning' : 'afternoon';
}

export type How = 'any' | Mode;
export const hows: readonly { readonly id: How; readonly label: string }[] = [
  { id: 'any', label: 'Any way' },
  ...(Object.keys(modeWords) as Mode[]).map((id) => ({ id, label: modeWords[id] })),
];

export const notBeforeChoices = (today: string) =>
  notBefores.map((id) => ({
    id,
    label: id === 'now' ? 'Soonest' : dayOf(firstDay(id, today)),
  }));
