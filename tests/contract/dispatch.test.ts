import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contract, type Channel } from '../../shared/contract.ts';
import type { Session } from '../../shared/types.ts';
import type { Handlers, SessionHolder, ShellHandlers } from '../../main/context.ts';
import { createHandlers } from '../../main/handlers.ts';
import type { Register } from '../../main/register/register.ts';
import { onBothEngines } from '../support/engines.ts';
import { frontDesk, staffed, type FrontDesk } from '../support/front-desk.ts';

const channels = Object.keys(contract) as Channel[];

onBothEngines('dispatch', (register) => {
  let desk: FrontDesk;
  let manager: Session;
  /** What reached the handlers that only record. */
  let taken: [channel: string, input: unknown][];

  const recording = (prefix: string) =>
    Object.fromEntries(
      channels
        .filter((channel) => channel.startsWith(prefix))
        .map((channel) => [
          channel,
          (...args: unknown[]) => {
            taken.push([channel, args.at(-1)]);
            return null;
          },
        ]),
    );

  beforeEach(async () => {
    taken = [];
    manager = await staffed(register().db, 'manager');
    const sessions: SessionHolder = { current: manager };
    const handlers = createHandlers({ sessions, patientImport: () => ({}) as never });
    const front = frontDesk(register, {
      sessions,
      handlers: { ...handlers, ...recording('patientImport.') } as Handlers,
      shell: recording('') as unknown as ShellHandlers,
      checkOutput: false,
    });
    desk = { ...front, sessions };
  });

  it('answers malformed calls with a code, and never with a fault of its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...channels),
        fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything())),
        async (channel, input) => {
          desk.sessions.current ??= manager;
          taken.length = 0;
          const answer = await desk.code(channel, input);
          expect(desk.faults).toEqual([]);
          for (const [reached, passed] of taken) {
            expect([reached, answer]).toEqual([channel, 'ok']);
            // What a handler gets is what the contract made of it, not what was sent.
            expect(contract[channel].input.parse(passed)).toEqual(passed);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('names the fields that need mending, and nothing of what was in them', async () => {
    const result = await desk.dispatch.call('patient.create', {
      surname: '',
      forename: 'Mary',
      dateOfBirth: '31 June 1960',
      postcode: 'ZZ1 1ZZ',
      phone: null,
      chi: null,
    });
    expect(result).toEqual({
      ok: false,
      error: { code: 'invalid_input', fields: ['surname', 'dateOfBirth'] },
    });
  });
});

describe('dispatch', () => {
  it('knows no call that is not in the contract, whatever it is called', async () => {
    const { code } = frontDesk(() => null as unknown as Register);
    for (const name of ['', 'toString', '__proto__', 'constructor', 'referral.steal']) {
      expect(await code(name, undefined)).toBe('unknown_call');
    }
    for (const name of [null, undefined, 7, {}, Symbol('x')]) {
      expect(await code(name as string, undefined)).toBe('unknown_call');
    }
  });
});
