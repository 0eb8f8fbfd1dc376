import { beforeAll, describe, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { callFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(20);
const [tuesday, wednesday] = ['2026-12-01', '2026-12-02'];
/** After the last clinic of the day. */
const evening = '2026-12-01T17:00:00.000Z';
const [seen, missed, cancelled, moved, comes, here, ring] = [0, 1, 2, 3, 4, 5, 6];

describe('the end of the day by mouse alone', () => {
  const { app, startAgain } = usingApp();
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await readyPractice(page, people);
    const slots = await callFrom(page, 'slots.next', { limit: 50 });
    const today = slots.filter(({ localDate }) => localDate === tuesday).slice(0, 4);
    const next = slots.filter(({ localDate }) => localDate === wednesday).slice(0, 1);
    for (const [at, slot] of [...today, ...next].entries()) {
      const referralId = await referFrom(page, people[at]!);
      await callFrom(page, 'appointment.book', { referralId, slotId: slot.id });
    }
    const id = await referFrom(page, people[here]!);
    await callFrom(page, 'referral.update', { id, version: 1, priority: 'see_now' });
    const callId = await referFrom(page, people[ring]!);
    const promised = { date: tuesday, time: '15:30' };
    await callFrom(page, 'phone.callBack', { id: callId, version: 1, ...promised });
    await app().quit();
    ({ page } = await startAgain(evening));
    await page.getByRole('button', { name: 'Demo Manager' }).click();
    await page.getByRole('button', { name: 'End of day' }).click();
    await row(seen).waitFor();
  }, 3 * minute);

  const nameOf = (at: number) =>
    `${people[at]!.surname.toLocaleUpperCase('en-GB')}, ${people[at]!.forename}`;
  const row = (at: number) => page.locator('.desk-row').filter({ hasText: nameOf(at) });
  const gone = (at: number) => row(at).waitFor({ state: 'detached' });
  const pane = () => page.getByRole('complementary', { name: 'Referral' });
  const press = (name: string | RegExp) => pane().getByRole('button', { name }).click();
  const choose = async (at: number) => {
    await row(at).click();
    await pane()
      .getByRole('heading', { name: nameOf(at) })
      .waitFor();
  };

  it(
    'says of each appointment how it went',
    async () => {
      await choose(seen);
      await press(/^Seen/);
      await gone(seen);
      await choose(missed);
      await press(/^Did not attend…/);
      await press(/^Did not attend$/);
      await gone(missed);
      await choose(cancelled);
      await press(/^Cancel…/);
      await press('Cancelled by the practice');
      await gone(cancelled);
      await choose(moved);
      await press(/^Move/);
      await page
        .locator('.slot-button', { hasText: /Thu 3 Dec/ })
        .first()
        .click();
      await gone(moved);
    },
    minute,
  );

  it(
    'takes whoever waits in the building into a room, and asks how that went',
    async () => {
      await choose(here);
      await press('In the room with');
      await page.getByRole('menuitem', { name: /^Ms Demo Ash/ }).click();
      await page.locator('.desk-group', { hasText: 'Still to come today' }).waitFor();
      await choose(here);
      await look(page, '88-end-of-day-in-the-room');
      await press(/^Seen/);
      await gone(here);
    },
    minute,
  );

  it(
    'notes the call that was promised for today',
    async () => {
      await row(ring).getByText('promised for today, 15:30').waitFor();
      await choose(ring);
      await press(/^Phoned/);
      await press(/^No answer/);
      await gone(ring);
    },
    minute,
  );

  it(
    'sends the reminders, prints the paper, and is done',
    async () => {
      await page.getByRole('button', { name: 'Open reminders' }).click();
      await row(comes).waitFor();
      await page.getByRole('button', { name: 'Copy 1 text' }).click();
      await page.getByRole('button', { name: 'Mark 1 as sent' }).click();
      await page.getByText('1 marked as reminded.').waitFor();
      await page.getByRole('tab', { name: /^End of day/ }).click();
      await page.getByRole('button', { name: 'Paper for today and tomorrow' }).click();
      await page.getByText('Day closed: everything has an outcome').waitFor();
    },
    minute,
  );
});
