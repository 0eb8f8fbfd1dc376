import { addDays } from '../../shared/calendar.ts';
import { generateChi } from '../../shared/chi.ts';
import { nameKeys, phoneKeys } from '../../shared/patient-search.ts';
import type { Ctx } from '../context.ts';
import { forenames, languages, surnameEnds, surnameStarts } from './demo-words.ts';
import type { Random } from './random.ts';

const patients = 6000;
/** Rows of one insert: engines bound the parameters of a statement. */
const chunk = 200;

type Needs = {
  readonly random: Random;
  readonly newId: () => string;
  readonly now: string;
  readonly today: string;
};

/** Ids in no order; `flagged` have something to heed before anybody gets in touch. */
export type DemoPatients = { readonly flagged: string[]; readonly others: string[] };

/** Generated people with valid CHI numbers of their own; none is anybody. */
export async function insertDemoPatients(db: Ctx['db'], needs: Needs): Promise<DemoPatients> {
  const taken = new Set<string>();
  const rows = Array.from({ length: patients }, () => madeUpPatient(needs, taken));
  for (let at = 0; at < rows.length; at += chunk) {
    const some = rows.slice(at, at + chunk);
    await db.insertInto('patient').values(some).execute();
    await db
      .insertInto('patientName')
      .values(
        some.flatMap((row) =>
          nameKeys(row.surname, row.forename, true).map((key) => ({ ...key, patientId: row.id })),
        ),
      )
      .execute();
    const phones = some.flatMap((row) =>
      phoneKeys(row.phone, row.mobile).map((digits) => ({ digits, patientId: row.id })),
    );
    if (phones.length > 0) await db.insertInto('patientPhone').values(phones).execute();
  }
  const mixed = needs.random.shuffle(rows);
  return {
    flagged: mixed.filter((row) => isFlagged(row)).map(({ id }) => id),
    others: mixed.filter((row) => !isFlagged(row)).map(({ id }) => id),
  };
}

type Row = ReturnType<typeof madeUpPatient>;

const isFlagged = (row: Row): boolean =>
  row.interpreterLanguage !== null ||
  [row.noVoicemail, row.noLetters, row.noTexts, row.notAtHome, row.largePrint].includes(1);

function madeUpPatient({ random, newId, now, today }: Needs, taken: Set<string>) {
  const dateOfBirth = addDays(today, -random.between(18 * 365, 92 * 365));
  const digits = (count: number) =>
    Array.from({ length: count }, () => random.between(0, 9)).join('');
  return {
    id: newId(),
    chi: freshChi(random, dateOfBirth, taken),
    title: null,
    surname: random.pick(surnameStarts) + random.pick(surnameEnds),
    forename: random.pick(forenames),
    dateOfBirth,
    address: `${random.between(1, 199)} Example Street`,
    postcode: `G${random.between(20, 23)} ${random.between(1, 9)}ZZ`,
    // Ofcom keeps these ranges free for drama.
    phone: random.chance(0.7) ? `0141 496 0${digits(3)}` : null,
    mobile: random.chance(0.85) ? `07700 900${digits(3)}` : null,
    email: null,
    usualGp: random.pick(['Dr Demo Alpha', 'Dr Demo Beta']),
    onList: 1 as const,
    leftOn: null,
    leftReason: null,
    noVoicemail: flag(random, 0.06),
    noLetters: flag(random, 0.03),
    noTexts: flag(random, 0.04),
    notAtHome: flag(random, 0.01),
    interpreterLanguage: random.chance(0.04) ? random.pick(languages) : null,
    largePrint: flag(random, 0.02),
    createdAt: now,
    updatedAt: now,
  };
}

const flag = (random: Random, share: number): 0 | 1 => (random.chance(share) ? 1 : 0);

function freshChi(random: Random, dateOfBirth: string, taken: Set<string>): string {
  for (;;) {
    const chi = generateChi(dateOfBirth, random.between(0, 999), 'modulus11');
    if (chi === null || taken.has(chi)) continue;
    taken.add(chi);
    return chi;
  }
}
