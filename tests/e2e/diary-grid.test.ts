import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

type Answer = { value: never };
type Bridge = { clw: { call(channel: string, input: unknown): Promise<Answer> } };

describe('the day as a grid', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;
  /** "SURNAME, Forename" of the patient that the tests go on with. */
  let patient = '';

  beforeAll(async () => {
    ({ page } = app());
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: 'Demo Reception One' }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
    await page.getByRole('link', { name: 'Diary' }).focus();
    await press('Enter');
    await page.locator('.diary-item').first().waitFor();
  }, 2 * minute);

  const press = (key: string) => page.keyboard.press(key);
  const grid = () => page.getByRole('grid');
  const cell = (name: string | RegExp) => grid().getByRole('button', { name });
  const focusOn = (name: string | RegExp) => cell(name).and(page.locator(':focus')).waitFor();
  const nameOf = (item: Locator) => item.locator('.visually-hidden').innerText();
  const name = () => nameOf(page.locator('.diary-item:focus'));
  /** Presses a key until the cell says this. A cell that stays the same is the end of the day. */
  const goTo = async (key: string, wanted: RegExp): Promise<string> => {
    for (let before = ''; !wanted.test(await name());) {
      expect(await name()).not.toBe(before);
      before = await name();
      await press(key);
    }
    return name();
  };
  const call = (channel: string, input: unknown) =>
    page.evaluate(
      ([to, value]) => (window as unknown as Bridge).clw.call(to as string, value),
      [channel, input],
    );
  const setTheme = async (theme: string) => {
    await call('pc.settings.update', { theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
  };

  it(
    'has one tab stop, and says of each cell when, what, where and whose it is',
    async () => {
      expect(await page.locator('.diary-item[tabindex="0"]').count()).toBe(1);
      await press('ArrowDown');
      await page.locator('.diary-item:focus').waitFor();
      const free = await goTo('ArrowDown', /, free, /);
      expect(free).toMatch(/^Tuesday 1 December, \d\d:\d\d, free, (.+, )?M[rs]s? Demo \w+$/);
      expect(await page.locator('.diary-item[tabindex="0"]:focus').count()).toBe(1);
      const unnamed = grid().locator('td:not([aria-label], :has(.visually-hidden))');
      expect(await unnamed.count()).toBe(0);
      await press('ArrowRight');
      await press('ArrowLeft');
      await press('Home');
      const first = await name();
      await press('End');
      expect(await name()).not.toBe(first);
    },
    minute,
  );

  it(
    'books the first who waits into a free time with B and Enter',
    async () => {
      const free = await goTo('ArrowUp', /, free, /);
      await press('b');
      await page.locator('.split-detail .card button:focus', { hasText: 'Book' }).waitFor();
      const row = page.locator('.split-detail .card', { has: page.locator('button:focus') });
      const shown = await row.locator('.patient-name').innerText();
      patient = shown.replace(/ \d+ y$/, '');
      await press('Enter');
      const when = free.split(', free')[0]!;
      await focusOn(new RegExp(`^${when}, booked, ${patient}`, 'i'));
      patient = /booked, (.+?, .+?), /.exec(await name())![1]!;
    },
    minute,
  );

  it(
    'moves them to another link worker on the next day with M and V',
    async () => {
      const from = (await name()).split(', ').at(-1)!;
      await press('m');
      await page.getByText(`Moving ${patient} from`).waitFor();
      await focusOn(new RegExp(`being moved.*${patient}`));
      await look(page, '70-being-moved');
      await expectNothingCutOff(page);
      await press('PageDown');
      await page.getByRole('heading', { name: 'Wednesday 2 December 2026' }).waitFor();
      await focusOn(/^Wednesday 2 December/);
      const heads = await page.getByRole('columnheader').allInnerTexts();
      const side = heads.findIndex((head) => head.startsWith(from));
      await press(side === 1 ? 'ArrowRight' : 'ArrowLeft');
      expect(await name()).not.toContain(from);
      await press('Home');
      const free = await goTo('ArrowDown', /, free, /);
      await press('v');
      await focusOn(`${free.split(', free')[0]!}, booked, ${patient}`);
      expect(await page.getByText(`Moving ${patient}`).count()).toBe(0);
    },
    minute,
  );

  it(
    'cancels with C, and takes it back with Ctrl+Z',
    async () => {
      await press('c');
      await page.locator('form[aria-label="Cancel the appointment"] input:focus').waitFor();
      await press('Tab');
      await press('Enter');
      await page.getByText(/^Cancelled.*Back in the queue\.$/).waitFor();
      await cell(`booked, ${patient}`).waitFor({ state: 'detached' });
      await cell(`cancelled, ${patient}`).waitFor();
      await page.locator('.split :focus').waitFor();
      await press('Control+z');
      await cell(`booked, ${patient}`).waitFor();
    },
    minute,
  );

  it(
    'lets go of what is being moved with Esc',
    async () => {
      await cell(`booked, ${patient}`).focus();
      await press('m');
      await page.getByText(`Moving ${patient} from`).waitFor();
      await press('Escape');
      await page.getByText(`Moving ${patient} from`).waitFor({ state: 'detached' });
      await focusOn(`booked, ${patient}`);
    },
    minute,
  );

  it(
    'keeps it cut when somebody was quicker at that time, and offers the next',
    async () => {
      await cell(`booked, ${patient}`).click();
      await page.getByRole('button', { name: 'Move', exact: true }).click();
      await page.getByText(`Moving ${patient} from`).waitFor();
      const slot = (await cell(/, free, /)
        .first()
        .getAttribute('data-id'))!;
      // A colleague's booking in the same instant: the screen has not heard of it when it is pressed.
      const { value } = await call('queue.list', { view: 'to_book', limit: 1 });
      const [other] = (value as { rows: { id: string }[] }).rows;
      await page.evaluate(
        ([referralId, slotId]) => {
          const { clw } = window as unknown as Bridge;
          void clw.call('appointment.book', { referralId, slotId });
          document.querySelector<HTMLElement>(`[data-id="${slotId}"]`)!.click();
        },
        [other!.id, slot],
      );
      await page.getByText('Somebody has just taken that time.').waitFor();
      await page.getByText(`Moving ${patient} from`).waitFor();
      await look(page, '71-move-taken');
    },
    minute,
  );

  it(
    'moves by mouse: Move, then a free time',
    async () => {
      const free = await nameOf(cell(/, free, /).last());
      await cell(/, free, /)
        .last()
        .click();
      await cell(`${free.split(', free')[0]!}, booked, ${patient}`).waitFor();
      expect(await page.getByText('Somebody has just taken').count()).toBe(0);
    },
    minute,
  );

  it(
    'acts on the person in the cell, not on another one who is open beside it',
    async () => {
      await press('t');
      await page.getByRole('heading', { name: 'Tuesday 1 December 2026' }).waitFor();
      const booked = cell(/^Tuesday 1 December, .*, booked, /);
      const beside = (await nameOf(booked.nth(1))).replace(', booked,', ', arrived,');
      await booked.nth(1).click();
      await page.locator('.split-detail h2').waitFor();
      await press('a');
      await cell(beside).waitFor();
      await page.locator('.split-detail').getByRole('button', { name: 'Left' }).waitFor();
      const said = await nameOf(booked.first());
      await booked.first().focus();
      // Nobody who has not come can have left: here it is nobody's key.
      await press('l');
      await press('a');
      await cell(said.replace(', booked,', ', arrived,')).waitFor();
      expect(await cell(beside).count()).toBe(1);
      await press('i');
      await cell(said.replace(', booked,', ', in the room,')).waitFor();
      await press('l');
      await cell(said.replace(', booked,', ', left before being seen,')).waitFor();
      expect(await cell(beside).count()).toBe(1);
      await booked.first().focus();
      const missed = await nameOf(booked.first());
      await press('d');
      await page.locator('form[aria-label="Did not attend"] input:focus').waitFor();
      await page.keyboard.type('Bus was late');
      await press('Enter');
      await cell(missed.replace(', booked,', ', did not attend,')).waitFor();
    },
    minute,
  );

  it(
    'can be told apart in every theme',
    async () => {
      for (const theme of ['light', 'contrast']) {
        await setTheme(theme);
        await look(page, `72-day-grid-${theme}`);
        await expectNothingCutOff(page);
      }
    },
    minute,
  );
});
