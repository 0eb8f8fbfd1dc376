import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contract, type Channel } from '../../shared/contract.ts';
import { roles } from '../../shared/contract/kinds.ts';
import type { ErrorData } from '../../shared/errors.ts';
import type { SessionHolder, ShellHandlers } from '../../main/context.ts';
import { createDispatch } from '../../main/dispatch.ts';
import { createHandlers } from '../../main/handlers.ts';
import { newId } from '../../main/new-id.ts';
import type { Register } from '../../main/register/register.ts';
import { onBothEngines } from '../support/engines.ts';
import { addStaff, now } from '../support/made-up-practice.ts';

const channels = Object.keys(contract) as Channel[];
const overRegister = channels.filter((channel) => contract[channel].kind !== 'shell');

function deskOf(register: Register, sessions: SessionHolder) {
  const faults: string[] = [];
  const dispatch = createDispatch({
    register: () => register,
    handlers: createHandlers({
      sessions,
      patientImport: () => {
        throw new Error('no import in this test');
      },
    }),
    shell: {} as ShellHandlers,
    sessions,
    clock: () => now,
    newId,
    pc: 'test',
    announce: () => undefined,
    report: (channel, error) => faults.push(`${channel}: ${String(error)}`),
    checkOutput: true,
  });
  const code = async (channel: string, input: unknown): Promise<ErrorData['code'] | 'ok'> => {
    const result = await dispatch.call(channel, input);
    return result.ok ? 'ok' : result.error.code;
  };
  return { code, faults };
}

const someone = (role: (typeof roles)[number]) => ({ staffId: newId(), name: 'Made up', role });

onBothEngines('dispatch', (register) => {
  it('refuses every call of the practice to somebody who is not signed in', async () => {
    const { code } = deskOf(register(), { current: null });
    for (const channel of overRegister) {
      if (contract[channel].roles === 'open') continue;
      expect([channel, await code(channel, undefined)]).toEqual([channel, 'not_signed_in']);
    }
  });

  it('refuses every call to every role that may not make it', async () => {
    for (const role of roles) {
      const { code } = deskOf(register(), { current: someone(role) });
      for (const channel of overRegister) {
        const allowed = contract[channel].roles;
        if (allowed === 'open' || allowed.includes(role)) continue;
        expect([channel, role, await code(channel, undefined)]).toEqual([
          channel,
          role,
          'not_allowed',
        ]);
      }
    }
  });

  it('answers malformed calls with a code, and never with a fault of its own', async () => {
    const staffId = await addStaff(register().db, 'reception', 'Desk');
    const sessions: SessionHolder = { current: null };
    const { code, faults } = deskOf(register(), sessions);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...overRegister.filter((channel) => !channel.startsWith('patientImport'))),
        fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything())),
        async (channel, input) => {
          sessions.current = { ...someone('reception'), staffId };
          await code(channel, input);
          expect(faults).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('dispatch', () => {
  it('knows no call that is not in the contract, whatever it is called', async () => {
    const { code } = deskOf(null as unknown as Register, { current: someone('manager') });
    for (const name of ['', 'toString', '__proto__', 'constructor', 'referral.steal']) {
      expect(await code(name, undefined)).toBe('unknown_call');
    }
  });
});
