import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { screens } from '../support/app.ts';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { callFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(40);
const [tuesday, wednesday] = ['2026-12-01', '2026-12-02'];
/** After the last clinic of the day. */
const evening = '2026-12-01T17:00:00.000Z';

describe('the end of the day, and the day on paper', () => {
  const { app, startAgain } = usingApp();
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await readyPractice(page, people);
    const slots = await callFrom(page, 'slots.next', { limit: 50 });
    // Five today, three tomorrow; one more waits in the building, and one for another try to phone.
    const today = slots.filter(({ localDate }) => localDate === tuesday).slice(0, 5);
    const next = slots.filter(({ localDate }) => localDate === wednesday).slice(0, 3);
    for (const [at, slot] of [...today, ...next].entries()) {
      const referralId = await referFrom(page, people[at]!);
      await callFrom(page, 'appointment.book', { referralId, slotId: slot.id });
    }
    const noTexts = {
      noVoicemail: true,
      noLetters: false,
      noTexts: true,
      notAtHome: true,
      interpreterLanguage: 'Polish',
      largePrint: false,
    };
    const [found] = await callFrom(page, 'patient.search', { text: people[5]!.chi, limit: 1 });
    const { version, id } = await callFrom(page, 'patient.get', { id: found!.id });
    await callFrom(page, 'patient.setContact', { id, version, safeContact: noTexts });
    const here = await referFrom(page, people[8]!);
    await callFrom(page, 'referral.update', { id: here, version: 1, priority: 'see_now' });
    for (const person of people.slice(9, 12)) {
      const waits = await referFrom(page, person);
      await callFrom(page, 'referral.update', { id: waits, version: 1, nextAction: 'phone' });
    }
    await app().quit();
    ({ page } = await startAgain(evening));
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: 'Demo Manager' }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
  }, 3 * minute);

  const nameOf = (at: number) =>
    `${people[at]!.surname.toLocaleUpperCase('en-GB')}, ${people[at]!.forename}`;
  const press = (key: string) => page.keyboard.press(key);
  const row = (at: number) => page.locator('.desk-row').filter({ hasText: nameOf(at) });
  const chosen = (at: number) =>
    row(at).and(page.locator('[aria-selected="true"]:focus')).waitFor();
  const gone = (at: number) => row(at).waitFor({ state: 'detached' });
  const setTheme = async (theme: 'light' | 'contrast') => {
    await callFrom(page, 'pc.settings.update', { theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
  };
  const lookAtAll = async (name: string) => {
    for (const [width, height] of [
      [1920, 1080],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const theme of ['contrast', 'light'] as const) {
        await setTheme(theme);
        await look(page, `${name}-${theme}-${width}`);
        await expectNothingCutOff(page);
      }
    }
  };

  it(
    'is offered by a quiet line on the queue, and shows what is left to do',
    async () => {
      await page.getByText('The last clinic of today is over: 9 things left to do.').waitFor();
      await look(page, '84-queue-in-the-evening');
      await page.getByRole('button', { name: 'End of day' }).click();
      await page.getByRole('grid', { name: 'Left to do' }).waitFor();
      const heads = await page.locator('.desk-group strong').allInnerTexts();
      expect(heads).toEqual(['How did it go?', 'Waiting in the building', 'Calls due today']);
      await page.getByText('Reminders for Wed 2 Dec: 2 texts not sent.').waitFor();
      await page.getByText('Paper for Wed 2 Dec: not printed.').waitFor();
      await page.getByText('3 calls can be made tomorrow.').waitFor();
      await lookAtAll('85-end-of-day');
    },
    minute,
  );

  it(
    'takes an outcome with one key each, and goes on to the next',
    async () => {
      await press('ArrowDown');
      await chosen(0);
      await press('s');
      await gone(0);
      await chosen(1);
      await press('d');
      await page.locator('form[aria-label="Did not attend"] input:focus').waitFor();
      await page.keyboard.type('Bus was late');
      await press('Enter');
      await gone(1);
      await chosen(2);
      await press('c');
      await page.locator('form[aria-label="Cancel the appointment"] input:focus').waitFor();
      await press('Tab');
      await press('Enter');
      await gone(2);
      await chosen(3);
      // Whoever left had come, whether or not somebody said so.
      await press('l');
      await gone(3);
      await chosen(4);
      // Moved to another day, from the list of times beside it.
      await press('m');
      await page.locator('.slot-button').first().waitFor();
      await page
        .locator('.slot-button', { hasText: /Thu 3 Dec/ })
        .first()
        .click();
      await gone(4);
      await chosen(8);
    },
    minute,
  );

  it(
    'brings back with Undo what was said by mistake',
    async () => {
      await press('b');
      await page.locator('.slot-button').first().waitFor();
      await page.locator('.slot-button').first().click();
      await gone(8);
      await press('Control+z');
      await row(8).waitFor();
      await row(8).click();
      await press('p');
      await page.locator('form[aria-label="Contact"] button:focus').waitFor();
      await press('2');
      await gone(8);
      await chosen(5);
      await press('Enter');
      await page.locator('form[aria-label="Contact"] button:focus').waitFor();
      await press('1');
      await gone(5);
    },
    minute,
  );

  /** Points: 1/72 inch. */
  const millimetres = (points: number): number => Math.round((points / 72) * 25.4);
  const sheets = (pdf: Buffer) => {
    const text = pdf.toString('latin1');
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(text)!;
    return {
      size: [millimetres(Number(width)), millimetres(Number(height))],
      pages: text.match(/\/Type\s*\/Page\b/g)!.length,
    };
  };

  it(
    'puts today, tomorrow and the phone list on paper, a page for each link worker and day',
    async () => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'as PDF' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('paper-2026-12-01.pdf');
      const pdf = readFileSync(await file.path());
      writeFileSync(path.join(screens, 'paper.pdf'), pdf);
      // Two link workers on two days, and the phone list.
      expect(sheets(pdf)).toEqual({ size: [210, 297], pages: 5 });
      await page
        .getByText(/^Paper for Wed 2 Dec: printed today, 17:\d\d by Demo Manager\.$/)
        .waitFor();
      const { html } = await callFrom(page, 'dayEnd.paper', {});
      expect(html).not.toMatch(/enefit/);
      const paper = await page.context().newPage();
      await paper.emulateMedia({ media: 'print' });
      await paper.setViewportSize({ width: 794, height: 1123 });
      await paper.setContent(html);
      await paper.screenshot({ path: path.join(screens, 'paper.png'), fullPage: true });
      await paper.close();
    },
    minute,
  );

  it(
    'is one sheet for the phone list alone, and as many as a link worker needs',
    async () => {
      const sheet = await page.context().newPage();
      const printed = async (html: string, name: string) => {
        await sheet.setContent(html);
        const pdf = await sheet.pdf({ preferCSSPageSize: true });
        writeFileSync(path.join(screens, `${name}.pdf`), pdf);
        return sheets(pdf).pages;
      };
      const alone = await callFrom(page, 'dayEnd.paper', { part: 'phone' });
      expect(await printed(alone.html, 'paper-phone-list')).toBe(1);
      const staff = await callFrom(page, 'staff.list', undefined);
      const linkWorkerId = staff.find(({ name }) => name === 'Ms Demo Ash')!.id;
      const own = await callFrom(page, 'dayEnd.paper', { linkWorkerId });
      expect(await printed(own.html, 'paper-own')).toBe(3);
      expect(own.html).not.toContain('Ms Demo Birch');
      await sheet.close();
    },
    minute,
  );

  it(
    'is closed when everything has an outcome',
    async () => {
      await page.getByRole('button', { name: 'Open reminders' }).click();
      await page.getByRole('button', { name: 'Copy 2 texts' }).click();
      await page.getByRole('button', { name: 'Mark 2 as sent' }).click();
      await page.getByText('2 marked as reminded.').waitFor();
      await page.getByRole('tab', { name: /^End of day/ }).click();
      await page.getByText('Day closed: everything has an outcome').waitFor();
      await page.getByText('Reminders for Wed 2 Dec: 2 texts sent.').waitFor();
      await lookAtAll('86-day-closed');
      await page.getByRole('link', { name: 'Queue' }).click();
      await page.getByRole('heading', { name: /^Queue/ }).waitFor();
      await page.getByText('The last clinic of today is over').waitFor({ state: 'detached' });
    },
    minute,
  );

  it(
    'prints from the diary and from the search box, and says that the names are on the paper',
    async () => {
      await callFrom(page, 'pc.settings.update', { privacy: true });
      await page.getByRole('link', { name: 'Diary' }).click();
      await page.locator('.diary-item').first().waitFor();
      await look(page, '87-diary-with-paper');
      await expectNothingCutOff(page);
      await page.getByRole('button', { name: 'Print', exact: true }).click();
      await look(page, '88-diary-print-menu');
      await page.getByRole('menuitem', { name: /^Paper for today and tomorrow/ }).click();
      await page.getByText('Sent to the printer. Names are on it.').waitFor();
      await callFrom(page, 'pc.settings.update', { privacy: false });
      await press('Control+k');
      await page.keyboard.type('paper');
      await page.getByRole('option', { name: /Paper for today and tomorrow/ }).waitFor();
      await press('Enter');
      await page.getByText('Sent to the printer.', { exact: true }).waitFor();
      await page.getByRole('tab', { name: /^End of day/, selected: true }).waitFor();
    },
    minute,
  );

  it(
    'keeps the list of a link worker to their own patients, and out of a clinician’s sight',
    async () => {
      await callFrom(page, 'staff.save', {
        name: 'Dr Demo',
        role: 'clinician',
        employer: null,
        room: null,
        leavesOn: null,
        active: true,
      });
      const staff = await callFrom(page, 'staff.list', undefined);
      const idOf = (name: string) => staff.find((one) => one.name === name)!.id;
      await callFrom(page, 'session.pick', { staffId: idOf('Ms Demo Ash') });
      await page
        .getByRole('button', { name: /Ms Demo Ash/ })
        .first()
        .waitFor();
      await page.getByRole('link', { name: 'Phone list' }).click();
      await page
        .getByRole('button', { name: /Ms Demo Ash.*Link worker/ })
        .first()
        .waitFor();
      await callFrom(page, 'session.pick', { staffId: idOf('Dr Demo') });
      await page.getByRole('link', { name: 'Phone list' }).waitFor({ state: 'detached' });
      await page.locator('[role="row"][data-id]').first().waitFor();
      await page.evaluate(() => (location.hash = '#/phone'));
      expect(await page.getByRole('tab').count()).toBe(0);
    },
    minute,
  );
});
