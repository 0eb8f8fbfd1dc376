import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.ts';
import type { Register } from './register.ts';
import { registerError } from './register-error.ts';
import type { Schema } from './schema.ts';

export type PostgresOptions = {
  readonly url: string;
  /** Connections at the most; one PC needs few. */
  readonly max?: number;
};

/** Counts and sequence numbers fit a double many times over; text would break arithmetic. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** Opens a register on PostgreSQL and brings it to this version. The same repos run on both engines. */
export async function openPostgresRegister({ url, max = 4 }: PostgresOptions): Promise<Register> {
  const pool = new pg.Pool({ connectionString: url, max, types });
  // An idle connection that dies is replaced at the next use; it must not end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  });
  try {
    await sql`select 1`.execute(db);
    await migrate(db, { engine: 'postgres' });
  } catch (error) {
    await db.destroy();
    throw registerError(error);
  }
  return { engine: 'postgres', db, file: null, close: () => db.destroy() };
}
