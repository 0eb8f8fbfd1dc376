import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openSqliteRegister } from '../../main/register/open-sqlite.ts';
import { closeBrowser, launchApp, type App } from '../support/app.ts';
import type { Done } from '../support/busy-desk.ts';
import { frontDesk, madeUp, referralOf } from '../support/front-desk.ts';
import { damageAfter, prepareForKilling } from '../support/kill-rounds.ts';
import { minute, tuesday } from '../support/practice-app.ts';
import { key } from '../support/register-files.ts';
import { sealKey, type DataFolder } from '../support/sealed-practice.ts';
import { electron } from '../support/second-start.ts';

/** How many answers have come back when the power goes; the other commands are on their way. */
const rounds = [0, 1, 2, 5, 9, 14] as const;
type Call = { readonly channel: 'referral.create' | 'appointment.book'; readonly input: unknown };

(electron ? describe.skip : describe)('kill -9 while commands are on their way', () => {
  let folder: DataFolder;
  let app: App;
  let page: Page;
  const done: Done[] = [];

  beforeAll(async () => {
    folder = sealKey(mkdtempSync(path.join(tmpdir(), 'clw-kill-')));
    await prepareForKilling(folder, 300);
    await addPeopleToFind(folder);
  }, minute);
  afterAll(async () => {
    // After a failed round it still runs; ending it twice does nothing.
    await app.kill9().catch(() => undefined);
    await closeBrowser();
    rmSync(folder.path, { recursive: true, force: true });
  });

  const start = async () => {
    app = await launchApp(folder.path, [], tuesday);
    ({ page } = app);
    await page.getByRole('button', { name: /^Desk/ }).click();
    await page.getByRole('heading', { name: /^Queue/ }).waitFor();
  };

  /** What the desk would see, read from the file between two lives of the app. */
  async function fromFile() {
    const { db, close } = await openSqliteRegister({ path: folder.register, key });
    const referred = db.selectFrom('referral').select('patientId');
    const patients = await db
      .selectFrom('patient')
      .select('id')
      .where('id', 'not in', referred)
      .where('surname', '=', 'Patient')
      .orderBy('id', 'desc')
      .execute();
    const waiting = await db
      .selectFrom('referral')
      .select('id')
      .where('status', '=', 'waiting')
      .orderBy('id')
      .execute();
    const slots = await db
      .selectFrom('slot')
      .select('id')
      .where('taken', '=', 0)
      .where('startsAt', '>', tuesday)
      .orderBy('startsAt')
      .offset(20)
      .limit(60)
      .execute();
    const open = (await referred.execute()).length;
    await close();
    return { patients, waiting, slots, open };
  }

  /** Sends the calls all at once and kills the app when `answers` of them have been answered. */
  async function killDuring(press: Promise<unknown>, calls: readonly Call[], answers: number) {
    press.catch(() => undefined);
    let killed: Promise<void> | null = null;
    let seen = 0;
    const kill = () => (killed ??= app.kill9());
    const struck = new Promise<void>((resolve) => {
      const answered = (call: string, id: string) => {
        if (killed) return;
        done.push({ call, id });
        seen += 1;
        if (seen >= answers) resolve(kill());
      };
      void page.exposeFunction('answered', answered).then(() => {
        page.evaluate(sendAll, calls as Call[]).catch(() => undefined);
        if (answers === 0) resolve(kill());
      });
    });
    await struck;
  }

  for (const answers of rounds) {
    it(
      `after ${answers} answers: nothing answered is lost, and nothing is half done`,
      async () => {
        const before = await fromFile();
        await start();
        await page.getByRole('heading', { name: `Queue ${before.open}` }).waitFor();

        await page.keyboard.press('r');
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('searchbox').fill(nameFor(answers));
        await dialog.getByRole('option').first().click();
        await dialog.getByRole('button', { name: 'Benefits', exact: true }).click();
        await dialog.getByRole('button', { name: 'Food', exact: true }).click();
        const refer = dialog.getByRole('button', { name: 'Refer to CLW' });
        await refer.waitFor();
        const needs = ['benefits', 'food'];
        const creates: Call[] = before.patients.slice(0, 20).map(({ id }) => ({
          channel: 'referral.create',
          input: { patientId: id, needs },
        }));
        await killDuring(refer.click(), creates, answers);
        expect(await damageAfter(folder, done)).toEqual([]);

        const between = await fromFile();
        await start();
        await page.getByRole('heading', { name: `Queue ${between.open}` }).waitFor();
        const books: Call[] = between.waiting.slice(1, 20).map(({ id }, at) => ({
          channel: 'appointment.book',
          input: { referralId: id, slotId: between.slots[at]!.id, confirmSameDay: false },
        }));
        const row = page.locator(`[role="row"][data-id="${between.waiting[0]!.id}"]`);
        await row.click();
        await page.keyboard.press('b');
        const slot = page.locator('.slot-button').first();
        await slot.waitFor();
        await killDuring(slot.click(), books, Math.min(answers, books.length - 1));
        expect(await damageAfter(folder, done)).toEqual([]);
      },
      2 * minute,
    );
  }

  it(
    'and the desk goes on with everything that was answered',
    async () => {
      const { open } = await fromFile();
      await start();
      await page.getByRole('heading', { name: `Queue ${open}` }).waitFor();
      expect(new Set(done.map(({ call }) => call))).toEqual(
        new Set(['referral.create', 'appointment.book']),
      );
      await app.quit();
    },
    minute,
  );
});

const nameFor = (answers: number): string => `Roundmadeup${answers}`;

/** Whom the desk finds by name in each round, and a queue to book from. */
async function addPeopleToFind(folder: DataFolder): Promise<void> {
  const register = await openSqliteRegister({ path: folder.register, key });
  const desk = frontDesk(() => register);
  const { id } = await register.db.selectFrom('staff').select('id').executeTakeFirstOrThrow();
  desk.sessions.current = madeUp('reception', id);
  for (const answers of rounds) {
    await desk.must('patient.create', {
      surname: nameFor(answers),
      forename: 'Made-up',
      dateOfBirth: '1960-05-04',
      postcode: 'ZZ1 1ZZ',
      phone: null,
      chi: null,
    });
  }
  const strangers = await register.db.selectFrom('patient').select('id').limit(40).execute();
  for (const stranger of strangers) await desk.must('referral.create', referralOf(stranger.id));
  await register.close();
}

/** In the page: as many PCs and windows would, without waiting for one another. */
function sendAll(calls: Call[]): void {
  type Answer = { ok: boolean; value: { id?: string; referral?: { id: string } } };
  const { clw, answered } = window as unknown as {
    clw: { call(channel: string, input: unknown): Promise<Answer> };
    answered(call: string, id: string): void;
  };
  for (const { channel, input } of calls) {
    void clw.call(channel, input).then(({ ok, value }) => {
      if (ok) answered(channel, value.referral?.id ?? value.id ?? '');
    });
  }
}
