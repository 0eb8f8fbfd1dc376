import { afterEach, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contract, type Channel } from '../../shared/contract.ts';
import { roles } from '../../shared/contract/kinds.ts';
import type { ShellHandlers } from '../../main/context.ts';
import { createHandlers } from '../../main/handlers.ts';
import { newId } from '../../main/new-id.ts';
import { createPatientImport } from '../../main/patients/import.service.ts';
import type { Db } from '../../main/register/register.ts';
import { onBothEngines } from '../support/engines.ts';
import { frontDesk, madeUp, type FrontDesk } from '../support/front-desk.ts';
import { inputOf } from '../support/made-up-input.ts';
import { smallPractice } from '../support/made-up-practice.ts';

const channels = Object.keys(contract) as Channel[];
const workerUrl = new URL('../../main/patients/import-worker.ts', import.meta.url);

/** Handlers of this PC are not of the register: here they only take what the contract lets through. */
const shell = new Proxy({} as ShellHandlers, { get: () => () => null });

async function idsIn(db: Db): Promise<string[]> {
  const tables = ['staff', 'patient', 'referral', 'clinic', 'leave', 'closure'] as const;
  const some = [...tables, 'appointment', 'slot'] as const;
  const found = await Promise.all(
    some.map((table) => db.selectFrom(table).select('id').limit(5).execute()),
  );
  return found.flat().map(({ id }) => id);
}

onBothEngines('whatever a screen sends', (register) => {
  let desk: FrontDesk;
  let patientImport: ReturnType<typeof createPatientImport>;
  let staffId: string;
  let ids: string[];

  beforeEach(async () => {
    ({ receptionist: staffId } = await smallPractice(register()));
    patientImport = createPatientImport({ register: register(), newId, workerUrl });
    ids = await idsIn(register().db);
    const sessions = { current: null };
    desk = frontDesk(register, {
      shell,
      checkOutput: false,
      sessions,
      handlers: createHandlers({ sessions, patientImport: () => patientImport }),
    });
    desk = { ...desk, sessions };
  });
  afterEach(() => patientImport.close());

  const noteId = (value: unknown) => {
    if (typeof value !== 'object' || value === null || !('id' in value)) return;
    if (typeof value.id === 'string') ids.push(value.id);
  };

  it('is answered or refused with a code, and is never a fault of ours', async () => {
    const call = fc.constantFrom(...channels).chain((channel) =>
      fc.tuple(
        fc.constant(channel),
        inputOf(channel, () => ids),
      ),
    );
    await fc.assert(
      fc.asyncProperty(call, fc.constantFrom(...roles), async ([channel, input], role) => {
        desk.sessions.current = madeUp(role, staffId);
        const result = await desk.dispatch.call(channel, input);
        if (!result.ok) expect(typeof result.error.code).toBe('string');
        const fault = desk.faults.at(-1);
        expect(fault && [fault.channel, (fault.error as Error).stack]).toBeUndefined();
        if (result.ok) noteId(result.value);
      }),
      // What one call leaves is what the next one finds, so a shorter example would prove nothing.
      { numRuns: 600, endOnFailure: true },
    );
  }, 120_000);
});
