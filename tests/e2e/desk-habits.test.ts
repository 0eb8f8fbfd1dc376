import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

type Bridge = { clw: { call(channel: string, input: unknown): Promise<{ value: unknown }> } };

describe('a day at the desk: closed too soon, seen by too many, logged twice', () => {
  const { app, startAgain } = usingApp(['--demo']);
  let page: Page;

  const call = <T>(channel: string, input: unknown) =>
    page.evaluate(
      async ([name, value]) =>
        (await (window as unknown as Bridge).clw.call(name as string, value)).value,
      [channel, input],
    ) as Promise<T>;
  const signIn = async (who: string) => {
    await page.getByRole('button', { name: who }).click();
    await rows().first().waitFor();
  };
  const details = () => page.getByRole('complementary', { name: 'Referral' });
  const rows = () => page.locator('[role="row"][data-id]');
  const openId = () => page.url().split('/').at(-1)!;
  const heading = () => page.locator('.split-list h1');
  const choose = async (at: number) => {
    await rows().nth(at).click();
    const name = await rows().nth(at).locator('.surname').innerText();
    await details().locator('h2', { hasText: name }).waitFor();
    return name;
  };
  const view = async (name: RegExp) => {
    await page.getByRole('radio', { name }).click();
    await page.locator('h1', { hasText: / of / }).waitFor();
  };
  const asSomebody = async (who: string, act: (id: string) => Promise<unknown>) => {
    const id = openId();
    const me = await call<{ staffId: string }>('session.current', undefined);
    const { people } = await call<{ people: { id: string; name: string }[] }>(
      'setup.state',
      undefined,
    );
    // As their own PC would: the session is theirs for this one call.
    await call('session.pick', { staffId: people.find(({ name }) => name === who)!.id });
    await act(id);
    await call('session.pick', { staffId: me.staffId });
  };

  beforeAll(async () => {
    ({ page } = app());
    await signIn('Demo Reception One');
  }, 2 * minute);

  it(
    'counts people, not rows',
    async () => {
      await page.getByRole('heading', { name: 'Queue 60 people' }).waitFor();
      await page.getByLabel('Filter by name').fill('birk');
      await page.getByRole('heading', { name: /^Queue \d of 60 people$/ }).waitFor();
      await page.getByLabel('Filter by name').fill('');
      await page.getByRole('heading', { name: 'Queue 60 people' }).waitFor();
    },
    minute,
  );

  it(
    'closes a referral, takes it back, closes it again and reopens it',
    async () => {
      await view(/^To phone/);
      const name = await choose(1);
      const id = openId();
      const close = async () => {
        await details().getByRole('button', { name: 'Close…' }).click();
        await page.getByRole('button', { name: /Why is it closed/ }).click();
        await page.getByRole('option', { name: 'Could not contact' }).click();
        await page.getByLabel('Outcome for who referred').fill('Rang three times.');
        await page.getByRole('button', { name: 'Close referral' }).click();
        await page.getByText('Closed: could not contact.').waitFor();
        await details().locator('h2', { hasText: name }).waitFor({ state: 'detached' });
        await page.locator(`[data-id="${id}"]`).waitFor({ state: 'detached' });
      };
      await close();
      await page.getByRole('button', { name: /^Undo/ }).last().click();
      await page.locator(`[data-id="${id}"][aria-selected="true"]`).waitFor();
      // What was typed is back as well, to be mended.
      expect(await page.getByLabel('Outcome for who referred').inputValue()).toContain('Rang');
      await details().getByRole('form').getByRole('button', { name: 'Cancel' }).click();
      await close();
      await page.evaluate((closed) => (location.hash = `#/queue/${closed}`), id);
      await details().getByText('Closed: Could not contact.').waitFor();
      await look(page, '60-closed');
      await details().getByRole('button', { name: 'Reopen' }).click();
      await page.getByText('Reopened, and back in the queue.').waitFor();
      await page.locator(`[data-id="${id}"]`, { hasText: name }).waitFor();
      await details().getByText('Reopened', { exact: true }).first().waitFor();
    },
    minute,
  );

  it(
    'hides every name of the queue from the waiting room, also after a restart',
    async () => {
      await page.getByRole('button', { name: 'Hide names' }).click();
      await page.getByRole('button', { name: 'Names hidden' }).waitFor();
      expect(await rows().locator('.surname').count()).toBe(0);
      await look(page, '61-names-hidden');
      await page.reload();
      await page.getByText('name hidden').first().waitFor();
      expect(await rows().locator('.surname').count()).toBe(0);
      await page.getByRole('button', { name: 'Names hidden' }).click();
      await rows().locator('.surname').first().waitFor();
    },
    minute,
  );

  it(
    'opens sensitive needs on purpose only, also in the form that changes them',
    async () => {
      await page.getByRole('radio', { name: /^All/ }).click();
      await heading().filter({ hasText: 'Queue 60 people' }).waitFor();
      const hidden = page.locator('[role="row"][data-id]', { hasText: 'sensitive' }).first();
      const row = page.locator(`[data-id="${(await hidden.getAttribute('data-id'))!}"]`);
      await row.click();
      const name = await row.locator('.surname').innerText();
      await details().locator('h2', { hasText: name }).waitFor();
      const { referral } = await call<{ referral: { needs: string[] } }>('referral.get', {
        id: openId(),
      });
      const secret = /Immigration|Legal|Alcohol|Abuse|abuse|drugs/;
      expect(referral.needs.length).toBeGreaterThan(0);
      expect(await details().innerText()).not.toMatch(secret);
      await details().getByRole('button', { name: 'Change…' }).click();
      await details().getByRole('form', { name: 'Change the referral' }).waitFor();
      expect(await details().innerText()).not.toMatch(secret);
      await look(page, '62-sensitive-hidden');
      await details().getByRole('button', { name: 'Show sensitive' }).click();
      await details().getByText(secret).first().waitFor();
      await details()
        .getByRole('form', { name: 'Change the referral' })
        .getByRole('button', { name: 'Cancel' })
        .click();
      await look(page, '63-sensitive-open');
      await choose(0);
      await row.click();
      await details().locator('h2', { hasText: name }).waitFor();
      await details().getByRole('button', { name: 'Show sensitive' }).waitFor();
    },
    minute,
  );

  it(
    'tells the second desk that the call is logged already, before anything is saved',
    async () => {
      await view(/^To phone/);
      await choose(0);
      await page.keyboard.press('p');
      await page.getByLabel('Remark (if any)').fill('Will ring back');
      const { referral } = await call<{ referral: { contactAttempts: number } }>('referral.get', {
        id: openId(),
      });
      const before = referral.contactAttempts;
      await asSomebody('Demo Reception Two', (id) =>
        call('referral.logContact', { id, how: 'phone', result: 'no_answer' }),
      );
      await page.getByText('Demo Reception Two logged a call just now').waitFor();
      await look(page, '64-logged-already');
      // Pressed all the same, or before the screen could hear of it: nothing is saved yet.
      await page.getByRole('button', { name: 'Spoke to them' }).click();
      await page.getByRole('button', { name: 'Yes, log mine: spoke to them' }).waitFor();
      const between = await call<{ referral: { contactAttempts: number } }>('referral.get', {
        id: openId(),
      });
      expect(between.referral.contactAttempts).toBe(before + 1);
      expect(await page.getByLabel('Remark (if any)').inputValue()).toBe('Will ring back');
      await page.getByRole('button', { name: 'Yes, log mine' }).click();
      await page.getByText('Noted: spoke to them.').waitFor();
      await details().getByText('Will ring back').waitFor();
    },
    minute,
  );

  it(
    'takes back a call that was logged by mistake, and a priority that was changed',
    async () => {
      await page.getByRole('button', { name: /^Undo/ }).last().click();
      await details().getByText('Taken back').waitFor();
      await page.getByLabel('Remark (if any)').press('Escape');
      const was = await details().locator('dt:has-text("Priority") + dd').innerText();
      const other = was === 'Soon' ? 'Routine' : 'Soon';
      await details().getByRole('button', { name: 'Change…' }).click();
      await details().getByText(other, { exact: true }).click();
      await details().getByRole('button', { name: 'Save' }).click();
      await details().locator('dt:has-text("Priority") + dd', { hasText: other }).waitFor();
      await page.getByRole('button', { name: /^Undo/ }).last().click();
      await details().locator('dt:has-text("Priority") + dd', { hasText: was }).waitFor();
    },
    minute,
  );

  it(
    'comes back after a restart as it was left: view, link worker and row',
    async () => {
      await view(/^Follow up/);
      await page
        .getByRole('button', { name: /Link worker/ })
        .first()
        .click();
      await page.getByRole('option', { name: 'Ms Demo Ash' }).click();
      // The heading changes before the rows do.
      await rows().filter({ hasNotText: 'Ms Demo Ash' }).first().waitFor({ state: 'detached' });
      const last = (await rows().count()) - 1;
      const name = await choose(last);
      await page.waitForFunction(async (id) => {
        const { value } = await (window as unknown as Bridge).clw.call(
          'pc.settings.get',
          undefined,
        );
        return (value as { remembered: Record<string, string> }).remembered['queue.row'] === id;
      }, openId());
      await app().quit();
      ({ page } = await startAgain());
      await signIn('Demo Reception One');
      await page.getByRole('radio', { name: /^Follow up/, checked: true }).waitFor();
      await page
        .getByRole('button', { name: /Ms Demo Ash/ })
        .filter({ hasNotText: ':' })
        .waitFor();
      await page.locator('[role="row"][aria-selected=true]', { hasText: name }).waitFor();
      await details().locator('h2', { hasText: name }).waitFor();
    },
    2 * minute,
  );
});
