import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { App, OutsideAction } from './app.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The app as it is on a practice's PC. `electron-outside.cjs` lets a test press what only the system can. */
export async function launchInElectron(
  executablePath: string,
  args: readonly string[],
  now?: string,
): Promise<App> {
  const app = await _electron.launch({
    executablePath,
    ...(now ? { env: { ...process.env, CLW_TEST_NOW: now } as Record<string, string> } : {}),
    args: [
      // A build machine's kernel often refuses Chromium's own sandbox to a program that is not installed.
      ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
      '-r',
      path.join(import.meta.dirname, 'electron-outside.cjs'),
      root,
      ...args,
    ],
  });
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  app.context().setDefaultTimeout(30_000);
  if (now) await app.context().clock.setFixedTime(now);
  const page = await windowAt(app, '#/queue');
  await page.setViewportSize({ width: 1366, height: 768 });
  return {
    page,
    referPage: () => windowAt(app, '#/refer'),
    outside: (action, value) => outside(app, action, value ?? ''),
    gone,
    quit: () =>
      ended(gone, () => {
        // The answer never comes: the app is gone before it can be sent.
        app.evaluate(({ app: self }) => self.quit()).catch(() => undefined);
      }),
    kill9: () => ended(gone, () => void app.process().kill('SIGKILL')),
  };
}

async function windowAt(app: ElectronApplication, hash: string): Promise<Page> {
  const isIt = (page: Page) => page.url().endsWith(hash);
  return app.windows().find(isIt) ?? app.waitForEvent('window', { predicate: isIt });
}

type Outside = {
  clwOutside: {
    shortcuts: Map<string, () => void>;
    tray: { getMenuItemById(id: string): unknown };
  };
};

function outside(app: ElectronApplication, action: OutsideAction, value: string): Promise<unknown> {
  return app.evaluate(
    async ({ clipboard }, [what, text]) => {
      const { clwOutside } = globalThis as unknown as Outside;
      if (what === 'clipboard') return clipboard.writeText(text);
      if (what === 'readClipboard') return clipboard.readText();
      if (what === 'shortcut') return clwOutside.shortcuts.get(text)?.();
      return (clwOutside.tray.getMenuItemById(text) as { click(): void } | null)?.click();
    },
    [action, value] as const,
  );
}

async function ended(gone: Promise<unknown>, end: () => void): Promise<void> {
  end();
  await gone;
}
