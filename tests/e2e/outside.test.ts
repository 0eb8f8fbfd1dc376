import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Output } from '../../shared/contract.ts';
import type { Result } from '../../shared/errors.ts';
import { closeBrowser, launchApp, type App } from '../support/app.ts';
import { madeUpPeople, report } from '../support/practice-lists.ts';
import { electron, startAgain } from '../support/second-start.ts';

const slow = 120_000;
const inStandIn = electron ? it.skip : it;
const inElectron = electron ? it : it.skip;

const people = madeUpPeople(20);
const [first, second, third] = [people[2]!, people[5]!, people[8]!];
let userData = '';
let app: App;
let refer: Page;

/** What a screen may ask of the main process, asked from the page itself. */
const call = <T>(page: Page, channel: string, input?: unknown): Promise<Result<T>> =>
  page.evaluate(
    ([name, given]) => {
      type Bridge = { call(channel: string, input: unknown): Promise<unknown> };
      return (window as unknown as { clw: Bridge }).clw.call(name, given);
    },
    [channel, input] as const,
  ) as Promise<Result<T>>;

async function referrals(): Promise<number> {
  const answer = await call<Output<'queue.list'>>(app.page, 'queue.list', {});
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.total;
}

/** The panel is filled in with this person, and waits for somebody to press its button. */
async function isFilledInWith(person: { surname: string; forename: string; chi: string }) {
  await refer.getByText(person.forename).first().waitFor();
  await refer.getByRole('button', { name: 'Refer to CLW' }).waitFor();
  const text = (await refer.locator('main').innerText()).replaceAll(' ', '');
  expect(text).toContain(person.chi);
}

beforeAll(async () => {
  userData = mkdtempSync(path.join(tmpdir(), 'clw-outside-'));
  app = await launchApp(userData);
  const { page } = app;
  await page.getByLabel('Name of the practice').waitFor();
  const set = await call(page, 'setup.complete', {
    practiceName: 'Example Practice',
    practicePhone: '0131 496 0000',
    manager: { name: 'Demo Manager' },
    linkWorkers: [],
  });
  expect(set).toMatchObject({ ok: true });
  const run = await page.evaluate(async (text) => {
    type Opened = { value: { token: string; mapping: unknown[]; headerRow: boolean } };
    type Bridge = { call(channel: string, input: unknown): Promise<unknown> };
    const { clw } = window as unknown as { clw: Bridge };
    const bytes = new TextEncoder().encode(text);
    const opened = await clw.call('patientImport.open', { name: 'list.csv', bytes });
    const { token, mapping, headerRow } = (opened as Opened).value;
    return clw.call('patientImport.run', { token, mapping, headerRow });
  }, report(people));
  expect(run).toMatchObject({ ok: true, value: { added: 20 } });
  await page.reload();
  await page.getByText('Nobody is waiting').waitFor();
}, slow);

afterAll(async () => {
  await app.quit();
  await closeBrowser();
  rmSync(userData, { recursive: true, force: true });
}, slow);

describe('a second start', () => {
  it(
    'with a CHI number fills Refer in, in the app that runs, and refers nobody',
    async () => {
      await startAgain(userData, [`--refer=${first.chi}`]);
      refer = await app.referPage();
      await isFilledInWith(first);
      expect(await referrals()).toBe(0);
    },
    slow,
  );

  it(
    'by a deep link fills the same window in, and refers nobody',
    async () => {
      await startAgain(userData, [`clwdesk://refer?chi=${second.chi}`]);
      await isFilledInWith(second);
      expect(await referrals()).toBe(0);
    },
    slow,
  );

  it.each([
    ['another target', 'clwdesk://commit?chi='],
    ['an order', 'clwdesk://refer?commit=1&chi='],
    ['a path', 'clwdesk://refer/../../undo?chi='],
    ['a script', 'clwdesk://refer?chi=<img src=x onerror=window.clw.call("session.end")>'],
    ['a call of the app', 'clwdesk://refer?chi=%22}),clw.call(%22referral.create%22,{'],
    ['an argument', '--refer="; --user-data=/tmp/elsewhere'],
  ])(
    'by a link with %s in it changes nothing',
    async (_what, link) => {
      await startAgain(userData, [`${link}${link.endsWith('=') ? third.chi : ''}`]);
      await isFilledInWith(second);
      expect(await call(app.page, 'refer.pending', undefined)).toEqual({ ok: true, value: null });
      expect(await call(app.page, 'session.current', undefined)).toMatchObject({
        ok: true,
        value: { name: 'Demo Manager' },
      });
      expect(await referrals()).toBe(0);
    },
    slow,
  );

  it(
    'cannot be sent by a key that was meant for another program',
    async () => {
      await refer.keyboard.press('Enter');
      await isFilledInWith(second);
      expect(await referrals()).toBe(0);
    },
    slow,
  );

  it(
    'asks before it puts another patient over what somebody is writing',
    async () => {
      await refer.getByLabel('Note (all staff can read it)').fill('Half a sentence');
      await startAgain(userData, [`--refer=${third.chi}`]);
      await refer.getByText('Another patient was asked for').waitFor();
      const note = refer.getByLabel('Note (all staff can read it)');
      expect(await note.inputValue()).toBe('Half a sentence');
      await refer.getByRole('button', { name: 'Show them' }).click();
      await isFilledInWith(third);
      await startAgain(userData, [`--refer=${second.chi}`]);
      await isFilledInWith(second);
    },
    slow,
  );

  inStandIn(
    'with nothing to say brings the main window to the front',
    async () => {
      const brought = app.page.evaluate(
        () => new Promise<boolean>((resolve) => (window.focus = () => resolve(true))),
      );
      await startAgain(userData, []);
      expect(await brought).toBe(true);
      expect(await referrals()).toBe(0);
    },
    slow,
  );
});

