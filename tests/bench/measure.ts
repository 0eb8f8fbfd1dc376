/** One line of the table: what was measured, beside what it cannot be faster (or smaller) than. */
export type Figure = {
  readonly name: string;
  readonly unit: 'ms' | 'rows/s' | 'MB' | 'kB';
  readonly p50: number;
  readonly p95: number;
  /** How many times it was measured. */
  readonly n: number;
  readonly limit: { readonly name: string; readonly p50: number };
  /** How many times the limit it costs; below 1 is better than the limit. */
  readonly ratio: number;
};

export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** Milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

type Work = (round: number) => unknown;
type Limit = { readonly name: string; readonly run: Work };
/** Milliseconds of every round. */
type Turns = { readonly limits: number[]; readonly times: ReadonlyMap<string, number[]> };

/** Rounds that warm caches and the compiler up, and are not counted. */
const warmUp = 200;

/**
 * The limit and the subjects take turns in one loop, so that a disk or a neighbour that is slow for
 * a while is slow for all of them.
 */
export async function takeTurns(
  rounds: number,
  limit: Limit,
  subjects: Readonly<Record<string, Work>>,
): Promise<Turns> {
  const limits: number[] = [];
  const times = new Map(Object.keys(subjects).map((name) => [name, [] as number[]]));
  for (let round = -warmUp; round < rounds; round += 1) {
    const counted = round >= 0;
    const limitMs = await timed(() => limit.run(round));
    if (counted) limits.push(limitMs);
    for (const [name, run] of Object.entries(subjects)) {
      const ms = await timed(() => run(round));
      if (counted) times.get(name)!.push(ms);
    }
  }
  return { limits, times };
}

export async function sideBySide(...what: Parameters<typeof takeTurns>): Promise<Figure[]> {
  const { limits, times } = await takeTurns(...what);
  return [...times].map(([name, values]) => figure(name, 'ms', values, what[1].name, limits));
}

export function figure(
  name: string,
  unit: Figure['unit'],
  values: readonly number[],
  limitName: string,
  limits: readonly number[],
): Figure {
  const p50 = percentile(values, 0.5);
  const limit = percentile(limits, 0.5);
  return {
    name,
    unit,
    p50,
    p95: percentile(values, 0.95),
    n: values.length,
    limit: { name: limitName, p50: limit },
    // Where more is better, the ratio is turned round: it always says how much worse.
    ratio: unit === 'rows/s' ? limit / p50 : p50 / limit,
  };
}
