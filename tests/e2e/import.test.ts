import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import {
  csv,
  emisExtract,
  madeUpPeople,
  report,
  visionExtract,
} from '../support/practice-lists.ts';
import { minute, usingApp } from '../support/practice-app.ts';

const people = madeUpPeople(10_000);

describe('the practice list, imported through the screen', () => {
  const { app } = usingApp();
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await page.getByLabel('Name of the practice').waitFor();
    await page.evaluate(() =>
      (
        window as unknown as { clw: { call(channel: string, input: unknown): Promise<unknown> } }
      ).clw.call('setup.complete', {
        practiceName: 'Example Practice',
        practicePhone: '0131 496 0000',
        manager: { name: 'Demo Manager' },
        linkWorkers: [],
      }),
    );
    await page.reload();
    await page.getByRole('link', { name: 'Patients' }).click();
    await page.getByRole('button', { name: 'Import the practice list…' }).click();
  }, minute);

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const choose = (text: string, name = 'list.csv') =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  const check = async (text: string, counts: string) => {
    await choose(text);
    await button('Check').click();
    await page.getByText(counts).waitFor();
  };
  const imported = async () => {
    await page.getByText('Imported.', { exact: true }).waitFor();
  };
  /** What the patients' screen says is on the list; comes back to the import. */
  const onTheList = async (words: string) => {
    await page.getByRole('link', { name: 'Patients' }).click();
    await page.getByText(words).waitFor();
    await page.getByRole('button', { name: 'Import the practice list…' }).click();
  };

  it(
    'takes a report with lines above its header and a total below',
    async () => {
      await choose(report(people.slice(0, 30)));
      await page.getByText('Looks like a report from the GP system.').waitFor();
      await look(page, 'import-columns');
      await check(
        report(people.slice(0, 30)),
        '30 new, 0 changed, 0 unchanged, 0 leaving, 0 rejected.',
      );
      await look(page, 'import-checked');
      await button('Import').click();
      await imported();
      await look(page, 'import-done');
      await page.setViewportSize({ width: 1920, height: 1080 });
      await look(page, 'import-done-1920');
      await page.setViewportSize({ width: 1366, height: 768 });
      await onTheList('30 patients on the list');
    },
    minute,
  );

  it.each([
    ['a PDF', '%PDF-1.7\n1 0 obj', 'This file is a PDF, not a CSV list.'],
    ['a workbook', 'PK\u0003\u0004\u0000\u0000', 'This file is an Excel workbook'],
    ['a web page', '<!doctype html><html>', 'This file is a web page, not a CSV list.'],
    ['empty', '', 'This file has no rows.'],
    ['a letter', 'Dear patient\nplease come in', 'This file is text without columns'],
    [
      'cut off in the middle of a quotation',
      'Surname,Forename\n"Madeup,Ailsa\nmore',
      'This file is text with a quotation mark that is never closed, not a CSV list: see line',
    ],
  ])(
    'refuses a file that is %s in a sentence, and keeps the list',
    async (what, text, sentence) => {
      await choose(text, 'list.csv');
      await page.getByText(sentence).waitFor();
      await page.getByText('The practice list is as it was.').waitFor();
      expect(await button('Check').count()).toBe(0);
      if (what === 'a PDF') await look(page, 'import-pdf');
      await onTheList('30 patients on the list');
    },
    minute,
  );

  it(
    'shows how far 10,000 rows are, and a cancel leaves the list as it was',
    async () => {
      await check(emisExtract(people), '9,970 new, 30 changed, 0 unchanged, 0 leaving');
      const cancelled = page.evaluate(cancelOnceSaving);
      await button('Import').click();
      expect(await cancelled).toMatch(/^(Reading the file|Saving): [\d,]+ of 10,000$/);
      await page.getByText('Cancelled: the practice list is as it was before.').waitFor();
      await look(page, 'import-cancelled');
      await onTheList('30 patients on the list');
    },
    minute,
  );

  it(
    'takes 10,000 rows while somebody types in the search box',
    async () => {
      await check(emisExtract(people), '9,970 new, 30 changed, 0 unchanged, 0 leaving');
      const found = page.evaluate(runningWhenFound);
      await button('Import').click();
      await page.getByRole('progressbar').waitFor();
      await page.getByRole('searchbox', { name: /Find a patient/ }).pressSequentially('madeup');
      expect(await found).toBe(true);
      await look(page, 'import-running');
      await imported();
      await page.getByRole('searchbox', { name: /Find a patient/ }).fill('');
      await onTheList('10,000 patients on the list');
    },
    minute,
  );

  it(
    'keeps the list when one row in 10,000 is good, and says of each other row why not',
    async () => {
      const bad = emisExtract(people, (index) =>
        index === 7 ? {} : { NhsNumber: '12345', DateOfBirth: 'long ago' },
      );
      await check(bad, '9,999 leaving, 9,999 rejected.');
      await button('Import').click();
      await page.getByText('9,999 people would be marked as having left the practice').waitFor();
      await look(page, 'import-one-good-row');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        button('Save the rejected rows').click(),
      ]);
      expect(file.suggestedFilename()).toBe('list - rows not taken.csv');
      const lines = readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\r\n');
      expect(lines).toHaveLength(10_000);
      expect(lines[0]).toMatch(/^\uFEFF?Line,Reason,PatientGuid/);
      for (const line of lines.slice(1)) expect(line).toMatch(/^\d+,"?The [^,]+/);
      await onTheList('10,000 patients on the list');
    },
    minute,
  );

  it(
    'marks those who left, and asks when it would be most of the list',
    async () => {
      await check(emisExtract(people.slice(100)), '9,900 unchanged, 100 leaving');
      await button('Import').click();
      await imported();
      await onTheList('9,900 patients on the list, 100 who left.');
      await check(emisExtract(people.slice(9_000)), '1,000 unchanged, 8,900 leaving');
      await button('Import').click();
      await page.getByText('8,900 people would be marked').waitFor();
      await look(page, 'import-leavers');
      await button('Yes, mark 8,900 people as having left').click();
      await imported();
      await onTheList('1,000 patients on the list, 9,000 who left.');
    },
    minute,
  );

  it(
    'takes a file without a header row',
    async () => {
      await choose(visionExtract(people.slice(0, 5)));
      await page.getByText('5 rows. Looks like a Vision extract (no header row).').waitFor();
      const header = page.getByRole('checkbox', { name: /The first row holds/ });
      expect(await header.isChecked()).toBe(false);
      await button('Check').click();
      await page.getByText('5 changed').waitFor();
      await look(page, 'import-no-header');
    },
    minute,
  );

  it(
    'remembers for the next file what each column holds',
    async () => {
      const ours = (from: number, to: number) =>
        csv([
          ['No.', 'A', 'B', 'C'],
          ...people.slice(from, to).map((one) => [one.chi, one.forename, one.surname, one.born]),
        ]);
      await choose(ours(9_000, 9_600));
      await page.getByText('Not a layout we know: please check the columns.').waitFor();
      await page.getByText('The first row holds').click();
      await setColumn(2, 'Not used');
      await setColumn(3, 'Not used');
      await button('Check').click();
      await page.getByText('Surname, forename and date of birth or CHI number need').waitFor();
      await look(page, 'import-columns-missing');
      await setColumn(2, 'Forename');
      await setColumn(3, 'Surname');
      await button('Check').click();
      await page.getByText('600 unchanged, 400 leaving, 0 rejected.').waitFor();
      await button('Import').click();
      await imported();
      await choose(ours(9_000, 9_601));
      await page.getByText('The columns are as you set them last time.').waitFor();
      await page.getByText('The first row holds').click();
      await button('Check').click();
      await page.getByText('1 changed, 600 unchanged').waitFor();
      await look(page, 'import-remembered');
    },
    minute,
  );

  const setColumn = async (at: number, holds: string) => {
    await page.getByRole('button', { name: `Column ${at} holds` }).click();
    await page.getByRole('option', { name: holds, exact: true }).click();
  };
});

/** In the page: presses Cancel as soon as rows have been counted; answers what the bar said. */
function cancelOnceSaving(): Promise<string> {
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      const said = document.querySelector('.import-phase')?.textContent ?? '';
      if (!said.includes(' of ')) return;
      watch.disconnect();
      [...document.querySelectorAll('button')].find((one) => one.textContent === 'Cancel')?.click();
      resolve(said);
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** In the page: when the first person is found, does the import still run? */
function runningWhenFound(): Promise<boolean> {
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('[role=option]')) return;
      watch.disconnect();
      resolve(document.querySelector('progress') !== null);
    });
    watch.observe(document.body, { subtree: true, childList: true });
  });
}
