import type { Register } from '../../main/register/register.ts';
import type { Channel, Input, Output } from '../../shared/contract.ts';
import type { ErrorData } from '../../shared/errors.ts';
import type { Session } from '../../shared/types.ts';
import { frontDesk } from './front-desk.ts';
import { now } from './made-up-practice.ts';

/** Calls as screens make them: through dispatch, as somebody, at a moment; answers are checked. */
export function callsTo(register: Register) {
  let moment = now;
  const { sessions, faults, call: ring } = frontDesk(() => register, { clock: () => moment });
  const ask = async <C extends Channel>(as: Session, channel: C, input: Input<C>, at = now) => {
    sessions.current = as;
    moment = at;
    const result = await ring(channel, input);
    if (!result.ok && result.error.code === 'internal') throw faults.at(-1)?.error;
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
