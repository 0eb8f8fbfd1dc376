import { describe, expect, it } from '@jest/globals';
import { expectNothingCutOff, look } from '../support/look.ts';
import { minute, usingApp } from '../support/practice-app.ts';
import { emisExtract, madeUpPeople } from '../support/practice-lists.ts';

type Bridge = { clw: { call(channel: string, input: unknown): Promise<{ value: never }> } };

describe('somebody whom the next practice list says to have died', () => {
  const people = madeUpPeople(30);
  const [dead, gone] = [people[3]!, people[4]!];
  const { app } = usingApp();
  const call = <T>(channel: string, input: unknown) =>
    app().page.evaluate(
      ([name, value]) =>
        (window as unknown as Bridge).clw
          .call(name as string, value)
          .then((answer) => answer.value),
      [channel, input] as const,
    ) as Promise<T>;
  const importList = async (more: Readonly<Record<number, Record<string, string>>> = {}) => {
    const text = emisExtract(people, (index) => more[index] ?? {});
    await app().page.evaluate(async (list) => {
      const { clw } = window as unknown as Bridge;
      const bytes = new TextEncoder().encode(list);
      const { value } = await clw.call('patientImport.open', { name: 'list.csv', bytes });
      const { token, mapping, headerRow } = value as Record<string, unknown>;
      await clw.call('patientImport.run', { token, mapping, headerRow });
    }, text);
  };
  const refer = async (chi: string) => {
    const [found] = await call<{ id: string }[]>('patient.search', { text: chi });
    await call('referral.create', { patientId: found!.id });
  };

  it(
    'is marked in the queue and beside the referral, for the desk to check and close',
    async () => {
      const { page } = app();
      await page.getByLabel('Name of the practice').waitFor();
      await call('setup.complete', {
        practiceName: 'Example Practice',
        practicePhone: '',
        manager: { name: 'Demo Manager' },
        linkWorkers: [],
      });
      await page.reload();
      await importList();
      await refer(dead.chi);
      await refer(gone.chi);
      await importList({
        3: { DateOfDeath: '2026-11-20' },
        4: { DateOfDeactivation: '2026-11-20' },
      });
      const line = (surname: string) =>
        page.locator('[role="row"][data-id]').filter({ hasText: surname });
      await line(dead.surname).getByText('Died', { exact: true }).waitFor();
      await line(dead.surname).getByText('Check and close').waitFor();
      await line(gone.surname).getByText('Left the practice').waitFor();
      await line(dead.surname).click();
      const details = page.getByRole('complementary', { name: 'Referral' });
      await details.getByText('Died', { exact: true }).first().waitFor();
      await details.getByText('The practice list says that they have died').waitFor();
      await page.setViewportSize({ width: 1366, height: 768 });
      await look(page, '30-died-queue');
      await expectNothingCutOff(page);
    },
    2 * minute,
  );

  it(
    'is not referred by Enter: somebody has to say that the list is wrong',
    async () => {
      await app().outside('clipboard', dead.chi);
      await app().outside('shortcut', 'CommandOrControl+Alt+R');
      const panel = await app().referPage();
      await panel.getByText('says that this patient has died').waitFor();
      await look(panel, '31-died-refer');
      const button = panel.getByRole('button', { name: 'Add to open referral' });
      expect(await button.isDisabled()).toBe(true);
      await panel.keyboard.press('Enter');
      await panel.getByLabel('Note (all staff can read it)').fill('Not sent.');
      await panel.keyboard.press('Control+Enter');
      expect(await panel.getByText('says that this patient has died').isVisible()).toBe(true);
      await panel.getByText('The list is wrong, refer them').click();
      expect(await button.isDisabled()).toBe(false);
    },
    minute,
  );
});
