import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { callFrom } from '../support/ready-practice.ts';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

describe('the diary in days, weeks and months', () => {
  const { app, startAgain } = usingApp(['--demo']);
  let page: Page;

  const press = (key: string) => page.keyboard.press(key);
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const grid = () => page.getByRole('grid');
  const here = () => page.locator('.diary-item:focus, .month-day:focus');
  const said = () => here().locator('.visually-hidden').innerText();
  const view = (name: string) => page.getByRole('radio', { name, exact: true });
  /** Presses a key until the cell says this. A cell that stays the same is the end. */
  const goTo = async (key: string, wanted: RegExp): Promise<string> => {
    for (let before = ''; !wanted.test(await said());) {
      expect(await said()).not.toBe(before);
      before = await said();
      await press(key);
    }
    return said();
  };
  const openDiary = async () => {
    await page.setViewportSize(sizes[0]!);
    await page.getByRole('button', { name: 'Demo Reception One' }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
    await page.getByRole('link', { name: 'Diary' }).focus();
    await press('Enter');
  };
  const lookEverywhere = async (name: string) => {
    for (const theme of ['light', 'contrast'] as const) {
      await callFrom(page, 'pc.settings.update', { theme });
      await page.locator(`html[data-theme=${theme}]`).waitFor();
      for (const size of sizes) {
        await page.setViewportSize(size);
        await look(page, `${name}-${theme}-${size.width}`);
        await expectNothingCutOff(page);
      }
    }
    await callFrom(page, 'pc.settings.update', { theme: 'light' });
    await page.setViewportSize(sizes[0]!);
  };

  beforeAll(async () => {
    ({ page } = app());
    await openDiary();
    await page.locator('.diary-item').first().waitFor();
  }, 2 * minute);

  it(
    'shows the sessions and rooms of the day over the times',
    async () => {
      const heads = await grid().getByRole('columnheader').allInnerTexts();
      expect(heads.join('\n')).toMatch(/M[rs]s? Demo \w+\s+\d\d:\d\d–\d\d:\d\d, Room\s\d/);
      await lookEverywhere('80-diary-day');
    },
    minute,
  );

  it(
    'turns to the week of one link worker with 2: the same cells and sentences',
    async () => {
      await press('ArrowDown');
      await here().waitFor();
      await press('2');
      await heading('Week of 30 November 2026');
      await here().waitFor();
      const heads = await grid().getByRole('columnheader').allInnerTexts();
      expect(heads.map((head) => head.split('\n')[0]).slice(1)).toEqual([
        'Mon 30 Nov',
        'Tue 1 Dec',
        'Wed 2 Dec',
        'Thu 3 Dec',
        'Fri 4 Dec',
      ]);
      expect(heads[1]).toContain('Closed: St Andrew’s Day');
      await lookEverywhere('81-diary-week');
    },
    minute,
  );

  it(
    'shows with 3 how much is free on each day of the month',
    async () => {
      await press('3');
      await heading('December 2026');
      await here().waitFor();
      await page.locator('.month:not([aria-busy=true])').waitFor();
      await lookEverywhere('82-diary-month');
    },
    minute,
  );
});
