import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientSummary, ReferralDetail } from '../../shared/types.ts';
import type { Page } from 'playwright-core';
import { look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';

type Bridge = { clw: { call(channel: string, input: unknown): Promise<{ value: never }> } };

describe('what can be said beside the one click', () => {
  const { app } = usingApp(['--demo']);
  let people: PatientSummary[];
  let panel: Page | undefined;

  const call = <T>(channel: string, input: unknown) =>
    app().page.evaluate(
      ([name, value]) =>
        (window as unknown as Bridge).clw
          .call(name as string, value)
          .then((answer) => answer.value),
      [channel, input] as const,
    ) as Promise<T>;
  const referPanel = async ({ chi }: PatientSummary) => {
    await app().outside('clipboard', chi!);
    await app().outside('shortcut', 'CommandOrControl+Alt+R');
    // One window for all of them, hidden in between.
    panel ??= await app().referPage();
    await panel.getByText(chi!.slice(0, 6)).waitFor();
    return panel;
  };
  const referralOf = async ({ id }: PatientSummary) => {
    const { referrals } = await call<{ referrals: { id: string }[] }>('patient.get', { id });
    return (await call<ReferralDetail>('referral.get', { id: referrals[0]!.id })).referral;
  };

  beforeAll(async () => {
    await app().page.getByRole('button', { name: 'Demo Reception One' }).click();
    await app().page.locator('[role="row"][data-id]').first().waitFor();
    const found = await call<PatientSummary[]>('patient.search', { text: 'rowan', limit: 50 });
    people = [];
    for (const one of found) {
      const { referrals } = await call<{ referrals: unknown[] }>('patient.get', { id: one.id });
      if (referrals.length === 0) people.push(one);
    }
  }, 2 * minute);

  it(
    'who asked, by name where somebody passes it on',
    async () => {
      const [person] = people;
      const refer = await referPanel(person!);
      expect(await refer.getByRole('radio', { name: 'Reception' }).isChecked()).toBe(true);
      await refer.getByText('Another professional').click();
      await refer.getByLabel('Their name').fill('Health visitor Ms Demo');
      await look(refer, '32-refer-who-asked');
      await refer.keyboard.press('Enter');
      await refer.getByText('Referred at').waitFor();
      expect(await referralOf(person!)).toMatchObject({
        source: 'other_professional',
        referrerName: 'Health visitor Ms Demo',
        permissionRefer: 'yes',
        permissionShare: 'not_asked',
      });
      await refer.getByRole('button', { name: 'Done' }).click();
    },
    2 * minute,
  );

  it(
    'each of the two permissions: yes, no, or not asked',
    async () => {
      const [, person] = people;
      const refer = await referPanel(person!);
      const answer = (question: string, word: string) =>
        refer.getByRole('radiogroup', { name: question }).getByText(word, { exact: true });
      await answer('Agrees to referral', 'Not asked').click();
      await answer('Agrees to sharing', 'No').click();
      await refer.getByRole('button', { name: 'Refer to CLW' }).click();
      await refer.getByText('Referred at').waitFor();
      expect(await referralOf(person!)).toMatchObject({
        source: 'reception',
        permissionRefer: 'not_asked',
        permissionShare: 'no',
      });
      await refer.getByRole('button', { name: 'Done' }).click();
    },
    minute,
  );

  it(
    'a "no" to being referred, which is recorded and refers nobody',
    async () => {
      const [, , person] = people;
      const refer = await referPanel(person!);
      await refer
        .getByRole('radiogroup', { name: 'Agrees to referral' })
        .getByText('No', { exact: true })
        .click();
      await refer.getByText('Without permission no referral is made').waitFor();
      await look(refer, '33-refer-declined');
      await refer.getByRole('button', { name: 'Record declined' }).click();
      await refer.getByText('Recorded: offered and declined.').waitFor();
      expect(await referralOf(person!)).toMatchObject({
        status: 'closed',
        closedReason: 'declined',
        permissionRefer: 'no',
      });
    },
    minute,
  );
});
