import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { decode, encode } from '../../build/electron-standin/codec.ts';

const root = path.resolve(import.meta.dirname, '../..');
export const screens = path.join(root, 'build/out/screens');

type WindowLine = { readonly id: number; readonly url: string; readonly hash: string };

export type App = {
  readonly page: Page;
  /** The Refer window, once it has opened. */
  referPage(): Promise<Page>;
  /** What only the outside world does: fills the clipboard, presses the shortcut, uses the tray. */
  outside(action: string, value?: unknown): Promise<unknown>;
  /** Ends as a user would. */
  quit(): Promise<void>;
  /** Ends as a power cut would. */
  kill9(): Promise<void>;
};

let browser: Browser | null = null;

/** The system's Chromium, or the one that comes inside an npm package. */
async function openBrowser(): Promise<Browser> {
  const system = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => existsSync(file));
  browser ??= await chromium.launch({
    executablePath: system ?? (await sparticuz.executablePath()),
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
}

/** The real main bundle and preload in the stand-in for Electron, its pages in a real Chromium. */
export async function launchApp(userData: string, args: readonly string[] = []): Promise<App> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      path.join(root, 'build/electron-standin/register.mjs'),
      path.join(root, 'build/out/app/main.js'),
      `--user-data=${userData}`,
      ...args,
    ],
    { env: { ...process.env, CLW_STANDIN_HEADLESS: '1' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const windows = followWindows(child);
  const first = await windows.next((line) => line.hash === '#/queue');
  const context = await (
    await openBrowser()
  ).newContext({
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(first.url);
  return {
    page,
    referPage: async () =>
      openRefer(context, (await windows.next((line) => line.hash === '#/refer')).url),
    outside: (action, value) => tell(first.url, action, value),
    quit: () => ended(child, context, () => child.kill('SIGTERM')),
    kill9: () => ended(child, context, () => child.kill('SIGKILL')),
  };
}

async function openRefer(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 460, height: 640 });
  await page.goto(url);
  return page;
}

async function tell(address: string, action: string, value: unknown): Promise<unknown> {
  const { origin, searchParams } = new URL(address);
  const answer = await fetch(`${origin}/__standin__/test`, {
    method: 'POST',
    headers: { 'x-standin-token': searchParams.get('token') ?? '' },
    body: encode({ action, value }),
  });
  return (decode(await answer.text()) as { value: unknown }).value;
}

function followWindows(child: ChildProcess) {
  const lines: WindowLine[] = [];
  const waiting = new Set<() => void>();
  let said = '';
  let text = '';
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  child.stdout?.on('data', (chunk) => {
    text += String(chunk);
    const all = text.split('\n');
    text = all.pop() ?? '';
    for (const line of all) {
      if (line.startsWith('CLW_STANDIN_WINDOW='))
        lines.push(JSON.parse(line.slice(19)) as WindowLine);
    }
    for (const look of waiting) look();
  });
  return {
    next: (wanted: (line: WindowLine) => boolean): Promise<WindowLine> =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find(wanted);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        child.once('exit', (code) =>
          reject(new Error(`The app ended with ${String(code)}. ${said}`)),
        );
        look();
      }),
  };
}

async function ended(child: ChildProcess, context: BrowserContext, end: () => void): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  end();
  await gone;
  await context.close();
}

/** A picture of the screen as it is, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true });
  await page.screenshot({ path: path.join(screens, `${name}.png`) });
}
