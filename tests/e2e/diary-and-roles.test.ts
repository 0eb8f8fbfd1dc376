import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

describe('the diary', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  }, 2 * minute);

  const signIn = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
  };
  const midnightPasses = async (now: string) => {
    await page.context().clock.setFixedTime(now);
    // As when somebody comes back to the screen in the morning.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  };

  it(
    'offers a nurse no booking, which would be refused',
    async () => {
      await signIn('Nurse Demo Gamma');
      await page.locator('.split-detail h2').waitFor();
      await page.keyboard.press('b');
      await page.keyboard.press('p');
      await page.keyboard.press('n');
      // Notes are open to everyone: when it is there, the other keys have been answered too.
      await page.getByRole('form', { name: 'Note' }).waitFor();
      expect(await page.getByRole('region', { name: 'Book appointment' }).count()).toBe(0);
      expect(await page.getByRole('form', { name: 'Contact' }).count()).toBe(0);
      await page.keyboard.press('Escape');
      for (const key of ['b', 'p']) {
        await page.keyboard.press(key);
        await page.locator('.split-detail h2').waitFor();
        expect(await page.locator('.slot-button').count()).toBe(0);
        expect(await page.getByRole('button', { name: 'Spoke to them' }).count()).toBe(0);
      }
      await page.getByRole('link', { name: 'Diary' }).click();
      await page.locator('.diary-item[data-status=free]').first().click();
      await page.getByText('The desk or a link worker books it.').waitFor();
      expect(await page.getByRole('button', { name: /^Book/ }).count()).toBe(0);
      // Everybody's names on a sheet are the desk's to carry.
      expect(await page.getByRole('button', { name: /^Print/ }).count()).toBe(0);
      await look(page, '23-diary-nurse');
    },
    minute,
  );

  it(
    'left open over midnight shows the new day, if it showed today',
    async () => {
      await page.getByRole('heading', { name: 'Tuesday 1 December 2026' }).waitFor();
      await midnightPasses('2026-12-02T08:30:00.000Z');
      await page.getByRole('heading', { name: 'Wednesday 2 December 2026' }).waitFor();
    },
    minute,
  );

  it(
    'stays on another day that was chosen',
    async () => {
      await page.keyboard.press('PageDown');
      await page.getByRole('heading', { name: 'Thursday 3 December 2026' }).waitFor();
      await midnightPasses('2026-12-04T08:30:00.000Z');
      expect(await page.locator('h1').innerText()).toBe('Thursday 3 December 2026');
      await page.keyboard.press('t');
      await page.getByRole('heading', { name: 'Friday 4 December 2026' }).waitFor();
    },
    minute,
  );
});
