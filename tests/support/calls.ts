import type { SessionHolder, ShellHandlers } from '../../main/context.ts';
import { createDispatch } from '../../main/dispatch.ts';
import { createHandlers } from '../../main/handlers.ts';
import { newId } from '../../main/new-id.ts';
import type { Register } from '../../main/register/register.ts';
import type { Channel, Input, Output } from '../../shared/contract.ts';
import type { ErrorData, Result } from '../../shared/errors.ts';
import type { Session } from '../../shared/types.ts';
import { now } from './made-up-practice.ts';

/** Calls as screens make them: through dispatch, as somebody, at a moment; answers are checked. */
export function callsTo(register: Register) {
  const sessions: SessionHolder = { current: null };
  const faults: string[] = [];
  let moment = now;
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
    clock: () => moment,
    newId,
    pc: 'test',
    announce: () => undefined,
    report: (channel, error) => faults.push(`${channel}: ${String(error)}`),
    checkOutput: true,
  });
  const ask = async <C extends Channel>(as: Session, channel: C, input: Input<C>, at = now) => {
    sessions.current = as;
    moment = at;
    const result = (await dispatch.call(channel, input)) as Result<Output<C>>;
    if (!result.ok && result.error.code === 'internal') throw new Error(faults.at(-1));
    return result;
  };
  return {
    /** The answer of a call that must succeed. */
    async call<C extends Channel>(
      as: Session,
      channel: C,
      input: Input<C>,
      at = now,
    ): Promise<Output<C>> {
      const result = await ask(as, channel, input, at);
      if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
      return result.value;
    },
    /** The refusal of a call that must not. */
    async refused<C extends Channel>(
      as: Session,
      channel: C,
      input: Input<C>,
      at = now,
    ): Promise<ErrorData> {
      const result = await ask(as, channel, input, at);
      if (result.ok) throw new Error(`${channel} was not refused`);
      return result.error;
    },
  };
}

export type Calls = ReturnType<typeof callsTo>;
