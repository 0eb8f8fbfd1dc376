import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ended, inStandIn, programs } from '../bench/shell/start-shell.ts';
import type { App } from '../support/app.ts';
import { closeBrowser, launchInStandIn } from '../support/app-in-standin.ts';
import { look } from '../support/look.ts';
import { minute, tuesday } from '../support/practice-app.ts';

const people = 10_000;

/** The register is filled past the services, with the stand-in's key: so it is the stand-in that opens it. */
describe('a queue of ten thousand', () => {
  const userData = mkdtempSync(path.join(tmpdir(), 'clw-e2e-'));
  let app: App;
  let page: Page;

  beforeAll(async () => {
    await ended(inStandIn(programs.fill, [userData, String(people)]));
    app = await launchInStandIn([`--user-data=${userData}`], tuesday);
    ({ page } = app);
    await page.getByRole('button', { name: 'Desk (made up)' }).click();
    await rows().first().waitFor();
  }, 3 * minute);
  afterAll(async () => {
    await app.quit();
    await closeBrowser();
    rmSync(userData, { recursive: true, force: true });
  }, minute);

  const grid = () => page.getByRole('grid', { name: 'Queue' });
  const rows = () => page.locator('[role="row"][data-id]');
  const rowAt = (place: number) => page.locator(`[data-id][aria-rowindex="${place + 1}"]`);
  /** Everybody is to be phoned, so that the rows do not say whether the view is there. */
  const view = async (name: RegExp) => {
    await grid().evaluate((one) => one.setAttribute('data-before', ''));
    await page.getByRole('radio', { name }).click();
    await page.locator('.grid:not([data-before])').waitFor();
  };
  const inPage = () => page.locator('.grid-body-row').count();
  /** The row with the focus, once it is at this place from 1: whole, below the head, above the edge. */
  const focusAt = async (place: number) => {
    await page.locator(`[data-id][aria-rowindex="${place + 1}"]:focus`).waitFor();
    // Rows above it that are read at the same moment may still move it for a frame.
    await page.waitForFunction(() => {
      const row = document.activeElement!.getBoundingClientRect();
      const head = document.querySelector('.grid-head')!.getBoundingClientRect();
      const box = document.querySelector('.grid')!.getBoundingClientRect();
      return row.top >= head.bottom - 1 && row.bottom <= box.bottom + 1;
    });
  };

  it(
    'says how many people are in it, and keeps few rows in the page',
    async () => {
      await page.getByRole('heading', { name: 'Queue 10,000 people' }).waitFor();
      expect(await grid().getAttribute('aria-rowcount')).toBe('10001');
      expect(await inPage()).toBeLessThan(60);
      await look(page, '50-long-queue');
    },
    minute,
  );

  it(
    'goes to the end and back with End and Home, and on from there with the arrows',
    async () => {
      await rows().first().focus();
      await page.keyboard.press('End');
      await focusAt(people);
      expect(await inPage()).toBeLessThan(60);
      await look(page, '51-long-queue-end');
      await page.keyboard.press('ArrowUp');
      await focusAt(people - 1);
      await page.keyboard.press('ArrowDown');
      await focusAt(people);
      await page.keyboard.press('Home');
      await focusAt(1);
      for (let place = 2; place <= 30; place += 1) {
        await page.keyboard.press('ArrowDown');
        await focusAt(place);
      }
      for (let place = 29; place >= 12; place -= 1) {
        await page.keyboard.press('ArrowUp');
        await focusAt(place);
      }
    },
    2 * minute,
  );

  it(
    'shows whose row it is wherever the wheel stops, and the keys go on from the chosen one',
    async () => {
      await page.keyboard.press('Home');
      await focusAt(1);
      const box = (await grid().boundingBox())!;
      await page.mouse.move(box.x + 100, box.y + 200);
      for (const far of [3000, 30_000, 150_000]) {
        await page.mouse.wheel(0, far);
        await page.waitForFunction(() => {
          const { top, bottom } = document.querySelector('.grid')!.getBoundingClientRect();
          const shown = [...document.querySelectorAll('.grid-body-row')].filter((row) => {
            const at = row.getBoundingClientRect();
            return at.bottom > top + 40 && at.top < bottom;
          });
          return shown.length > 5 && shown.every((row) => row.hasAttribute('data-id'));
        });
        expect(await inPage()).toBeLessThan(60);
      }
      // The chosen row is far above, and has the focus still.
      await page.locator('[data-id][aria-rowindex="2"]:focus').waitFor();
      await page.keyboard.press('ArrowDown');
      await focusAt(2);
    },
    minute,
  );

  it(
    'goes down from any row that is clicked, across the pages that are read',
    async () => {
      await page.keyboard.press('PageDown');
      for (const place of [100, 200, 5000]) {
        await page.locator('.grid').evaluate(
          (one, top) => {
            one.scrollTop = top;
          },
          (place - 6) * 39,
        );
        const first = rows().filter({ visible: true }).nth(20);
        await first.click();
        const at = Number(
          await page.locator('[aria-selected="true"]').getAttribute('aria-rowindex'),
        );
        await focusAt(at - 1);
        for (let step = 0; step < 25; step += 1) {
          await page.keyboard.press('ArrowDown');
          await focusAt(at + step);
        }
      }
    },
    2 * minute,
  );

  it(
    'keeps up with an arrow key held down',
    async () => {
      await page.keyboard.press('Home');
      await focusAt(1);
      for (let step = 0; step < 150; step += 1) await page.keyboard.down('ArrowDown');
      await page.keyboard.up('ArrowDown');
      await rowAt(151).waitFor();
      await focusAt(151);
      const name = await page.locator('[data-id]:focus .surname').innerText();
      await page.locator('.split-detail h2', { hasText: name }).waitFor();
    },
    minute,
  );

  it(
    'keeps somebody deep in the list where they are when a step takes them out of the view',
    async () => {
      await view(/^To phone/);
      await page.locator('.grid').evaluate((one) => (one.scrollTop = 60_000));
      await page.waitForFunction(() => {
        const places = [...document.querySelectorAll('[data-id]')];
        return places.length > 25 && Number(places[2]!.getAttribute('aria-rowindex')) > 1000;
      });
      await page.locator('[data-id]:not([aria-selected="true"])').nth(20).click();
      const chosen = page.locator('[role="row"][aria-selected="true"]:focus');
      const id = await chosen.getAttribute('data-id');
      const place = Number(await chosen.getAttribute('aria-rowindex')) - 1;
      expect(place).toBeGreaterThan(1000);
      await page.keyboard.press('p');
      await page.getByRole('button', { name: 'Spoke to them' }).waitFor();
      await page.keyboard.press('1');
      await chosen.getByText('Book', { exact: true }).waitFor();
      await focusAt(place);
      expect(await chosen.getAttribute('data-id')).toBe(id);
      await page.keyboard.press('ArrowDown');
      // The one that was kept has left, so that the next one stands there.
      await page.locator(`[data-id="${id}"]`).waitFor({ state: 'detached' });
      await focusAt(place);
    },
    minute,
  );
});
