import type { Channel, ChannelOfKind, Output, Parsed } from '../shared/contract.ts';
import type { Topic } from '../shared/topics.ts';
import type { Session } from '../shared/types.ts';
import type { Db, Register } from './register/register.ts';

/** What a handler may know and touch. Who acts, when and on which PC never come from the input. */
export type Ctx = {
  readonly db: Db;
  /** UTC instant, fixed width. The same for everything one call does. */
  readonly now: string;
  readonly newId: () => string;
  readonly session: Session;
  /** Name of this PC, for the audit. */
  readonly pc: string;
  /** Tells every screen what changed, after the commit. */
  announce(topic: Topic): void;
  /** What the audit row is about. */
  subject(kind: string, id: string): void;
};

/** As `Ctx`, for what the app does by itself too: then nobody is the actor (`staffId` null). */
export type AnyoneCtx = Omit<Ctx, 'session'> & {
  readonly session: { readonly staffId: string | null };
};

/** A long task runs its own transactions, each with its audit row. */
export type TaskCtx = Ctx & {
  readonly register: Register;
  readonly sessions: SessionHolder;
  /** A transaction with one audit row, as the person given or else the one signed in. */
  transact<T>(change: (ctx: Ctx) => Promise<T>, as?: Session): Promise<T>;
};

/** Who is at this PC. One person for all its windows. */
export type SessionHolder = { current: Session | null };

type Handler<C extends Channel, Context> = (ctx: Context, input: Parsed<C>) => Promise<Output<C>>;

/** A handler for every call that touches the register: a missing one does not compile. */
export type Handlers = {
  [C in ChannelOfKind<'query' | 'command'>]: Handler<C, Ctx>;
} & {
  [C in ChannelOfKind<'task'>]: Handler<C, TaskCtx>;
};

/** A handler for every call that belongs to this PC. */
export type ShellHandlers = {
  [C in ChannelOfKind<'shell'>]: (input: Parsed<C>) => Promise<Output<C>> | Output<C>;
};
