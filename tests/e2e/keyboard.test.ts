import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { minute, usingApp } from '../support/practice-app.ts';

describe('the desk, by keyboard alone', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
  }, 2 * minute);

  /** People who answer what was typed last: Enter takes nobody before. */
  const answered = '[role=listbox][aria-busy=false] [role=option]';
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const focused = (selector: string) => page.locator(`${selector}:focus`).waitFor();
  /** Tab until something is focused; a person would see where they are, and so does this. */
  const tabTo = async (selector: string) => {
    for (let step = 0; step < 60; step += 1) {
      if ((await page.locator(`${selector}:focus`).count()) > 0) return;
      await press('Tab');
    }
    throw new Error(`Tab never came to ${selector}`);
  };

  it(
    'signs in by typing a name',
    async () => {
      await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
      await page.keyboard.type('reception one');
      await press('Enter');
      await page.locator('[role="row"][data-id]').first().waitFor();
    },
    minute,
  );

  it(
    'refers somebody, and takes it back',
    async () => {
      await press('r');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('birkbank');
      await page.getByRole('dialog').locator(answered).first().waitFor();
      await press('Enter');
      await focused('button[type=submit]');
      await press('Enter');
      await page.getByRole('dialog').getByText('Referred at').waitFor();
      await tabTo('button:has-text("Undo")');
      await press('Enter');
      await page.getByRole('button', { name: 'Refer to CLW' }).waitFor();
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
    minute,
  );

  it(
    'goes through the queue, phones and books, and comes back to the same row',
    async () => {
      await page.getByRole('radio', { name: /^To phone/ }).focus();
      await press('Space');
      await page.getByRole('heading', { name: /^Queue/ }).waitFor();
      // From the filters above the list, as from anywhere where nobody types.
      await press('ArrowDown', 'ArrowDown');
      await focused('[role="row"][data-id]');
      const row = page.locator('[role="row"][aria-selected="true"]');
      const id = await row.getAttribute('data-id');
      const sameRow = `[role="row"][aria-selected="true"][data-id="${id}"]`;
      await press('p');
      await page.getByRole('button', { name: 'Spoke to them' }).waitFor();
      await press('Escape');
      await focused(sameRow);
      await press('p');
      await page.getByRole('button', { name: 'Spoke to them' }).waitFor();
      await press('1');
      await page.getByText('Noted: spoke to them.').waitFor();
      // It is to be booked now and left this view, but the next key is meant for the same patient.
      await page.locator(sameRow).getByText('Book', { exact: true }).waitFor();
      await focused(sameRow);
      await press('b');
      await focused('.slot-button:nth-child(1)');
      await press('ArrowDown');
      await focused('.slot-button:nth-child(2)');
      await press('ArrowUp');
      await focused('.slot-button:nth-child(1)');
      await press('Enter');
      await page.getByText(/^Booked .*\.$/).waitFor();
      await focused(sameRow);
      const arrived = page.getByRole('button', { name: 'Arrived' });
      await arrived.waitFor();
      await press('a');
      await page.getByText('Arrived.', { exact: true }).waitFor();
      await arrived.waitFor({ state: 'detached' });
      await press('Control+z');
      await arrived.waitFor();
      await focused(sameRow);
      expect(page.url()).toContain(id);
      await press('ArrowDown');
      await focused(`[role="row"][aria-selected="true"]:not([data-id="${id}"])`);
    },
    minute,
  );

  it(
    'goes from the filter into the list, from the list into the details and back',
    async () => {
      await press('/');
      await focused('input[type=search]');
      await press('ArrowDown');
      await focused('[role="row"][data-id]');
      await page.locator('.split-detail h2').waitFor();
      await press('F6');
      await focused('.split-detail button');
      await press('F6');
      await focused('[role="row"][aria-selected="true"]');
      await press('Enter');
      await focused('.split-detail button');
      await press('ArrowDown');
      await focused('[role="row"][aria-selected="true"]');
    },
    minute,
  );

  it(
    'leaves a note and closing with Esc, and loses nothing that is typed',
    async () => {
      const note = page.getByRole('form', { name: 'Note' });
      await press('n');
      await focused('textarea');
      await press('Escape');
      await focused('[role="row"][aria-selected="true"]');
      await press('n');
      await focused('textarea');
      await page.keyboard.type('Half a sentence');
      await press('Escape');
      await note.waitFor({ state: 'detached' });
      await page.getByText('Not saved.').waitFor();
      await focused('[role="row"][aria-selected="true"]');
      await press('Control+z');
      expect(await note.getByRole('textbox').inputValue()).toBe('Half a sentence');
      await note.getByRole('button', { name: 'Cancel' }).click();
      await press('F6');
      await tabTo('button:has-text("Close…")');
      await press('Enter');
      await page.getByRole('form', { name: 'Close the referral' }).waitFor();
      await tabTo('form[aria-label="Close the referral"] input');
      await press('Escape');
      await page.getByRole('form', { name: 'Close the referral' }).waitFor({ state: 'detached' });
      await focused('[role="row"][aria-selected="true"]');
    },
    minute,
  );

  it(
    'goes on with the next row when the chosen one was closed',
    async () => {
      const row = page.locator('[role="row"][aria-selected="true"]');
      const id = await row.getAttribute('data-id');
      await press('F6');
      await tabTo('button:has-text("Close…")');
      await press('Enter');
      await tabTo('form[aria-label="Close the referral"] .select-button');
      await press('Enter');
      await page.getByRole('option', { name: 'Moved away' }).waitFor();
      await page.keyboard.type('Moved');
      await press('Enter');
      await tabTo('form[aria-label="Close the referral"] button[type=submit]');
      await press('Enter');
      await page.getByText('Closed: moved away.').waitFor();
      await focused(`[role="row"][aria-selected="true"]:not([data-id="${id}"])`);
      await press('Control+z');
      await focused(`[role="row"][aria-selected="true"][data-id="${id}"]`);
    },
    minute,
  );

  it(
    'checks in from the diary with one letter, and takes it back with Ctrl+Z',
    async () => {
      await page.getByRole('link', { name: 'Diary' }).focus();
      await press('Enter');
      await page.locator('.day .diary-item').first().waitFor();
      await tabTo('.day .diary-item');
      const booked = page.locator('.diary-item:focus[data-status=booked]');
      while ((await booked.count()) === 0) {
        const before = await page.locator('.diary-item:focus').getAttribute('data-id');
        await press('ArrowDown');
        expect(await page.locator('.diary-item:focus').getAttribute('data-id')).not.toBe(before);
      }
      const name = await page.locator('.diary-item:focus .patient-name').innerText();
      await press('Enter');
      await page.locator('.split-detail h2', { hasText: name.split(',')[0]! }).waitFor();
      await press('a');
      await page.locator('.diary-item[data-status=arrived]').waitFor();
      await focused('.diary-item[aria-pressed=true]');
      await press('Control+z');
      await page.locator('.diary-item[data-status=arrived]').waitFor({ state: 'detached' });
      await press('ArrowDown');
      await focused('.day .diary-item');
    },
    minute,
  );

  it(
    'finds a patient from anywhere, and shows the keys of the queue',
    async () => {
      await press('Control+k');
      await page.keyboard.type('rowan');
      await page.locator(answered).first().waitFor();
      await press('Enter');
      await page.locator('.split-detail h2').waitFor();
      await page.getByRole('link', { name: 'Queue' }).focus();
      await press('Enter');
      await page.getByRole('heading', { name: /^Queue/ }).waitFor();
      await press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
    minute,
  );
});
