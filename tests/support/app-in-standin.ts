import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser } from '../../build/electron-standin/browser.ts';
import { decode, encode } from '../../build/electron-standin/codec.ts';
import type { App } from './app.ts';

const root = path.resolve(import.meta.dirname, '../..');

type WindowLine = {
  readonly id: number;
  readonly url: string;
  readonly hash: string;
  /** Of the page, in pixels. */
  readonly width: number;
  readonly height: number;
};
type Control = { readonly origin: string; readonly token: string };

let browser: Browser | null = null;

/** The system's Chromium, Chrome or Edge, or the one that comes inside an npm package. */
async function openBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: findBrowser() ?? (await sparticuz.executablePath()),
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
}

export async function launchInStandIn(args: readonly string[], now?: string): Promise<App> {
  const child = startStandIn(args, now ? { CLW_TEST_NOW: now } : {});
  const said = follow(child);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const control = await said.next<Control>('CLW_STANDIN_CONTROL');
  const first = await said.next<WindowLine>('CLW_STANDIN_WINDOW', ({ hash }) => hash === '#/queue');
  const context = await (
    await openBrowser()
  ).newContext({
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
    locale: 'en-GB',
  });
  context.setDefaultTimeout(30_000);
  if (now) await context.clock.setFixedTime(now);
  const page = await context.newPage();
  await page.goto(first.url);
  return {
    page,
    referPage: async () => {
      const line = await said.next<WindowLine>(
        'CLW_STANDIN_WINDOW',
        ({ hash }) => hash === '#/refer',
      );
      return openRefer(context, line);
    },
    outside: (action, value) => tell(control, action, value),
    gone,
    quit: () => ended(gone, context, () => child.kill('SIGTERM')),
    kill9: () => ended(gone, context, () => child.kill('SIGKILL')),
  };
}

/** The app without a browser: its windows' addresses come on its standard output. */
export function startStandIn(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--require',
      path.join(import.meta.dirname, 'test-clock.cjs'),
      '--import',
      new URL('../../build/electron-standin/register.mjs', import.meta.url).href,
      path.join(root, 'build/out/app/main.js'),
      ...args,
    ],
    {
      env: { ...process.env, CLW_STANDIN_HEADLESS: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

async function openRefer(
  context: BrowserContext,
  { url, width, height }: WindowLine,
): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.goto(url);
  return page;
}

async function tell({ origin, token }: Control, action: string, value: unknown): Promise<unknown> {
  const answer = await fetch(`${origin}/__standin__/outside`, {
    method: 'POST',
    headers: { 'x-standin-control': token },
    body: encode({ action, value }),
  });
  return (decode(await answer.text()) as { value: unknown }).value;
}

/** Follows the lines `NAME={json}` that the app prints for tests. */
export function follow(child: ChildProcess) {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let faults = '';
  let rest = '';
  child.stderr?.on('data', (chunk) => (faults += String(chunk)));
  child.stdout?.on('data', (chunk) => {
    const all = (rest + String(chunk)).split('\n');
    rest = all.pop() ?? '';
    lines.push(...all);
    for (const look of waiting) look();
  });
  return {
    lines,
    next: <T>(name: string, wanted: (value: T) => boolean = () => true): Promise<T> =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines
            .filter((line) => line.startsWith(`${name}=`))
            .map((line) => JSON.parse(line.slice(name.length + 1)) as T)
            .find(wanted);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        child.once('exit', (code) =>
          reject(new Error(`The app ended with ${String(code)}. ${faults}`)),
        );
        look();
      }),
  };
}

async function ended(
  gone: Promise<unknown>,
  context: BrowserContext,
  end: () => void,
): Promise<void> {
  end();
  await gone;
  await context.close();
}
