import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import {
  evening,
  expectOnly,
  lookEverywhere,
  morning,
  nameOf,
  noon,
  screensOf,
  setUpPractice,
  typedOf,
  watchHands,
  type Who,
} from '../support/whole-day.ts';

describe('a whole practice day by keyboard alone', () => {
  const { app, startAgain } = usingApp();
  let page: Page;
  const { pane, said, heading, line, row, cell, at, bar, signedInAs, open } = screensOf(() => page);

  beforeAll(async () => {
    ({ page } = app());
    await setUpPractice(page);
    await startAt(morning);
  }, 2 * minute);
  afterEach(() => expectOnly('keys', page));

  const startAt = async (time: string) => {
    await app().quit();
    ({ page } = await startAgain(time));
    await watchHands(page);
  };
  const picture = (name: string) => look(page, `whole-day-keyboard-${name}`);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  const focused = (selector: string) => page.locator(`${selector}:focus`).waitFor();
  /** A person would see where they are, and so does this. */
  const tabTo = async (selector: string) => {
    for (let steps = 0; (await page.locator(`${selector}:focus`).count()) === 0; steps += 1) {
      expect(steps).toBeLessThan(40);
      await press('Tab');
    }
  };
  const button = (name: string) => `button:has-text("${name}")`;
  /** Down until the words under the focus are these; words that stay are the end. */
  const goTo = async (wanted: RegExp | string) => {
    const here = () => page.locator('.split-list [data-id]:focus').innerText();
    for (let before = ''; !new RegExp(wanted, 'i').test(await here());) {
      expect(await here()).not.toBe(before);
      before = await here();
      await press('ArrowDown');
    }
  };
  /** By the search box, which is everywhere. */
  const run = async (typed: string, label: string) => {
    await press('Control+k');
    await type(typed);
    await page.locator('.search-found [aria-selected=true]', { hasText: label }).waitFor();
    await press('Enter');
  };
  const signIn = async (typed: string, name: string) => {
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await focused('.start-search input');
    await type(typed);
    await press('Enter');
    await signedInAs(name);
  };
  const switchTo = async (typed: string, name: string) => {
    await run('switch', 'Switch person');
    await signIn(typed, name);
  };
  const reception = ['reception', 'Demo Reception One'] as const;
  const openDiary = async () => {
    await run('go to diary', 'Go to Diary');
    await heading('Tuesday 1 December 2026');
    await page.locator('.diary-item').first().waitFor();
    await toTop();
  };
  /** The first time of the first link worker. */
  const toTop = async () => {
    await press('ArrowDown');
    await focused('.diary-item');
    await press('Home', 'ArrowLeft');
  };
  const openQueue = async () => {
    await run('go to queue', 'Go to Queue');
    await heading(/^Queue/);
  };
  /** Somebody of the queue, by their name. */
  const choose = async (who: Who) => {
    await press('/');
    await type(typedOf(who));
    await press('Enter');
    await page
      .locator('[role="row"][data-id][aria-selected="true"]:focus', { hasText: nameOf(who) })
      .waitFor();
    await open(who);
  };

  it(
    'begins with a name and Enter',
    async () => {
      await signIn(...reception);
      await heading(/^Queue/);
      await picture('01-open');
    },
    minute,
  );

  it(
    'phones: one does not answer, one is promised a call at half past three',
    async () => {
      await run('phone list', 'Phone list');
      await line('unreached').waitFor();
      await lookEverywhere(page, 'whole-day-phone-list');
      await press('ArrowDown');
      await focused('.desk-row');
      await goTo(nameOf('unreached'));
      await press('p');
      await focused('form[aria-label="Contact"] button');
      await press('2');
      await said('Noted: no answer.');
      // Tried today: off the list, and the next one is chosen.
      await line('unreached').waitFor({ state: 'detached' });
      await focused('.desk-row');
      await goTo(nameOf('callBack'));
      await press('t');
      await focused('[role=spinbutton]');
      await type('1530');
      await press('Enter');
      await said('Ring today, 15:30.');
      await line('callBack').getByText('promised for today, 15:30').waitFor();
      await picture('02-phoned');
    },
    minute,
  );

  it(
    'hears of somebody to be seen now from a GP, says who is coming, and takes them to the room',
    async () => {
      await switchTo('gamma', 'Dr Demo Gamma');
      await press('r');
      await page.getByRole('dialog').waitFor();
      await type(typedOf('walksIn'));
      await page.locator('[role=listbox][aria-busy=false] [role=option]').first().waitFor();
      await press('Enter');
      await focused('button[type=submit]');
      await press('3');
      await page.getByRole('radio', { name: /^See now/, checked: true }).waitFor();
      await picture('03-see-now-referred');
      await press('Enter');
      await page.getByText('Nobody has answered yet: it will be said here.').waitFor();
      await press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await switchTo(...reception);
      await bar().getByText(nameOf('walksIn')).first().waitFor();
      await lookEverywhere(page, 'whole-day-see-now');
      await press('y');
      await focused('[role=menuitem]');
      await press('ArrowDown', 'Enter');
      await bar().locator('.see-now-words', { hasText: 'Ms Demo Birch is coming' }).waitFor();
      await press('F8');
      await tabTo(`.see-now-bar ${button('Show')}`);
      await press('Enter');
      await open('walksIn');
      await press('i');
      await focused('[role=menuitem]');
      await press('ArrowDown', 'Enter');
      await said('In the room.');
      await bar().waitFor({ state: 'detached' });
      await focused('[role="row"][aria-selected="true"]');
      await picture('04-in-the-room');
      await press('s');
      await said('Seen.');
    },
    minute,
  );

  it(
    'books somebody who waits',
    async () => {
      await openQueue();
      await choose('course');
      // The name typed next takes the place of the one before.
      await choose('waits');
      await press('b');
      await focused('.slot-button:nth-child(1)');
      await picture('05-book');
      await press('Enter');
      await said(/Booked today, \d\d:\d\d\./);
    },
    minute,
  );

  it(
    'moves an appointment: cut here, paste there, on another day with another link worker',
    async () => {
      await openDiary();
      await goTo(`10:45, booked, ${nameOf('moved')}`);
      await press('m');
      await page.getByText(`Moving ${nameOf('moved')} from today, 10:45`).waitFor();
      await press('PageDown');
      await heading('Wednesday 2 December 2026');
      await focused('.diary-item');
      await press('ArrowRight');
      await goTo(/, free, .*Birch/);
      await picture('06-moving');
      await press('v');
      await said('Moved to tomorrow, ');
      await cell(new RegExp(`^Wednesday 2 December, .*, booked, ${nameOf('moved')}`))
        .and(page.locator(':focus'))
        .waitFor();
    },
    minute,
  );

  it(
    'marks who has arrived, is in the room and was seen, and books the next contact',
    async () => {
      await press('t');
      await heading('Tuesday 1 December 2026');
      await at('Tuesday 1 December', '09:15', 'booked', 'comes').waitFor();
      await toTop();
      await goTo(`09:15, booked, ${nameOf('comes')}`);
      for (const [key, state] of [
        ['a', 'arrived'],
        ['i', 'in the room'],
        ['s', 'seen'],
      ] as const) {
        await press(key);
        await at('Tuesday 1 December', '09:15', state, 'comes').waitFor();
      }
      await lookEverywhere(page, 'whole-day-diary-day');
      await press('Enter');
      await open('comes');
      await pane().getByRole('heading', { name: 'Next: 2nd contact' }).waitFor();
      await picture('07-seen');
      await press('g');
      await said('Booked Tue 15 Dec, 09:15.');
      await press('2');
      await heading('Week of 30 November 2026');
      await focused('.diary-item');
      await lookEverywhere(page, 'whole-day-diary-week');
      await press('3');
      await heading('December 2026');
      await focused('.month-day');
      await page.locator('.month:not([aria-busy=true])').waitFor();
      await lookEverywhere(page, 'whole-day-diary-month');
      await press('1');
    },
    minute,
  );

  it(
    'at noon writes down who did not come and what would help, and finds the next morning',
    async () => {
      await startAt(noon);
      await signIn(...reception);
      await openDiary();
      await goTo(`10:00, booked, ${nameOf('missed')}`);
      await press('d');
      await focused('form[aria-label="Did not attend"] input');
      await type('Child was ill');
      await press('Tab', 'Space');
      await picture('08-did-not-attend');
      await tabTo(`form[aria-label="Did not attend"] button[type=submit]`);
      await press('Enter');
      await said('Did not attend. Back in the queue to rebook.');
      await at('Tuesday 1 December', '10:00', 'did not attend', 'missed').waitFor();
      await pane().getByText('Would help: mornings.').waitFor();
      await press('b');
      await focused('.slot-button');
      await picture('09-rebook');
      await press('Enter');
      await said(/Booked tomorrow, \d\d:\d\d\./);
    },
    minute,
  );

  it(
    'cancels for tomorrow, and gives the time to the first who could have it',
    async () => {
      await press('PageDown');
      await heading('Wednesday 2 December 2026');
      await at('Wednesday 2 December', '09:15', 'booked', 'cancels').waitFor();
      await toTop();
      await goTo(`09:15, booked, ${nameOf('cancels')}`);
      await press('c');
      await focused('form[aria-label="Cancel the appointment"] input');
      await press('Tab', 'Enter');
      await said(/Cancelled.*Back in the queue\./);
      const free = cell(/^Wednesday 2 December, 09:15, free, .*Ash/);
      await free.and(page.locator(':focus')).waitFor();
      await press('b');
      await focused(`.split-detail .card ${button('Book')}`);
      expect(await pane().innerText()).not.toContain(nameOf('cancels'));
      await pane()
        .locator('.card', { hasText: nameOf('callBack') })
        .getByText('Promised a call later')
        .waitFor();
      await picture('10-fill');
      await press('Enter');
      await said('Booked tomorrow, 09:15.');
    },
    minute,
  );

  it(
    'books a course of six in one go',
    async () => {
      await openQueue();
      await choose('course');
      await press('b');
      await focused('.slot-button:nth-child(1)');
      await press('e');
      await pane().getByRole('heading', { name: 'Series: choose the first time' }).waitFor();
      await press('ArrowDown');
      await focused('.slot-button');
      await press('Enter');
      await focused(button('Book all 6'));
      await lookEverywhere(page, 'whole-day-series');
      await press('Enter');
      await said(/Booked 6, .* to /);
      await pane().getByRole('heading', { name: '6 to come' }).waitFor();
    },
    minute,
  );

  it(
    'closes a day over its bookings, and the desk works off those that need moving',
    async () => {
      await switchTo('manager', 'Demo Manager');
      await run('closures', 'Settings: leave and closures');
      const form = 'form[aria-label="Add a closure"]';
      await page.locator(form).waitFor();
      await tabTo(`${form} [role=spinbutton]`);
      await type('03122026');
      await page.locator(form).getByText('2 bookings need moving').waitFor();
      await picture('11-closure');
      await tabTo(`${form} input`);
      await type('Burst pipe');
      await press('Enter');
      await said('Closure added.');
      await tabTo(button('Show the 2 to move'));
      await press('Enter');
      await page.getByRole('radio', { name: /^Moving/, checked: true }).waitFor();
      await switchTo(...reception);
      await page.getByRole('radio', { name: /^Moving/, checked: true }).waitFor();
      await row('closedSecond').waitFor();
      await press('ArrowUp');
      for (const who of ['closedFirst', 'closedSecond'] as const) {
        await focused('[role="row"][data-id]');
        await goTo(nameOf(who));
        await open(who);
        if (who === 'closedFirst') await picture('12-needs-moving');
        await press('m');
        await focused('.slot-button');
        await press('Enter');
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
      await signIn(...reception);
      await page.getByText(/^The last clinic of today is over: \d things left to do/).waitFor();
      await run('end of day', 'End of day');
      await line('unsaid').waitFor();
      await lookEverywhere(page, 'whole-day-end-of-day');
      await press('ArrowDown');
      await focused('.desk-row');
      for (const [who, key] of [
        ['waits', 's'],
        ['unsaid', 's'],
      ] as const) {
        await goTo(nameOf(who));
        await press(key);
        await line(who).waitFor({ state: 'detached' });
        await focused('.desk-row');
      }
      await goTo(nameOf('callBack'));
      await press('Enter');
      await focused('form[aria-label="Contact"] button');
      await press('1');
      await line('callBack').waitFor({ state: 'detached' });
      // Nobody is left: the keyboard stands on what else there is to do.
      await focused(button('Open reminders'));
      await picture('13-outcomes');
    },
    minute,
  );

  it(
    'sends the reminders for tomorrow, prints the paper, and the day is closed',
    async () => {
      await press('Enter');
      await line('tomorrow').waitFor();
      await picture('14-reminders');
      await tabTo(button('Copy'));
      await press('Enter');
      await focused(button('as sent'));
      await press('Enter');
      await said(/marked as reminded\./);
      await run('paper', 'Paper for today and tomorrow');
      await said('Sent to the printer.');
      await page.getByText('Day closed: everything has an outcome').waitFor();
      await picture('15-day-closed');
    },
    minute,
  );
});
