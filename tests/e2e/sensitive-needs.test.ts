import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

const words = /Immigration and asylum|Legal advice|Alcohol, drugs, gambling|Domestic abuse/;

describe('sensitive needs at the desk', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await page.getByRole('button', { name: 'Demo Reception One' }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
  }, 2 * minute);

  const details = () => page.getByRole('complementary', { name: 'Referral' });
  const sensitive = () => page.locator('[role="row"][data-id]', { hasText: 'sensitive' }).first();
  const opener = () => details().getByRole('button', { name: 'Show sensitive' });
  const body = () => page.locator('body').innerText();

  it(
    'are a word in the list and beside it until somebody opens them, and closed again on leaving',
    async () => {
      await sensitive().click();
      await opener().waitFor();
      expect(await body()).not.toMatch(words);
      await opener().click();
      await details().getByText(words).waitFor();
      await look(page, '70-sensitive-opened');
      const before = page.url();
      await page.locator('[role="row"][data-id]').first().click();
      await page.waitForURL((url) => url.href !== before);
      await sensitive().click();
      await opener().waitFor();
      expect(await body()).not.toMatch(words);
    },
    minute,
  );

  it(
    'stay closed in the form that changes the others, and are not lost by it',
    async () => {
      await details().getByRole('button', { name: 'Change…' }).click();
      const form = page.getByRole('form', { name: 'Change the referral' });
      expect(await form.innerText()).not.toMatch(words);
      await look(page, '71-sensitive-closed-in-form');
      await form.getByRole('button', { name: 'Transport' }).click();
      await form.getByRole('button', { name: 'Save', exact: true }).click();
      await details()
        .getByText(/Transport.*sensitive/)
        .waitFor();
      await opener().click();
      await details().getByText(words).waitFor();
    },
    minute,
  );
});
