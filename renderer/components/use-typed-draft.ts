import { useCallback, useSyncExternalStore } from 'react';

/**
 * What someone is typing, kept in memory while they look elsewhere (another row, another screen).
 * Dropped when the person changes, so that nobody reads another's half-written note.
 */
let drafts: Readonly<Record<string, unknown>> = {};
const listeners = new Set<() => void>();

function put(next: Readonly<Record<string, unknown>>): void {
  drafts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `[value, set, clear]`; `key` says what is being typed, such as `note/<referral id>`. */
export function useTypedDraft<T>(
  key: string,
  initial: T,
): readonly [T, (value: T) => void, () => void] {
  const value = useSyncExternalStore(subscribe, () => drafts[key]) as T | undefined;
  const set = useCallback((next: T) => put({ ...drafts, [key]: next }), [key]);
  const clear = useCallback(() => {
    const { [key]: _gone, ...rest } = drafts;
    put(rest);
  }, [key]);
  return [value === undefined ? initial : value, set, clear];
}

export function dropDrafts(): void {
  put({});
}
