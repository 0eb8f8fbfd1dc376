import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { screens } from '../support/app.ts';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { callFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(6);

describe('several appointments at once', () => {
  const { app } = usingApp();
  let page: Page;
  const referrals: string[] = [];

  beforeAll(async () => {
    ({ page } = app());
    await page.setViewportSize({ width: 1366, height: 768 });
    // Colours change at once, so that no picture is taken on the way from one theme to the other.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await readyPractice(page, people);
    for (const person of people) referrals.push(await referFrom(page, person));
  }, 2 * minute);

  const press = (key: string) => page.keyboard.press(key);
  const row = (id: string) => page.locator(`[role="row"][data-id="${id}"]`);
  const details = () => page.getByRole('complementary', { name: 'Referral' });
  const times = () => details().getByRole('list', { name: 'Times' });
  const toCome = () => details().getByRole('region', { name: 'All to come' });
  const focused = (name: string | RegExp) =>
    page.getByRole('button', { name }).and(page.locator(':focus')).waitFor();
  const detail = (at: number) => callFrom(page, 'referral.get', { id: referrals[at]! });
  const choose = async (at: number) => {
    await row(referrals[at]!).click();
    await details().locator('h2', { hasText: people[at]!.surname.toUpperCase() }).waitFor();
  };
  const ashes = async (dates: readonly string[], time = '09:15') => {
    const staff = await callFrom(page, 'staff.list', undefined);
    const { id } = staff.find(({ name }) => name === 'Ms Demo Ash')!;
    const found = await Promise.all(
      dates.map(async (date) => {
        const slots = await callFrom(page, 'slots.next', {
          linkWorkerId: id,
          fromDate: date,
          limit: 10,
        });
        return slots.find((slot) => slot.localDate === date && slot.localTime === time)!;
      }),
    );
    return found.map((slot) => slot.id);
  };
  const setTheme = async (theme: 'light' | 'contrast') => {
    await callFrom(page, 'pc.settings.update', { theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
  };
  /** In light and in high contrast; the page is left light. */
  const lookBoth = async (name: string) => {
    await look(page, `series-${name}-light`);
    await expectNothingCutOff(page);
    await setTheme('contrast');
    await look(page, `series-${name}-contrast`);
    await setTheme('light');
  };

  it(
    'six fortnightly ones are booked by keyboard alone, and taken back by one key',
    async () => {
      await choose(0);
      await press('b');
      await details().locator('.slot-button:focus').waitFor();
      await press('e');
      await details().getByRole('heading', { name: 'Series: choose the first time' }).waitFor();
      await lookBoth('1-first');
      await press('ArrowDown');
      await details().locator('.slot-button:focus').waitFor();
      await press('Enter');
      await focused('Book all 6');
      expect(await times().getByRole('listitem').count()).toBe(6);
      await lookBoth('2-times');
      await press('Enter');
      await page.getByText(/Booked 6, today, 09:15 to Tue 9 Feb, 09:15\./).waitFor();
      await toCome().getByRole('heading', { name: '6 to come' }).waitFor();
      await row(referrals[0]!).getByText('1 of 6').waitFor();
      await lookBoth('3-booked');
      await press('Control+z');
      await details().getByRole('button', { name: 'Book', exact: true }).waitFor();
      expect((await detail(0)).upcoming).toEqual([]);
      expect((await detail(0)).referral.nextAction).toBe('book');
    },
    minute,
  );

  it(
    'a dozen every four weeks reach further than there are times: says so, and books the rest',
    async () => {
      await choose(0);
      await press('b');
      await press('e');
      await details().locator('.slot-button').first().click();
      await details()
        .getByRole('button', { name: /How often/ })
        .click();
      await page.getByRole('option', { name: 'Every 4 weeks' }).click();
      await details()
        .getByRole('button', { name: /How many/ })
        .click();
      await page.getByRole('option', { name: '12' }).click();
      await details()
        .getByText(/Free times are open until Tue 1 Jun/)
        .waitFor();
      await details().getByRole('button', { name: 'Book 7 of 12' }).waitFor();
      await lookBoth('2-beyond');
      await press('Escape');
    },
    minute,
  );

  it(
    'a time that is taken has others beside it; one taken at the last moment changes one line',
    async () => {
      const [second] = await ashes(['2026-12-15']);
      await callFrom(page, 'appointment.book', { referralId: referrals[5]!, slotId: second! });
      await choose(1);
      await details().getByRole('button', { name: 'Book', exact: true }).click();
      await details().getByRole('radio', { name: 'Series' }).click();
      await details().locator('.slot-button', { hasText: 'Ms Demo Ash' }).first().click();
      await times().getByText('Tue 15 Dec, 09:15 is taken.').waitFor();
      await times()
        .getByRole('button', { name: /10:00.* Time 2 of 6/ })
        .click();
      await page.getByRole('option', { name: 'Tue 15 Dec, 11:30, Room 1' }).click();
      await times()
        .getByRole('button', { name: /Time 6 of 6/ })
        .click();
      await page.getByRole('option', { name: 'Leave this one out' }).click();
      const [third] = await ashes(['2026-12-29']);
      await overtakeSeries(page, { referralId: referrals[4]!, slotIds: [third!] });
      await details().getByRole('button', { name: 'Book 5 of 6' }).click();
      await details().getByText('Just taken by somebody else.').waitFor();
      await times().getByText('Just taken.').waitFor();
      expect((await detail(1)).upcoming).toEqual([]);
      await lookBoth('4-just-taken');
      await times()
        .getByRole('button', { name: /Tue 15 Dec, 11:30.* Time 2 of 6/ })
        .waitFor();
      await details().getByRole('button', { name: 'Book 5 of 6' }).click();
      await page.getByText(/Booked 5, /).waitFor();
      const { upcoming } = await detail(1);
      expect(upcoming.map(({ startsAt }) => startsAt.slice(5, 16))).toEqual([
        '12-01T09:15',
        '12-15T11:30',
        '12-29T10:00',
        '01-12T09:15',
        '01-26T09:15',
      ]);
    },
    minute,
  );

  it(
    'one of several is chosen, given to the patient, moved, and cancelled with all later ones',
    async () => {
      await choose(1);
      await details().getByRole('button', { name: 'Give all 5 to patient' }).click();
      await page.getByRole('menuitem', { name: 'Copy one text for the SMS tool' }).click();
      await page.getByText('Text with all times copied.').waitFor();
      const text = String(await app().outside('readClipboard'));
      expect(text).toMatch(/^Example Practice: your appointments with Ms Demo Ash are /);
      expect(text.match(/202[67], \d\d:\d\d/g)).toHaveLength(5);
      expect(text).not.toContain(people[1]!.surname);
      const { html } = await callFrom(page, 'series.card', { referralId: referrals[1]! });
      const sheet = await page.context().newPage();
      await sheet.setViewportSize({ width: 592, height: 840 });
      await sheet.setContent(html);
      await sheet.screenshot({ path: path.join(screens, 'series-card.png') });
      await sheet.close();
      await toCome()
        .getByRole('button', { name: /^Tue 29 Dec, 10:00/ })
        .click();
      const card = details().getByRole('region', { name: 'Appointment', exact: true });
      await card.getByText('Tue 29 Dec, 10:00').waitFor();
      await press('m');
      await page.locator('.slot-button:focus').waitFor();
      await details().getByRole('button', { name: 'Cancel', exact: true }).click();
      await press('c');
      await details().getByText('And the 2 later ones').click();
      await lookBoth('5-cancel-later');
      await details().getByRole('button', { name: 'Cancelled by the patient' }).click();
      await page.getByText('Cancelled 3.').waitFor();
      await toCome().getByRole('heading', { name: '2 to come' }).waitFor();
      await page.getByRole('button', { name: /^Undo/ }).click();
      await toCome().getByRole('heading', { name: '5 to come' }).waitFor();
    },
    minute,
  );

  it(
    'another one beside a booked one is booked on purpose only',
    async () => {
      await choose(1);
      await details().getByRole('button', { name: 'Book another' }).click();
      await details().getByRole('heading', { name: 'Book another as well' }).waitFor();
      await details().getByText('Today, 09:15 stays booked. Use Move to change it.').waitFor();
      await details().locator('.slot-button').first().click();
      await details().getByText('The patient already has an appointment that day.').waitFor();
      await press('Escape');
      expect((await detail(1)).upcoming).toHaveLength(5);
    },
    minute,
  );

  it(
    'the next contact is one key after somebody was seen, and the third says that it helps',
    async () => {
      const [now, later] = await ashes(['2026-12-01', '2026-12-01'], '10:00');
      expect(now).toBe(later);
      await callFrom(page, 'appointment.book', { referralId: referrals[2]!, slotId: now! });
      await choose(2);
      await press('s');
      await details().getByRole('heading', { name: 'Next: 2nd contact' }).waitFor();
      await details()
        .getByRole('button', { name: /^Tue 15 Dec, 10:00, Room 1, Ms Demo Ash: book/ })
        .waitFor();
      await lookBoth('6-next');
      await press('g');
      await page.getByText('Booked Tue 15 Dec, 10:00.').waitFor();
      await press('Control+z');
      await details()
        .getByRole('heading', { name: /^Next: / })
        .waitFor();
      await details().getByRole('button', { name: 'Series…' }).click();
      await focused('Book all 6');
      await details().getByText('From Tue 15 Dec, 10:00, Ms Demo Ash').waitFor();
      await press('Escape');
      const [again] = await ashes(['2026-12-01'], '10:45');
      const second = await callFrom(page, 'appointment.book', {
        referralId: referrals[2]!,
        slotId: again!,
      });
      await callFrom(page, 'appointment.attend', { id: second.id, version: second.version });
      await details()
        .getByRole('heading', { name: 'Next: 3rd contact, the one that helps' })
        .waitFor();
      await look(page, 'series-7-third');
    },
    minute,
  );

  it(
    'the diary opens the very appointment that was pressed, not the next of its series',
    async () => {
      await page.getByRole('link', { name: 'Diary' }).click();
      await page.locator('.diary-item[data-status=booked]').first().waitFor();
      for (const _day of Array.from({ length: 14 })) await press('PageDown');
      await page.getByRole('heading', { name: 'Tuesday 15 December 2026' }).waitFor();
      const surname = people[1]!.surname.toUpperCase();
      await page.locator('.diary-item[data-status=booked]', { hasText: surname }).click();
      const card = page
        .getByRole('complementary', { name: 'Details' })
        .getByRole('region', { name: 'Appointment', exact: true });
      await card.getByText('Tue 15 Dec, 11:30').waitFor();
      await lookBoth('8-diary');
    },
    minute,
  );

  it(
    'with names hidden no message or list of times names the patient',
    async () => {
      await page.getByRole('link', { name: 'Queue' }).click();
      await page.getByRole('button', { name: 'Hide names' }).click();
      await row(referrals[3]!).click();
      await details().getByRole('button', { name: 'Show name' }).waitFor();
      await press('b');
      await details().getByRole('radio', { name: 'Series' }).click();
      await details().locator('.slot-button').first().click();
      await details().getByRole('button', { name: 'Book all 6' }).click();
      await page.getByText(/Booked 6, /).waitFor();
      await toCome().waitFor();
      const text = (await page.locator('body').innerText()).toLowerCase();
      expect(text).not.toContain(people[3]!.surname.toLowerCase());
      await look(page, 'series-9-names-hidden');
    },
    minute,
  );
});

/** Another desk books these while the press here is on its way. */
async function overtakeSeries(
  page: Page,
  theirs: { readonly referralId: string; readonly slotIds: readonly string[] },
): Promise<void> {
  let overtaken = false;
  await page.route('**/__standin__/invoke', async (route) => {
    const body = route.request().postData() ?? '';
    if (!overtaken && body.includes('series.book')) {
      overtaken = true;
      const [mine] = /\{[^{}]*"slotIds"[^{}]*\}/.exec(body)!;
      const input = { ...(JSON.parse(mine) as object), ...theirs };
      await route.fetch({ postData: body.replace(mine, JSON.stringify(input)) });
    }
    await route.continue();
  });
}
