import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Channel, ChannelOfKind, Input, Output } from '../shared/contract.ts';
import type { ErrorData, Result } from '../shared/errors.ts';
import type { Topic } from '../shared/topics.ts';
import type { Session } from '../shared/types.ts';

type Bridge = {
  readonly call: (channel: string, input: unknown) => Promise<Result<unknown>>;
  readonly on: (listener: (topic: Topic) => void) => () => void;
};

declare global {
  interface Window {
    readonly clw: Bridge;
  }
}

/** What `api.call` throws: the error as data, so that screens word it themselves. */
export class ApiError extends Error {
  readonly data: ErrorData;

  constructor(data: ErrorData) {
    super(data.code);
    this.name = 'ApiError';
    this.data = data;
  }
}

/** Anything thrown, as data. */
export function errorData(error: unknown): ErrorData {
  return error instanceof ApiError ? error.data : { code: 'internal' };
}

/** Channels whose input is `undefined` may leave it out. */
type Args<C extends Channel> = undefined extends Input<C> ? [input?: Input<C>] : [input: Input<C>];

/** One call to the main process. Throws `ApiError`. */
async function call<C extends Channel>(channel: C, ...args: Args<C>): Promise<Output<C>> {
  const result = await window.clw.call(channel, args[0]);
  if (result.ok) return result.value as Output<C>;
  throw new ApiError(result.error);
}

export const api = { call };

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      // Topics say when something changed; a query is fresh until then.
      staleTime: Infinity,
      networkMode: 'always',
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

type ReadChannel = ChannelOfKind<'query' | 'shell'>;
export type ReadOptions = {
  readonly enabled?: boolean;
  /** Shows the previous answer while the next is on its way (search as you type, filters). */
  readonly keepPrevious?: boolean;
  /** Milliseconds between refetches; for what changes with the clock alone. */
  readonly every?: number;
};

/** A read that refetches when a topic says that it may have changed. */
export function useRead<C extends ReadChannel>(
  channel: C,
  input: Input<C>,
  options: ReadOptions = {},
): UseQueryResult<Output<C>, Error> {
  return useQuery<Output<C>, Error, Output<C>, readonly unknown[]>({
    queryKey: [channel, input ?? null],
    queryFn: () => (call as (c: C, i: Input<C>) => Promise<Output<C>>)(channel, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
    ...(options.every ? { refetchInterval: options.every } : {}),
  });
}

/** A change. `mutateAsync(input)` throws `ApiError`; topics refresh the screens afterwards. */
export function useCommand<C extends Channel>(
  channel: C,
): UseMutationResult<Output<C>, Error, Input<C>> {
  return useMutation<Output<C>, Error, Input<C>>({
    mutationKey: [channel],
    mutationFn: (input) => (call as (c: C, i: Input<C>) => Promise<Output<C>>)(channel, input),
  });
}

/** The phone list, the reminders and the end of the day are made of all that happens. */
const desk = ['reminders.', 'phone.', 'dayEnd.'];

/** Who waits in the building, and whoever is on the way to them. */
const here = ['seeNow.', 'staff.live'];

/** Which reads a topic makes out of date, as prefixes of channel names. */
const staleAfter: Record<Topic, readonly string[]> = {
  // See rereadIfSomebodyElse.
  session: [],
  settings: ['settings.', 'setup.', 'queue.', 'referral.', 'app.', ...desk],
  staff: ['staff.', 'seeNow.', 'setup.', 'diary.', 'queue.', 'slots.', 'referral.', ...desk],
  patients: ['seeNow.', 'patient.', 'queue.', 'referral.', 'diary.', 'slots.fill', ...desk],
  import: ['patientImport.'],
  referrals: [...here, 'queue.', 'referral.', 'patient.', 'diary.', 'slots.fill', ...desk],
  clinics: [
    'staff.live',
    'clinic.',
    'leave.',
    'closure.',
    'extraSession.',
    'holiday.',
    'slots.',
    'series.',
    'diary.',
    'queue.',
    'referral.',
    ...desk,
  ],
  appointments: [
    'staff.live',
    'appointment.',
    'slots.',
    'series.',
    'diary.',
    'queue.',
    'referral.',
    'patient.get',
    ...desk,
  ],
  reminders: desk,
  backup: ['backup.'],
  pc: ['pc.', 'app.'],
  refer: [],
};

/** Marks everything read under these prefixes as out of date. */
export function invalidate(prefixes: readonly string[]): void {
  void queryClient.invalidateQueries({
    predicate: (query) => {
      const channel = String(query.queryKey[0]);
      return prefixes.some((prefix) => channel.startsWith(prefix));
    },
  });
}

/** Who is at this PC now, as the answer of a call said: nobody has to ask for it again. */
export function signedIn(session: Session): void {
  queryClient.setQueryData(['session.current', null], session);
}

/** Somebody else means other answers; the same person, whom this page has just picked, does not. */
async function rereadIfSomebodyElse(): Promise<void> {
  const before = queryClient.getQueryData<Session | null>(['session.current', null]);
  const now = await call('session.current').catch(() => null);
  if (before === undefined || before?.staffId !== now?.staffId) invalidate(['']);
}

/** Topics arrive in bursts (one command announces several): refetch once per burst. */
export function startTopics(): () => void {
  let waiting: Set<string> | null = null;
  let sessionHeard = false;
  return window.clw.on((topic) => {
    if (waiting === null) {
      const burst = new Set<string>();
      waiting = burst;
      setTimeout(() => {
        waiting = null;
        invalidate([...burst]);
        if (sessionHeard) void rereadIfSomebodyElse();
        sessionHeard = false;
      }, 20);
    }
    if (topic === 'session') sessionHeard = true;
    for (const prefix of staleAfter[topic] ?? []) waiting.add(prefix);
  });
}

/** Calls `listener` whenever this topic is announced. */
export function useTopic(topic: Topic, listener: () => void): void {
  useEffect(
    () => window.clw.on((heard) => (heard === topic ? listener() : undefined)),
    [topic, listener],
  );
}
