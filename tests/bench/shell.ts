import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../../build/electron-standin/browser.ts';
import { figure, type Figure } from './measure.ts';
import {
  buildEmptyShell,
  ended,
  inStandIn,
  programs,
  root,
  startShell,
} from './shell/start-shell.ts';

const rounds = 9;
/** Memory needs patience and varies little. */
const memoryRounds = 3;
/** By then what was needed for the start is let go, and slots were renewed (main/shell/start.ts). */
const settleMs = 7000;

/** A program, and how its page shows that it is there: first at all, then with the queue. */
type Subject = {
  readonly program: string;
  readonly args: readonly string[];
  readonly first: (page: Page) => Promise<void>;
  readonly ready: (page: Page) => Promise<void>;
};
/** Milliseconds from the start of the process, and from the press on a name; MB once all is quiet. */
type Shown = { first: number; pressed: number; ready: number; resident: number };

async function show(
  browser: Browser,
  { program, args, first, ready }: Subject,
  settle: number,
): Promise<Shown> {
  const started = performance.now();
  const shell = await startShell(program, args);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(shell.url);
  await first(page);
  const firstMs = performance.now() - started;
  await ready(page);
  const readyMs = performance.now() - started;
  await page.waitForTimeout(settle);
  const resident = shell.resident();
  await context.close();
  await shell.end();
  return { first: firstMs, pressed: readyMs - firstMs, ready: readyMs, resident };
}

const person = (page: Page) => page.getByRole('button', { name: 'Desk (made up)' });

const empty: Subject = {
  program: programs.empty,
  args: [],
  first: (page) => page.getByText('empty').waitFor(),
  ready: () => Promise.resolve(),
};
const app = (userData: string): Subject => ({
  program: programs.app,
  args: [`--user-data=${userData}`],
  first: (page) => person(page).waitFor(),
  ready: async (page) => {
    await person(page).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
  },
});

type Pair = { readonly blank: Shown; readonly whole: Shown };

/** The app in its own shell beside an empty page in the same shell, in turns, in one warm browser. */
export async function measureShell(): Promise<Figure[]> {
  await buildEmptyShell();
  const userData = mkdtempSync(path.join(root, 'build/out/bench/user-'));
  await ended(inStandIn(programs.fill, [userData]));
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? (await sparticuz.executablePath()),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const both = async (settle: number): Promise<Pair> => ({
    blank: await show(browser, empty, settle),
    whole: await show(browser, app(userData), settle),
  });
  await both(0);
  const starts: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) starts.push(await both(0));
  const settled: Pair[] = [];
  for (let round = 0; round < memoryRounds; round += 1) settled.push(await both(settleMs));
  await browser.close();
  rmSync(userData, { recursive: true, force: true });
  return [...figuresOf(starts, settled), ...bundleSize()];
}

function figuresOf(starts: readonly Pair[], settled: readonly Pair[]): Figure[] {
  const of = (name: string, unit: 'ms' | 'MB', pairs: readonly Pair[], what: keyof Shown) =>
    figure(
      name,
      unit,
      pairs.map(({ whole }) => whole[what]),
      'an empty page in the same shell',
      pairs.map(({ blank }) => blank[what === 'resident' ? 'resident' : 'ready']),
    );
  return [
    of('start, process to "Who are you?"', 'ms', starts, 'first'),
    of('start, process to queue', 'ms', starts, 'ready'),
    of('start, of that from the press on a name', 'ms', starts, 'pressed'),
    of('memory, main process', 'MB', settled, 'resident'),
  ];
}

/** What the page loads before it can show anything, and that compressed. */
function bundleSize(): Figure[] {
  const folder = path.join(root, 'build/out/app/renderer');
  const files = globSync('**/*.{js,css,html}', { cwd: folder }).map((file) =>
    readFileSync(path.join(folder, file)),
  );
  const kB = (bytes: number) => bytes / 1000;
  const size = kB(files.reduce((sum, file) => sum + file.length, 0));
  const zipped = kB(files.reduce((sum, file) => sum + gzipSync(file).length, 0));
  return [figure('renderer bundle', 'kB', [size], 'the same, gzipped', [zipped])];
}