describe('the tray', () => {
  it(
    'fills Refer in with the CHI number in the clipboard, and refers nobody',
    async () => {
      await app.outside('clipboard', `${third.surname}, ${third.forename} CHI ${third.chi}`);
      await app.outside('tray', 'refer');
      await isFilledInWith(third);
      expect(await referrals()).toBe(0);
    },
    slow,
  );

  it(
    'opens an empty Refer when no CHI number was copied, and leaves the text where it was',
    async () => {
      await app.outside('clipboard', 'my password is 1234');
      await app.outside('tray', 'refer');
      await refer.getByRole('button', { name: 'Not on the list…' }).waitFor();
      expect(await refer.locator('body').innerHTML()).not.toContain('password');
      expect(await app.outside('readClipboard')).toBe('my password is 1234');
    },
    slow,
  );

  inStandIn(
    'opens the main window',
    async () => {
      const brought = app.page.evaluate(
        () => new Promise<boolean>((resolve) => (window.focus = () => resolve(true))),
      );
      await app.outside('tray', 'open');
      expect(await brought).toBe(true);
    },
    slow,
  );
});

describe('a page', () => {
  it('gets the strict content security policy with every file, and none from outside', async () => {
    const served = await app.page.evaluate(async () =>
      Promise.all(
        ['/', '/index.html', '/nothing.html', '/../main.js', '/%2e%2e/register.db'].map(
          async (place) => {
            const { status, headers } = await fetch(place);
            return [
              status,
              headers.get('content-security-policy'),
              headers.get('x-content-type-options'),
            ] as const;
          },
        ),
      ),
    );
    expect(served.map(([status]) => status)).toEqual([200, 200, 404, 404, 404]);
    for (const [, policy, options] of served) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(options).toBe('nosniff');
    }
  });

  it('runs no script that was written into it', async () => {
    const ran = await app.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="data:," onerror="window.handlerRan = true">';
      document.body.append(image);
      const frame = document.createElement('iframe');
      frame.src = 'https://example.invalid/';
      document.body.append(frame);
      return new Promise((resolve) => {
        image.firstElementChild!.addEventListener('error', () =>
          setTimeout(() => {
            for (const added of [script, image, frame]) added.remove();
            resolve(['inlineRan', 'handlerRan'].filter((name) => name in window));
          }),
        );
      });
    });
    expect(ran).toEqual([]);
  });

  it('reaches nothing on the network but the app', async () => {
    const reached = await app.page.evaluate(async () => {
      const refused = new Promise<string>((resolve) =>
        document.addEventListener(
          'securitypolicyviolation',
          ({ effectiveDirective }) => resolve(effectiveDirective),
          { once: true },
        ),
      );
      const answered = await fetch('http://127.0.0.1:9/').then(
        () => true,
        () => false,
      );
      return { answered, refused: await refused };
    });
    expect(reached).toEqual({ answered: false, refused: 'connect-src' });
  });

  it('has one way out and no Node', async () => {
    const found = await app.page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { clw: object }).clw).toSorted(),
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    }));
    expect(found).toEqual({ bridge: ['call', 'on'], node: [] });
  });

  inStandIn('from elsewhere cannot call, even in the same browser', async () => {
    const { origin } = new URL(app.page.url());
    const { request } = app.page.context();
    const body = { window: '1', channel: 'clw:call', args: ['session.current'] };
    for (const from of [
      'https://example.invalid',
      'null',
      origin.replace('127.0.0.1', 'localhost'),
    ]) {
      const answer = await request.post(`${origin}/__standin__/invoke`, {
        headers: { origin: from },
        data: body,
      });
      expect(answer.status()).toBe(403);
    }
    // Without the cookie nothing at all is answered; with another name for this machine neither.
    expect((await fetch(`${origin}/index.html`)).status).toBe(403);
    const rebound = await request.get(`${origin}/index.html`, {
      headers: { host: 'example.invalid' },
    });
    expect(rebound.status()).toBe(403);
  });

  inElectron('cannot be led away, and opens no window', async () => {
    const before = app.page.url();
    await app.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.invalid/';
      document.body.append(link);
      link.click();
      link.remove();
      return window.open('https://example.invalid/') === null;
    });
    expect(app.page.url()).toBe(before);
    expect(await referrals()).toBe(0);
  });
});

describe("the tray's Quit", () => {
  it(
    'ends the app, and the next start has everything',
    async () => {
      await app.outside('tray', 'quit').catch(() => undefined);
      await app.gone;
      await app.quit();
      app = await launchApp(userData);
      await app.page.getByRole('button', { name: 'Demo Manager' }).click();
      await app.page.getByText('Nobody is waiting').waitFor();
      expect(await referrals()).toBe(0);
    },
    slow,
  );
});
