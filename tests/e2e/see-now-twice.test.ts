import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { minute, usingApp } from '../support/practice-app.ts';
import { callFrom } from '../support/ready-practice.ts';

describe('an answer that is given in a hurry', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await page.getByRole('button', { name: 'Ms Demo Ash' }).click();
    await bar().waitFor();
    const { rows } = await callFrom(page, 'queue.list', { view: 'to_phone' });
    const { id, version } = rows[0]!;
    await callFrom(page, 'referral.update', { id, version, priority: 'see_now' });
    await lines().nth(1).waitFor();
  }, 2 * minute);

  const bar = () => page.getByRole('region', { name: 'See now' });
  const lines = () => bar().locator('.see-now-line');
  const coming = () => lines().filter({ hasText: 'Ms Demo Ash is coming' });
  const answered = async () =>
    (await callFrom(page, 'seeNow.list', undefined)).filter(({ answer }) => answer !== null);

  it(
    'by a second click is not for the next person: the first one stays under the mouse',
    async () => {
      const button = lines().first().getByRole('button', { name: 'Coming', exact: true });
      const { x, y, width, height } = (await button.boundingBox())!;
      const [atX, atY] = [x + width / 2, y + height / 2];
      await page.mouse.move(atX, atY);
      await page.mouse.click(atX, atY);
      await coming().waitFor();
      await page.mouse.click(atX, atY);
      expect(await answered()).toHaveLength(1);
      expect(await lines().first().getAttribute('data-state')).toBe('coming');
      // Once the mouse has gone elsewhere, whoever waits without an answer is first.
      await page.keyboard.press('Escape');
      await page.mouse.move(400, 600);
      await bar().locator('.see-now-line[data-state="asked"]:first-child').waitFor();
    },
    2 * minute,
  );

  it(
    'by a key that is held down is one answer',
    async () => {
      const { id, version } = (await callFrom(page, 'queue.list', { view: 'to_phone' })).rows[0]!;
      await callFrom(page, 'referral.update', { id, version, priority: 'see_now' });
      await bar().getByRole('button', { name: '1 more to be seen now' }).waitFor();
      await page.keyboard.down('y');
      await coming().waitFor();
      for (let held = 0; held < 5; held++) await page.keyboard.down('y');
      await page.keyboard.up('y');
      expect(await answered()).toHaveLength(2);
    },
    2 * minute,
  );

  it(
    'from the bar by keyboard leaves the keyboard where it was',
    async () => {
      const here = () => page.evaluate(() => document.activeElement?.getAttribute('data-id'));
      await page.locator('[role="row"][data-id]').nth(4).click();
      const before = await here();
      expect(before).not.toBeNull();
      await page.keyboard.press('F8');
      expect(await here()).not.toBe(before);
      await page.keyboard.press('Enter');
      await bar().locator('.see-now-line[data-state="asked"]').waitFor({ state: 'detached' });
      await page.waitForFunction(
        (id) => document.activeElement?.getAttribute('data-id') === id,
        before,
      );
      expect(await answered()).toHaveLength(3);
    },
    2 * minute,
  );
});
