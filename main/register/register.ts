import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export type Engine = 'sqlite' | 'postgres';

/** What repos take as their first argument: the root outside, the transaction inside a command. */
export type Db = Kysely<Schema> | Transaction<Schema>;

/** An open register. Only `dispatch` and long tasks hold it; everything else takes a `Db`. */
export type Register = {
  readonly engine: Engine;
  readonly db: Kysely<Schema>;
  /** SQLite only: where it is and how a worker thread opens a connection of its own. */
  readonly file: { readonly path: string; readonly key: string } | null;
  close(): Promise<void>;
};
