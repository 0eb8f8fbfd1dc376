import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

describe('what happened to a referral', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await page.getByRole('button', { name: 'Demo Reception One' }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
  }, 2 * minute);

  const details = () => page.getByRole('complementary', { name: 'Referral' });
  const form = () => page.getByRole('form', { name: 'Change the referral' });
  const firstLine = () => details().locator('.timeline li').first();
  const takeSlot = async (nth: number) => {
    const slot = page.locator('.slot-button').nth(nth);
    const when = await slot.locator('.strong').innerText();
    await slot.click();
    await page.locator('.slot-button').first().waitFor({ state: 'detached' });
    return when;
  };

  it(
    'is told with the times it was about, and why it was cancelled',
    async () => {
      await page.getByRole('radio', { name: /^To book/ }).click();
      await page.locator('[role="row"][data-id]').first().click();
      await page.keyboard.press('b');
      const first = await takeSlot(0);
      await firstLine().getByText(`Booked for ${first}`).waitFor();
      await details().getByRole('button', { name: 'Move' }).click();
      const second = await takeSlot(3);
      expect(second).not.toBe(first);
      await firstLine().getByText(`Moved from ${first} to ${second}`).waitFor();
      await details().getByText(`Booked for ${first}`).waitFor();
      await details().getByRole('button', { name: 'Cancel…' }).click();
      await page.getByLabel('Reason (if any)').fill('Starts a job that week');
      await look(page, '60-cancel');
      await page.getByRole('button', { name: 'Cancelled by the patient' }).click();
      await firstLine().getByText(`${second} cancelled by the patient`).waitFor();
      await firstLine().getByText('Starts a job that week').waitFor();
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await firstLine().getByText(`Taken back: ${second} is booked again`).waitFor();
      await look(page, '61-timeline');
    },
    2 * minute,
  );

  it(
    'names what was changed as people do',
    async () => {
      await details().getByRole('button', { name: 'Change…' }).click();
      await form().getByLabel('Note').fill('Made up for this test');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await firstLine()
        .getByText(/^Changed the note/)
        .waitFor();
    },
    minute,
  );
});
