import type Database from 'better-sqlite3';
import { randomFrom, type Random } from '../../main/demo/random.ts';
import { newId } from '../../main/new-id.ts';
import { generateChi } from '../../shared/chi.ts';
import { nameKeys, phoneKeys } from '../../shared/patient-search.ts';
import { now } from './register.ts';

/** Somebody of the made-up list, to be looked for. */
export type Person = {
  readonly id: string;
  readonly chi: string;
  readonly surname: string;
  readonly forename: string;
  /** `YYYY-MM-DD` */
  readonly born: string;
  readonly mobile: string;
};

const syllables =
  'ma mac smi th jo hn son car el an ber ro wil gra ham tay lor ste wart ric hu gh fra ser ken ne dy xa zy qu'.split(
    ' ',
  );

/** Names as unevenly spread as real ones: a few very common, most of them rare. */
function namesOf(random: Random, count: number, common: string): () => string {
  const names = Array.from({ length: count }, () =>
    Array.from({ length: random.between(2, 3) }, () => random.pick(syllables)).join(''),
  );
  names[0] = common;
  return () => names[Math.floor(count ** (random.between(0, 1_000_000) / 1_000_001)) - 1]!;
}

const day = 86_400_000;
/** Days of birth from 1930 on: two-digit years of CHI numbers stay different. */
const birthDays = 30_000;

function chiOf(born: string, round: number): string {
  for (let serial = round * 20; ; serial += 1) {
    const chi = generateChi(born, serial % 1000, 'modulus11');
    if (chi !== null) return chi;
  }
}

export function* madeUpPeople(count: number): Generator<Person> {
  const random = randomFrom(count);
  const surname = namesOf(random, 20_000, 'smith');
  const forename = namesOf(random, 2_000, 'john');
  for (let index = 0; index < count; index += 1) {
    const born = new Date(Date.UTC(1930, 0, 1) + ((index * 37) % birthDays) * day);
    const date = born.toISOString().slice(0, 10);
    yield {
      id: newId(),
      chi: chiOf(date, Math.floor(index / birthDays)),
      surname: surname(),
      forename: forename(),
      born: date,
      mobile: `07700 9${String(random.between(0, 99_999)).padStart(5, '0')}`,
    };
  }
}

const tables = {
  patient: `insert into patient (id, chi, title, surname, forename, date_of_birth, address, postcode,
    phone, mobile, on_list, created_at, updated_at)
    values (?, ?, 'Ms', ?, ?, ?, '1 Made-up Street', 'ZZ1 1ZZ', null, ?, 1, '${now}', '${now}')`,
  name: `insert into unsorted_name values (?, ?, ?, ?)`,
  phone: `insert into unsorted_phone values (?, ?)`,
};

/**
 * Fills the patients and their search keys, the keys in the order of their index: a million people
 * would otherwise take most of an hour. The secondary indexes are made afterwards, in order too.
 */
export function insertPeople(db: Database.Database, count: number): Person[] {
  db.pragma('synchronous=OFF');
  db.pragma('cache_size=-1000000');
  db.exec(`create temp table unsorted_name (rank, first, second, patient_id);
    create temp table unsorted_phone (digits, patient_id);
    begin; drop index patient_name_patient; drop index patient_phone_patient;
    drop index patient_date_of_birth;`);
  const insert = {
    patient: db.prepare(tables.patient),
    name: db.prepare(tables.name),
    phone: db.prepare(tables.phone),
  };
  const kept: Person[] = [];
  for (const person of madeUpPeople(count)) {
    const { id, chi, surname, forename, born, mobile } = person;
    insert.patient.run(id, chi, surname, forename, born, mobile);
    for (const key of nameKeys(surname, forename, true)) {
      insert.name.run(key.rank, key.first, key.second, id);
    }
    for (const digits of phoneKeys(mobile)) insert.phone.run(digits, id);
    if (kept.length < 20_000) kept.push(person);
  }
  db.exec(`insert into patient_name select * from unsorted_name order by 1, 2, 3, 4;
    insert into patient_phone select * from unsorted_phone order by 1, 2;
    create index patient_name_patient on patient_name (patient_id);
    create index patient_phone_patient on patient_phone (patient_id);
    create index patient_date_of_birth on patient (date_of_birth);
    commit; drop table unsorted_name; drop table unsorted_phone;`);
  db.pragma('wal_checkpoint(truncate)');
  return kept;
}
