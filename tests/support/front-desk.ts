import type { SessionHolder, ShellHandlers } from '../../main/context.ts';
import { createDispatch, type DispatchOptions } from '../../main/dispatch.ts';
import { createHandlers } from '../../main/handlers.ts';
import { newId } from '../../main/new-id.ts';
import type { Db, Register } from '../../main/register/register.ts';
import type { Channel, Input, Output } from '../../shared/contract.ts';
import type { ErrorData, Result } from '../../shared/errors.ts';
import type { Role, Session } from '../../shared/types.ts';
import { addStaff, now } from './made-up-practice.ts';

/**
 * The real dispatch over the real handlers, with an ear at everything that leaves it: topics told to
 * screens, faults told to the log. `more` replaces parts.
 */
export function frontDesk(register: () => Register, more: Partial<DispatchOptions> = {}) {
  const sessions: SessionHolder = { current: null };
  const told: string[] = [];
  const faults: { channel: string; error: unknown }[] = [];
  const dispatch = createDispatch({
    register,
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
    announce: (topics) => told.push(...topics),
    report: (channel, error) => faults.push({ channel, error }),
    checkOutput: true,
    ...more,
  });
  const call = async <C extends Channel>(channel: C, input: Input<C>) =>
    (await dispatch.call(channel, input)) as Result<Output<C>>;
  return {
    sessions,
    told,
    faults,
    dispatch,
    call,
    /** `ok`, or the code of the refusal. */
    async code(channel: string, input: unknown): Promise<ErrorData['code'] | 'ok'> {
      const result = await dispatch.call(channel, input);
      return result.ok ? 'ok' : result.error.code;
    },
    /** The answer of a call that must succeed. */
    async must<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
      const result = await call(channel, input);
      if (!result.ok) {
        const fault = faults.at(-1)?.error;
        throw new Error(`${channel}: ${JSON.stringify(result.error)} ${String(fault)}`);
      }
      return result.value;
    },
  };
}

export type FrontDesk = ReturnType<typeof frontDesk>;

export const madeUp = (role: Role, staffId = newId()): Session => ({
  staffId,
  name: `Made-up ${role}`,
  role,
});

/** Somebody who works here in this role, as the start screen signs them in. */
export async function staffed(db: Db, role: Role): Promise<Session> {
  const staffId = await addStaff(db, role, `Somebody, ${role}`);
  return { ...madeUp(role, staffId), name: `Somebody, ${role} (made up)` };
}

/** Somebody who is not on the list yet, as the desk types them in. */
export const newPatient = (surname: string): Input<'patient.create'> => ({
  surname,
  forename: 'Made-up',
  dateOfBirth: '1960-05-04',
  postcode: 'ZZ1 1ZZ',
  phone: null,
  chi: null,
});

/** A referral as the Refer button makes it. */
export const referralOf = (patientId: string): Input<'referral.create'> => ({
  patientId,
  priority: 'routine',
  needs: ['money', 'food'],
  note: 'Made up',
  linkWorkerId: null,
  permissionRefer: 'yes',
  permissionShare: 'not_asked',
});
