import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

describe('what was done for a patient', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;
  let referrer = '';

  const switchTo = async (name: string) => {
    await page.getByRole('button', { name }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
  };
  beforeAll(async () => {
    ({ page } = app());
    await switchTo('Ms Demo Ash');
  }, 2 * minute);

  const details = () => page.getByRole('complementary', { name: 'Referral' });

  it(
    'is said in one line by the link worker, and copied for the record',
    async () => {
      await page
        .getByRole('region', { name: 'See now' })
        .getByRole('button', { name: 'Show' })
        .click();
      const referred = await details()
        .locator('dd', { hasText: /\(GP or nurse\)/ })
        .innerText();
      referrer = / by (.+) \(/.exec(referred)![1]!;
      await details().getByRole('button', { name: 'In the room' }).click();
      await details().getByRole('button', { name: 'Seen' }).click();
      await details().getByLabel('In one line, for who referred').fill('Food bank, benefits check');
      await look(page, '67-outcome-typed');
      await details().getByRole('button', { name: 'Save outcome' }).click();
      await details().getByRole('button', { name: 'Copy for the record' }).click();
      await page.getByText('Copied.').waitFor();
      expect(await app().outside('readClipboard')).toMatch(
        /^Tuesday 1 December 2026, community link worker service: Food bank, benefits check \(Ms Demo Ash\)$/,
      );
      await look(page, '68-outcome-saved');
    },
    2 * minute,
  );

  it(
    'stands in the list of who referred',
    async () => {
      await page.getByRole('button', { name: /Ms Demo Ash\s*Link worker/ }).click();
      await page.getByRole('menuitem', { name: 'Switch person' }).click();
      await switchTo(referrer);
      await page.getByRole('radio', { name: /^Mine/ }).click();
      const row = page.locator('[role="row"][data-id]', { hasText: 'Food bank, benefits check' });
      await row.click();
      await details().getByRole('button', { name: 'Copy for the record' }).waitFor();
      await look(page, '69-outcome-for-who-referred');
    },
    2 * minute,
  );
});
