import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { closeBrowser, launchApp, type App } from './app.ts';
import { look } from './look.ts';
import { minute } from './practice-app.ts';
import { sealedPractice, type DataFolder } from './sealed-practice.ts';

let app: App | null = null;
/** What a test has to put right again afterwards, last first. */
export const undo: (() => void)[] = [];

export async function start(folder: string): Promise<Page> {
  app = await launchApp(folder);
  return app.page;
}

export async function stop(): Promise<void> {
  await app?.quit();
  app = null;
}

/** Hooks of every test file that loads this one. */
afterEach(async () => {
  await stop();
  for (const step of undo.splice(0).toReversed()) step();
}, minute);
afterAll(closeBrowser);

export async function practice(): Promise<DataFolder> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clw-problem-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return sealedPractice(folder);
}

export const heading = (page: Page) => page.getByRole('heading', { level: 1 });
export const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' });

export type Said = { readonly title: string; readonly next: RegExp; readonly name: string };

/**
 * The app starts all the same and says what is wrong; trying again helps only once the cause is
 * gone, and then everything is there.
 */
export async function saysAndRecovers(
  folder: string,
  said: Said,
  mend: () => unknown,
  after?: RegExp,
): Promise<void> {
  await saidAndRecovers(await start(folder), said, mend, after);
}

export async function saidAndRecovers(
  page: Page,
  said: Said,
  mend: () => unknown,
  after = /Who are you/,
): Promise<void> {
  await page.getByRole('heading', { level: 1, name: said.title }).waitFor();
  expect(await page.getByRole('alert').innerText()).toMatch(said.next);
  expect(await page.getByRole('alert').innerText()).not.toMatch(/undefined|SQLITE|E[A-Z]{4,}/);
  await look(page, `problem-${said.name}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme=dark]').waitFor();
  await look(page, `problem-${said.name}-dark`);
  await tryAgain(page).click();
  await page.getByText('Tried again').waitFor();
  expect(await heading(page).innerText()).toBe(said.title);
  await mend();
  await tryAgain(page).click();
  await page.getByRole('heading', { name: after }).waitFor();
}
