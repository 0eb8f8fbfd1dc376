import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

describe('a patient who waits in the building', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;
  let name = '';

  beforeAll(async () => {
    ({ page } = app());
    await page.getByRole('button', { name: 'Ms Demo Ash' }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
  }, 2 * minute);

  const detail = () => page.getByRole('complementary', { name: 'Referral' });

  it(
    'is shown on every screen and goes into the room without a slot',
    async () => {
      await page
        .getByRole('region', { name: 'See now' })
        .getByRole('button', { name: 'Show' })
        .click();
      await detail().getByRole('button', { name: 'In the room' }).waitFor();
      name = await detail().getByRole('heading').first().innerText();
      await look(page, '16-see-now');
      await expectNothingCutOff(page);
      await page.keyboard.press('i');
      await detail().getByRole('button', { name: 'Seen' }).waitFor();
      await look(page, '17-in-the-room');
    },
    2 * minute,
  );

  it(
    'waits again when that was a mistake',
    async () => {
      await page.getByRole('button', { name: 'Undo' }).click();
      await detail().getByRole('button', { name: 'In the room' }).click();
      await detail().getByRole('button', { name: 'Seen' }).waitFor();
    },
    2 * minute,
  );

  it(
    'stands in the diary at the time it happened, and is seen',
    async () => {
      await page.keyboard.press('s');
      await page.getByText('Seen.', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'Diary' }).click();
      const surname = name.split(',')[0]!;
      const met = page.getByRole('grid').getByRole('button', { name: surname });
      await met.getByText('Seen', { exact: true }).waitFor();
      await met.getByText('See now', { exact: true }).waitFor();
      await look(page, '18-seen-now-in-diary');
    },
    2 * minute,
  );

  it(
    'finds out from the live status when the link worker is back, said in one press',
    async () => {
      const own = page.getByRole('group', { name: 'I am' });
      const pressed = () => own.getByRole('button', { pressed: true }).innerText();
      await own.getByRole('button', { name: 'Out', exact: true }).click();
      await own.getByRole('button', { name: 'Out', exact: true, pressed: true }).waitFor();
      await own.getByRole('button', { name: 'Back at' }).click();
      await look(page, '35-live-status-menu');
      await page.getByRole('menuitem', { name: 'Out, back at 14:00' }).click();
      await own.getByRole('button', { name: 'Back at 14:00' }).waitFor();
      expect(await pressed()).toBe('Out');
      await page.setViewportSize({ width: 1366, height: 768 });
      await look(page, '36-out-back-at');
      await expectNothingCutOff(page);
      await own.getByRole('button', { name: 'Free' }).click();
      await own.getByRole('button', { name: 'Free', pressed: true }).waitFor();
      expect(await pressed()).toBe('Free');
    },
    2 * minute,
  );

  it(
    'asks whether they are back when that time has come, without a press',
    async () => {
      const own = page.getByRole('group', { name: 'I am' });
      await own.getByRole('button', { name: 'Back at' }).click();
      await page.getByRole('menuitem', { name: 'Out, back at 14:00' }).click();
      await own.getByRole('button', { name: 'Back at 14:00' }).waitFor();
      await page.clock.setFixedTime('2026-12-01T14:00:00.000Z');
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await own.getByRole('button', { name: 'Back since 14:00?' }).waitFor();
      await own.getByRole('button', { name: 'Free', pressed: true }).waitFor();
    },
    2 * minute,
  );
});
