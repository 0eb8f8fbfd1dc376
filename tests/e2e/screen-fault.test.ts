import { beforeAll, describe, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(2);

describe('a fault of ours in one screen', () => {
  const { app } = usingApp();
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await readyPractice(page, people);
    await referFrom(page, people[0]!);
  }, minute);

  it(
    'leaves the rest of the window standing, and goes by once its cause has gone',
    async () => {
      let faulty = true;
      // A row that no screen can show, as no handler answers it.
      await page.route('**/__standin__/invoke', async (route) => {
        if (!faulty || !route.request().postData()?.includes('queue.list')) {
          return route.continue();
        }
        const answer = await route.fetch();
        const value = { rows: [{ id: 'x' }], total: 1 };
        const body = JSON.stringify({ value: { ok: true, value } });
        return route.fulfill({ response: answer, body });
      });
      await page.reload();
      await page.getByRole('heading', { name: 'This screen could not be shown' }).waitFor();
      await look(page, 'screen-fault');
      await page.getByRole('link', { name: 'Diary' }).click();
      await page.getByRole('heading', { name: 'Tuesday 1 December 2026' }).waitFor();
      faulty = false;
      await page.getByRole('link', { name: 'Queue' }).click();
      await page.reload();
      await page.locator('[role="row"][data-id]').first().waitFor();
    },
    minute,
  );
});
