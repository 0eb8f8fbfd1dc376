import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { callFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

const people = madeUpPeople(30);
const noFlags = {
  noVoicemail: false,
  noLetters: false,
  noTexts: false,
  notAtHome: false,
  interpreterLanguage: null as string | null,
  largePrint: false,
};
/** The clock stands at Tuesday, 1 December, 09:00. */
const wednesday = '2026-12-02';

describe('the phone list and the reminders', () => {
  const { app } = usingApp();
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await page.setViewportSize({ width: 1366, height: 768 });
    await readyPractice(page, people);
    const slots = await callFrom(page, 'slots.next', { fromDate: wednesday, limit: 50 });
    const tomorrow = slots.filter(({ localDate }) => localDate === wednesday);
    // Six come tomorrow: four to text, two to phone instead. Five wait for a call.
    for (const [at, slot] of tomorrow.slice(0, 6).entries()) {
      const referralId = await referFrom(page, people[at]!);
      await callFrom(page, 'appointment.book', { referralId, slotId: slot.id });
    }
    await flag(0, { noTexts: true, noVoicemail: true });
    await flag(1, { noTexts: true, notAtHome: true, interpreterLanguage: 'Polish' });
    await flag(7, { noVoicemail: true });
    const [asks] = await callFrom(page, 'patient.search', { text: people[6]!.chi, limit: 1 });
    await callFrom(page, 'patient.setHelp', {
      id: asks!.id,
      addHelp: ['reminder', 'travel'],
      removeHelp: [],
      preferredContact: 'text',
    });
    for (const person of people.slice(6, 11)) {
      const id = await referFrom(page, person);
      await callFrom(page, 'referral.update', { id, version: 1, nextAction: 'phone' });
    }
    await page.getByRole('link', { name: 'Phone list' }).click();
    await calls().locator('[data-id]').first().waitFor();
  }, 2 * minute);

  const nameOf = (at: number) =>
    `${people[at]!.surname.toLocaleUpperCase('en-GB')}, ${people[at]!.forename}`;
  const flag = async (at: number, flags: Partial<typeof noFlags>) => {
    const [found] = await callFrom(page, 'patient.search', { text: people[at]!.chi, limit: 1 });
    const { version, id } = await callFrom(page, 'patient.get', { id: found!.id });
    const safeContact = { ...noFlags, ...flags };
    await callFrom(page, 'patient.setContact', { id, version, safeContact });
  };
  const press = (key: string) => page.keyboard.press(key);
  const calls = () => page.getByRole('grid', { name: 'To phone' });
  const reminders = () => page.getByRole('grid', { name: 'Reminders' });
  const row = (at: number) => page.locator('.desk-row').filter({ hasText: nameOf(at) });
  const chosen = () => page.locator('.desk-row[aria-selected="true"]:focus');
  const tab = (name: RegExp) => page.getByRole('tab', { name });
  const setTheme = async (theme: 'light' | 'contrast') => {
    await callFrom(page, 'pc.settings.update', { theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
  };
  /** At both sizes, in light and in high contrast. */
  const lookAtAll = async (name: string) => {
    for (const [width, height] of [
      [1920, 1080],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const theme of ['contrast', 'light'] as const) {
        await setTheme(theme);
        await look(page, `${name}-${theme}-${width}`);
        await expectNothingCutOff(page);
      }
    }
  };

  it(
    'says whom to phone and why, with what to heed in words beside every number',
    async () => {
      await tab(/^To phone \(7\)$/).waitFor();
      const heads = await page.locator('.desk-group strong').allInnerTexts();
      expect(heads).toEqual(['Remind by phone', 'Waiting for a call']);
      const first = await row(0).innerText();
      for (const word of ['No texts', 'No voicemail', people[0]!.phone, 'comes tomorrow, 09:15'])
        expect(first).toContain(word);
      expect(await row(1).innerText()).toMatch(/Not at home/);
      expect(await row(1).innerText()).toContain('Interpreter: Polish');
      const wishes =
        'Likes to be reached by text · Asked for a reminder · Would like help with travel';
      expect(await row(6).innerText()).toContain(wishes);
      expect(await row(8).innerText()).not.toContain('Asked');
      // Nobody's need is told to whoever looks over a shoulder.
      expect(await calls().innerText()).not.toMatch(/enefit/);
      await lookAtAll('80-phone-list');
    },
    minute,
  );

  it(
    'notes calls by keyboard alone, and each row leaves',
    async () => {
      await press('ArrowDown');
      await chosen()
        .filter({ hasText: nameOf(0) })
        .waitFor();
      await press('Enter');
      await page.locator('form[aria-label="Contact"] button:focus').waitFor();
      // Spoke to the first: she is reminded.
      await press('1');
      await row(0).waitFor({ state: 'detached' });
      await chosen()
        .filter({ hasText: nameOf(1) })
        .waitFor();
      await press('p');
      await page.locator('form[aria-label="Contact"] button:focus').waitFor();
      await press('2');
      // No answer: again at the end, if there is time.
      await page.locator('.desk-group', { hasText: 'Tried today, not reached' }).waitFor();
      await row(1).getByText('1×, no answer').waitFor();
      await row(6).click();
      await press('ArrowDown');
      await chosen()
        .filter({ hasText: nameOf(7) })
        .waitFor();
      await press('p');
      await page.locator('form[aria-label="Contact"] button:focus').waitFor();
      await press('2');
      await row(7).waitFor({ state: 'detached' });
      await chosen()
        .filter({ hasText: nameOf(8) })
        .waitFor();
    },
    minute,
  );

  it(
    'keeps whoever was spoken to until a time is booked',
    async () => {
      await press('p');
      await page.locator('form[aria-label="Contact"] button:focus').waitFor();
      await press('1');
      await page.getByText('Noted: spoke to them.').waitFor();
      await chosen()
        .filter({ hasText: nameOf(8) })
        .waitFor();
      await press('b');
      await page.locator('.slot-button').first().waitFor();
      await page.locator('.slot-button').first().click();
      await row(8).waitFor({ state: 'detached' });
      await chosen()
        .filter({ hasText: nameOf(9) })
        .waitFor();
    },
    minute,
  );

  it(
    'promises a call at a time, and shows it apart until then',
    async () => {
      await press('t');
      await page.getByRole('group', { name: 'Ring at' }).waitFor();
      await page.keyboard.type('1530');
      await look(page, '81-ring-at');
      await press('Enter');
      await page.getByText('Ring today, 15:30.').waitFor();
      await page.locator('.desk-group', { hasText: 'Promised a call later today' }).waitFor();
      await row(9).getByText('promised for today, 15:30').waitFor();
    },
    minute,
  );

  it(
    'takes back a call that was noted by mistake, by mouse',
    async () => {
      await row(10).click();
      await page.getByRole('button', { name: 'Phoned' }).click();
      await page.getByRole('button', { name: 'Left a message' }).click();
      await row(10).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: /^Undo/ }).click();
      await row(10).waitFor();
    },
    minute,
  );

  it(
    'gives the SMS tool the texts that have not gone, and marks those',
    async () => {
      await tab(/^Reminders for Wed 2 Dec/).click();
      await reminders().locator('[data-id]').first().waitFor();
      expect(await row(0).innerText()).toMatch(/Phone 0131 496 0000/);
      expect(await row(0).innerText()).toContain('spoke');
      expect(await row(1).innerText()).toMatch(new RegExp(`Phone ${people[1]!.mobile}`));
      await lookAtAll('82-reminders');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save file for the SMS tool' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('reminders-2026-12-02.csv');
      const text = readFileSync(await file.path(), 'utf8');
      const lines = text.trimEnd().split('\r\n');
      expect(lines).toHaveLength(5);
      expect(lines[1]).toMatch(/^07700900\d{3},"?Example Practice: your appointment with Ms Demo/);
      for (const { surname } of people) expect(text).not.toContain(surname);
      await page.getByText(/^You took 4 texts out at 09:\d\d\. Have they gone\?$/).waitFor();
      await row(2).getByText('taken out 09:', { exact: false }).waitFor();
      await look(page, '83-reminders-taken');
      await page.getByRole('button', { name: 'Mark 4 as sent' }).click();
      await page.getByText('4 marked as reminded.').waitFor();
      await row(2).getByText('Sent 09:', { exact: false }).waitFor();
      expect(await page.getByRole('button', { name: 'Copy 0 texts' }).isDisabled()).toBe(true);
    },
    minute,
  );

  it(
    'tells the second desk that they were sent already, and sends nothing twice',
    async () => {
      await page.getByRole('button', { name: /^Undo/ }).click();
      await page.getByRole('button', { name: 'Mark 4 as sent' }).waitFor();
      // The other desk marks one in the same instant: this screen has not heard of it when it is pressed.
      const { rows } = await callFrom(page, 'reminders.list', {});
      const [theirs] = rows.filter(({ by }) => by === 'text');
      await page.evaluate(
        ([appointmentId, startsAt]) => {
          type Bridge = { call(channel: string, input: unknown): Promise<unknown> };
          const { clw } = window as unknown as { clw: Bridge };
          void clw.call('reminders.markSent', { reminders: [{ appointmentId, startsAt }] });
          const all = [...document.querySelectorAll('button')];
          all.find((one) => one.textContent === 'Mark 4 as sent')!.click();
        },
        [theirs!.appointmentId, theirs!.startsAt],
      );
      await page
        .getByText('3 marked as reminded. 1 was marked by somebody else already.')
        .waitFor();
    },
    minute,
  );

  it(
    'marks one by keyboard, and takes it back',
    async () => {
      await row(2).click();
      await press('s');
      await row(2).getByText('taken out 09:', { exact: false }).waitFor();
      await press('s');
      await row(2)
        .getByText(/^ ?Sent/)
        .waitFor();
      await row(1).click();
      await press('s');
      await row(1).getByText(/Told/).waitFor();
      await tab(/^To phone/).click();
      await calls().waitFor();
      // The list of before the mark is shown until the present one is here.
      await row(1).waitFor({ state: 'detached' });
    },
    minute,
  );

  it(
    'marks what was taken and nothing that was booked meanwhile',
    async () => {
      await tab(/^Reminders/).click();
      await reminders().locator('[data-id]').first().waitFor();
      const free = await callFrom(page, 'slots.next', { fromDate: wednesday, limit: 50 });
      const slot = free.find(({ localDate }) => localDate === wednesday)!;
      const referralId = await referFrom(page, people[12]!);
      await callFrom(page, 'appointment.book', { referralId, slotId: slot.id });
      await page.getByRole('button', { name: 'Copy 1 text' }).waitFor();
      // What nobody took out cannot have gone: there is nothing to mark in one press.
      expect(await page.getByRole('button', { name: /^Mark / }).count()).toBe(0);
      await page.getByRole('button', { name: 'Copy 1 text' }).click();
      await page.getByText(/^You took 1 text out at 09:\d\d\. Has it gone\?$/).waitFor();
      const other = await referFrom(page, people[13]!);
      const next = free.filter(({ localDate }) => localDate === wednesday)[1]!;
      await callFrom(page, 'appointment.book', { referralId: other, slotId: next.id });
      await page.getByRole('button', { name: 'Copy 1 text' }).waitFor();
      await look(page, '86-one-taken-one-new');
      await page.getByRole('button', { name: 'Mark 1 as sent' }).click();
      await page.getByText('1 marked as reminded.').waitFor();
      await row(12).getByText('Sent 09:', { exact: false }).waitFor();
      await row(13).getByText('not sent').waitFor();
    },
    minute,
  );

  it(
    'tells the second desk who took them, and lets it take them all the same',
    async () => {
      await page.getByRole('button', { name: 'Copy 1 text' }).click();
      await page.getByRole('button', { name: 'Mark 1 as sent' }).waitFor();
      const second = await callFrom(page, 'staff.save', {
        name: 'Demo Desk',
        role: 'reception',
        employer: null,
        room: null,
        leavesOn: null,
        active: true,
      });
      await callFrom(page, 'session.pick', { staffId: second.id });
      await page.reload();
      await tab(/^Reminders/).click();
      await page.getByText(/^Demo Manager took this text at 09:\d\d\./).waitFor();
      expect(await page.getByRole('button', { name: 'Copy 0 texts' }).isDisabled()).toBe(true);
      expect(await page.getByRole('button', { name: /^Mark / }).count()).toBe(0);
      await lookAtAll('87-taken-by-another');
      await page.getByRole('button', { name: 'Take all the same' }).click();
      await page.getByRole('menuitem', { name: 'Copy the texts' }).click();
      await page.getByRole('button', { name: 'Mark 1 as sent' }).click();
      await row(13).getByText('Demo Desk').waitFor();
    },
    minute,
  );

  it(
    'hides names and numbers where the waiting room can see them',
    async () => {
      await callFrom(page, 'pc.settings.update', { privacy: true });
      await page.locator('.desk-row', { hasText: 'name hidden' }).first().waitFor();
      const text = await page.locator('.frame-screen').innerText();
      for (const { phone, mobile, surname } of people) {
        expect(text).not.toContain(phone);
        expect(text).not.toContain(mobile);
        expect(text).not.toContain(surname.toUpperCase());
      }
      await tab(/^Reminders/).click();
      await reminders().locator('[data-id]').first().waitFor();
      expect(await page.locator('.frame-screen').innerText()).not.toMatch(/07700|0131 496 0\d/);
      await callFrom(page, 'pc.settings.update', { privacy: false });
    },
    minute,
  );
});
