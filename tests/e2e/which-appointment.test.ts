import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { callFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(5);
/** The clock stands at Tuesday, 1 December, 09:00. */
const [tuesday, wednesday] = ['2026-12-01', '2026-12-02'];
const wednesdayEvening = '2026-12-02T17:00:00.000Z';

describe('somebody with two appointments, in the lists of the desk', () => {
  const { app, startAgain } = usingApp();
  let page: Page;
  let booked: { readonly id: string; readonly startsAt: string }[];

  beforeAll(async () => {
    ({ page } = app());
    await page.setViewportSize({ width: 1366, height: 768 });
    await readyPractice(page, people);
    const slots = await callFrom(page, 'slots.next', { limit: 50 });
    const referralId = await referFrom(page, people[0]!);
    booked = [];
    for (const date of [tuesday, wednesday]) {
      const slot = slots.find(({ localDate }) => localDate === date)!;
      const book = { referralId, slotId: slot.id, another: true };
      booked.push(await callFrom(page, 'appointment.book', book));
    }
    const [found] = await callFrom(page, 'patient.search', { text: people[0]!.chi, limit: 1 });
    const { version, id } = await callFrom(page, 'patient.get', { id: found!.id });
    const safeContact = {
      noVoicemail: false,
      noLetters: false,
      noTexts: true,
      notAtHome: false,
      interpreterLanguage: null,
      largePrint: false,
    };
    await callFrom(page, 'patient.setContact', { id, version, safeContact });
    await page.getByRole('link', { name: 'Phone list' }).click();
  }, 2 * minute);

  const inHand = (when: RegExp) =>
    page.getByRole('region', { name: 'Appointment', exact: true }).getByText(when).waitFor();

  it(
    'is shown with the one that they are rung about, not with the one that comes first',
    async () => {
      await page.getByRole('grid', { name: 'To phone' }).locator('[data-id]').click();
      await inHand(/^tomorrow, 09:15$/i);
      // They come: there is no call to promise them instead.
      const ringAt = page.getByRole('button', { name: 'Ring at a time…' });
      expect(await ringAt.count()).toBe(0);
      await page.keyboard.press('t');
      expect(await page.locator('form[aria-label="Ring at a time"]').count()).toBe(0);
    },
    minute,
  );

  it(
    'is shown with the one that they are reminded of',
    async () => {
      await page.getByRole('tab', { name: /^Reminders/ }).click();
      await page.getByRole('grid', { name: 'Reminders' }).locator('[data-id]').click();
      await inHand(/^tomorrow, 09:15$/i);
    },
    minute,
  );

  it(
    'has missed the one whose row was lit when the key was pressed, and not the other',
    async () => {
      await app().quit();
      ({ page } = await startAgain(wednesdayEvening));
      await page.getByRole('button', { name: 'Demo Manager' }).click();
      await page.getByRole('button', { name: 'End of day' }).click();
      const [first, second] = booked.map(({ id }) => page.locator(`[data-id="noOutcome-${id}"]`));
      await second!.click();
      await inHand(/^today, 09:15$/i);
      // Back into the list: the keys are for the row that is lit.
      await second!.focus();
      await page.keyboard.press('d');
      await page.locator('form[aria-label="Did not attend"] input:focus').waitFor();
      await page.keyboard.press('Enter');
      await second!.waitFor({ state: 'detached' });
      await first!.waitFor();
      const { noOutcome } = await callFrom(page, 'dayEnd.get', {});
      expect(noOutcome.map(({ id }) => id)).toEqual([booked[0]!.id]);
      const missed = await callFrom(page, 'appointment.get', { id: booked[1]!.id });
      expect(missed.status).toBe('dna');
    },
    minute,
  );
});
