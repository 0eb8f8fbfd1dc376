import type { Figure } from './measure.ts';

const header = ['what', 'unit', 'p50', 'p95', 'n', 'ratio', 'limit', 'limit p50'];

/** For people; bench.json is for machines. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, p50, p95, n, limit, ratio }) => [
    name,
    unit,
    short(p50),
    short(p95),
    String(n),
    ratio.toFixed(2),
    limit.name,
    short(limit.p50),
  ]);
  const all = [header, ...rows];
  const widths = header.map((_, at) => Math.max(...all.map((row) => row[at]!.length)));
  const isText = new Set([0, 1, 6]);
  return all
    .map((row) =>
      row
        .map((cell, at) => (isText.has(at) ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(3));
