import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

describe('one search box, and the keys of every screen', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  const signIn = async (who: string) => {
    await page.getByRole('button', { name: who }).click();
    await page.getByRole('button', { name: 'Refer', exact: true }).waitFor();
  };

  beforeAll(async () => {
    ({ page } = app());
    await signIn('Demo Reception One');
  }, 2 * minute);

  const options = () => page.locator('.search-found').getByRole('option');
  const search = async (text: string) => {
    await page.keyboard.press('Control+k');
    await options().first().waitFor();
    await page.keyboard.type(text);
  };
  /** Types, waits until this is what Enter would take, and takes it. */
  const take = async (text: string, option: string | RegExp) => {
    await search(text);
    await page.locator('.search-found [aria-selected=true]', { hasText: option }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.search-found').waitFor({ state: 'hidden' });
  };

  it(
    'finds a patient and takes the first with Enter',
    async () => {
      await search('rowan');
      await page.locator('.search-found .surname').first().waitFor();
      await look(page, '30-search-patients');
      await page.keyboard.press('Enter');
      await page.locator('.split-detail h2', { hasText: 'ROWAN' }).waitFor();
    },
    minute,
  );

  it(
    'shows what can be done before anything is typed, and Escape goes back to where one was',
    async () => {
      await take('queue', 'Go to Queue');
      const row = page.locator('[role="row"][data-id]').nth(2);
      await row.click();
      await row.focus();
      await page.keyboard.press('Control+k');
      await options().first().waitFor();
      await look(page, '31-search-commands');
      expect(await options().allInnerTexts()).toEqual(
        expect.arrayContaining(['Go to Diary', 'Switch person', 'Theme: dark']),
      );
      await page.keyboard.press('Escape');
      expect(await row.evaluate((one) => one === document.activeElement)).toBe(true);
    },
    minute,
  );

  it(
    'goes to every screen, refers, and says so when nothing fits',
    async () => {
      await take('diary', 'Go to Diary');
      await page.locator('.day').waitFor();
      await take('go settings', 'Go to Settings');
      await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
      await take('patients', 'Go to Patients');
      await page.getByRole('heading', { name: 'Patients', exact: true }).waitFor();
      await take('refer', 'Refer somebody');
      await page.getByRole('dialog', { name: 'Refer to link worker' }).waitFor();
      await page.keyboard.press('Escape');
      await search('zzzzq');
      await page.getByText('No patient found.').waitFor();
      expect(await options().count()).toBe(0);
      await page.keyboard.press('Escape');
    },
    minute,
  );

  it(
    'changes the theme and hides names',
    async () => {
      await take('theme dark', 'Theme: dark');
      await page.locator('html[data-theme=dark]').waitFor();
      await take('theme system', 'Theme: as the system');
      await take('queue', /Go to Queue/);
      await page.locator('[role="row"][data-id]').nth(1).focus();
      await take('hide', 'Hide names');
      await page.locator('[role="row"][data-id]:focus').waitFor();
      await page.locator('[role="row"]', { hasText: 'name hidden' }).first().waitFor();
      await take('show', 'Show names');
      await page
        .locator('[role="row"]', { hasText: 'name hidden' })
        .first()
        .waitFor({ state: 'detached' });
    },
    minute,
  );

  it(
    'prints today from anywhere',
    async () => {
      await page.evaluate(() => {
        window.print = () => void (document.title = document.querySelector('h1')!.innerText);
      });
      await take('print today', 'Print today’s diary');
      await page.waitForFunction(() => document.title.startsWith('Tuesday 1 December'));
      await page.locator('.day .diary-item').first().waitFor();
    },
    minute,
  );

  it(
    'shows the keys of the screen one is on, whichever it is',
    async () => {
      const seen: Record<string, string> = {};
      for (const screen of ['Queue', 'Phone list', 'Diary', 'Patients', 'Settings']) {
        await page.getByRole('link', { name: screen }).click();
        await page.locator('h1').waitFor();
        // In the search box of Patients ? is text, so F1 does it there as well.
        await page.keyboard.press('F1');
        const keys = page.getByRole('dialog', { name: `Keys: ${screen}` });
        await keys.waitFor();
        await look(page, `32-keys-${screen.toLowerCase().replace(' ', '-')}`);
        seen[screen] = await keys.innerText();
        await page.keyboard.press('Escape');
        await keys.waitFor({ state: 'detached' });
      }
      expect(seen['Queue']).toContain('filter the list');
      expect(seen['Diary']).toContain('did not attend');
      expect(seen['Phone list']).toContain('note how the call went');
      expect(seen['Patients']).not.toContain('did not attend');
      await page.getByRole('link', { name: 'Diary' }).click();
      await page.locator('.day').waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys: Diary' }).waitFor();
      await page.keyboard.press('Escape');
    },
    minute,
  );

  it(
    'offers each role what it may do, and switches person',
    async () => {
      await search('settings');
      expect(await options().allInnerTexts()).toEqual([expect.stringContaining('Go to Settings')]);
      await page.keyboard.press('Escape');
      await take('switch', 'Switch person');
      await signIn('Demo Manager');
      await take('settings clinics', 'Settings: clinics');
      await page.getByRole('tab', { name: 'Clinics', selected: true }).waitFor();
      await take('log out', 'Switch person');
      await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    },
    minute,
  );
});
