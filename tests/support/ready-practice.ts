import type { Page } from 'playwright-core';
import type { Channel, Input, Output } from '../../shared/contract.ts';
import type { Result } from '../../shared/errors.ts';
import type { MadeUpPerson } from './practice-lists.ts';
import { report } from './practice-lists.ts';

/** A call as the page's own code makes it. Throws with the code of a refusal. */
export async function callFrom<C extends Channel>(
  page: Page,
  channel: C,
  input: Input<C>,
): Promise<Output<C>> {
  const result = (await page.evaluate(
    ([name, given]) => {
      type Bridge = { call(channel: string, input: unknown): Promise<unknown> };
      return (window as unknown as { clw: Bridge }).clw.call(name, given);
    },
    [channel, input] as const,
  )) as Result<Output<C>>;
  if (result.ok) return result.value;
  throw new Error(`${channel} was refused: ${result.error.code}`);
}

const everyDay = {
  name: '',
  rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  startTime: '09:15',
  endTime: '12:30',
  slotMinutes: 45,
  gapMinutes: 0,
  mode: 'in_practice' as const,
  validFrom: '2026-11-02',
  validTo: null,
};

/**
 * First run without the clicks: a practice with two link workers, each at work every weekday
 * morning, and its list. The page shows the queue afterwards.
 */
export async function readyPractice(page: Page, people: readonly MadeUpPerson[]): Promise<void> {
  await page.getByLabel('Name of the practice').waitFor();
  await callFrom(page, 'setup.complete', {
    practiceName: 'Example Practice',
    practicePhone: '0131 496 0000',
    manager: { name: 'Demo Manager' },
    linkWorkers: ['Ash', 'Birch'].map((name, at) => ({
      name: `Ms Demo ${name}`,
      employer: null,
      room: `Room ${at + 1}`,
      leavesOn: null,
      clinics: [{ ...everyDay, room: `Room ${at + 1}` }],
    })),
  });
  await page.evaluate(async (text) => {
    type Opened = { value: { token: string; mapping: unknown[]; headerRow: boolean } };
    type Bridge = { call(channel: string, input: unknown): Promise<unknown> };
    const { clw } = window as unknown as { clw: Bridge };
    const bytes = new TextEncoder().encode(text);
    const opened = await clw.call('patientImport.open', { name: 'list.csv', bytes });
    const { token, mapping, headerRow } = (opened as Opened).value;
    await clw.call('patientImport.run', { token, mapping, headerRow });
  }, report(people));
  await page.reload();
  await page.getByText('Nobody is waiting').waitFor();
}

/** Refers somebody of the list; the referral's id. */
export async function referFrom(page: Page, person: MadeUpPerson, note = ''): Promise<string> {
  const [found] = await callFrom(page, 'patient.search', { text: person.chi, limit: 1 });
  const { referral } = await callFrom(page, 'referral.create', {
    patientId: found!.id,
    needs: ['benefits'],
    note,
  });
  return referral.id;
}

/** Books the `nth` next free slot. */
export async function bookFrom(page: Page, referralId: string, nth = 0) {
  const any = { linkWorkerId: null, partOfDay: 'any', mode: null, fromDate: null } as const;
  const slots = await callFrom(page, 'slots.next', { ...any, limit: 50 });
  return callFrom(page, 'appointment.book', {
    referralId,
    slotId: slots[nth]!.id,
    confirmSameDay: false,
  });
}
