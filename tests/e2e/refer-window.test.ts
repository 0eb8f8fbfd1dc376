import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Output } from '../../shared/contract.ts';
import { expectNothingCutOff, look } from '../support/look.ts';
import { picture } from '../support/app.ts';
import { minute, usingApp } from '../support/practice-app.ts';

type Bridge = { clw: { call(channel: string, input: unknown): Promise<{ value: never }> } };

/** Whole, in the window, and not under something else. */
async function expectInView(thing: Locator): Promise<void> {
  const seen = await thing.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const inside =
      box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return { inside, onTop: element.contains(top) || Boolean(top?.contains(element)), box };
  });
  expect(seen).toMatchObject({ inside: true, onTop: true });
}

describe('the Refer window over the GP system', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;
  let refer: Page;
  let patient: Output<'queue.list'>['rows'][number]['patient'];

  const call = async <T>(channel: string, input: unknown): Promise<T> => {
    const { value } = await page.evaluate(
      ([name, given]) => (window as unknown as Bridge).clw.call(name as string, given),
      [channel, input],
    );
    return value;
  };
  const shortcut = async (clipboard: string) => {
    await app().outside('clipboard', clipboard);
    await app().outside('shortcut', 'CommandOrControl+Alt+R');
  };

  beforeAll(async () => {
    ({ page } = app());
    await page.getByRole('button', { name: 'Demo Reception One' }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
    const { rows } = await call<Output<'queue.list'>>('queue.list', { limit: 100 });
    patient = rows.map((row) => row.patient).find(({ chi }) => chi !== null)!;
    const { version } = await call<{ version: number }>('patient.get', { id: patient.id });
    const safeContact = {
      noVoicemail: true,
      noLetters: true,
      noTexts: true,
      notAtHome: true,
      largePrint: true,
      interpreterLanguage: 'British Sign Language',
    };
    await call('patient.setSafeContact', { id: patient.id, version, safeContact });
  }, 2 * minute);

  it(
    'says why it is empty when the clipboard holds no CHI number',
    async () => {
      await shortcut('not a number');
      refer = await app().referPage();
      await refer.getByText('No CHI number in the clipboard.').waitFor();
      await refer.getByText('Type a name, CHI or date of birth.').waitFor();
      await look(refer, '20-refer-empty');
    },
    minute,
  );

  it(
    'shows whom Enter would refer, and the button, with the longest content',
    async () => {
      await shortcut(patient.chi!);
      const button = refer.getByRole('button', { name: 'Add to open referral' });
      await button.waitFor();
      await refer.getByRole('button', { name: 'More…' }).click();
      const name = refer.locator('.patient-name');
      // As it opens: the title bar takes nothing from the page.
      expect(refer.viewportSize()).toEqual({ width: 460, height: 640 });
      const sizes = [
        { width: 460, height: 640 },
        { width: 440, height: 601 },
        // 200 % zoom of the two.
        { width: 230, height: 320 },
        { width: 220, height: 300 },
      ];
      for (const size of sizes) {
        await refer.setViewportSize(size);
        await refer.getByLabel(/^Note/).focus();
        await button.focus();
        await picture(refer, `21-refer-longest-${size.width}x${size.height}`);
        await expectInView(name);
        await expectInView(button);
        for (const flag of await refer.locator('.flags .badge').all()) await expectInView(flag);
        await look(refer, `21-refer-longest-${size.width}x${size.height}`);
        await expectNothingCutOff(refer);
      }
    },
    2 * minute,
  );

  it(
    'takes nobody on Enter while the list still answers what was typed before',
    async () => {
      await refer.setViewportSize({ width: 460, height: 640 });
      await refer.getByRole('button', { name: 'Someone else' }).click();
      const box = refer.getByRole('searchbox');
      await box.fill('birk');
      await refer.getByRole('option').first().waitFor();
      // Faster than any answer: the letter and Enter within one task of the page.
      await box.evaluate((input: HTMLInputElement) => {
        const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
        set!.call(input, 'rowan');
        input.dispatchEvent(new Event('input', { bubbles: true }));
        input.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
        );
      });
      await refer.getByRole('option', { name: /ROWAN/i }).first().waitFor();
      expect(await refer.getByRole('button', { name: 'Someone else' }).count()).toBe(0);
    },
    minute,
  );

  it(
    'refers once for a key that is held down, and keeps Undo when it is closed',
    async () => {
      await page.bringToFront();
      await page.getByRole('button', { name: 'Refer', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('searchbox').fill('birkbank');
      await dialog.locator('[role=listbox][aria-busy=false] [role=option]').first().waitFor();
      await page.keyboard.press('Enter');
      await dialog.locator('button[type=submit]:focus').waitFor();
      await page.keyboard.down('Enter');
      await dialog.getByText('Referred at').waitFor();
      await dialog.getByRole('button', { name: 'Done' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.down('Enter');
      await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
      expect(await dialog.getByText('Referred at').count()).toBe(1);
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      const referred = page.locator('.toast', { hasText: /^BIRKBANK, .* Referred/ });
      await referred.getByRole('button', { name: 'Undo' }).waitFor();
      const { total } = await call<Output<'queue.list'>>('queue.list', {});
      await page.keyboard.press('Control+z');
      await page.locator('.toast', { hasText: /^BIRKBANK, .* Referral taken back/ }).waitFor();
      expect((await call<Output<'queue.list'>>('queue.list', {})).total).toBe(total - 1);
    },
    minute,
  );
});
