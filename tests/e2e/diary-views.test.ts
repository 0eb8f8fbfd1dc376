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
  const cell = (name: string | RegExp) => grid().getByRole('button', { name });
  const focusOn = (name: string | RegExp) => cell(name).and(page.locator(':focus')).waitFor();
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
      // Today's column only.
      expect(await grid().locator('.now-line [data-now=true]').count()).toBe(1);
      // Today's column only.
      expect(await grid().locator('.now-line [data-now=true]').count()).toBe(1);
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

  it(
    'is walked in the month by day and by month, and Enter opens the day',
    async () => {
      expect(await said()).toMatch(/^Tuesday 1 December, today, \d+ free, \d+ booked$/);
      await press('ArrowDown');
      await press('ArrowRight');
      expect(await said()).toMatch(/^Wednesday 9 December, /);
      await press('Home');
      expect(await said()).toMatch(/^Monday 7 December, /);
      await press('ArrowUp');
      await heading('November 2026');
      await page.locator('.month-day:focus', { hasText: 'St Andrew’s Day' }).waitFor();
      expect(await said()).toBe('Monday 30 November, closed: St Andrew’s Day');
      await press('PageDown');
      await heading('December 2026');
      await page.locator('.month-day:focus', { hasText: 'Wednesday 30 December' }).waitFor();
      await press('t');
      await heading('December 2026');
      await page.locator('.month-day:focus', { hasText: 'today' }).waitFor();
      await press('ArrowRight');
      await press('Enter');
      await heading('Wednesday 2 December 2026');
      await here().waitFor();
      expect(await said()).toMatch(/^Wednesday 2 December, /);
    },
    minute,
  );

  it(
    'books, moves over the week and marks by keyboard alone in the week',
    async () => {
      await press('2');
      await heading('Week of 30 November 2026');
      await here().waitFor();
      const free = await goTo('ArrowDown', /, free, /);
      await press('b');
      await page.locator('.split-detail .card button:focus', { hasText: 'Book' }).waitFor();
      await press('Enter');
      await focusOn(`${free.split(', free')[0]!}, booked`);
      const patient = /booked, (.+?, .+?), /.exec(await said())![1]!;
      await press('m');
      await page.getByText(`Moving ${patient} from`).waitFor();
      await press('PageDown');
      await heading('Week of 7 December 2026');
      await cell(/^Tuesday 8 December/)
        .first()
        .waitFor();
      const to = await goTo('ArrowDown', /, free, /);
      await press('v');
      await focusOn(`${to.split(', free')[0]!}, booked, ${patient}`);
      await press('c');
      await page.locator('form[aria-label="Cancel the appointment"] input:focus').waitFor();
      await press('Tab');
      await press('Enter');
      // The keyboard stands on the time that is free again; who had it is a line beside it.
      await focusOn(`${to.split(', free')[0]!}, free`);
      await cell(`cancelled, ${patient}`).waitFor();
      await press('Control+z');
      await cell(`booked, ${patient}`).waitFor();
      await cell(`cancelled, ${patient}`).waitFor({ state: 'detached' });
    },
    minute,
  );

  it(
    'goes from the column of a week to that day, and comes back to the same date',
    async () => {
      await cell(/^Thursday 10 December|^Wednesday 9 December/)
        .first()
        .focus();
      const day = (await said()).split(',')[0]!;
      await press('1');
      await heading(`${day} 2026`);
      await here().waitFor();
      await press('3');
      await page.locator('.month-day:focus', { hasText: day }).waitFor();
      await press('t');
      await page.locator('.month-day:focus', { hasText: 'today' }).waitFor();
    },
    minute,
  );

  it(
    'tells every state by a word and a shape of its own, not by its colour alone',
    async () => {
      await press('1');
      await heading('Tuesday 1 December 2026');
      await here().waitFor();
      const { columns } = await callFrom(page, 'diary.day', { date: '2026-12-01' });
      const booked = columns
        .flatMap(({ appointments }) => appointments)
        .filter(({ status }) => status === 'booked');
      const change = (at: number, later = 0) => ({
        id: booked[at]!.id,
        version: booked[at]!.version + later,
      });
      await callFrom(page, 'appointment.arrive', change(1));
      await callFrom(page, 'appointment.start', change(2));
      await callFrom(page, 'appointment.attend', change(3));
      await callFrom(page, 'appointment.dna', { ...change(4), reason: 'Bus was late' });
      await callFrom(page, 'appointment.arrive', change(5));
      await callFrom(page, 'appointment.leftBeforeSeen', change(5, 1));
      await cell(/, left before being seen, /).waitFor();
      const shapes = await grid()
        .locator('.diary-item')
        .evaluateAll((items: HTMLElement[]) =>
          items.map((item) => [
            item.dataset['status'],
            item.querySelector('svg')!.innerHTML,
            item.querySelector('.badge, .soft')!.textContent,
          ]),
        );
      const states = new Set(shapes.map(([status]) => status));
      expect(states.size).toBe(8);
      // As many shapes and as many words as there are states.
      expect(new Set(shapes.map(([, shape]) => shape)).size).toBe(8);
      await lookEverywhere('86-diary-states');
    },
    minute,
  );

  it(
    'is reached from the search box, and by the mouse',
    async () => {
      await press('Control+k');
      await page.locator('.search-found').getByRole('option').first().waitFor();
      await page.keyboard.type('diary week');
      await page
        .locator('.search-found [aria-selected=true]', { hasText: 'Diary: week' })
        .waitFor();
      await press('Enter');
      await heading('Week of 30 November 2026');
      await view('Day').click();
      await heading('Tuesday 1 December 2026');
      await cell(/, cancelled, /)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Cancelled', exact: true }).click();
      await cell(/, cancelled, /)
        .first()
        .waitFor({ state: 'detached' });
    },
    minute,
  );

  it(
    'keeps the last time of the day above a message, and under the keyboard',
    async () => {
      await cell(/, booked, /)
        .first()
        .focus();
      await press('a');
      await page.locator('.toast', { hasText: 'Arrived.' }).waitFor();
      const last = grid().locator('.diary-item').last();
      await last.focus();
      const toast = (await page.locator('.toasts').boundingBox())!;
      const item = (await last.boundingBox())!;
      expect(item.y + item.height).toBeLessThanOrEqual(toast.y);
      const list = (await page.locator('.day-scroll').boundingBox())!;
      expect(item.y + item.height).toBeLessThanOrEqual(list.y + list.height);
      await look(page, '85-diary-toast');
    },
    minute,
  );

  it(
    'comes back after a restart as it was left: view, link worker, cancelled ones',
    async () => {
      await press('2');
      await heading('Week of 30 November 2026');
      const whose = page.getByRole('button', { name: /Whose week/ });
      await whose.click();
      await page.getByRole('option', { name: 'Ms Demo Ash' }).click();
      await page.getByRole('grid', { name: /^Ms Demo Ash, week of/ }).waitFor();
      // Written by now: calls of one window are answered in order.
      const { remembered } = await callFrom(page, 'pc.settings.get', undefined);
      expect(remembered).toMatchObject({ 'diary.view': 'week', 'diary.cancelled': 'hidden' });
      await app().quit();
      ({ page } = await startAgain());
      await openDiary();
      await page.getByRole('grid', { name: /^Ms Demo Ash, week of/ }).waitFor();
      const shown = page.getByRole('button', { name: 'Cancelled', exact: true });
      expect(await shown.getAttribute('aria-pressed')).toBe('false');
    },
    2 * minute,
  );
});
