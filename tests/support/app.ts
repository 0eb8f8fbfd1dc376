import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { installedElectron } from '../../build/start/electron.ts';
import { launchInElectron } from './app-in-electron.ts';
import { launchInStandIn } from './app-in-standin.ts';

export { closeBrowser } from './app-in-standin.ts';

const root = path.resolve(import.meta.dirname, '../..');
export const screens = path.join(root, 'build/out/screens');

export type App = {
  readonly page: Page;
  /** The Refer window, once it has opened. */
  referPage(): Promise<Page>;
  /** What only the outside world does: fills the clipboard, presses the shortcut, uses the tray. */
  outside(action: OutsideAction, value?: string): Promise<unknown>;
  /** Resolves when the app has ended, whoever ended it. */
  readonly gone: Promise<unknown>;
  /** Ends as a user would. */
  quit(): Promise<void>;
  /** Ends as a power cut would. */
  kill9(): Promise<void>;
};

export type OutsideAction =
  | 'clipboard'
  | 'readClipboard'
  | 'shortcut'
  | 'tray'
  /** Another program has the focus, and what the system was asked to say. Stand-in only. */
  | 'otherProgram'
  | 'alerts';

/**
 * The real main bundle and preload: in Electron where its binary is here, otherwise in the stand-in
 * with a real Chromium. `CLW_E2E=standin` chooses the stand-in on purpose. `now`: instant at which
 * the app's clock starts; the pages' clock stands still there.
 */
export async function launchApp(
  userData: string,
  args: readonly string[] = [],
  now?: string,
): Promise<App> {
  const electron = process.env['CLW_E2E'] === 'standin' ? null : installedElectron();
  const all = [`--user-data=${userData}`, ...args];
  return electron ? launchInElectron(electron, all, now) : launchInStandIn(all, now);
}

/** A picture of the screen as it is, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true });
  await page.screenshot({ path: path.join(screens, `${name}.png`) });
}
