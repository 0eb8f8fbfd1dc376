import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { closeBrowser, launchApp, picture, type App } from '../support/app.ts';
import { madeUpPeople, report } from '../support/practice-lists.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of axe that the page breaks, in words. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] };
    const { axe: tool } = window as unknown as { axe: { run(context: object): Promise<Found> } };
    const { violations: found } = await tool.run({
      // The widget library's own announcer: nothing of it is ever seen.
      exclude: [['[data-live-announcer]']],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}

async function look(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await violations(page)).toEqual([]);
}

describe('the main job, through the screens', () => {
  const people = madeUpPeople(30);
  const someone = people[3]!;
  const row = (page: Page) => page.locator('[role="row"][data-id]').first();
  let userData = '';
  let app: App;

  beforeAll(async () => {
    userData = mkdtempSync(path.join(tmpdir(), 'clw-e2e-'));
    app = await launchApp(userData);
  }, 120_000);

  afterAll(async () => {
    await app.quit();
    await closeBrowser();
    rmSync(userData, { recursive: true, force: true });
  }, 60_000);

  it('sets the practice up and imports its list', async () => {
    const { page } = app;
    await page.getByLabel('Name of the practice').fill('Example Practice');
    await look(page, '01-set-up');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Your name').fill('Demo Manager');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: /Add .* link worker/ }).click();
    await page.getByLabel(/name/i).first().fill('Ms Demo Ash');
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']) {
      await page.getByRole('button', { name: day, exact: true }).click();
    }
    await look(page, '02-set-up-link-workers');
    await page.getByRole('button', { name: 'Create the practice' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(report(people)),
    });
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('30 new').waitFor();
    await look(page, '03-import');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('Imported.').waitFor();
    await page.getByRole('button', { name: 'Go to the queue' }).first().click();
    await page.getByText('Nobody is waiting').waitFor();
    await look(page, '04-empty-queue');
  }, 120_000);

  it('refers in one click from the shortcut, with the CHI number in the clipboard', async () => {
    const chi = `${someone.chi.slice(0, 6)} ${someone.chi.slice(6)}`;
    await app.outside('clipboard', `${someone.surname}, ${someone.forename} CHI ${chi}`);
    await app.outside('shortcut', 'CommandOrControl+Alt+R');
    const refer = await app.referPage();
    await refer.getByRole('button', { name: 'Refer to CLW' }).waitFor();
    await look(refer, '05-refer');
    await refer.keyboard.press('Enter');
    await refer.getByText('Referred at').waitFor();
    await look(refer, '06-referred');
    await row(app.page).getByText(someone.forename).waitFor();
    await look(app.page, '07-queue');
  }, 120_000);

  it('books the next free slot, and moves it', async () => {
    const { page } = app;
    await row(page).click();
    await page.keyboard.press('b');
    await page.locator('.slot-button').first().waitFor();
    await look(page, '08-book');
    await page.locator('.slot-button').first().click();
    await page.getByText(/^Booked .*\.$/).waitFor();
    await page.getByRole('button', { name: 'Move' }).click();
    await page.locator('.slot-button').nth(1).click();
    await page.getByText(/^Moved to .*\.$/).waitFor();
    await look(page, '09-moved');
  }, 120_000);

  it('still has everything after kill -9', async () => {
    await app.kill9();
    app = await launchApp(userData);
    const { page } = app;
    await look(page, '10-who-are-you');
    await page.getByRole('button', { name: 'Demo Manager' }).click();
    await row(page).getByText(someone.forename).waitFor();
    await row(page).getByText('Appointment').waitFor();
  }, 120_000);

  it('shows every other screen without a fault that axe would find', async () => {
    const { page } = app;
    for (const [at, place] of ['Diary', 'Patients', 'Settings'].entries()) {
      await page.getByRole('link', { name: place }).click();
      await page.locator(`a[aria-current=page]`, { hasText: place }).waitFor();
      await page.locator('.frame-screen h1').waitFor();
      await look(page, `1${at + 1}-${place.toLowerCase()}`);
    }
  }, 120_000);
});
