import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Download, Page } from 'playwright-core';
import { screens } from '../support/app.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { bookFrom, callFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(70);
/** More than fit on a screen or on one sheet. */
const waiting = 60;
const noFlags = {
  noVoicemail: false,
  noLetters: false,
  noTexts: false,
  notAtHome: false,
  interpreterLanguage: null as string | null,
  largePrint: false,
};
/** Points: 1/72 inch. */
const millimetres = (points: number): number => Math.round((points / 72) * 25.4);

describe('what a patient takes home, and what the desk prints', () => {
  const { app } = usingApp();
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    const named = people.map((one, at) =>
      at === 9 ? { ...one, surname: '=HYPERLINK("x")' } : one,
    );
    await readyPractice(page, named);
    for (const [at, person] of named.slice(0, waiting).entries()) {
      const id = await referFrom(page, person);
      if (at < 6) await bookFrom(page, id, at);
    }
  }, minute);

  const row = (person: { forename: string; surname: string }) =>
    page
      .locator('[role="row"][data-id]')
      .filter({ hasText: `${person.surname}, ${person.forename}` })
      .first();
  const flag = async (person: (typeof people)[number], flags: Partial<typeof noFlags>) => {
    const [found] = await callFrom(page, 'patient.search', { text: person.chi, limit: 1 });
    const { version, id } = await callFrom(page, 'patient.get', { id: found!.id });
    await callFrom(page, 'patient.setContact', {
      id,
      version,
      safeContact: { ...noFlags, ...flags },
    });
  };
  const give = async (person: (typeof people)[number], what: string) => {
    await row(person).click();
    await page.getByRole('button', { name: 'Give to patient' }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  const given = async (person: (typeof people)[number], what: string): Promise<Download> => {
    const [file] = await Promise.all([page.waitForEvent('download'), give(person, what)]);
    return file;
  };
  /** Size of the first page in millimetres, and how many pages. */
  const paper = (pdf: Buffer) => {
    const text = pdf.toString('latin1');
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(text)!;
    return {
      size: [millimetres(Number(width)), millimetres(Number(height))],
      pages: text.match(/\/Type\s*\/Page\b/g)!.length,
    };
  };
  /** How a sheet looks, as a picture: the same page, drawn for paper of that size. */
  const pictureOfCard = async (person: (typeof people)[number], name: string, size: number[]) => {
    const [found] = await callFrom(page, 'patient.search', { text: person.chi, limit: 1 });
    const { referrals } = await callFrom(page, 'patient.get', { id: found!.id });
    const { appointment } = await callFrom(page, 'referral.get', { id: referrals[0]!.id });
    const { html } = await callFrom(page, 'appointment.card', { id: appointment!.id });
    const sheet = await page.context().newPage();
    await sheet.emulateMedia({ media: 'print' });
    await sheet.setViewportSize({ width: size[0]! * 4, height: size[1]! * 4 });
    await sheet.setContent(html);
    await sheet.screenshot({ path: path.join(screens, `${name}.png`) });
    await sheet.close();
  };

  it(
    'no letters: no card, and the desk is told why and what to do instead',
    async () => {
      await flag(people[2]!, { noLetters: true });
      for (const what of ['Print card', 'Save card as PDF']) {
        await give(people[2]!, what);
        await page.getByText('This patient must not get anything on paper').first().waitFor();
      }
      expect(await page.getByText(/Card (saved|sent)/).count()).toBe(0);
      await page.screenshot({ path: path.join(screens, 'no-letters.png') });
    },
    minute,
  );

  it(
    'a card is one sheet of A6, or of A5 in large print',
    async () => {
      const card = await given(people[0]!, 'Save card as PDF');
      expect(paper(readFileSync(await card.path()))).toEqual({ size: [148, 105], pages: 1 });
      await pictureOfCard(people[0]!, 'card-a6', [148, 105]);
      await flag(people[1]!, { largePrint: true, interpreterLanguage: 'Polish' });
      const large = await given(people[1]!, 'Save card as PDF');
      expect(paper(readFileSync(await large.path()))).toEqual({ size: [210, 148], pages: 1 });
      await pictureOfCard(people[1]!, 'card-a5', [210, 148]);
    },
    minute,
  );

  it(
    'no texts: nothing is copied; otherwise the text gives no name and no reason',
    async () => {
      await app().outside('clipboard', 'what was there');
      await flag(people[3]!, { noTexts: true });
      await give(people[3]!, 'Copy text for the SMS tool');
      await page.getByText('This patient must not get texts.').waitFor();
      expect(await app().outside('readClipboard')).toBe('what was there');
      await give(people[0]!, 'Copy text for the SMS tool');
      await page.getByText('Text copied.').waitFor();
      const text = String(await app().outside('readClipboard'));
      expect(text).toMatch(/^Example Practice: your appointment with Ms Demo .+ December 2026\./);
      expect(text).toContain('phone 0131 496 0000');
      expect(text).not.toMatch(new RegExp(`${people[0]!.surname}|${people[0]!.forename}|enefit`));
    },
    minute,
  );

  it(
    'the calendar file keeps to RFC 5545',
    async () => {
      const file = await given(people[0]!, 'Calendar file (.ics)');
      expect(file.suggestedFilename()).toMatch(/^appointment-2026-12-\d\d\.ics$/);
      expectCalendar(readFileSync(await file.path()));
    },
    minute,
  );

  it(
    "the queue's CSV runs no formula",
    async () => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'CSV' }).click(),
      ]);
      const text = readFileSync(await file.path(), 'utf8');
      expect(text).toContain('HYPERLINK');
      expect(text).not.toMatch(/(^|[,"\n])[=+@\t-]/m);
    },
    minute,
  );

  /** Presses Print; in place of the printer's dialogue the sheets are made as the printer gets them. */
  const printed = async (name: string) => {
    await page.exposeFunction(`printer_${name}`, async () => {
      await page.emulateMedia({ media: 'print' });
      const names = await page.getByRole('button').or(page.getByRole('link')).allInnerTexts();
      const text = await page.locator('.frame-screen').innerText();
      await page.setViewportSize({ width: 794, height: 1123 });
      await page.screenshot({ path: path.join(screens, `print-${name}.png`) });
      const sheets = paper(await page.pdf({ format: 'A4' }));
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: 1366, height: 768 });
      return { names, text, ...sheets };
    });
    return page.evaluate(pressPrint, `printer_${name}`);
  };

  it(
    'the queue prints whole, also what was not in sight, and without the frame around it',
    async () => {
      await page.getByRole('heading', { name: `Queue ${waiting} people` }).waitFor();
      const { names, text, size, pages, drawn } = await printed('queue');
      expect(drawn).toBe(waiting);
      expect(size).toEqual([210, 297]);
      expect(pages).toBeGreaterThan(1);
      for (const name of ['Queue', 'Refer', 'Print', 'CSV']) expect(names).not.toContain(name);
      for (const { surname } of people.slice(waiting - 9, waiting))
        expect(text).toContain(surname.toUpperCase());
      expect(text.match(/Benefits/g)).toHaveLength(waiting);
    },
    minute,
  );

  it(
    'the day prints with a column for each link worker, dark as the screen may be',
    async () => {
      await callFrom(page, 'pc.settings.update', { theme: 'dark' });
      await page.getByRole('link', { name: 'Diary' }).click();
      await page.locator('.day .diary-item').first().waitFor();
      const { names, text, size, pages } = await printed('day');
      expect({ size, pages }).toEqual({ size: [210, 297], pages: 1 });
      for (const name of ['Queue', 'Refer', 'Print', 'Today']) expect(names).not.toContain(name);
      for (const word of ['Ms Demo Ash', 'Ms Demo Birch', '09:15', 'Booked'])
        expect(text).toContain(word);
    },
    minute,
  );
});

