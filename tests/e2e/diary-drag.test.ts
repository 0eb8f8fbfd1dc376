import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { madeUpPeople } from '../support/practice-lists.ts';
import { bookFrom, callFrom, readyPractice, referFrom } from '../support/ready-practice.ts';

type Booked = Awaited<ReturnType<typeof bookFrom>>;

describe('moving with the mouse', () => {
  const { app } = usingApp();
  let page: Page;
  /** The one who is moved about, and one who waits. */
  let booked: Booked;
  let waiting: string[];

  const item = (id: string) => page.locator(`.diary-item[data-id="${id}"]`);
  const cell = (name: string | RegExp) => page.getByRole('grid').getByRole('button', { name });
  const nameOf = (of: Locator) => of.locator('.visually-hidden').innerText();
  const current = () => callFrom(page, 'appointment.get', { id: booked.id });
  const moving = async () => {
    const { id, version } = await current();
    return { id, version };
  };
  const middle = async (of: Locator) => {
    const box = (await of.boundingBox())!;
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const hover = async (of: Locator) => page.mouse.move(...(await middle(of)), { steps: 4 });
  /** Presses, and holds on until it hangs at the pointer. */
  const take = async (of: Locator) => {
    const [x, y] = await middle(of);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 4, y + 12, { steps: 4 });
    await page.locator('.drag-ghost').waitFor();
  };
  const drop = () => page.mouse.up();
  const ended = () => page.locator('.drag-ghost').waitFor({ state: 'detached' });

  beforeAll(async () => {
    ({ page } = app());
    await page.setViewportSize({ width: 1366, height: 768 });
    const people = madeUpPeople(4);
    await readyPractice(page, people);
    const referrals: string[] = [];
    for (const person of people) referrals.push(await referFrom(page, person));
    booked = await bookFrom(page, referrals[0]!);
    waiting = referrals.slice(1);
    await page.getByRole('link', { name: 'Diary' }).click();
    await item(booked.id).waitFor();
  }, 2 * minute);

  it(
    'takes somebody to a free time of another link worker, which shows that it takes them',
    async () => {
      const other = /, free, Room 2, Ms Demo Birch$/;
      const target = cell(other).nth(1);
      const when = (await nameOf(target)).split(', free')[0]!;
      await take(item(booked.id));
      await hover(target);
      await page.locator('.diary-item[data-over]').waitFor();
      expect(await nameOf(page.locator('.diary-item[data-over]'))).toContain(when);
      await look(page, '83-dragged');
      await drop();
      await cell(new RegExp(`^${when}, booked, .* Ms Demo Birch$`)).waitFor();
      await ended();
      expect(await page.getByText(/^Moving /).count()).toBe(0);
      expect((await current()).linkWorkerId).not.toBe(booked.linkWorkerId);
      expect(await item(booked.id).getAttribute('aria-pressed')).toBe('true');
    },
    minute,
  );

  it(
    'is taken back with Undo, where nobody has the time before by then; else it says who has it',
    async () => {
      const there = await current();
      const said = await nameOf(item(booked.id));
      const target = cell(/, free, Room 2, Ms Demo Birch$/).last();
      await take(item(booked.id));
      await hover(target);
      await page.locator('.diary-item[data-over]').waitFor();
      await drop();
      await page.getByRole('button', { name: /^Undo/ }).last().click();
      await page.getByText(/Moved back to today, /).waitFor();
      expect((await current()).slotId).toBe(there.slotId);
      await cell(said).waitFor();
      await take(item(booked.id));
      await hover(cell(/, free, Room 2, Ms Demo Birch$/).last());
      await page.locator('.diary-item[data-over]').waitFor();
      await drop();
      await page.getByText(/Moved to /).waitFor();
      const other = await callFrom(page, 'appointment.book', {
        referralId: waiting[2]!,
        slotId: there.slotId!,
      });
      await page.getByRole('button', { name: /^Undo/ }).last().click();
      await page.getByText(/Not moved back: .* has today, .* by now/).waitFor();
      await look(page, '82-move-not-undone');
      const { id, version } = other;
      await callFrom(page, 'appointment.cancel', { id, version, cancelledBy: 'practice' });
      const slotId = there.slotId!;
      await callFrom(page, 'appointment.move', { ...(await moving()), slotId });
      await cell(said).waitFor();
    },
    minute,
  );

  it(
    'leaves them where they were with Esc, and where nothing is free',
    async () => {
      const before = await current();
      await take(item(booked.id));
      await hover(cell(/, free, /).last());
      await page.keyboard.press('Escape');
      await ended();
      await drop();
      // A drop that came after Esc would have arrived before this answer.
      expect(await current()).toEqual(before);
      expect(await page.locator('[data-over], [data-moving=true]').count()).toBe(0);
      await take(item(booked.id));
      await hover(page.getByRole('heading', { level: 1 }));
      await drop();
      await ended();
      expect(await current()).toEqual(before);
      expect(await page.getByText(/^Moving /).count()).toBe(0);
    },
    minute,
  );

  it(
    'turns the page while it waits over the arrow, so that another day can be reached',
    async () => {
      await take(item(booked.id));
      await hover(page.locator('[data-spring=after]'));
      await page.getByRole('heading', { name: 'Wednesday 2 December 2026' }).waitFor();
      const target = cell(/^Wednesday 2 December, 10:00, free, .*Ash$/);
      await hover(target);
      await page.locator('.diary-item[data-over]').waitFor();
      await drop();
      await cell(/^Wednesday 2 December, 10:00, booked, .*Ash$/).waitFor();
      expect((await current()).startsAt).toBe('2026-12-02T10:00:00.000Z');
    },
    minute,
  );

  it(
    'moves within the week of a link worker, from day to day',
    async () => {
      await page.keyboard.press('2');
      await item(booked.id).waitFor();
      await take(item(booked.id));
      await hover(cell(/^Friday 4 December, 11:30, free/));
      await page.locator('.diary-item[data-over]').waitFor();
      await drop();
      await cell(/^Friday 4 December, 11:30, booked/).waitFor();
      expect((await current()).startsAt).toBe('2026-12-04T11:30:00.000Z');
      await page.keyboard.press('1');
      await page.getByRole('heading', { name: 'Friday 4 December 2026' }).waitFor();
    },
    minute,
  );

  it(
    'says so where somebody was quicker at that time, loses nothing and offers the next',
    async () => {
      const before = await current();
      const target = cell(/, 09:15, free, .*Birch$/);
      const slotId = (await target.getAttribute('data-id'))!;
      await take(item(booked.id));
      await hover(target);
      await page.locator('.diary-item[data-over]').waitFor();
      // A colleague's booking in the same instant as the drop: the screen has not heard of it yet.
      await page.evaluate(
        ([referralId, slot]) => {
          type Bridge = { call(channel: string, input: unknown): Promise<unknown> };
          const { clw } = window as unknown as { clw: Bridge };
          const book = () => void clw.call('appointment.book', { referralId, slotId: slot });
          window.addEventListener('pointerup', book, { capture: true, once: true });
        },
        [waiting[0]!, slotId],
      );
      await drop();
      await page.getByText('Somebody has just taken that time.').waitFor();
      await page.getByText(/^Moving .* from/).waitFor();
      expect(await current()).toEqual(before);
      await look(page, '84-drag-taken');
      await page.keyboard.press('Escape');
      await page.getByText(/^Moving .* from/).waitFor({ state: 'detached' });
    },
    minute,
  );

  it(
    'does not drop on a time that a colleague takes under the pointer',
    async () => {
      const before = await current();
      const target = cell(/, 10:00, free, .*Birch$/);
      const slotId = (await target.getAttribute('data-id'))!;
      await take(item(booked.id));
      await hover(target);
      await callFrom(page, 'appointment.book', {
        referralId: waiting[1]!,
        slotId,
        confirmSameDay: false,
      });
      await cell(/, 10:00, booked, .*Birch$/).waitFor();
      await drop();
      await page.getByText('That time is taken. The appointment stays where it was.').waitFor();
      await ended();
      expect(await current()).toEqual(before);
    },
    minute,
  );

  it(
    'of two who drag the same one the first moves it, and the second is told',
    async () => {
      const target = cell(/, 11:30, free, .*Birch$/);
      await take(item(booked.id));
      await hover(target);
      const { version } = await current();
      const other = await callFrom(page, 'slots.next', { limit: 1, fromDate: '2026-12-07' });
      await callFrom(page, 'appointment.move', {
        id: booked.id,
        version,
        slotId: other[0]!.id,
        confirmSameDay: false,
      });
      await item(booked.id).waitFor({ state: 'detached' });
      await drop();
      await page.getByText('Somebody else has just changed this appointment.').waitFor();
      expect((await current()).startsAt).toBe(other[0]!.startsAt);
      await ended();
      expect(await page.getByText(/^Moving .* from/).count()).toBe(0);
      await target.waitFor();
    },
    minute,
  );
});
