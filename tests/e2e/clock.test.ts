import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { bookFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(3);

describe('a PC whose clock or time zone is wrong', () => {
  const { app, startAgain } = usingApp();
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await readyPractice(page, people);
  }, minute);

  it(
    'set to another zone says so, and shows and books London’s time',
    async () => {
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Paris' });
      await page.reload();
      const bar = page.getByRole('status').filter({ hasText: 'another time zone' });
      await bar.getByText('Europe/Paris, 10:00').waitFor();
      await bar.getByText('it is 09:00 there').waitFor();
      await look(page, 'clock-zone');
      const id = await referFrom(page, people[0]!);
      expect(await bookFrom(page, id)).toMatchObject({ startsAt: '2026-12-01T09:15:00.000Z' });
      await page.getByRole('gridcell', { name: 'today, 09:15' }).waitFor();
      await bar.getByRole('button', { name: 'Noticed' }).click();
      await bar.waitFor({ state: 'detached' });
    },
    minute,
  );

  it(
    'that is behind what the register holds already asks whether it is right',
    async () => {
      await app().quit();
      ({ page } = await startAgain('2026-12-01T07:00:00.000Z'));
      await page.getByRole('button', { name: 'Demo Manager' }).click();
      const bar = page.getByRole('status').filter({ hasText: 'clock right?' });
      await bar.getByText(/It shows 07:00, .* of today, 09:00, 1[12]\d minutes later/).waitFor();
      await look(page, 'clock-behind');
    },
    minute,
  );
});
