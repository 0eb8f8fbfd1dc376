import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { madeUpPeople, report } from '../support/practice-lists.ts';
import { minute, usingApp } from '../support/practice-app.ts';

describe('the main job, through the screens', () => {
  const people = madeUpPeople(30);
  const someone = people[3]!;
  const row = (page: Page) => page.locator('[role="row"][data-id]').first();
  const details = (page: Page) => page.getByRole('complementary', { name: 'Referral' });
  const { app, startAgain } = usingApp();

  const signInAgain = async () => {
    await startAgain();
    await app().page.getByRole('button', { name: 'Demo Manager' }).click();
  };

  it(
    'sets the practice up and imports its list',
    async () => {
      const { page } = app();
      await page.getByLabel('Name of the practice').fill('Example Practice');
      await look(page, '01-set-up');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByLabel('Your name').fill('Demo Manager');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: /Add .* link worker/ }).click();
      await page.getByLabel('Name', { exact: true }).fill('Ms Demo Ash');
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
    },
    2 * minute,
  );

  it(
    'refers in one click from the shortcut, with the CHI number in the clipboard',
    async () => {
      const chi = `${someone.chi.slice(0, 6)} ${someone.chi.slice(6)}`;
      await app().outside('clipboard', `${someone.surname}, ${someone.forename} CHI ${chi}`);
      await app().outside('shortcut', 'CommandOrControl+Alt+R');
      const refer = await app().referPage();
      await refer.getByRole('button', { name: 'Refer to CLW' }).waitFor();
      await look(refer, '05-refer');
      await refer.keyboard.press('Enter');
      await refer.getByText('Referred at').waitFor();
      await look(refer, '06-referred');
      await row(app().page).getByText(someone.forename).waitFor();
      await look(app().page, '07-queue');
    },
    2 * minute,
  );

  it(
    'changes why and how urgent, and the safe-contact flags, where they are seen',
    async () => {
      const { page } = app();
      await details(page).getByRole('button', { name: 'Change…' }).click();
      await page.getByLabel('Soon').check({ force: true });
      await page.getByRole('button', { name: 'Food', exact: true }).click();
      await look(page, '08-change');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await row(page).getByText('Food').waitFor();
      await details(page).getByRole('button', { name: 'Contact…' }).click();
      await page.getByText('No voicemail').click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await row(page).getByText('No voicemail').waitFor();
    },
    2 * minute,
  );

  it(
    'books the next free slot, and moves it',
    async () => {
      const { page } = app();
      await row(page).click();
      await page.keyboard.press('b');
      await page.locator('.slot-button').first().waitFor();
      await look(page, '09-book');
      await page.locator('.slot-button').first().click();
      await page.getByText('Booked today, 09:15.').waitFor();
      await page.getByRole('button', { name: 'Move' }).click();
      await page.locator('.slot-button').first().click();
      await page.getByText('Moved to today, 10:00.').waitFor();
      await look(page, '10-moved');
    },
    2 * minute,
  );

  it(
    'still has everything after kill -9',
    async () => {
      await app().kill9();
      await signInAgain();
      await row(app().page).getByText(someone.forename).waitFor();
      await row(app().page).getByText('today, 10:00').waitFor();
    },
    2 * minute,
  );

  it(
    'checks the patient in, sees her, and closes the referral',
    async () => {
      const { page } = app();
      await row(page).click();
      await page.getByRole('button', { name: 'Arrived' }).click();
      await details(page).getByText('Arrived', { exact: true }).first().waitFor();
      await page.getByRole('button', { name: 'In the room' }).click();
      await page.getByRole('button', { name: 'Seen', exact: true }).click();
      await details(page).getByText('Follow up').waitFor();
      await look(page, '11-seen');
      await page.getByRole('button', { name: 'Close…' }).click();
      await page.getByRole('button', { name: /Why is it closed/ }).click();
      await page.getByRole('option', { name: 'Completed' }).click();
      await page.getByLabel('Outcome for who referred').fill('Benefits check done.');
      await look(page, '12-close');
      await page.getByRole('button', { name: 'Close referral' }).click();
      await page.getByText('Closed: Completed.', { exact: true }).waitFor();
    },
    2 * minute,
  );

  it(
    'still has everything after it was closed and started again',
    async () => {
      await app().quit();
      await signInAgain();
      const { page } = app();
      await page.getByText('Nobody is waiting').waitFor();
      await page.getByRole('searchbox', { name: /Find a patient/ }).fill(someone.chi);
      await page.getByRole('option').first().click();
      await page.getByText('seen 1×').waitFor();
      expect(await page.getByText('Completed').count()).toBe(1);
      await look(page, '13-patient');
    },
    2 * minute,
  );
});
