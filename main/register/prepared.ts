import type { CompiledQuery } from 'kysely';
import type { Db } from './register.ts';

/** Stands in a query for a value that comes with each run. */
class Parameter {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export type Compiled<O> = { compile(): CompiledQuery<O> };

/**
 * A query that is built once and run many times. Building one with Kysely costs more than most of
 * them take to run, so the few behind referring and booking are kept, per register and per set of
 * keys given. `build` is handed stand-ins instead of values: it may place them, never look at them.
 */
export function prepared<I extends object, O>(
  build: (db: Db, input: I) => Compiled<O>,
): (db: Db, input: I) => Promise<O[]> {
  const kept = new WeakMap<object, Map<string, CompiledQuery<O>>>();
  return async (db, input) => {
    const { adapter } = db.getExecutor();
    const known = kept.get(adapter) ?? new Map<string, CompiledQuery<O>>();
    kept.set(adapter, known);
    const keys = Object.keys(input);
    const shape = keys.join();
    const query = known.get(shape) ?? build(db, standIns<I>(keys)).compile();
    known.set(shape, query);
    const values = input as Readonly<Record<string, unknown>>;
    const parameters = query.parameters.map((value) =>
      value instanceof Parameter ? values[value.name] : value,
    );
    return (await db.executeQuery<O>({ ...query, parameters })).rows;
  };
}

const standIns = <I>(keys: readonly string[]): I =>
  Object.fromEntries(keys.map((key) => [key, new Parameter(key)])) as I;
