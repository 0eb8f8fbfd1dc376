import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../build/electron-standin/browser.ts';
import { localDateOf } from '../../shared/calendar.ts';
import { figure, type Figure } from './measure.ts';
import { ended, inStandIn, programs, root, startShell } from './shell/start-shell.ts';

const columns = 6;
const slots = 30;
const warmUp = 40;
const rounds = 200;

/** From the key to the end of the frame that shows what it did: milliseconds, for the page's own clock. */
async function timeKeys(page: Page): Promise<(key: string) => Promise<number>> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    const listen = ({ timeStamp }: KeyboardEvent) =>
      requestAnimationFrame(() => {
        // A task of its own comes after the frame was painted.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => times.push(performance.now() - timeStamp));
        port1.start();
        port2.postMessage(null);
      });
    window.addEventListener('keydown', listen, { capture: true });
  });
  let pressed = 0;
  return async (key) => {
    await page.keyboard.press(key);
    pressed += 1;
    const nth = pressed;
    await page.waitForFunction(
      (count) => (window as unknown as { keyTimes: number[] }).keyTimes.length >= count,
      nth,
    );
    return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes.at(-1)!);
  };
}

/** A diary of six link workers with thirty times each, on a day on which they work. */
async function openDiary(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Desk (made up)' }).first().click();
  await page.locator('[role="row"][data-id]').first().waitFor();
  await page.getByRole('link', { name: 'Diary' }).click();
  const item = page.locator('.diary-item');
  const full = () => item.nth(columns * slots - 1).waitFor({ timeout: 3000 });
  for (let day = 0; day < 6; day += 1) {
    const shown = await full().then(
      () => true,
      () => false,
    );
    if (shown) break;
    await page.keyboard.press('PageDown');
  }
  await item.first().focus();
}

/** Down one column and up the next; a key that nothing answers is the limit. */
async function walk(page: Page): Promise<{ moves: number[]; idle: number[] }> {
  const press = await timeKeys(page);
  const moves: number[] = [];
  const idle: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const column = Math.floor(round / slots);
    const along = column % (2 * columns) < columns ? 'ArrowRight' : 'ArrowLeft';
    const updown = column % 2 === 0 ? 'ArrowDown' : 'ArrowUp';
    const move = await press(round % slots === slots - 1 ? along : updown);
    const nothing = await press('F9');
    if (round < warmUp) continue;
    moves.push(move);
    idle.push(nothing);
  }
  return { moves, idle };
}

/** `screen.diary`: the built app in a real Chromium, 1366 x 768. */
export async function measureDiaryScreen(): Promise<Figure[]> {
  mkdirSync(path.join(root, 'build/out/bench'), { recursive: true });
  const userData = mkdtempSync(path.join(root, 'build/out/bench/user-'));
  const today = localDateOf(new Date().toISOString());
  await ended(inStandIn(programs.fillDiary, [userData, today]));
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? (await sparticuz.executablePath()),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const shell = await startShell(programs.app, [`--user-data=${userData}`]);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(shell.url);
  await openDiary(page);
  const { moves, idle } = await walk(page);
  await context.close();
  await shell.end();
  await browser.close();
  rmSync(userData, { recursive: true, force: true });
  const name = `screen.diary, key to frame, ${columns} x ${slots}`;
  return [figure(name, 'ms', moves, 'a key that nothing answers', idle)];
}
