import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

describe('the queue at the desk of a small practice', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await page.getByRole('button', { name: 'Demo Reception One' }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
    // Somebody is to be seen now, so the red bar is there.
    await page.locator('.see-now-bar').waitFor();
  }, 2 * minute);

  /** Rows that are whole on the screen, not scrolled away inside the list either. */
  const rowsInView = () =>
    page.evaluate(() => {
      const grid = document.querySelector('.grid')!.getBoundingClientRect();
      const bottom = Math.min(innerHeight, grid.bottom);
      return [...document.querySelectorAll('[role="row"][data-id]')].filter((row) => {
        const box = row.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= bottom;
      }).length;
    });

  it(
    'shows rows at 200 % of a 1366 pixel screen, with the red bar above them',
    async () => {
      await page.setViewportSize({ width: 683, height: 384 });
      await look(page, '24-queue-200');
      expect(await rowsInView()).toBeGreaterThanOrEqual(3);
      await expectNothingCutOff(page);
      expect(await page.getByRole('button', { name: 'Refer', exact: true }).isVisible()).toBe(true);
      for (const name of ['Queue', 'Diary', 'Patients', 'Settings']) {
        await page.getByRole('link', { name }).waitFor();
      }
    },
    minute,
  );

  it(
    'says that waits are working days',
    async () => {
      await page.setViewportSize({ width: 1366, height: 768 });
      const head = page.getByRole('columnheader').first();
      expect((await head.innerText()).replace(/\s+/g, ' ')).toBe('Wait working days');
      await page.locator('[role="row"][data-id]', { hasText: / days/ }).first().click();
      const facts = page.getByRole('complementary', { name: 'Referral' }).locator('.facts');
      await facts
        .getByText(/^\d+ working days/)
        .first()
        .waitFor();
      await look(page, '25-queue-1366');
    },
    minute,
  );

  it(
    'has the steps of a referral on one line at 1366 pixels',
    async () => {
      await page.getByRole('radio', { name: /^To book/ }).click();
      await page.locator('[role="row"][data-id]').first().click();
      const tops = await page
        .locator('.pane-steps button')
        .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top));
      expect(tops).toHaveLength(4);
      expect(new Set(tops).size).toBe(1);
    },
    minute,
  );
});
