import { afterEach, beforeAll, describe, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import {
  evening,
  expectOnly,
  morning,
  nameOf,
  noon,
  screensOf,
  setUpPractice,
  typedOf,
  watchHands,
  type Who,
} from '../support/whole-day.ts';

describe('a whole practice day by mouse alone', () => {
  const { app, startAgain } = usingApp();
  let page: Page;
  const { pane, said, heading, line, row, cell, at, bar, signedInAs, open } = screensOf(() => page);

  beforeAll(async () => {
    ({ page } = app());
    await setUpPractice(page);
    await startAt(morning);
  }, 2 * minute);
  afterEach(() => expectOnly('mouse', page));

  const startAt = async (time: string) => {
    await app().quit();
    ({ page } = await startAgain(time));
    await watchHands(page);
  };
  const picture = (name: string) => look(page, `whole-day-mouse-${name}`);
  /** Where a field is clicked, typing follows. */
  const type = async (field: Locator, text: string) => {
    await field.click();
    await page.keyboard.type(text);
  };
  const press = (name: string | RegExp, within: Locator | Page = pane()) =>
    within.getByRole('button', { name }).click();
  const signIn = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await signedInAs(name);
  };
  const reception = 'Demo Reception One';
  const switchTo = async (name: string) => {
    await page.locator('.topbar button', { has: page.locator('.who') }).click();
    await page.getByRole('menuitem', { name: 'Switch person' }).click();
    await signIn(name);
  };
  const goTo = (screen: string) => page.getByRole('link', { name: screen }).click();
  const tab = (name: RegExp) => page.getByRole('tab', { name }).click();
  const openDiary = async () => {
    await goTo('Diary');
    await heading('Tuesday 1 December 2026');
  };
  const choose = async (who: Who, of = row(who)) => {
    await of.click();
    await open(who);
  };
  const middle = async (of: Locator) => {
    const box = (await of.boundingBox())!;
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };

  it(
    'begins with a click on a name',
    async () => {
      await signIn(reception);
      await heading(/^Queue/);
      await picture('01-open');
    },
    minute,
  );

  it(
    'phones: one does not answer, one is promised a call at half past three',
    async () => {
      await goTo('Phone list');
      await choose('unreached', line('unreached'));
      await press('Phoned');
      await press(/^No answer/);
      await said('Noted: no answer.');
      await choose('callBack', line('callBack'));
      await press('Ring at a time…');
      await type(pane().getByRole('spinbutton').first(), '1530');
      await picture('02-ring-at');
      await press('Promise the call');
      await said('Ring today, 15:30.');
      await line('callBack').getByText('promised for today, 15:30').waitFor();
    },
    minute,
  );

  it(
    'hears of somebody to be seen now from a GP, says who is coming, and takes them to the room',
    async () => {
      await switchTo('Dr Demo Gamma');
      await press('Refer', page.locator('.topbar'));
      const refer = page.getByRole('dialog');
      await type(refer.getByRole('searchbox'), typedOf('walksIn'));
      await refer
        .getByRole('option')
        .filter({ hasText: nameOf('walksIn') })
        .click();
      await refer.getByText(/^See now/).click();
      await picture('03-see-now-referred');
      await press('Refer to CLW', refer);
      await refer.getByText('Nobody has answered yet: it will be said here.').waitFor();
      await press('Done', refer);
      await switchTo(reception);
      await press('Coming', bar());
      await page.getByRole('menuitem', { name: /^Ms Demo Birch/ }).click();
      await bar().locator('.see-now-words', { hasText: 'Ms Demo Birch is coming' }).waitFor();
      await press('Show', bar());
      await open('walksIn');
      await press('In the room with');
      await page.getByRole('menuitem', { name: /^Ms Demo Birch/ }).click();
      await said('In the room.');
      await bar().waitFor({ state: 'detached' });
      await picture('04-in-the-room');
      await press(/^Seen/);
      await said('Seen.');
    },
    minute,
  );

  it(
    'books somebody who waits',
    async () => {
      await goTo('Queue');
      await type(page.getByRole('searchbox', { name: 'Filter by name' }), typedOf('waits'));
      await choose('waits');
      await press('Book');
      await pane().locator('.slot-button').first().waitFor();
      await picture('05-book');
      await pane().locator('.slot-button').first().click();
      await said(/Booked today, \d\d:\d\d\./);
    },
    minute,
  );

  it(
    'drags an appointment to another day and another link worker',
    async () => {
      await openDiary();
      const [x, y] = await middle(at('Tuesday 1 December', '10:45', 'booked', 'moved'));
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 4, y + 12, { steps: 4 });
      await page.locator('.drag-ghost').waitFor();
      await page.mouse.move(...(await middle(page.locator('[data-spring=after]'))), { steps: 4 });
      await heading('Wednesday 2 December 2026');
      const free = cell(/^Wednesday 2 December, 10:45, free, .*Birch/);
      await free.waitFor();
      await page.mouse.move(...(await middle(free)), { steps: 4 });
      await page.locator('.diary-item[data-over]').waitFor();
      await page.getByRole('tooltip').waitFor({ state: 'detached' });
      await picture('06-dragged');
      await page.mouse.up();
      await said('Moved to tomorrow, 10:45.');
      await at('Wednesday 2 December', '10:45', 'booked', 'moved').waitFor();
    },
    minute,
  );

  it(
    'marks who has arrived, is in the room and was seen, and books the next contact',
    async () => {
      await press(/^Today/, page.locator('.split-list'));
      await choose('comes', at('Tuesday 1 December', '09:15', 'booked', 'comes'));
      for (const [name, state] of [
        [/^Arrived/, 'arrived'],
        [/^In the room/, 'in the room'],
        [/^Seen/, 'seen'],
      ] as const) {
        await press(name);
        await at('Tuesday 1 December', '09:15', state, 'comes').waitFor();
      }
      await picture('07-seen');
      await press(/^Tue 15 Dec, 09:15.*: book/);
      await said('Booked Tue 15 Dec, 09:15.');
    },
    minute,
  );

  it(
    'at noon writes down who did not come and what would help, and finds the next morning',
    async () => {
      await startAt(noon);
      await signIn(reception);
      await openDiary();
      await choose('missed', at('Tuesday 1 December', '10:00', 'booked', 'missed'));
      await press(/^Did not attend…/);
      await type(pane().getByLabel('What came between (if known)'), 'Child was ill');
      await press('Mornings');
      await picture('08-did-not-attend');
      await press(/^Did not attend$/);
      await said('Did not attend. Back in the queue to rebook.');
      await press(/^Book/);
      await pane().locator('.slot-button').first().waitFor();
      await picture('09-rebook');
      await pane().locator('.slot-button').first().click();
      await said(/Booked tomorrow, \d\d:\d\d\./);
    },
    minute,
  );

  it(
    'cancels for tomorrow, and gives the time to the first who could have it',
    async () => {
      await press(/^Day after/, page.locator('.split-list'));
      await choose('cancels', at('Wednesday 2 December', '09:15', 'booked', 'cancels'));
      await press(/^Cancel…/);
      await press('Cancelled by the patient');
      await said(/Cancelled.*Back in the queue\./);
      const fill = page.getByRole('region', { name: 'Fill the time that is free' });
      await fill.getByRole('button', { name: 'Book' }).nth(2).waitFor();
      await picture('10-fill');
      await fill.getByRole('button', { name: 'Book' }).first().click();
      await said('Booked tomorrow, 09:15.');
    },
    minute,
  );

  it(
    'books a course of six in one go',
    async () => {
      await goTo('Queue');
      await choose('course');
      await press('Book');
      await pane().getByRole('radio', { name: 'Series' }).click();
      await pane().locator('.slot-button').first().click();
      await pane().getByRole('button', { name: 'Book all 6' }).waitFor();
      await picture('11-series');
      await press('Book all 6');
      await said(/Booked 6, .* to /);
      await pane().getByRole('heading', { name: '6 to come' }).waitFor();
    },
    minute,
  );

  it(
    'closes a day over its bookings, and the desk works off those that need moving',
    async () => {
      await switchTo('Demo Manager');
      await goTo('Settings');
      await tab(/^Leave and closures/);
      const form = page.getByRole('form', { name: 'Add a closure' });
      await type(form.getByRole('spinbutton').first(), '03122026');
      await form.getByText('2 bookings need moving').waitFor();
      await type(form.getByLabel('Reason'), 'Burst pipe');
      await picture('12-closure');
      await press('Add closure', form);
      await said('Closure added.');
      await press('Show the 2 to move', page);
      await page.getByRole('radio', { name: /^Moving/, checked: true }).waitFor();
      await switchTo(reception);
      await page.getByRole('radio', { name: /^Moving/, checked: true }).waitFor();
      for (const who of ['closedFirst', 'closedSecond'] as const) {
        await choose(who);
        await press(/^Move/);
        await pane().locator('.slot-button').first().waitFor();
        if (who === 'closedFirst') await picture('13-needs-moving');
        await pane().locator('.slot-button').first().click();
        await said(/Moved to /, who);
      }
      await page.getByRole('radio', { name: 'Moving 0' }).waitFor();
    },
    minute,
  );

  it(
    'in the evening says how it went with those of whom nobody did, and rings as promised',
    async () => {
      await startAt(evening);
      await signIn(reception);
      await press('End of day', page);
      for (const who of ['waits', 'unsaid'] as const) {
        await choose(who, line(who));
        await press(/^Seen/);
        await line(who).waitFor({ state: 'detached' });
      }
      await choose('callBack', line('callBack'));
      await press('Phoned');
      await press(/^Spoke to them/);
      await line('callBack').waitFor({ state: 'detached' });
      await picture('14-outcomes');
    },
    minute,
  );

  it(
    'sends the reminders for tomorrow, prints the paper, and the day is closed',
    async () => {
      await press('Open reminders', page);
      await line('tomorrow').waitFor();
      await picture('15-reminders');
      await press(/^Copy \d+ text/, page);
      await press(/^Mark \d+ as sent/, page);
      await said(/marked as reminded\./);
      await tab(/^End of day/);
      await press('Paper for today and tomorrow', page);
      await said('Sent to the printer.');
      await page.getByText('Day closed: everything has an outcome').waitFor();
      await picture('16-day-closed');
    },
    minute,
  );
});
