import { firstDay, notBefores } from '../../shared/not-before.ts';
import type { Mode } from '../../shared/types.ts';
import { dayOf } from '../components/dates.ts';
import { modeWords } from '../components/words.ts';

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
