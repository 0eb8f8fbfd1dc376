import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { callFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(4);

describe('a manager and the backups', () => {
  const { app, startAgain } = usingApp();
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    ({ page } = app());
    await readyPractice(page, people);
    await referFrom(page, people[0]!);
    folder = path.dirname((await callFrom(page, 'app.info', undefined)).registerPath);
  }, minute);

  const signIn = async () => {
    await page.getByRole('heading', { name: /Who are you/ }).waitFor();
    await page.getByRole('button', { name: 'Demo Manager' }).click();
    await page.getByRole('link', { name: 'Queue' }).click();
  };
  const lookInContrast = async (name: string) => {
    await look(page, name);
    await callFrom(page, 'pc.settings.update', { theme: 'contrast' });
    await page.locator('html[data-theme=contrast]').waitFor();
    await look(page, `${name}-contrast`);
    await expectNothingCutOff(page);
    await callFrom(page, 'pc.settings.update', { theme: 'light' });
    await page.locator('html[data-theme=light]').waitFor();
  };

  it(
    'makes one, sees it in a second folder, and is told where that cannot be',
    async () => {
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('tab', { name: 'Backups' }).click();
      // The import has made one.
      await page.getByRole('heading', { name: /^Last good backup: today/ }).waitFor();
      await page.getByRole('button', { name: 'Back up now' }).click();
      await page.getByText('Backup made, opened and checked.').waitFor();
      const second = page.getByLabel('Second folder for backups');
      await second.fill('backups');
      await page.getByRole('button', { name: 'Save and back up' }).click();
      await page.getByText('Backups cannot be kept in that folder.').waitFor();
      await lookInContrast('backups-bad-folder');
      const elsewhere = path.join(folder, '..', `${path.basename(folder)}-second`);
      await second.fill(elsewhere);
      await page.keyboard.press('Enter');
      await page.getByText('A backup is in the second folder now, opened and checked.').waitFor();
      expect(readdirSync(elsewhere)).toHaveLength(1);
      await page.getByText('· in the second folder ·').waitFor();
      await lookInContrast('backups');
    },
    minute,
  );

  it(
    'goes back to one in four clicks, with a preview, and the replaced register is kept',
    async () => {
      await referFrom(page, people[1]!);
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('tab', { name: 'Backups' }).click();
      await page
        .getByRole('button', { name: /^Restore the backup of .* in the second folder$/ })
        .click();
      const panel = page.getByRole('region', { name: 'Restore this backup' });
      await panel.getByText('among them 1 referral.').waitFor();
      await lookInContrast('backup-restore');
      await panel.getByRole('button', { name: /^Go back to today/ }).click();
      await signIn();
      await page.getByRole('heading', { name: 'Queue 1 person' }).waitFor();
      const kept = readdirSync(folder).filter((name) => name.startsWith('register-replaced-'));
      expect(kept).toHaveLength(1);
    },
    minute,
  );

  it(
    'before a damaged register the newest one is put back without anybody signed in',
    async () => {
      await app().quit();
      const register = path.join(folder, 'register.db');
      const broken = readFileSync(register);
      broken.fill(7, 4096 * 2 + 100);
      writeFileSync(register, broken);
      ({ page } = await startAgain());
      await page.getByRole('heading', { name: 'The register is damaged' }).waitFor();
      await look(page, 'backup-recovery');
      await page.getByRole('button', { name: 'Restore…' }).first().click();
      await page.getByRole('button', { name: /^Yes, go on from/ }).click();
      await signIn();
      await page.getByRole('heading', { name: 'Queue 1 person' }).waitFor();
      expect(existsSync(`${register}.restoring`)).toBe(false);
    },
    minute,
  );
});
