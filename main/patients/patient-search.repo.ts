import { sql, type RawBuilder } from 'kysely';
import { afterPrefix, leftRank, type NameRange } from '../../shared/patient-search.ts';
import { prepared } from '../register/prepared.ts';
import type { Db } from '../register/register.ts';

type Hit = { id: string; place: number };

/**
 * Ids by name, people on the list first, then in the order of `ranges`. Each range stops at `limit`
 * inside its index, before anything is joined.
 */
export async function idsByName(
  db: Db,
  ranges: readonly NameRange[],
  limit: number,
): Promise<string[]> {
  const all = [0, leftRank].flatMap((base) =>
    ranges.map((range) => ({ ...range, rank: range.rank + base })),
  );
  const values = all.flatMap((range, place) => Object.entries(valuesOf(range, place)));
  return inOrder(await selectByName(db, { ...Object.fromEntries(values), limit }));
}

/** What is searched for in one range, each value named by the range's place and its own name. */
function valuesOf({ rank, first, second, contains }: NameRange, place: number): Values {
  return {
    [`${place} rank`]: rank,
    [`${place} first`]: first,
    ...(second === null
      ? { [`${place} below`]: afterPrefix(first) }
      : { [`${place} second`]: second, [`${place} below`]: afterPrefix(second) }),
    // Folded names hold letters and digits only, so nothing in them is a wildcard.
    ...(contains === null ? {} : { [`${place} contains`]: `%${contains}%` }),
  };
}

type Values = { readonly [name: string]: string | number };

/** Built once for each number and kind of ranges: building one takes longer than reading them. */
const selectByName = prepared((db, values: Values) => {
  const places = Object.keys(values).filter((name) => name.endsWith(' rank')).length;
  const parts = Array.from({ length: places }, (_, place) => nameRange(values, place));
  return { compile: () => sql<Hit>`${sql.join(parts, sql` union all `)}`.compile(db) };
});

function nameRange(values: Values, place: number): RawBuilder<unknown> {
  const of = (name: string) => values[`${place} ${name}`];
  const where =
    of('second') === undefined
      ? sql`first >= ${of('first')} and first < ${of('below')}`
      : sql`first = ${of('first')} and second >= ${of('second')} and second < ${of('below')}`;
  const and = of('contains') === undefined ? sql`` : sql` and second like ${of('contains')}`;
  return sql`select patient_id as id, ${sql.lit(place)} as place from (
    select patient_id from patient_name where rank = ${of('rank')} and ${where}${and}
    order by first, second, patient_id limit ${values['limit']}) as ${alias(place)}`;
}

export type Numbers = { readonly dates: readonly string[]; readonly digits: string | null };

/** Ids whose date of birth, CHI number or phone number fits, each kind up to `limit`. */
export async function idsByNumbers(
  db: Db,
  { dates, digits }: Numbers,
  limit: number,
): Promise<string[]> {
  const parts = dates.map(
    (date) => sql`select id from patient where date_of_birth = ${date} limit ${limit}`,
  );
  if (digits !== null && digits.length <= 10) {
    parts.unshift(sql`select id from patient
      where chi >= ${digits} and chi < ${afterPrefix(digits)} order by chi limit ${limit}`);
  }
  if (digits !== null && digits.length >= 4) {
    parts.push(sql`select patient_id as id from patient_phone
      where digits >= ${digits} and digits < ${afterPrefix(digits)} order by digits limit ${limit}`);
  }
  return hits(
    db,
    parts.map(
      (part, place) => sql`select id, ${sql.lit(place)} as place from (${part}) as ${alias(place)}`,
    ),
  );
}

const alias = (place: number) => sql.id(`r${place}`);

async function hits(db: Db, parts: readonly RawBuilder<unknown>[]): Promise<string[]> {
  if (parts.length === 0) return [];
  const { rows } = await sql<Hit>`${sql.join(parts, sql` union all `)}`.execute(db);
  return inOrder(rows);
}

function inOrder(rows: readonly Hit[]): string[] {
  const sorted = rows.toSorted((one, other) => one.place - other.place);
  return [...new Set(sorted.map((row) => row.id))];
}
