import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Output } from '../../shared/contract.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { electron } from '../support/second-start.ts';

type Bridge = { clw: { call(channel: string, input: unknown): Promise<{ value: never }> } };

/** What the system itself shows cannot be read in Electron: here it is what the system was asked for. */
const inStandIn = electron ? describe.skip : describe;

inStandIn('somebody to be seen now, while another program is used', () => {
  const { app } = usingApp(['--demo']);
  let page: Page;

  beforeAll(async () => {
    ({ page } = app());
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  }, 2 * minute);

  const call = async <T>(channel: string, input?: unknown): Promise<T> => {
    const { value } = await page.evaluate(
      ([name, given]) => (window as unknown as Bridge).clw.call(name as string, given),
      [channel, input],
    );
    return value;
  };
  const signIn = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.locator('[role="row"][data-id]').first().waitFor();
  };
  const raise = async (at: number) => {
    const { rows } = await call<Output<'queue.list'>>('queue.list', { view: 'to_phone' });
    const { id, version } = rows[at]!;
    await call('referral.update', { id, version, priority: 'see_now' });
    await page.locator('.see-now-bar').waitFor();
    // The main process answers in order: what it looks up after a change comes before this.
    await call('seeNow.list');
  };
  const alerts = () => app().outside('alerts');
  const said = 'CLW Desk: Somebody is to be seen now.';

  it(
    'says nothing to a clinician, and nothing about whom was there already',
    async () => {
      await signIn('Nurse Demo Gamma');
      await app().outside('otherProgram');
      await raise(0);
      expect(await alerts()).toEqual([]);
      await call('session.end');
      await signIn('Demo Reception One');
      await call('staff.list');
      expect(await alerts()).toEqual([]);
    },
    minute,
  );

  it(
    'says nothing while CLW Desk is looked at',
    async () => {
      await app().outside('tray', 'open');
      await raise(0);
      expect(await alerts()).toEqual([]);
    },
    minute,
  );

  it(
    'is said by the system, without a name, and the task bar flashes until the window is looked at',
    async () => {
      await app().outside('otherProgram');
      await raise(0);
      expect(await alerts()).toEqual([said, 'flashing']);
      await app().outside('tray', 'open');
      expect(await alerts()).toEqual([said]);
    },
    minute,
  );
});
