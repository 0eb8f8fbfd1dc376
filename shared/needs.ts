import type { Role } from './contract/kinds.ts';

/**
 * Needs offered when referring, most used first. `gravity`: HL7 Gravity SDOH category where one
 * fits; `aliss`: ALISS top-level category; `sensitive`: masked on screens a waiting room can see.
 */
export const needs = [
  {
    id: 'isolation',
    label: 'Loneliness and isolation',
    gravity: 'social-connection',
    aliss: null,
    sensitive: false,
  },
  {
    id: 'benefits',
    label: 'Benefits',
    gravity: 'financial-insecurity',
    aliss: 'money',
    sensitive: false,
  },
  {
    id: 'money',
    label: 'Money, debt and budgeting',
    gravity: 'financial-insecurity',
    aliss: 'money',
    sensitive: false,
  },
  {
    id: 'housing',
    label: 'Housing and homelessness',
    gravity: 'housing-instability',
    aliss: 'housing-and-homelessness',
    sensitive: false,
  },
  {
    id: 'food',
    label: 'Food',
    gravity: 'food-insecurity',
    aliss: 'food-and-nutrition',
    sensitive: false,
  },
  {
    id: 'fuel',
    label: 'Heating and fuel bills',
    gravity: 'utility-insecurity',
    aliss: 'money',
    sensitive: false,
  },
  {
    id: 'wellbeing',
    label: 'Mental wellbeing',
    gravity: 'stress',
    aliss: 'mental-health',
    sensitive: false,
  },
  {
    id: 'bereavement',
    label: 'Bereavement',
    gravity: null,
    aliss: 'mental-health',
    sensitive: false,
  },
  {
    id: 'work',
    label: 'Work and volunteering',
    gravity: 'employment-status',
    aliss: null,
    sensitive: false,
  },
  {
    id: 'learning',
    label: 'Learning, reading and writing',
    gravity: 'less-than-high-school-education',
    aliss: null,
    sensitive: false,
  },
  { id: 'caring', label: 'Caring for someone', gravity: null, aliss: null, sensitive: false },
  {
    id: 'family',
    label: 'Family and relationships',
    gravity: 'social-connection',
    aliss: null,
    sensitive: false,
  },
  {
    id: 'activity',
    label: 'Getting active, long-term conditions',
    gravity: null,
    aliss: 'physical-activity',
    sensitive: false,
  },
  {
    id: 'transport',
    label: 'Transport',
    gravity: 'transportation-insecurity',
    aliss: null,
    sensitive: false,
  },
  {
    id: 'digital',
    label: 'Getting online',
    gravity: 'digital-access',
    aliss: null,
    sensitive: false,
  },
  {
    id: 'immigration',
    label: 'Immigration and asylum',
    gravity: null,
    aliss: null,
    sensitive: true,
  },
  { id: 'legal', label: 'Legal advice', gravity: null, aliss: null, sensitive: true },
  {
    id: 'addiction',
    label: 'Alcohol, drugs, gambling',
    gravity: null,
    aliss: 'addiction',
    sensitive: true,
  },
  {
    id: 'abuse',
    label: 'Domestic abuse and safety',
    gravity: 'intimate-partner-violence',
    aliss: null,
    sensitive: true,
  },
  { id: 'other', label: 'Something else', gravity: null, aliss: null, sensitive: false },
] as const;

export type NeedId = (typeof needs)[number]['id'];

export const needIds = needs.map((need) => need.id) as [NeedId, ...NeedId[]];

const byId = new Map<string, (typeof needs)[number]>(needs.map((need) => [need.id, need]));

/** The words for a need; an id from a newer version of the list is shown as it is. */
export function needLabel(id: string): string {
  return byId.get(id)?.label ?? id;
}

export function isSensitiveNeed(id: string): boolean {
  return byId.get(id)?.sensitive ?? false;
}

type Reader = { readonly staffId: string; readonly role: Role };

/**
 * What of a referral's needs somebody is sent without asking for it: the sensitive ones only if they
 * are that person's business, a link worker's or whoever's who referred. Others are told how many
 * there are, and open them on purpose (`referral.openSensitive`, audited).
 */
export function needsFor(
  reader: Reader,
  referredBy: string,
  needs: readonly string[],
): { needs: string[]; hiddenNeeds: number } {
  const own = reader.role === 'clinician' && reader.staffId === referredBy;
  if (reader.role === 'link_worker' || own) return { needs: [...needs], hiddenNeeds: 0 };
  const plain = needs.filter((need) => !isSensitiveNeed(need));
  return { needs: plain, hiddenNeeds: needs.length - plain.length };
}

/** Needs in words. Sensitive ones only say so, until they are opened; on paper and in files always. */
export function needList(
  { needs, hiddenNeeds }: { readonly needs: readonly string[]; readonly hiddenNeeds: number },
  opened = false,
): string[] {
  const shown = needs.filter((need) => opened || !isSensitiveNeed(need));
  const masked = needs.length - shown.length + hiddenNeeds;
  const marker = masked > 1 ? `sensitive (${masked})` : 'sensitive';
  return [...shown.map(needLabel), ...(masked > 0 ? [marker] : [])];
}
