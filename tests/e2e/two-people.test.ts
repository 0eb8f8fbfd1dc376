import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Download, Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

type Bridge = { clw: { call(channel: string, input: unknown): Promise<{ value: never }> } };

describe('with a colleague at the same register, and the patient at the desk', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await page.getByRole('button', { name: 'Demo Reception One' }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
  }, 2 * minute);

  const details = () => page.getByRole('complementary', { name: 'Referral' });
  const openId = () => page.url().split('/').at(-1)!;
  const call = (channel: string, input: unknown) =>
    page.evaluate(
      ([name, value]) => (window as unknown as Bridge).clw.call(name as string, value),
      [channel, input],
    );
  const view = async (name: RegExp) => {
    await page.getByRole('radio', { name }).click();
    await page.locator('[role="row"][data-id]').first().click();
  };
  const saved = async (act: () => Promise<unknown>): Promise<{ name: string; text: string }> => {
    const coming: Promise<Download> = page.waitForEvent('download');
    await act();
    const failed = page.locator('.toast-red').waitFor();
    const download = await Promise.race([
      coming,
      failed.then(async () => {
        throw new Error(await page.locator('.toast-red').innerText());
      }),
    ]);
    const text = readFileSync(await download.path(), 'latin1');
    return { name: download.suggestedFilename(), text };
  };

  it(
    'tells the second what the first changed, keeps what is typed, and saves it on top',
    async () => {
      await view(/^To phone/);
      await details().getByRole('button', { name: 'Change…' }).click();
      await page.getByLabel('Note', { exact: true }).fill('Typed while somebody else was quicker.');
      const id = openId();
      const { value } = await call('referral.get', { id });
      const { version } = (value as { referral: { version: number } }).referral;
      await call('referral.update', { id, version, priority: 'soon' });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('changed this referral').waitFor();
      await look(page, '14-two-people');
      expect(await page.getByLabel('Note', { exact: true }).inputValue()).toContain('Typed while');
      await page.getByRole('button', { name: 'Save mine on top' }).click();
      await details().getByText('Typed while somebody else was quicker.').waitFor();
      // Theirs is kept where mine says nothing.
      await details().getByText('Soon', { exact: true }).waitFor();
    },
    minute,
  );

  it(
    'shows contact details that somebody else changed beside what is typed, and saves on top',
    async () => {
      await view(/^To phone/);
      await details().getByRole('button', { name: 'Contact…' }).click();
      await page.getByLabel('Mobile').fill('07700 900888');
      const { value } = await call('referral.get', { id: openId() });
      const { id } = (value as { patient: { id: string } }).patient;
      const patient = await call('patient.get', { id });
      const { version } = patient.value as { version: number };
      const safeContact = { largePrint: true };
      await call('patient.setContact', { id, version, mobile: '07700 900777', safeContact });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Somebody changed these details').waitFor();
      await page.getByRole('cell', { name: '07700 900777' }).waitFor();
      await look(page, '34-contact-two-people');
      expect(await page.getByLabel('Mobile').inputValue()).toBe('07700 900888');
      await page.getByRole('button', { name: 'Save mine on top' }).click();
      await details().getByRole('form').waitFor({ state: 'detached' });
      await details().getByText('07700 900888').waitFor();
      // Theirs is kept where mine says nothing.
      await details().getByText('Large print').waitFor();
    },
    minute,
  );

  it(
    'keeps what two colleagues changed meanwhile, however often saving is refused',
    async () => {
      await view(/^To phone/);
      // Somebody who is neither urgent nor changed by the test before.
      const routine = page.locator('[role="row"][data-id]').filter({ hasNotText: 'Soon' });
      await routine.nth(1).click();
      await details().getByText('Routine', { exact: true }).waitFor();
      const id = openId();
      const colleagueSaves = async (change: object) => {
        const { value } = await call('referral.get', { id });
        const { version } = (value as { referral: { version: number } }).referral;
        const saved = await call('referral.update', { id, version, ...change });
        expect(saved).toMatchObject({ ok: true });
      };
      await colleagueSaves({ removeNeeds: ['food', 'fuel', 'housing'] });
      await details().getByRole('button', { name: 'Change…' }).click();
      await page.getByLabel('Note', { exact: true }).fill('Typed before two others saved.');
      const need = (name: string) => details().getByRole('button', { name, exact: true });
      await need('Food').click();
      await need('Heating and fuel bills').click();
      await colleagueSaves({ priority: 'soon' });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('changed this referral').waitFor();
      // What I did not touch shows what my colleague chose.
      expect(await page.getByLabel('Soon', { exact: true }).isChecked()).toBe(true);
      await colleagueSaves({ addNeeds: ['food', 'housing'] });
      await page.getByRole('button', { name: 'Save mine on top' }).click();
      await page.getByText(/while you were typing: the needs/).waitFor();
      expect(await need('Housing and homelessness').getAttribute('aria-pressed')).toBe('true');
      await page.getByRole('button', { name: 'Save mine on top' }).click();
      await details().getByText('Typed before two others saved.').waitFor();
      const now = async () => {
        const { value } = await call('referral.get', { id });
        return (value as { referral: { note: string; priority: string; needs: string[] } })
          .referral;
      };
      expect(await now()).toMatchObject({
        note: 'Typed before two others saved.',
        priority: 'soon',
        needs: expect.arrayContaining(['food', 'housing', 'fuel']) as unknown,
      });
      // Taken back, mine is gone, and what they chose stays: also the need that both of us added.
      await page.getByRole('button', { name: /^Undo/ }).last().click();
      await details().getByText('Typed before two others saved.').waitFor({ state: 'detached' });
      const { needs, priority } = await now();
      expect(priority).toBe('soon');
      expect(needs).toEqual(expect.arrayContaining(['food', 'housing']));
      expect(needs).not.toContain('fuel');
    },
    minute,
  );

  it(
    'offers the next free times when a slot was taken a moment ago',
    async () => {
      await view(/^To book/);
      await page.keyboard.press('b');
      await page.locator('.slot-button').first().waitFor();
      const mine = openId();
      const { value } = await call('queue.list', { view: 'to_book', limit: 5 });
      const other = (value as { rows: { id: string }[] }).rows.find(({ id }) => id !== mine)!;
      // The colleague books it; before the screen can hear of that, the first button is pressed.
      await page.evaluate(async (referralId) => {
        const { clw } = window as unknown as Bridge;
        const { value: slots } = await clw.call('slots.next', { limit: 1 });
        await clw.call('appointment.book', {
          referralId,
          slotId: (slots as { id: string }[])[0]!.id,
        });
        document.querySelector<HTMLButtonElement>('.slot-button')!.click();
      }, other.id);
      await page.getByText('Somebody has just taken that time').waitFor();
      await look(page, '15-slot-taken');
      await page.locator('.slot-button').first().click();
      await page.getByText(/^Booked .*\.$/).waitFor();
    },
    minute,
  );

  it(
    'hands over what the patient needs: text, calendar file, card',
    async () => {
      await page.getByRole('radio', { name: /^Today/ }).click();
      const row = page.locator('[role="row"][data-id]:not([data-flags])').first();
      await row.click();
      const give = async (output: string) => {
        await page.getByRole('button', { name: 'Give to patient' }).click();
        await page.getByRole('menuitem', { name: output }).click();
      };
      await give('Copy text for the SMS tool');
      await page.getByText('Text copied.').waitFor();
      expect(await app().outside('readClipboard')).toContain('Made-up Health Centre');
      const ics = await saved(() => give('Calendar file (.ics)'));
      expect(ics.name).toMatch(/\.ics$/);
      expect(ics.text).toContain('BEGIN:VCALENDAR');
      const pdf = await saved(() => give('Save card as PDF'));
      expect(pdf.text.startsWith('%PDF-')).toBe(true);
    },
    2 * minute,
  );

  it(
    'writes what is on screen as CSV, with sensitive needs masked',
    async () => {
      await page.getByRole('radio', { name: /^All/ }).click();
      const csv = await saved(() => page.getByRole('button', { name: 'CSV' }).click());
      expect(csv.name).toBe('queue-2026-12-01.csv');
      expect(csv.text.split('\r\n').length).toBeGreaterThan(55);
      expect(csv.text).toContain('sensitive');
      expect(csv.text).not.toMatch(/Immigration|Domestic abuse|Alcohol/);
    },
    minute,
  );
});
