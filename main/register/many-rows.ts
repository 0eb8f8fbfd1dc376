import type { Db } from './register.ts';
import { prepared, type Compiled } from './prepared.ts';

/** Values of several rows, each under its place and column. */
type Cells = Readonly<Record<string, unknown>>;

const cellsOf = (rows: readonly object[]): Cells =>
  Object.fromEntries(
    rows.flatMap((row, at) =>
      Object.entries(row).map(([column, value]) => [`${at} ${column}`, value] as const),
    ),
  );

function rowsOf<R>(cells: Cells): R[] {
  const rows: Record<string, unknown>[] = [];
  for (const [name, value] of Object.entries(cells)) {
    const [at, column] = name.split(' ') as [string, string];
    (rows[Number(at)] ??= {})[column] = value;
  }
  return rows as R[];
}

/**
 * As `prepared`, for a statement over several rows at once: built once for each number of rows, so
 * that a dozen rows cost one statement and no building.
 */
export function preparedForMany<R extends object, O>(
  build: (db: Db, rows: readonly R[]) => Compiled<O>,
): (db: Db, rows: readonly R[]) => Promise<O[]> {
  const run = prepared<Cells, O>((db, cells) => build(db, rowsOf<R>(cells)));
  return (db, rows) => run(db, cellsOf(rows));
}
