import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { bookFrom, callFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(4);
const sizes = [
  [1366, 768],
  [1920, 1080],
] as const;

/** Two link workers, each every weekday morning from 09:15 in a room of their own. It is Tuesday 1 December. */
describe('clinics as a manager edits them', () => {
  const { app } = usingApp();
  let page: Page;
  const referrals: string[] = [];

  beforeAll(async () => {
    ({ page } = app());
    await readyPractice(page, people);
    for (const person of people) referrals.push(await referFrom(page, person));
  }, 2 * minute);

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const form = (name: string) => page.getByRole('form', { name });
  const openTab = async (name: string) => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('tab', { name }).click();
  };
  const typeDay = async (field: Locator, day: string) => {
    await field.getByRole('spinbutton').first().click();
    await page.keyboard.type(day);
  };
  const choose = async (label: string, option: string, within: Page | Locator = page) => {
    await within.getByRole('button', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  /** In light and in high contrast, at both sizes; the page is left light and small. */
  const lookBoth = async (name: string) => {
    for (const theme of ['light', 'contrast'] as const) {
      await callFrom(page, 'pc.settings.update', { theme });
      await page.locator(`html[data-theme=${theme}]`).waitFor();
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        await look(page, `${name}-${theme}-${width}`);
        await expectNothingCutOff(page);
      }
    }
    await callFrom(page, 'pc.settings.update', { theme: 'light' });
    await page.setViewportSize({ width: 1366, height: 768 });
  };

  it(
    'any rule is built as a sentence, with its next days shown as it is typed',
    async () => {
      await openTab('Clinics');
      await button('Add a clinic').click();
      const editor = form('New clinic');
      await choose('Link worker', 'Ms Demo Birch', editor);
      await choose('How often', 'Every month, by date', editor);
      await choose('Day of the month', '31', editor);
      await editor.getByText(/the 31st of every month that has one, 09:15/).waitFor();
      await editor.getByText(/Next: .*Thu 31 Dec · Sun 31 Jan · /).waitFor();
      await choose('How often', 'Another rule, as written', editor);
      await editor
        .getByLabel('Rule as written (RRULE)')
        .fill('freq=monthly; byday=mo,tu;bysetpos=-1');
      await editor.getByText(/the last of Monday and Tuesday of every month, 09:15/).waitFor();
      await editor.getByText(/Next: .*Tue 29 Dec · /).waitFor();
      await choose('How often', 'Every month, by weekday', editor);
      await button('second').click();
      await button('last').click();
      await choose('Day of the week', 'Friday', editor);
      await editor.getByText(/the second and last Friday of every month, 09:15/).waitFor();
      await lookBoth('clinic-rule');
    },
    2 * minute,
  );

  it(
    'two in one room are refused in words: with whom, and from which day',
    async () => {
      const editor = form('New clinic');
      // Birch has clinics every weekday already: on Saturdays in Ash's room nobody minds.
      await editor.getByText(/Ms Demo Birch already has a clinic at that time/).waitFor();
      await editor.getByText(/Both would first run on Friday 11 December 2026/).waitFor();
      await choose('Link worker', 'Ms Demo Ash', editor);
      await choose('Day of the week', 'Saturday', editor);
      await editor.getByText(/free times? will be added/).waitFor();
      expect(await editor.getByRole('alert').count()).toBe(0);
      await callFrom(page, 'clinic.save', await saturdays(page));
      await editor.getByLabel('Room').fill('cellar ');
      await button('Add clinic').click();
      await editor.getByText(/Ms Demo Birch has Cellar at that time: every Saturday, /).waitFor();
      await editor.getByText('What you typed is still here.').waitFor();
      await lookBoth('clinic-room-taken');
      await editor.getByLabel('Room').fill('Room 1');
      await editor.getByText(/free times? will be added/).waitFor();
    },
    2 * minute,
  );

  it(
    'what is typed and not saved is still there after a look at the queue',
    async () => {
      await page.getByRole('link', { name: 'Queue' }).click();
      await page.locator('[role="row"][data-id]').nth(3).waitFor();
      await openTab('Clinics');
      const editor = form('New clinic');
      await editor.getByText(/the second and last Saturday of every month/).waitFor();
      await editor.getByRole('button', { name: 'Cancel' }).click();
      await editor.waitFor({ state: 'detached' });
      await page.getByText('Not saved.').waitFor();
    },
    minute,
  );

  it(
    'times are held for the day: not offered, said in the diary, and given only on purpose',
    async () => {
      await button(/^Change: Ms Demo Ash/).click();
      const editor = form('Change clinic');
      await editor.getByText('Break, and times held for the day').click();
      await editor.getByLabel('Held for the day').fill('2');
      await editor.getByText(/the last 2 held for the day until 08:30/).waitFor();
      await lookBoth('clinic-held');
      await button('Save clinic').click();
      await editor.waitFor({ state: 'detached' });
      await page.getByText(/Ms Demo Ash, .* the last 2 held for the day until 08:30/).waitFor();
      await page.getByRole('link', { name: 'Diary' }).click();
      await page.getByRole('heading', { name: 'Tuesday 1 December 2026' }).waitFor();
      await press('PageDown');
      const held = page.getByRole('grid').getByRole('button', {
        name: 'Wednesday 2 December, 11:30, held until 08:30, Room 1, Ms Demo Ash',
      });
      await held.waitFor();
      await lookBoth('diary-held');
      await held.focus();
      await press('b');
      await page.getByRole('heading', { name: /is held until 08:30/ }).waitFor();
      await page
        .locator('.split-detail')
        .getByRole('button', { name: 'Book', exact: true })
        .first()
        .click();
      await page.getByText('That time is held for the day: it opens tomorrow, 08:30.').waitFor();
      await look(page, 'diary-held-asked');
      await button('Book all the same').click();
      await page.getByText(/^Booked tomorrow, 11:30\.$/).waitFor();
    },
    2 * minute,
  );

  it(
    'the desk can ask for held times too, and moves somebody into one only on purpose',
    async () => {
      await page.getByRole('link', { name: 'Queue' }).click();
      await page.locator(`[role="row"][data-id="${referrals[1]!}"]`).click();
      await press('b');
      const offered = page.locator('.slot-button');
      await offered.first().waitFor();
      expect((await offered.allInnerTexts()).join()).not.toContain('held until');
      await button('Also those held for the day').click();
      await offered.filter({ hasText: 'held until 08:30' }).first().click();
      await page.getByText('That time is held for the day: it opens tomorrow, 08:30.').waitFor();
      await press('Escape');
      const [slot] = await callFrom(page, 'slots.next', { fromDate: '2026-12-02', limit: 1 });
      const { id } = await callFrom(page, 'appointment.book', {
        referralId: referrals[1]!,
        slotId: slot!.id,
      });
      await page.getByRole('link', { name: 'Diary' }).click();
      await page.getByRole('heading', { name: 'Tuesday 1 December 2026' }).waitFor();
      await press('PageDown');
      const booked = page.locator(`.diary-item[data-id="${id}"]`);
      await booked.focus();
      await press('m');
      await page.getByText('Choose a free time on any day.').waitFor();
      const held = page.getByRole('grid').getByRole('button', { name: /10:45, held until 08:30/ });
      await held.click();
      await page.getByText('That time is held for the day: it opens tomorrow, 08:30.').waitFor();
      await button('Move all the same').click();
      await page.getByText(/Moved to tomorrow, 10:45\./).waitFor();
    },
    2 * minute,
  );

  it(
    'by keyboard alone a clinic gets one day more, said before it is so',
    async () => {
      await openTab('Clinics');
      await button(/^Single days: Ms Demo Birch, every Monday/).focus();
      await press('Enter');
      const days = page.getByRole('region', { name: 'Single days' });
      await days.waitFor();
      await days.and(page.locator(':focus')).waitFor();
      // Close, then the two choices, the date, the reason, the button.
      await press('Tab', 'Tab', 'ArrowRight', 'Enter', 'Tab');
      await page.keyboard.type('06122026');
      await days.getByText('4 free times will be added.').waitFor();
      await press('Tab');
      await page.keyboard.type('Catching up');
      await lookBoth('clinic-extra-day');
      await press('Enter');
      await days.getByText('4 free times added.').waitFor();
      await days.getByText('extra on this date', { exact: false }).first().waitFor();
      await press('Escape');
      await days.waitFor({ state: 'detached' });
    },
    2 * minute,
  );

  it(
    'leave over a booking says who needs moving first, and leads to them afterwards',
    async () => {
      const booked = await bookFrom(page, referrals[3]!, 12);
      const [year, month, day] = booked.startsAt.slice(0, 10).split('-');
      await openTab('Leave and closures');
      const add = form('Add leave');
      const worker = booked.linkWorkerId === (await ash(page)) ? 'Ms Demo Ash' : 'Ms Demo Birch';
      await choose('Link worker', worker, add);
      await typeDay(add.getByRole('group', { name: 'First day away' }), `${day}${month}${year}`);
      await add.getByText(/1 booking needs moving/).waitFor();
      await add.getByText(new RegExp(people[3]!.surname)).waitFor();
      await lookBoth('leave-preview');
      await add.getByRole('button', { name: 'Add leave' }).click();
      await button('Show the 1 to move').click();
      await page.getByRole('radio', { name: /^Moving/, checked: true }).waitFor();
      await page.locator(`[role="row"][data-id="${referrals[3]!}"]`).waitFor();
      await lookBoth('moving-after-leave');
      await openTab('Leave and closures');
      await typeDay(add.getByRole('group', { name: 'First day away' }), `${day}${month}${year}`);
      await choose('Link worker', worker, add);
      await add.getByText(/This person is already away/).waitFor();
      await button(/^Remove leave of /).click();
      await page.getByText(/free times? will be added/).waitFor();
      await button('Remove this leave').click();
      await page.getByText(/^\d free times? added\.$/).waitFor();
    },
    3 * minute,
  );

  it(
    'a bank holiday is moved, named and taken back',
    async () => {
      const add = form('Add a bank holiday');
      await typeDay(add.getByRole('group', { name: 'Day' }), '04122026');
      await add.getByLabel('Name').fill('Local day');
      await add.getByText(/free times will go/).waitFor();
      await add.getByRole('button', { name: 'Add holiday' }).click();
      await page.getByText('Local day (local)').waitFor();
      await button('Rename Local day').click();
      await page.getByLabel('New name').fill('Fair Friday');
      await press('Enter');
      await page.getByText('Fair Friday (local)').waitFor();
      await button(/^Work on this day: Monday 28 December 2026/).click();
      await page.getByText(/\d free times will be added/).waitFor();
      await lookBoth('bank-holidays');
      await button('Work on this day').and(page.locator('.confirm-change button')).click();
      await page.getByText('The practice works').waitFor();
      await button(/^Remove this holiday: Friday 4 December 2026/).click();
      await page
        .getByRole('group', { name: 'Remove this holiday' })
        .getByRole('button')
        .first()
        .click();
      await page.getByText('Fair Friday (local)').waitFor({ state: 'detached' });
    },
    2 * minute,
  );
});

const ash = async (page: Page): Promise<string> =>
  (await callFrom(page, 'staff.list', undefined)).find(({ name }) => name.includes('Ash'))!.id;

/** Birch on Saturdays, in the cellar. */
async function saturdays(page: Page) {
  const staff = await callFrom(page, 'staff.list', undefined);
  return {
    linkWorkerId: staff.find(({ name }) => name.includes('Birch'))!.id,
    name: 'Saturdays',
    rule: 'FREQ=WEEKLY;BYDAY=SA',
    startTime: '09:00',
    endTime: '12:00',
    room: 'Cellar',
    validFrom: '2026-12-01',
    validTo: null,
  };
}
