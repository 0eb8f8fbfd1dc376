import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { picture } from './app.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of axe that the page breaks, in words. */
async function violations(page: Page): Promise<string[]> {
  // Half a megabyte to read: once per page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] };
    const { axe: tool } = window as unknown as {
      axe: { run(context: object, options: object): Promise<Found> };
    };
    const { violations: found } = await tool.run(
      // The widget library's own announcer: nothing of it is ever seen.
      { exclude: [['[data-live-announcer]']] },
      // All that passed is not written out in full.
      { resultTypes: ['violations'] },
    );
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}

/** After a change of theme the colours are on their way for a moment: nobody is to judge those. */
async function coloursHaveCome(page: Page): Promise<void> {
  await page.evaluate(() => {
    const changes = document.getAnimations().filter((one) => one instanceof CSSTransition);
    return Promise.allSettled(changes.map(({ finished }) => finished));
  });
}

/** Takes a picture of the screen for people, and lets axe look at it. */
export async function look(page: Page, name: string): Promise<void> {
  await coloursHaveCome(page);
  await picture(page, name);
  expect(await violations(page)).toEqual([]);
}

/** Nothing that can be scrolled sideways: what would be hidden at this size or zoom. */
export async function expectNothingCutOff(page: Page): Promise<void> {
  const [inner, scroll] = await page.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollWidth,
  ]);
  expect(scroll).toBeLessThanOrEqual(inner!);
}
