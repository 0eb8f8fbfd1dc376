import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

describe('messages about what was done', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await page.getByRole('button', { name: 'Demo Reception One' }).click();
    await page.getByRole('radio', { name: /^To book/ }).click();
    await page.locator('[role="row"][data-id]').first().click();
  }, 2 * minute);

  const toasts = () => page.locator('.toast');
  const pane = () => page.getByRole('complementary', { name: 'Referral' });
  const surname = async () => (await pane().locator('h2 .surname').innerText()).toUpperCase();

  it(
    'name the patient, and a newer step takes the place of the older one',
    async () => {
      const name = await surname();
      await page.keyboard.press('b');
      await page.locator('.slot-button').first().click();
      await toasts()
        .filter({ hasText: new RegExp(`^${name}, .* Booked `) })
        .waitFor();
      await pane().getByRole('button', { name: 'Arrived' }).click();
      await toasts()
        .filter({ hasText: `${name}` })
        .filter({ hasText: 'Arrived.' })
        .waitFor();
      expect(await toasts().count()).toBe(1);
      await pane().getByRole('button', { name: 'In the room' }).click();
      await toasts().filter({ hasText: 'In the room.' }).waitFor();
      expect(await toasts().getByRole('button', { name: 'Undo' }).count()).toBe(1);
      await page.keyboard.press('Control+z');
      await pane().getByRole('button', { name: 'In the room' }).waitFor();
    },
    minute,
  );

  it(
    'are two at most, and cover nothing of the pane',
    async () => {
      for (const step of [1, 2, 3]) {
        await page.locator('[role="row"][data-id]').nth(step).click();
        await page.keyboard.press('p');
        await page.getByRole('button', { name: 'No answer' }).click();
        await toasts()
          .filter({ hasText: await surname() })
          .waitFor();
      }
      expect(await toasts().count()).toBe(2);
      const box = (await page.locator('.toasts').boundingBox())!;
      const beside = (await page.locator('.split-detail').boundingBox())!;
      expect(box.x + box.width).toBeLessThanOrEqual(beside.x);
      await look(page, '22-toasts');
    },
    minute,
  );

  it(
    'hide the name where names are hidden',
    async () => {
      const name = await surname();
      await page.getByRole('button', { name: 'Hide names' }).click();
      await page.getByRole('button', { name: 'Names hidden' }).waitFor();
      // Shown on purpose in the pane, the name does not stay on the screen in a message.
      await pane().getByRole('button', { name: 'Show name' }).click();
      expect(await surname()).toBe(name);
      await page.keyboard.press('p');
      await page.getByRole('button', { name: 'No answer' }).click();
      await toasts()
        .filter({ hasText: /^[A-Z]\. [A-Z]\. Noted: no answer\./ })
        .waitFor();
      expect((await toasts().last().innerText()).toUpperCase()).not.toContain(name);
    },
    minute,
  );
});
