import { sql, type Kysely } from 'kysely';
import type { Engine } from './register.ts';

/** The few places where the two engines spell a table differently. */
export type Spelling = {
  readonly engine: Engine;
  /** Text that sorts and ranges by bytes on both engines (instants, ids, search keys). */
  readonly text: string;
  /** End of a `create table`: SQLite checks types only in STRICT tables. */
  readonly strict: string;
  /** As `strict`, and clustered by its primary key where the engine can. */
  readonly clustered: string;
};

const spellings: Record<Engine, Spelling> = {
  sqlite: { engine: 'sqlite', text: 'text', strict: 'strict', clustered: 'strict, without rowid' },
  postgres: { engine: 'postgres', text: 'text collate "C"', strict: '', clustered: '' },
};

export const spelling = (engine: Engine): Spelling => spellings[engine];

/** `check (column in (...))` from the same list that the types come from. */
export function oneOf(column: string, values: readonly string[]): string {
  return `check (${column} in (${values.map((value) => `'${value}'`).join(', ')}))`;
}

export const flag = (column: string): string => `integer not null check (${column} in (0, 1))`;

export async function run(db: Kysely<never>, ...statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
