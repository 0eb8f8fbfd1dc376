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
/** A page that has settled: what was fetched and compiled for the start is let go by then. */
const settleMs = 1500;

type Shown = { first: number; ready: number; resident: number };
type Ready = (page: Page) => Promise<void>;

/** Milliseconds from the start of the process to its page, and its size once all is quiet. */
async function show(
  browser: Browser,
  program: string,
  args: readonly string[],
  first: Ready,
  ready: Ready,
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
  await page.waitForTimeout(settleMs);
  const resident = shell.resident();
  await context.close();
  await shell.end();
  return { first: firstMs, ready: readyMs, resident };
}

const person = (page: Page) => page.getByRole('button', { name: 'Desk (made up)' });

/** The app in its own shell beside an empty page in the same shell, in turns, in one warm browser. */
export async function measureShell(): Promise<Figure[]> {
  await buildEmptyShell();
  const userData = mkdtempSync(path.join(root, 'build/out/bench/user-'));
  await ended(inStandIn(programs.fill, [userData]));
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? (await sparticuz.executablePath()),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const empty: Shown[] = [];
  const app: Shown[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const blank = await show(
      browser,
      programs.empty,
      [],
      (page) => page.getByText('empty').waitFor(),
      () => Promise.resolve(),
    );
    const whole = await show(
      browser,
      programs.app,
      [`--user-data=${userData}`],
      (page) => person(page).waitFor(),
      async (page) => {
        await person(page).click();
        await page.locator('[role="row"][data-id]').first().waitFor();
      },
    );
    if (round < 0) continue;
    empty.push(blank);
    app.push(whole);
  }
  await browser.close();
  rmSync(userData, { recursive: true, force: true });
  return [...figuresOf(app, empty), ...bundleSize()];
}

function figuresOf(app: readonly Shown[], empty: readonly Shown[]): Figure[] {
  const of = (shown: readonly Shown[], what: keyof Shown) => shown.map((one) => one[what]);
  const limit = 'an empty page in the same shell';
  return [
    figure('start, process to "Who are you?"', 'ms', of(app, 'first'), limit, of(empty, 'ready')),
    figure('start, process to queue', 'ms', of(app, 'ready'), limit, of(empty, 'ready')),
    figure('memory, main process', 'MB', of(app, 'resident'), limit, of(empty, 'resident')),
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
