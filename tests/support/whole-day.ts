import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { expectNothingCutOff, look } from './look.ts';
import { madeUpPeople } from './practice-lists.ts';
import { callFrom, readyPractice, referFrom } from './ready-practice.ts';

/** A made-up practice on Tuesday, 1 December, and who has what to live through that day. */
export const morning = '2026-12-01T09:00:00.000Z';
export const noon = '2026-12-01T12:05:00.000Z';
export const evening = '2026-12-01T17:30:00.000Z';
const [tuesday, wednesday, thursday] = ['2026-12-01', '2026-12-02', '2026-12-03'];

const people = madeUpPeople(44);
/** Places in the list of people. */
export const cast = {
  /** Comes at 09:15, and is seen. */
  comes: 0,
  /** Does not come at 10:00. */
  missed: 1,
  /** Cannot come at 10:45. */
  moved: 2,
  /** Nobody says how it went before the evening. */
  unsaid: 3,
  unreached: 4,
  callBack: 5,
  /** In the building, not referred yet. */
  walksIn: 6,
  waits: 7,
  course: 8,
  closedFirst: 9,
  closedSecond: 10,
  tomorrow: 11,
  /** Cannot come tomorrow. */
  cancels: 12,
} as const;
export type Who = keyof typeof cast;

/** Dates, times and link workers of those who are booked before the day begins. */
const booked: readonly (readonly [at: number, date: string, time: string, worker: string])[] = [
  [cast.comes, tuesday, '09:15', 'Ash'],
  [cast.missed, tuesday, '10:00', 'Ash'],
  [cast.moved, tuesday, '10:45', 'Ash'],
  [cast.unsaid, tuesday, '11:30', 'Birch'],
  [cast.cancels, wednesday, '09:15', 'Ash'],
  [cast.tomorrow, wednesday, '10:00', 'Birch'],
  [cast.closedFirst, thursday, '09:15', 'Ash'],
  [cast.closedSecond, thursday, '10:00', 'Birch'],
  [13, wednesday, '10:45', 'Ash'],
  [14, wednesday, '11:30', 'Birch'],
  [15, '2026-12-04', '09:15', 'Ash'],
  [16, '2026-12-04', '10:00', 'Ash'],
  [17, '2026-12-04', '10:45', 'Birch'],
  [18, '2026-12-07', '09:15', 'Ash'],
  [19, '2026-12-07', '11:30', 'Birch'],
];
const toPhone = [cast.unreached, cast.callBack, 20, 21, 22, 23, 24];
const waiting = [cast.waits, cast.course, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34];

/** Before the day begins, and not through the screens: staff, clinics, list, and what was booked. */
export async function setUpPractice(page: Page): Promise<void> {
  await readyPractice(page, people);
  const some = { employer: null, room: null, leavesOn: null, active: true };
  await callFrom(page, 'staff.save', { ...some, name: 'Demo Reception One', role: 'reception' });
  await callFrom(page, 'staff.save', { ...some, name: 'Dr Demo Gamma', role: 'clinician' });
  const staff = await callFrom(page, 'staff.list', undefined);
  const slots = await callFrom(page, 'slots.next', { limit: 50 });
  for (const [at, date, time, worker] of booked) {
    const { id } = staff.find(({ name }) => name === `Ms Demo ${worker}`)!;
    const slot = slots.find(
      ({ linkWorkerId, localDate, localTime }) =>
        linkWorkerId === id && localDate === date && localTime === time,
    )!;
    const referralId = await referFrom(page, people[at]!);
    await callFrom(page, 'appointment.book', { referralId, slotId: slot.id });
  }
  for (const at of toPhone) {
    const id = await referFrom(page, people[at]!);
    await callFrom(page, 'referral.update', { id, version: 1, nextAction: 'phone' });
  }
  for (const at of waiting) await referFrom(page, people[at]!);
}