/** RFC 5545: 3.1 lines and folding, 3.4 one object, 3.6.1 what an event must and may have. */
function expectCalendar(bytes: Buffer): void {
  const text = bytes.toString('utf8');
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = text.replaceAll('\r\n ', '').trimEnd().split('\r\n');
  for (const line of lines) expect(line).toMatch(/^[A-Z-]+(;[A-Z-]+=[^:;]+)*:/);
  const of = (name: string) => lines.filter((line) => line.startsWith(`${name}:`));
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.at(-1)).toBe('END:VCALENDAR');
  expect(of('VERSION')).toEqual(['VERSION:2.0']);
  for (const once of ['PRODID', 'UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'METHOD'])
    expect(of(once)).toHaveLength(1);
  for (const time of ['DTSTAMP', 'DTSTART', 'DTEND']) expect(of(time)[0]).toMatch(/:\d{8}T\d{6}Z$/);
  expect(of('DTEND')[0]!.slice(6) > of('DTSTART')[0]!.slice(8)).toBe(true);
}

/** In the page. The dialogue of the printer would wait for somebody. */
function pressPrint(printer: string) {
  type Sheets = { names: string[]; text: string; size: number[]; pages: number };
  type Printers = Record<string, () => Promise<Sheets>>;
  return new Promise<Sheets & { drawn: number }>((resolve) => {
    window.print = () => {
      // What is drawn now is what a printer gets: nothing is drawn later for it.
      const drawn = document.querySelectorAll('.printed-queue tbody tr').length;
      // The page stays as it is while the sheets are made.
      void (window as unknown as Printers)[printer]!().then((sheets) => {
        window.dispatchEvent(new Event('afterprint'));
        resolve({ ...sheets, drawn });
      });
    };
    const press = () =>
      [...document.querySelectorAll('button')].find((one) => one.textContent === 'Print')?.click();
    const onScreen = () =>
      [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].find((one) =>
        one.textContent?.includes('as it is on screen'),
      );
    press();
    // In the diary it is one of several things to print: the menu draws itself first.
    if (!document.querySelector('.day')) return;
    const seen = new MutationObserver(() => {
      const item = onScreen();
      if (!item) return;
      seen.disconnect();
      item.click();
    });
    seen.observe(document.body, { childList: true, subtree: true });
  });
}
