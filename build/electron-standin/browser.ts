import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
  'chrome',
];

/** A Chromium, Chrome or Edge on this machine, or null. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env['CLW_BROWSER']) return existsSync(env['CLW_BROWSER']) ? env['CLW_BROWSER'] : null;
  const folders = (env['PATH'] ?? '').split(path.delimiter);
  const ending = process.platform === 'win32' ? '.exe' : '';
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name + ending)));
  return [...onPath, ...usualPlaces(env)].find((file) => existsSync(file)) ?? null;
}

function usualPlaces(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform !== 'win32') return [];
  return [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LocalAppData']]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
}

/** A screen to show a window on. */
export const hasDisplay = (env: NodeJS.ProcessEnv = process.env): boolean =>
  process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/** As in the app itself. On Linux Chromium reads the variable and not the switch. */
const language = '--lang=en-GB';
const inEnglish = (): NodeJS.ProcessEnv => ({ ...process.env, LANGUAGE: 'en_GB' });

export function openAppWindow(
  browser: string,
  url: string,
  profile: string,
  { width, height }: { width: number; height: number },
): void {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    browser,
    [
      `--app=${url}`,
      `--user-data-dir=${profile}`,
      `--window-size=${width},${height}`,
      language,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-sync',
      ...root,
    ],
    { stdio: 'ignore', detached: true, env: inEnglish() },
  );
  child.on('error', () =>
    console.error(`${browser} could not be started. Open this address instead:\n  ${url}`),
  );
  child.unref();
}

/** Prints HTML to PDF in a browser without a window; throws where there is none. */
export async function printToPdf(html: string): Promise<Buffer> {
  const { chromium } = await import('playwright-core');
  const { default: bundled } = await import('@sparticuz/chromium');
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? (await bundled.executablePath()),
    args: ['--no-sandbox', '--disable-gpu', language],
    env: inEnglish(),
  });
  try {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.setContent(html);
    return await page.pdf({ preferCSSPageSize: true, printBackground: true });
  } finally {
    await browser.close();
  }
}
