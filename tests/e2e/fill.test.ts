import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople, report } from '../support/practice-lists.ts';
import { bookFrom, callFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(8);

/** The test's clock stands at 09:00 on a Tuesday; the first free time is 09:15. */
describe('a time given back, and an appointment missed', () => {
  const { app } = usingApp();
  let page: Page;
  const referrals: string[] = [];

  beforeAll(async () => {
    ({ page } = app());
    await readyPractice(page, people);
    for (const person of people.slice(0, 5)) referrals.push(await referFrom(page, person));
  }, minute);

  const row = (id: string) => page.locator(`[role="row"][data-id="${id}"]`);
  const details = () => page.getByRole('complementary', { name: 'Referral' });
  const shown = async (id: string) => {
    await row(id).click();
    await details()
      .getByRole('heading', { name: surnameOf(id) })
      .waitFor();
  };
  const surnameOf = (id: string) => people[referrals.indexOf(id)]!.surname.toUpperCase();
  /** The next list of the practice, without one of them. */
  const leaves = (index: number) =>
    page.evaluate(
      async (text) => {
        type Opened = { value: { token: string; mapping: unknown[]; headerRow: boolean } };
        type Bridge = { call(channel: string, input: unknown): Promise<unknown> };
        const { clw } = window as unknown as { clw: Bridge };
        const bytes = new TextEncoder().encode(text);
        const { value } = (await clw.call('patientImport.open', {
          name: 'l.csv',
          bytes,
        })) as Opened;
        await clw.call('patientImport.run', { ...value, confirmLeavers: true });
      },
      report(people.filter((_, at) => at !== index)),
    );
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
    'cancelling offers the time to the three who need it most, and one press books',
    async () => {
      const [first, second] = referrals as [string, string];
      const booked = await bookFrom(page, first);
      await shown(first);
      await page.keyboard.press('c');
      await page.getByRole('button', { name: 'Cancelled by the patient' }).click();
      const fill = page.getByRole('region', { name: 'Fill the time that is free' });
      await fill.getByRole('heading', { name: 'Today, 09:15 is free' }).waitFor();
      await fill.getByRole('button', { name: 'Book' }).nth(2).waitFor();
      expect(await fill.getByRole('listitem').count()).toBe(3);
      await lookInContrast('fill-after-cancel');
      // Not to the one who has just given it up.
      expect(await fill.getByText(surnameOf(first)).count()).toBe(0);
      const offered = fill.getByRole('listitem').filter({ hasText: surnameOf(second) });
      await offered.getByRole('button', { name: 'Book' }).click();
      await page.getByText(/Booked today, 09:15/).waitFor();
      await fill.waitFor({ state: 'detached' });
      const { appointment } = await callFrom(page, 'referral.get', { id: second });
      expect(appointment).toMatchObject({ startsAt: booked.startsAt });
    },
    minute,
  );

  it(
    'a cancellation that is taken back offers its time to nobody any more',
    async () => {
      const second = referrals[1]!;
      await shown(second);
      await page.keyboard.press('c');
      await page.getByRole('button', { name: 'Cancelled by the patient' }).click();
      const fill = page.getByRole('region', { name: 'Fill the time that is free' });
      await fill.getByRole('heading', { name: 'Today, 09:15 is free' }).waitFor();
      await page.keyboard.press('Control+z');
      await fill.waitFor({ state: 'detached' });
      await details().getByRole('button', { name: 'Cancel…' }).waitFor();
    },
    minute,
  );

  it(
    'a missed appointment asks what would help, by keyboard, and offers today or the next morning',
    async () => {
      const second = referrals[1]!;
      await shown(second);
      await page.keyboard.press('d');
      const form = page.getByRole('form', { name: 'Did not attend' });
      await form.getByLabel('What came between (if known)').waitFor();
      await page.keyboard.type('Child was ill');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await form.getByRole('radio', { name: 'Mornings' }).or(form.getByText('Mornings')).waitFor();
      await form.getByText('not seen yet').or(form.getByText('Not seen yet')).waitFor();
      await lookInContrast('missed-form');
      await form.getByLabel('What came between (if known)').focus();
      await page.keyboard.press('Enter');
      await page.getByText('Did not attend. Back in the queue to rebook.').waitFor();
      await details().getByText('Would help: mornings.').waitFor();
      const { patient, dna } = await callFrom(page, 'referral.get', { id: second });
      expect({ dna, help: patient.wouldHelp }).toEqual({ dna: 1, help: ['morning'] });
      await page.keyboard.press('b');
      await page.getByRole('region', { name: 'Book appointment' }).waitFor();
      await page.locator('.slot-button').first().waitFor();
      await lookInContrast('rebook-mornings');
    },
    minute,
  );

  it(
    'what helps is changed where it is seen, and a free time of the diary knows it',
    async () => {
      await page.keyboard.press('Escape');
      await details().getByRole('button', { name: 'What helps…' }).click();
      await details().getByRole('button', { name: 'A reminder' }).click();
      await details().getByText('Would help: mornings, a reminder the day before.').waitFor();
      await lookInContrast('what-helps');
      await leaves(2);
      await page.getByRole('link', { name: 'Diary' }).click();
      await page.getByRole('button', { name: /10:00, free.*Ash/ }).click();
      const pane = page.getByRole('complementary', { name: 'Details' });
      await pane.getByText('Missed one before: today is kept more often').waitFor();
      expect(await pane.getByRole('listitem').first().innerText()).toContain(
        surnameOf(referrals[1]!),
      );
      // Somebody who moved away may still have it; whoever phones them knows.
      const left = pane.getByRole('listitem').filter({ hasText: surnameOf(referrals[2]!) });
      await left.getByText('Left the practice').waitFor();
      await lookInContrast('diary-fill');
    },
    minute,
  );
});
