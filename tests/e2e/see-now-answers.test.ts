import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { callFrom } from '../support/ready-practice.ts';

describe('somebody who waits in the building is answered', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Ms Demo Ash' }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
    await bar().waitFor();
  }, 2 * minute);

  const bar = () => page.getByRole('region', { name: 'See now' });
  const said = (words: string) => bar().locator('.see-now-words').filter({ hasText: words });
  const row = () => page.locator('[role="row"][data-id]').first();
  /** The page's clock jumps; the app's own goes on from 09:00. */
  const at = async (time: string) => {
    await page.clock.setFixedTime(`2026-12-01T${time}:00.000Z`);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  };
  const theme = (name: string) =>
    page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), name);
  const loud = () => page.locator('.see-now-bar [role="alert"]').allInnerTexts();
  const signIn = async (name: string) => {
    await callFrom(page, 'session.end', undefined);
    await page.getByRole('button', { name, exact: true }).click();
    await bar().waitFor();
  };
  const raise = async (nth: number) => {
    const { rows } = await callFrom(page, 'queue.list', { view: 'to_phone' });
    const { id, version } = rows[nth]!;
    await callFrom(page, 'referral.update', { id, version, priority: 'see_now' });
  };

  it(
    'in one key by the link worker; everybody sees it, and it is taken back in one',
    async () => {
      await said('Waiting since 09:00').waitFor();
      await look(page, 'see-now-1-asked');
      await expectNothingCutOff(page);
      await page.keyboard.press('y');
      await said('Ms Demo Ash is coming').waitFor();
      await row().getByText('Ms Demo Ash is coming').waitFor();
      const detail = page.getByRole('complementary', { name: 'Referral' });
      await detail.locator('.timeline').getByText('Ms Demo Ash is coming').waitFor();
      await look(page, 'see-now-2-coming');
      await page.keyboard.press('Control+z');
      await said('Waiting since 09:00').waitFor();
      await row().getByText('Ms Demo Ash is coming').waitFor({ state: 'detached' });
      await detail.getByText('Taken back: Ms Demo Ash is coming').waitFor();
    },
    2 * minute,
  );

  it(
    'with a time, and asked again once that has passed',
    async () => {
      await bar().getByRole('button', { name: 'In 10 minutes' }).click();
      await said('Ms Demo Ash in 10 minutes, at 09:1').waitFor();
      await look(page, 'see-now-3-in-10-minutes');
      await at('09:20');
      await said('Ms Demo Ash was to come at 09:1').waitFor();
      await row().getByText('Ms Demo Ash was to come at').waitFor();
      await bar().getByRole('button', { name: 'Coming', exact: true }).waitFor();
      await look(page, 'see-now-4-late');
      await at('09:00');
      await said('Ms Demo Ash in 10 minutes').waitFor();
      await bar().getByRole('button', { name: 'Change', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Take the answer back' }).click();
      await said('Waiting since 09:00').waitFor();
    },
    2 * minute,
  );

  it(
    'or by nobody for 5 minutes: then the bar says what to do, and is read out once',
    async () => {
      await at('09:10');
      await said('Nobody has answered for').waitFor();
      const first = await loud();
      expect(first.join()).toContain(
        'Nobody has answered for 5 minutes: phone Mr Demo Birch on 202 (Room 2)',
      );
      await theme('contrast');
      await look(page, 'see-now-5-unanswered-contrast');
      await theme('light');
      await look(page, 'see-now-5-unanswered');
      const before = await bar().locator('.see-now-words').innerText();
      await at('09:14');
      await page.waitForFunction(
        (old) => document.querySelector<HTMLElement>('.see-now-words')?.innerText !== old,
        before,
      );
      // The minutes on screen go on; what is read out does not.
      expect(await loud()).toEqual(first);
      await at('09:00');
    },
    2 * minute,
  );

  it(
    'by two at once: one answer stands, and the other is told whose',
    async () => {
      await said('Waiting since 09:00').waitFor();
      // The same answer from another PC reaches the register just before this page's.
      let overtaken = false;
      await page.route('**/__standin__/invoke', async (route) => {
        const body = route.request().postData() ?? '';
        if (!overtaken && body.includes('seeNow.answer')) {
          overtaken = true;
          await route.fetch({ postData: body.replace('in_minutes', 'coming') });
        }
        await route.continue();
      });
      await page.keyboard.press('w');
      await page.getByText('Yours was not saved; answer again to change it.').waitFor();
      await said('Ms Demo Ash is coming').waitFor();
      await page.unroute('**/__standin__/invoke');
      await bar().getByRole('button', { name: 'Change', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Take the answer back' }).click();
      await said('Waiting since 09:00').waitFor();
    },
    2 * minute,
  );

  it(
    'where whoever referred still has the Refer window open, without a press',
    async () => {
      const rows = (await callFrom(page, 'patient.search', { text: 'a', limit: 8 })).filter(
        ({ openReferralId, chi, leftReason }) => !openReferralId && chi && !leftReason,
      );
      await app().outside('clipboard', rows[0]!.chi!);
      await app().outside('shortcut', 'CommandOrControl+Alt+R');
      const refer = await app().referPage();
      await refer.getByText(/^See now \(/).click();
      await refer.getByRole('button', { name: 'Refer to CLW' }).click();
      await refer.getByText('Nobody has answered yet: it will be said here.').waitFor();
      const { referralId: id, seen } = (await callFrom(page, 'seeNow.list', undefined)).at(-1)!;
      await callFrom(page, 'seeNow.answer', { id, seen, answer: 'coming' });
      await refer.getByText('Ms Demo Ash is coming.').waitFor();
      await look(refer, 'see-now-10-refer-window');
      await refer.close();
      const done = { id, how: 'in_person', result: 'spoke' } as const;
      await callFrom(page, 'referral.logContact', done);
    },
    2 * minute,
  );

  it(
    'by the desk for one of the link workers, with several people waiting',
    async () => {
      await signIn('Demo Reception One');
      await raise(0);
      await raise(0);
      await bar().getByRole('button', { name: '1 more to be seen now' }).click();
      await expect(bar().locator('.see-now-line').count()).resolves.toBe(3);
      await look(page, 'see-now-6-three');
      await expectNothingCutOff(page);
      // Two are free, so the key asks which.
      await page.keyboard.press('y');
      await page.getByRole('menuitem', { name: /^Mr Demo Birch/ }).click();
      await said('Mr Demo Birch is coming').waitFor();
      await look(page, 'see-now-7-two-answered');
    },
    2 * minute,
  );

  it(
    'or cannot be seen now: Book opens in one press, and Undo has them wait again',
    async () => {
      // The line with the keys on it: one that was answered stays above while the mouse is there.
      const first = bar().locator('.see-now-line', { has: page.locator('kbd') });
      const who = (await first.locator('.patient-name').innerText()).split(',')[0]!;
      await page.keyboard.press('F8');
      expect(
        await page.evaluate(() => document.activeElement?.closest('.see-now-bar') !== null),
      ).toBe(true);
      await page.keyboard.press('F8');
      await page.keyboard.press('k');
      await page.locator('.slot-button').first().waitFor();
      const detail = page.getByRole('complementary', { name: 'Referral' });
      await detail.getByRole('heading', { name: who }).waitFor();
      await said('Nobody can come: book instead').waitFor();
      await look(page, 'see-now-8-book-instead');
      await page.getByRole('button', { name: /^Undo/ }).last().click();
      await said('Nobody can come: book instead').waitFor({ state: 'detached' });
    },
    2 * minute,
  );

  it(
    'is seen by a GP, who answers for nobody',
    async () => {
      await signIn('Nurse Demo Gamma');
      await bar().getByRole('button', { name: '1 more to be seen now' }).click();
      await said('Mr Demo Birch is coming').waitFor();
      expect(
        await bar()
          .getByRole('button', { name: /Coming|In 10|Can’t|Change/ })
          .count(),
      ).toBe(0);
      await look(page, 'see-now-9-clinician');
      await said('Mr Demo Birch is coming').hover();
      await bar()
        .locator('.see-now-line', { hasText: 'Mr Demo Birch is coming' })
        .getByRole('button', { name: 'Hide until something changes' })
        .click();
      await said('Mr Demo Birch is coming').waitFor({ state: 'detached' });
      await page.keyboard.press('?');
      await page.getByText('to the bar and back, also while typing').waitFor();
    },
    2 * minute,
  );
});
