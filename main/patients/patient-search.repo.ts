import { sql, type RawBuilder } from 'kysely';
import { afterPrefix, leftRank, type NameRange } from '../../shared/patient-search.ts';
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
  return hits(
    db,
    all.map((range, place) => nameRange(range, place, limit)),
  );
}

function nameRange(range: NameRange, place: number, limit: number): RawBuilder<unknown> {
  const where =
    range.second === null
      ? sql`first >= ${range.first} and first < ${afterPrefix(range.first)}`
      : sql`first = ${range.first} and second >= ${range.second} and second < ${afterPrefix(range.second)}`;
  // Folded names hold letters and digits only, so nothing in them is a wildcard.
  const and = range.contains === null ? sql`` : sql` and second like ${`%${range.contains}%`}`;
  return sql`select patient_id as id, ${sql.lit(place)} as place from (
    select patient_id from patient_name where rank = ${sql.lit(range.rank)} and ${where}${and}
    order by first, second, patient_id limit ${limit}) as ${alias(place)}`;
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
  const inOrder = rows.toSorted((a, b) => a.place - b.place);
  return [...new Set(inOrder.map((row) => row.id))];
}
