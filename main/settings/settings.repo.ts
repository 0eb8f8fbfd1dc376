import type { PracticeSettings } from '../../shared/types.ts';
import type { Db } from '../register/register.ts';

const prefix = 'practice.';

export const defaultPracticeSettings: PracticeSettings = {
  practiceName: '',
  practicePhone: '',
  practiceAddress: '',
  outcomeCode: '',
  amberAfterDays: 5,
  redAfterDays: 10,
  demo: false,
};

type Stored = PracticeSettings & { version: number };

/** The practice's settings: one row each, so that a newer version's settings are left alone. */
export async function practiceSettings(db: Db): Promise<Stored> {
  const rows = await db
    .selectFrom('practiceSetting')
    .select(['key', 'value'])
    .where('key', '>=', prefix)
    .where('key', '<', 'practice/')
    .execute();
  const stored = Object.fromEntries(
    rows.map((row) => [row.key.slice(prefix.length), JSON.parse(row.value) as unknown]),
  );
  return { ...defaultPracticeSettings, version: 1, ...stored } as Stored;
}

export async function savePracticeSettings(db: Db, settings: Partial<Stored>): Promise<void> {
  const rows = Object.entries(settings).map(([key, value]) => ({
    key: `${prefix}${key}`,
    value: JSON.stringify(value),
  }));
  if (rows.length === 0) return;
  await db
    .insertInto('practiceSetting')
    .values(rows)
    .onConflict((oc) => oc.column('key').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })))
    .execute();
}
