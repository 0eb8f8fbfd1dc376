import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureCommands } from './commands.ts';
import { measureGenerate } from './generate.ts';
import { measureDiary } from './diary.ts';
import { measureDiaryScreen } from './diary-screen.ts';
import { measureImport } from './import.ts';
import type { Figure } from './measure.ts';
import { measureQueue } from './queue.ts';
import { growth, measureSearch } from './search.ts';
import { measureSeries } from './series.ts';
import { measureShell } from './shell.ts';
import { measureSlots } from './slots.ts';
import { tableOf } from './table.ts';

/** `npm run bench`: measures, not tests. `--only=refer` takes the measures whose name has that in it. */
const { values } = parseArgs({ options: { only: { type: 'string' } } });

const measures: Readonly<Record<string, () => Promise<Figure[]>>> = {
  'commands 500': () => measureCommands(500),
  'commands 10000': () => measureCommands(10_000),
  queue: measureQueue,
  slots: measureSlots,
  generate: measureGenerate,
  series: measureSeries,
  'diary queries': measureDiary,
  'diary screen': measureDiaryScreen,
  import: measureImport,
  shell: measureShell,
  'search 10k': () => measureSearch(10_000),
  'search 100k': () => measureSearch(100_000),
  'search 1M': () => measureSearch(1_000_000),
};

const figures: Figure[] = [];
for (const [name, measure] of Object.entries(measures)) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  console.log(`${name} ...`);
  figures.push(...(await measure()));
}

figures.push(...growth(figures));

const file = path.resolve(import.meta.dirname, '../../build/out/bench.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
console.log(`\n${tableOf(figures)}\n\nWritten to ${file}.`);
