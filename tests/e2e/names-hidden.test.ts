import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

type Person = { surname: string; forename: string; chi: string | null; mobile: string | null };
type Bridge = { clw: { call(channel: string, input: unknown): Promise<{ value: unknown }> } };

describe('a screen that the waiting room can see, with names hidden', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;
  let people: Person[];

  const call = async <T>(channel: string, input: unknown): Promise<T> => {
    const answer = await page.evaluate(
      ([name, value]) => (window as unknown as Bridge).clw.call(name as string, value),
      [channel, input],
    );
    return answer.value as T;
  };

  beforeAll(async () => {
    ({ page } = app());
    await page.getByRole('button', { name: 'Demo Reception One' }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
    const { rows } = await call<{ rows: { patient: Person }[] }>('queue.list', { limit: 100 });
    people = rows.map(({ patient }) => patient);
    // What is looked for is what stands there while names are not hidden.
    expect((await shown()).length).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Hide names' }).click();
    await page.getByRole('button', { name: 'Names hidden' }).waitFor();
  }, 2 * minute);

  const secrets = () =>
    people.flatMap(({ surname, forename, chi, mobile }) => [
      `${surname}, ${forename}`,
      ...(chi ? [`${chi.slice(0, 6)} ${chi.slice(6)}`] : []),
      ...(mobile ? [mobile] : []),
    ]);
  /** Names, CHI numbers and phones of people in the queue that stand on the screen. */
  const shown = async () => {
    const text = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ').toLowerCase();
    return secrets().filter((secret) => text.includes(secret.toLowerCase()));
  };
  const details = () => page.getByRole('complementary', { name: /Referral|Details|Patient/ });

  it(
    'shows nobody in the queue, the bar above it or the details beside it',
    async () => {
      await details().getByRole('button', { name: 'Show name' }).waitFor();
      expect(await shown()).toEqual([]);
      await look(page, '62-names-hidden');
    },
    minute,
  );

  it(
    'shows one person on purpose, and hides them again when another row is chosen',
    async () => {
      await page.locator('[role="row"][data-id]').nth(1).click();
      await details().getByRole('button', { name: 'Show name' }).click();
      await details().getByRole('button', { name: 'Hide name' }).waitFor();
      const named = await shown();
      expect(named.some((secret) => secret.includes(', '))).toBe(true);
      await look(page, '63-one-name-shown');
      await page.locator('[role="row"][data-id]').nth(2).click();
      await details().getByRole('button', { name: 'Show name' }).waitFor();
      expect(await shown()).toEqual([]);
      await page.locator('[role="row"][data-id]').nth(1).click();
      await details().getByRole('button', { name: 'Show name' }).waitFor();
      expect(await shown()).toEqual([]);
    },
    minute,
  );

  it(
    'shows nobody in the diary, nor among those who could have a free time',
    async () => {
      await page.getByRole('link', { name: 'Diary' }).click();
      const day = page.locator('.day');
      await day.getByText('name hidden').first().waitFor();
      expect(await shown()).toEqual([]);
      // Nor to a screen reader, which may be loud.
      const said = await day.locator('.diary-item[data-status=booked] .visually-hidden').all();
      expect(said.length).toBeGreaterThan(0);
      for (const one of said)
        expect(await one.innerText()).toMatch(/, booked, (needs moving, )?\p{L}\. \p{L}\., /u);
      await day
        .getByRole('button', { name: /, free, / })
        .first()
        .click();
      await details().getByText('name hidden').first().waitFor();
      expect(await shown()).toEqual([]);
      await look(page, '64-names-hidden-in-diary');
      await details().getByRole('button', { name: 'Show name' }).first().click();
      expect((await shown()).length).toBeGreaterThan(0);
    },
    minute,
  );

  it(
    'shows nobody in the search until asked to, and nobody in the patient’s own page',
    async () => {
      await page.getByRole('link', { name: 'Queue' }).click();
      const { surname, forename } = people[0]!;
      await page.keyboard.press('Control+k');
      await page.keyboard.type(`${surname} ${forename}`);
      const found = page.getByRole('listbox', { name: 'Found' });
      await found.getByText('name hidden').first().waitFor();
      expect(await shown()).toEqual([]);
      await look(page, '65-names-hidden-in-search');
      await page.getByRole('button', { name: 'Show names' }).click();
      await found.getByText(`, ${forename}`).first().waitFor();
      await found.getByText(`, ${forename}`).first().click();
      await page.getByRole('heading', { name: 'Patients' }).waitFor();
      await details().getByRole('button', { name: 'Show name' }).waitFor();
      expect(await shown()).toEqual([]);
      await look(page, '66-patient-hidden');
    },
    minute,
  );

  it(
    'names whom one refers: it must be the right person',
    async () => {
      await page.getByRole('button', { name: 'Refer', exact: true }).first().click();
      const { surname, forename } = people[0]!;
      await page.getByRole('dialog').getByRole('searchbox').fill(`${surname} ${forename}`);
      await page.getByRole('dialog').getByText(`, ${forename}`).first().waitFor();
      await page.keyboard.press('Escape');
    },
    minute,
  );
});
