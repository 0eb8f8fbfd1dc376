import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { closeBrowser, launchApp, type App } from './app.ts';

/** A Tuesday, before the first slot of the day. */
export const tuesday = '2026-12-01T09:00:00.000Z';
export const minute = 60_000;

/**
 * Starts the app before the tests of a describe and ends it after them. `app()` is the running one;
 * `startAgain` after `quit()` or `kill9()` opens the same data, at another time of day if need be.
 */
export function usingApp(args: readonly string[] = []): {
  app: () => App;
  startAgain: (at?: string) => Promise<App>;
} {
  let userData = '';
  let app: App;
  const startAgain = async (at = tuesday) => {
    app = await launchApp(userData, args, at);
    return app;
  };
  beforeAll(async () => {
    userData = mkdtempSync(path.join(tmpdir(), 'clw-e2e-'));
    await startAgain();
  }, 2 * minute);
  afterAll(async () => {
    await app.quit();
    await closeBrowser();
    rmSync(userData, { recursive: true, force: true });
  }, minute);
  return { app: () => app, startAgain };
}
