import { beforeAll, describe, it } from '@jest/globals';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

const sizes = {
  '1366': { width: 1366, height: 768 },
  '1920': { width: 1920, height: 1080 },
  // What a 1366 pixel screen has left at 200 % zoom.
  'zoom-200': { width: 683, height: 384 },
} as const;
const themes = ['light', 'dark', 'contrast'] as const;

describe('every screen, with a practice full of people', () => {
  const { app } = usingApp(['--demo']);

  beforeAll(async () => {
    await app().page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  }, 2 * minute);

  const setTheme = (theme: (typeof themes)[number]) =>
    app().page.evaluate(
      (value) =>
        (
          window as unknown as { clw: { call(channel: string, input: unknown): Promise<unknown> } }
        ).clw.call('pc.settings.update', { theme: value }),
      theme,
    );

  const visits: Record<string, () => Promise<void>> = {
    queue: async () => {
      await app().page.locator('[role="row"][data-id]').nth(5).click();
    },
    book: async () => {
      await app().page.getByRole('link', { name: 'Queue' }).click();
      await app()
        .page.getByRole('radio', { name: /^To book/ })
        .click();
      await app().page.locator('[role="row"][data-id]').first().click();
      await app().page.keyboard.press('b');
      await app().page.locator('.slot-button').first().waitFor();
    },
    diary: async () => {
      await app().page.getByRole('link', { name: 'Diary' }).click();
      await app().page.locator('.day .diary-item[data-status=booked]').first().click();
      await app().page.locator('.split-detail h2').waitFor();
    },
    patients: async () => {
      await app().page.getByRole('link', { name: 'Patients' }).click();
      await app()
        .page.getByRole('searchbox', { name: /CHI, name/ })
        .fill('rowan');
      await app().page.getByRole('option').first().waitFor();
    },
    import: async () => {
      await app().page.getByRole('button', { name: 'Import the practice list…' }).click();
      await app().page.getByRole('button', { name: 'Choose the file' }).waitFor();
    },
    clinics: async () => {
      await app().page.getByRole('link', { name: 'Settings' }).click();
      await app().page.getByRole('tab', { name: 'Clinics' }).click();
    },
    people: async () => {
      await app().page.getByRole('tab', { name: 'People' }).click();
    },
    away: async () => {
      await app().page.getByRole('tab', { name: 'Leave and closures' }).click();
    },
    'this-pc': async () => {
      await app().page.getByRole('tab', { name: 'This PC' }).click();
    },
    refer: async () => {
      await app().page.getByRole('button', { name: 'Refer', exact: true }).click();
      await app().page.getByRole('dialog').getByRole('searchbox').fill('birkbank');
      await app().page.getByRole('dialog').getByRole('option').first().click();
      await app()
        .page.getByRole('button', { name: /^(Refer to CLW|Add to open referral)$/ })
        .waitFor();
    },
  };

  it(
    'asks who is there',
    async () => {
      await look(app().page, 'demo-start');
      await app().page.getByRole('button', { name: 'Demo Manager' }).click();
      await app().page.locator('[role="row"][data-id]').first().waitFor();
    },
    minute,
  );

  for (const theme of themes) {
    for (const [size, viewport] of Object.entries(sizes)) {
      it(
        `can be read in the ${theme} theme at ${size}`,
        async () => {
          const { page } = app();
          await setTheme(theme);
          await page.locator(`html[data-theme=${theme}]`).waitFor();
          await page.setViewportSize(viewport);
          await page.reload();
          await page.getByRole('link', { name: 'Queue' }).click();
          await page.getByRole('radio', { name: /^All/ }).click();
          for (const [name, visit] of Object.entries(visits)) {
            await visit();
            await look(page, `demo-${name}-${theme}-${size}`);
            await expectNothingCutOff(page);
          }
        },
        3 * minute,
      );
    }
  }
});