/** "SURNAME, Forename", as the screens write it. */
export const nameOf = (who: Who): string => {
  const { surname, forename } = people[cast[who]]!;
  return `${surname.toLocaleUpperCase('en-GB')}, ${forename}`;
};
/** As somebody types it. */
export const typedOf = (who: Who): string => {
  const { surname, forename } = people[cast[who]]!;
  return `${forename} ${surname}`;
};

/** What both hands look at: the same screens, whichever way they were come by. */
export function screensOf(page: () => Page) {
  const pane = () => page().locator('.split-detail');
  const found = (of: Locator, who: Who) => of.filter({ hasText: nameOf(who) });
  return {
    pane,
    /** A message with these words, about this person where several may stand. */
    said: (words: string | RegExp, who?: Who) => {
      const toasts = page().locator('.toast', { hasText: words });
      return (who ? found(toasts, who) : toasts.first()).waitFor();
    },
    heading: (name: string | RegExp) => page().getByRole('heading', { name, level: 1 }).waitFor(),
    /** Somebody's line of the phone list, the reminders or the end of the day. */
    line: (who: Who) => found(page().locator('.desk-row'), who),
    row: (who: Who) => found(page().locator('[role="row"][data-id]'), who),
    cell: (name: string | RegExp) => page().getByRole('grid').getByRole('button', { name }),
    /** "Tuesday 1 December, 09:15, booked, NAME". */
    at: (day: string, time: string, state: string, who?: Who) =>
      page()
        .getByRole('grid')
        .getByRole('button', {
          name: [day, time, state, ...(who ? [nameOf(who)] : [])].join(', '),
        }),
    bar: () => page().getByRole('region', { name: 'See now' }),
    /** Whoever was there before has taken their messages, and what Undo takes back, with them. */
    signedInAs: async (name: string) => {
      await page().locator('.topbar .who', { hasText: name }).waitFor();
      expect(await page().locator('.toast').count()).toBe(0);
    },
    /** The person is beside the list. */
    open: (who: Who) =>
      pane()
        .getByRole('heading', { name: nameOf(who) })
        .waitFor(),
  };
}

const looks = [
  ['light', 1366, 768],
  ['contrast', 1366, 768],
  ['contrast', 1920, 1080],
  ['light', 1920, 1080],
] as const;

/** A main screen at both sizes, in light and in high contrast; left light and small. */
export async function lookEverywhere(page: Page, name: string): Promise<void> {
  for (const [theme, width, height] of looks) {
    await page.setViewportSize({ width, height });
    await page.evaluate((to) => (document.documentElement.dataset['theme'] = to), theme);
    await look(page, `${name}-${theme}-${width}`);
    await expectNothingCutOff(page);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

type Hands = { hands?: { mouse: string[]; keys: string[] } };

/** Counts what a mouse does, and keys that are not text for a field. */
export async function watchHands(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.evaluate(() => {
    const hands = { mouse: [] as string[], keys: [] as string[] };
    (window as unknown as Hands).hands = hands;
    for (const kind of ['pointerdown', 'mousedown', 'pointermove', 'wheel']) {
      const count = (event: Event) => event.isTrusted && hands.mouse.push(kind);
      window.addEventListener(kind, count, { capture: true });
    }
    const onKey = ({ key, target }: KeyboardEvent) => {
      const typing =
        target instanceof Element && target.closest('input, textarea, [role=spinbutton]');
      if (!typing || key.length > 1) hands.keys.push(key);
    };
    window.addEventListener('keydown', onKey, { capture: true });
  });
}

/** Since the app was opened: nothing but this hand. */
export async function expectOnly(hand: 'mouse' | 'keys', page: Page): Promise<void> {
  const { hands } = await page.evaluate(() => ({ hands: (window as unknown as Hands).hands! }));
  expect(hands[hand].length).toBeGreaterThan(0);
  expect(hands[hand === 'mouse' ? 'keys' : 'mouse']).toEqual([]);
}
