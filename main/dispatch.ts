import { contract, type Channel } from '../shared/contract.ts';
import { AppError, type Result } from '../shared/errors.ts';
import type { Topic } from '../shared/topics.ts';
import type { Session } from '../shared/types.ts';
import { auditDetail } from './audit/audit-detail.ts';
import { insertAudit } from './audit/audit.repo.ts';
import type { Ctx, Handlers, SessionHolder, ShellHandlers, TaskCtx } from './context.ts';
import type { Db, Register } from './register/register.ts';
import { registerError } from './register/register-error.ts';
import { asRegistered } from './staff/signed-in.ts';

export type DispatchOptions = {
  /** Throws AppError while the register cannot be opened. */
  readonly register: () => Register;
  readonly handlers: Handlers;
  readonly shell: ShellHandlers;
  readonly sessions: SessionHolder;
  readonly clock: () => string;
  readonly newId: () => string;
  readonly pc: string;
  readonly announce: (topics: ReadonlySet<Topic>) => void;
  /** Faults of ours, without patient data. */
  readonly report: (channel: string, error: unknown) => void;
  /** Tests check what handlers answer against the contract; the app does not pay for it. */
  readonly checkOutput?: boolean;
};

export type Dispatch = {
  call(channel: string, input: unknown): Promise<Result<unknown>>;
  /** Once no call is at work in the register, so that it can be closed. */
  settled(): Promise<void>;
};

/**
 * The one way from a screen to the register: look up, session, role, parse, transaction, handler,
 * audit, announce. Never throws: what a user can cause comes back as its code, the rest as `internal`.
 */
export function createDispatch(options: DispatchOptions): Dispatch {
  const working = new Set<Promise<unknown>>();
  const answer = async (channel: string, input: unknown): Promise<Result<unknown>> => {
    try {
      return { ok: true, value: await handle(options, channel, input) };
    } catch (thrown) {
      const error = registerError(thrown);
      if (error instanceof AppError) return { ok: false, error: error.toData() };
      options.report(channel, error);
      return { ok: false, error: { code: 'internal' } };
    }
  };
  return {
    call(channel, input) {
      const call = answer(channel, input);
      if (!isShell(channel)) {
        working.add(call);
        void call.finally(() => working.delete(call));
      }
      return call;
    },
    async settled() {
      while (working.size > 0) await Promise.all(working);
    },
  };
}

/** Calls that belong to this PC: one of them may be what wants the register closed. */
const isShell = (channel: string): boolean =>
  Object.hasOwn(contract, channel) && contract[channel as Channel].kind === 'shell';

async function handle(options: DispatchOptions, name: string, raw: unknown): Promise<unknown> {
  const channel = channelOf(name);
  const entry = contract[channel];
  const session = options.sessions.current;
  if (entry.roles !== 'open') {
    if (!session) throw new AppError('not_signed_in');
    if (!entry.roles.includes(session.role)) throw new AppError('not_allowed');
  }
  const input = parse(channel, raw);
  const value = await perform(options, channel, input, session);
  return options.checkOutput ? entry.output.parse(value) : value;
}

function channelOf(name: unknown): Channel {
  if (typeof name !== 'string' || !Object.hasOwn(contract, name))
    throw new AppError('unknown_call');
  return name as Channel;
}

function parse(channel: Channel, raw: unknown): unknown {
  const parsed = contract[channel].input.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues
    .map((issue) => issue.path.join('.'))
    .filter((path) => path !== '');
  throw new AppError('invalid_input', { fields: [...new Set(fields)] });
}

/** Handlers are looked up by a channel known only at run time, so their input is `never` here. */
type AnyHandler<Context> = (ctx: Context, input: unknown) => Promise<unknown>;

async function perform(
  options: DispatchOptions,
  channel: Channel,
  input: unknown,
  session: Session | null,
): Promise<unknown> {
  const { kind } = contract[channel];
  if (kind === 'shell') {
    return (options.shell as unknown as Record<string, (input: unknown) => unknown>)[channel]!(
      input,
    );
  }
  const register = options.register();
  const handler = (options.handlers as unknown as Record<string, AnyHandler<TaskCtx>>)[channel]!;
  const call = begin(options, channel, input);
  if (kind === 'command') {
    const who = (db: Db) => whoActs(options, channel, db, session);
    const value = await transact(register, call, who, (ctx) => handler(ctx as TaskCtx, input));
    call.announceAll();
    return value;
  }
  const person = await whoActs(options, channel, register.db, session);
  const ctx: TaskCtx = {
    ...call.context(register.db, person),
    // A task shows its progress while it runs.
    announce: (topic) => options.announce(new Set([topic])),
    register,
    sessions: options.sessions,
    transact: async (change, as) => {
      const who = () => Promise.resolve(as ?? options.sessions.current);
      const value = await transact(register, call, who, change);
      call.announceAll();
      return value;
    },
  };
  return handler(ctx, input);
}

type Call = ReturnType<typeof begin>;

function begin(options: DispatchOptions, channel: Channel, input: unknown) {
  const now = options.clock();
  const topics = new Set<Topic>();
  let about: { kind: string; id: string } | null = null;
  return {
    /** `session` is null only for calls open to nobody in particular, which do not look at it. */
    context: (db: Db, session: Session | null): Ctx => ({
      db,
      now,
      newId: options.newId,
      session: session as Session,
      pc: options.pc,
      announce: (topic) => topics.add(topic),
      subject: (kind, id) => (about = { kind, id }),
    }),
    audit: (db: Db, session: Session | null) =>
      insertAudit(db, {
        at: now,
        staffId: session?.staffId ?? null,
        pc: options.pc,
        action: channel,
        subjectKind: about?.kind ?? null,
        subjectId: about?.id ?? null,
        detail: auditDetail(channel, input),
      }),
    announceAll: () => {
      if (topics.size > 0) options.announce(new Set(topics));
      topics.clear();
    },
  };
}

/**
 * The session's role was checked at the door; here it is the register's word that counts, because
 * another PC may have changed it since. In a command's own transaction, so that nothing slips between.
 */
async function whoActs(
  { sessions, announce }: DispatchOptions,
  channel: Channel,
  db: Db,
  session: Session | null,
): Promise<Session | null> {
  const { roles } = contract[channel];
  if (roles === 'open' || !session) return session;
  const person = await asRegistered(db, session);
  if (person !== session && sessions.current === session) {
    sessions.current = person;
    announce(new Set(['session']));
  }
  if (!person) throw new AppError('not_signed_in');
  if (!roles.includes(person.role)) throw new AppError('not_allowed');
  return person;
}

/** The change and its audit row are one: both are kept, or neither. */
function transact<T>(
  register: Register,
  call: Call,
  who: (db: Db) => Promise<Session | null>,
  change: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  return register.db.transaction().execute(async (transaction) => {
    const session = await who(transaction);
    const value = await change(call.context(transaction, session));
    await call.audit(transaction, session);
    return value;
  });
}
