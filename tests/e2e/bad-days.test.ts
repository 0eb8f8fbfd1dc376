import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { bookFrom, callFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(20);
const anySlot = { linkWorkerId: null, partOfDay: 'any', mode: null, fromDate: null } as const;
const themes = ['light', 'dark', 'contrast'] as const;
const sizes = [
  [1366, 768],
  [1920, 1080],
] as const;

describe('bad days at the desk, and the pages of the settings', () => {
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
  const openBooking = async (id: string) => {
    await row(id).click();
    await page.keyboard.press('b');
    await page.locator('.slot-button').first().waitFor();
  };
  const typeDay = async (field: Locator, day: string[]) => {
    await field.getByRole('spinbutton').first().click();
    await page.keyboard.type(day.join(''));
  };
  /** In every theme and size; the page is left light and small. */
  const lookAll = async (name: string) => {
    for (const theme of themes) {
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
    'a slot taken a moment ago: says so, and shows the next free ones at once',
    async () => {
      await openBooking(referrals[0]!);
      const first = page.locator('.slot-button').first();
      const wanted = await first.innerText();
      await overtake(page, [referrals[0]!, referrals[1]!]);
      await first.click();
      await page.getByText('Somebody has just taken that time.').waitFor();
      await page.getByText('Nothing was changed.').waitFor();
      await look(page, 'bad-slot-taken');
      const next = page.locator('.slot-button').first();
      expect(await next.innerText()).not.toBe(wanted);
      await next.click();
      await page.getByText(/^Booked .*\.$/).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Queue 5 people' }).waitFor();
    },
    minute,
  );

  it(
    'a referral booked a moment ago at another desk: says so, and has one appointment',
    async () => {
      await openBooking(referrals[2]!);
      const slots = await callFrom(page, 'slots.next', { ...anySlot, limit: 5 });
      await overtake(page, [slots[0]!.id, slots[4]!.id]);
      await page.locator('.slot-button').first().click();
      await page.getByText('This referral already has an appointment.').waitFor();
      await look(page, 'bad-already-booked');
      const { appointment } = await callFrom(page, 'referral.get', { id: referrals[2]! });
      expect(appointment).toMatchObject({ startsAt: slots[4]!.startsAt });
      await page.reload();
      await page.getByRole('heading', { name: 'Queue 5 people' }).waitFor();
    },
    minute,
  );

  it(
    'contact details are edited where they are seen',
    async () => {
      const [found] = await callFrom(page, 'patient.search', { text: people[4]!.chi, limit: 1 });
      await page.evaluate((id) => (location.hash = `#/patients/${id}`), found!.id);
      await page.getByRole('button', { name: 'Contact…' }).click();
      await page.getByLabel('Interpreter for (language)').fill('Polish');
      await page.getByText('No letters').click();
      await lookAll('patient-contact');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Contact details saved.').waitFor();
      await lookAll('patient-detail');
    },
    2 * minute,
  );

  it(
    'a clinic edited under bookings lists who needs moving, and loses nobody',
    async () => {
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('tab', { name: 'Clinics' }).click();
      await page.getByRole('button', { name: /^Change: Ms Demo Ash/ }).click();
      await lookAll('clinic-editor');
      await page.getByRole('button', { name: 'Tue', exact: true }).click();
      await page
        .getByText(/bookings? needs? moving/)
        .first()
        .waitFor();
      await page.getByText('No booking is lost').waitFor();
      for (const { forename } of people.slice(1, 2))
        expect(await page.locator('.impact-list').innerText()).toContain(forename);
      await lookAll('clinic-impact');
      await page.getByRole('button', { name: 'Save clinic' }).click();
      await page.getByText('see Moving in the queue').waitFor();
      await page.getByRole('link', { name: 'Queue' }).click();
      await page.getByRole('radio', { name: /^Moving/ }).click();
      await row(referrals[1]!).click();
      await details().getByText('This time is no longer offered').waitFor();
      await look(page, 'bad-needs-moving');
    },
    3 * minute,
  );

  it(
    'a closure over bookings lists them too',
    async () => {
      const booked = await bookFrom(page, referrals[3]!, 10);
      const day = booked.startsAt.slice(0, 10).split('-').toReversed();
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('tab', { name: 'Leave and closures' }).click();
      const closure = page.getByRole('form', { name: 'Add a closure' });
      await typeDay(closure.getByRole('group', { name: 'Day' }), day);
      await closure.getByLabel('Reason').fill('Training');
      await closure.getByText(/1 booking needs moving/).waitFor();
      await closure.getByRole('button', { name: 'Add closure' }).click();
      await page.getByRole('button', { name: 'Show the 1 to move' }).waitFor();
      await lookAll('closure');
    },
    3 * minute,
  );

  it(
    'every other page of the settings can be read in every theme',
    async () => {
      await page.getByRole('link', { name: 'Settings' }).click();
      for (const tab of ['Practice', 'People', 'This PC']) {
        await page.getByRole('tab', { name: tab }).click();
        await lookAll(`settings-${tab.toLowerCase().replace(' ', '-')}`);
      }
    },
    3 * minute,
  );
});

/** Another desk's booking, the same but for one id, reaches the register just before this page's next. */
async function overtake(page: Page, [mine, theirs]: readonly [string, string]): Promise<void> {
  let overtaken = false;
  await page.route('**/__standin__/invoke', async (route) => {
    const body = route.request().postData() ?? '';
    if (!overtaken && body.includes('appointment.book')) {
      overtaken = true;
      await route.fetch({ postData: body.replace(mine, theirs) });
    }
    await route.continue();
  });
}
