import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Dialog, Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

type Bridge = { clw: { call(channel: string, input: unknown): Promise<{ value: unknown }> } };

describe('what is typed and not saved', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  const signIn = async (who: string) => {
    await page.getByRole('button', { name: who }).click();
    await page.getByRole('button', { name: 'Refer', exact: true }).waitFor();
  };
  const switchTo = async (who: string) => {
    await page.getByRole('button', { name: 'Demo', exact: false }).last().click();
    await page.getByRole('menuitem', { name: 'Switch person' }).click();
    await signIn(who);
  };
  const details = () => page.getByRole('complementary', { name: 'Referral' });
  const rows = () => page.locator('[role="row"][data-id]');
  const choose = async (at: number) => {
    await rows().nth(at).click();
    const name = await rows().nth(at).locator('.surname').innerText();
    await details().locator('h2', { hasText: name }).waitFor();
  };
  const form = (name: string) => details().getByRole('form', { name });
  const note = () => form('Note').getByLabel('Note', { exact: true });
  const unsaved = () => details().locator('form, section[aria-label="Contact"]');

  beforeAll(async () => {
    ({ page } = app());
    await signIn('Demo Reception One');
    await page.getByRole('radio', { name: /^To phone/ }).click();
    await page.locator('h1', { hasText: 'Queue' }).waitFor();
  }, 2 * minute);

  it(
    'waits with the referral while other rows and screens are looked at, and takes no keys',
    async () => {
      await choose(0);
      await page.keyboard.press('n');
      await note().fill('Half a note');
      await choose(1);
      expect(await unsaved().count()).toBe(0);
      await page.getByRole('link', { name: 'Diary' }).click();
      await page.locator('.day').waitFor();
      await page.getByRole('link', { name: 'Queue' }).click();
      await choose(0);
      expect(await note().inputValue()).toBe('Half a note');
      await look(page, '40-draft-is-back');
      // Going down the list goes past it: the arrow keys are still the list's.
      await rows().nth(1).focus();
      await page.keyboard.press('ArrowUp');
      await note().waitFor();
      await page.keyboard.press('ArrowDown');
      await note().waitFor({ state: 'detached' });
    },
    minute,
  );

  it(
    'is never shown to somebody else, and is there when its writer is back',
    async () => {
      await switchTo('Demo Reception Two');
      await page.getByRole('link', { name: 'Queue' }).click();
      await choose(0);
      expect(await unsaved().count()).toBe(0);
      expect(await page.getByText('Half a note').count()).toBe(0);
      await page.keyboard.press('n');
      expect(await note().inputValue()).toBe('');
      await note().fill('Somebody else’s');
      await switchTo('Demo Reception One');
      await choose(0);
      expect(await note().inputValue()).toBe('Half a note');
    },
    minute,
  );

  it(
    'is kept for every form: contact, change, close, contact details',
    async () => {
      await choose(1);
      await page.keyboard.press('p');
      await page.getByLabel('Remark (if any)').fill('Sister answered');
      await details().getByRole('button', { name: 'Close…' }).click();
      await page.getByLabel('Outcome for who referred').fill('Half an outcome');
      await details().getByRole('button', { name: 'Change…' }).click();
      await form('Change the referral').getByLabel('Note').fill('Half a change');
      await details().getByRole('button', { name: 'Contact…' }).click();
      await page.getByLabel('Mobile').fill('07700 900999');
      await choose(2);
      expect(await unsaved().count()).toBe(0);
      await choose(1);
      expect(await page.getByLabel('Remark (if any)').inputValue()).toBe('Sister answered');
      expect(await page.getByLabel('Outcome for who referred').inputValue()).toContain('Half');
      expect(await form('Change the referral').getByLabel('Note').inputValue()).toContain('Half');
      expect(await page.getByLabel('Mobile').inputValue()).toBe('07700 900999');
      await look(page, '41-every-form');
    },
    minute,
  );

  it(
    'is thrown away by Cancel, and brought back by Undo',
    async () => {
      await form('Contact details').getByRole('button', { name: 'Cancel' }).click();
      await form('Close the referral').getByRole('button', { name: 'Cancel' }).click();
      await page.getByLabel('Remark (if any)').press('Escape');
      await form('Change the referral').getByRole('button', { name: 'Cancel' }).click();
      expect(await unsaved().count()).toBe(0);
      await page.getByRole('button', { name: /^Undo/ }).last().click();
      expect(await form('Change the referral').getByLabel('Note').inputValue()).toContain('Half');
      await form('Change the referral').getByRole('button', { name: 'Save' }).click();
      await details().getByText('Half a change').waitFor();
    },
    minute,
  );

  it(
    'is there again in the Refer panel, by name',
    async () => {
      const dialog = page.getByRole('dialog', { name: 'Refer to link worker' });
      await page.getByRole('button', { name: 'Refer', exact: true }).click();
      await dialog.getByRole('searchbox').fill('rowanbank');
      await dialog.getByRole('option').first().click();
      await dialog.getByLabel('Note (all staff can read it)').fill('Half a referral');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Refer', exact: true }).click();
      await dialog.getByText('Not sent yet').waitFor();
      await look(page, '42-not-sent-yet');
      await dialog.getByRole('button', { name: 'Go on' }).click();
      expect(await dialog.getByLabel('Note (all staff can read it)').inputValue()).toContain(
        'Half',
      );
      await dialog.getByRole('button', { name: 'Refer to CLW' }).click();
      await dialog.getByText('Referred at').waitFor();
      // Taken back, what was filled in is there to be mended.
      await dialog.getByRole('button', { name: 'Undo' }).click();
      expect(await dialog.getByLabel('Note (all staff can read it)').inputValue()).toContain(
        'Half',
      );
      await dialog.getByRole('button', { name: 'Cancel' }).click();
    },
    minute,
  );

  it(
    'is kept when a colleague closes the referral meanwhile, and says so',
    async () => {
      await choose(2);
      await page.keyboard.press('p');
      await page.getByLabel('Remark (if any)').fill('Rang twice');
      const id = page.url().split('/').at(-1)!;
      await page.evaluate(async (referralId) => {
        const { clw } = window as unknown as Bridge;
        const { value } = await clw.call('referral.get', { id: referralId });
        const { version } = (value as { referral: { version: number } }).referral;
        await clw.call('referral.close', { id: referralId, version, reason: 'moved_away' });
      }, id);
      await details().getByText('What you typed is kept').waitFor();
      await look(page, '43-closed-meanwhile');
      await details().getByRole('button', { name: 'Reopen' }).click();
      expect(await page.getByLabel('Remark (if any)').inputValue()).toBe('Rang twice');
      await page.getByRole('button', { name: 'No answer' }).click();
      await page.getByText('Noted: no answer.').waitFor();
    },
    minute,
  );

  it(
    'makes the window ask before it closes, and not once everything is saved',
    async () => {
      const asked = new Promise<Dialog>((resolve) => page.once('dialog', resolve));
      void page.close({ runBeforeUnload: true });
      const dialog = await asked;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.dismiss();
      await page.getByRole('link', { name: 'Queue' }).click();
      await choose(0);
      await form('Note').getByRole('button', { name: 'Save note' }).click();
      await details().getByText('Half a note').waitFor();
      // The other one's is unsaved still, and asked about whoever closes the window.
      await switchTo('Demo Reception Two');
      await choose(0);
      expect(await note().inputValue()).toBe('Somebody else’s');
      await form('Note').getByRole('button', { name: 'Cancel' }).click();
      const heard: string[] = [];
      page.on('dialog', (one) => void heard.push(one.type()));
      const closed = page.waitForEvent('close');
      await page.close({ runBeforeUnload: true });
      await closed;
      expect(heard).toEqual([]);
    },
    minute,
  );
});
