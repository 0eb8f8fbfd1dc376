import { afterEach, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contract, type Channel } from '../../shared/contract.ts';
import { roles } from '../../shared/contract/kinds.ts';
import type { ShellHandlers } from '../../main/context.ts';
import { addClosure, addLeave } from '../../main/clinics/absences.service.ts';
import { book, nextSlots } from '../../main/appointments/booking.service.ts';
import { createHandlers } from '../../main/handlers.ts';
import { newId } from '../../main/new-id.ts';
import { createPatientImport } from '../../main/patients/import.service.ts';
import type { Db } from '../../main/register/register.ts';
import { onBothEngines } from '../support/engines.ts';
import { frontDesk, madeUp, type FrontDesk } from '../support/front-desk.ts';
import { inputOf } from '../support/made-up-input.ts';
import { addReferral, smallPractice } from '../support/made-up-practice.ts';

const channels = Object.keys(contract) as Channel[];
const anySlot = {
  linkWorkerId: null,
  partOfDay: 'any',
  mode: null,
  fromDate: null,
  limit: 1,
} as const;
const workerUrl = new URL('../../main/patients/import-worker.ts', import.meta.url);

/** Handlers of this PC are not of the register: here they only take what the contract lets through. */
const shell = new Proxy({} as ShellHandlers, { get: () => () => null });

const tables = ['staff', 'patient', 'referral', 'clinic', 'leave', 'closure'] as const;

async function idsIn(db: Db): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  for (const table of [...tables, 'appointment', 'slot'] as const) {
    const rows = await db.selectFrom(table).select('id').orderBy('id').limit(20).execute();
    ids.set(
      table,
      rows.map(({ id }) => id),
    );
  }
  const workers = await db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'link_worker')
    .execute();
  return ids.set(
    'linkWorker',
    workers.map(({ id }) => id),
  );
}

onBothEngines('whatever a screen sends', (register) => {
  let desk: FrontDesk;
  let patientImport: ReturnType<typeof createPatientImport>;
  let staffId: string;
  let ids: Map<string, string[]>;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    staffId = practice.receptionist;
    patientImport = createPatientImport({ register: register(), newId, workerUrl });
    const sessions = { current: null };
    desk = frontDesk(register, {
      shell,
      checkOutput: false,
      sessions,
      handlers: createHandlers({ sessions, patientImport: () => patientImport }),
    });
    desk = { ...desk, sessions };
    await practice.run(addClosure, { onDate: '2026-12-10', clinicId: null, reason: 'Made up' });
    await practice.run(addLeave, {
      linkWorkerId: practice.worker,
      fromDate: '2026-12-17',
      toDate: '2026-12-18',
      reason: 'Made up',
    });
    for (let more = 0; more < 3; more += 1) {
      const { id } = await addReferral(register().db, staffId);
      const [slot] = await practice.ask(nextSlots, anySlot);
      await practice.run(book, { referralId: id, slotId: slot!.id, confirmSameDay: false });
    }
    ids = await idsIn(register().db);
  });
  afterEach(() => patientImport.close());

  /** What one call made is what the next ones are about. */
  const noteId = (channel: Channel, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('id' in value)) return;
    const known = ids.get(channel.split('.')[0]!);
    if (typeof value.id === 'string' && known?.includes(value.id) === false) known.push(value.id);
  };

  it('is answered or refused with a code, and is never a fault of ours', async () => {
    const answered = new Set<Channel>();
    const call = fc.constantFrom(...channels).chain((channel) => {
      const allowed = contract[channel].roles;
      return fc.tuple(
        fc.constant(channel),
        inputOf(channel, (kind) => ids.get(kind) ?? []),
        fc.constantFrom(...(allowed === 'open' ? roles : allowed)),
      );
    });
    await fc.assert(
      fc.asyncProperty(call, async ([channel, input, role]) => {
        // Whatever the calls before have made of them, they work here in this role.
        const works = { role, active: 1 as const };
        await register().db.updateTable('staff').set(works).where('id', '=', staffId).execute();
        desk.sessions.current = madeUp(role, staffId);
        const result = await desk.dispatch.call(channel, input);
        const fault = desk.faults.at(-1);
        expect(fault && [fault.channel, (fault.error as Error).stack]).toBeUndefined();
        if (!result.ok) return;
        answered.add(channel);
        noteId(channel, result.value);
      }),
      // What one call leaves is what the next one finds, so a shorter example would prove nothing.
      { numRuns: 1000, endOnFailure: true },
    );
    // It would be no test if every call were refused at the door.
    expect(answered.size).toBeGreaterThan(channels.length / 2);
  }, 120_000);
});
