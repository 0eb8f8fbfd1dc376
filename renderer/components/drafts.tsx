import {
  createContext,
  useContext,
  useEffect,
  useSyncExternalStore,
  type ReactElement,
  type ReactNode,
} from 'react';
import { useToast } from './toast.tsx';

/**
 * What is typed and not saved yet. One rule for every form: it is kept per person and form until
 * that person saves or cancels it, whatever row, screen or person is chosen meanwhile. In memory
 * only, because it is about patients; closing the window with anything unsaved asks first.
 */
type Kept = { readonly value: unknown; readonly start: unknown };
const drafts = new Map<string, Kept>();
const listeners = new Set<() => void>();
let changes = 0;

function put(key: string, kept: Kept | null): void {
  if (kept) drafts.set(key, kept);
  else if (!drafts.delete(key)) return;
  changes += 1;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const Owner = createContext('');

/** Whose drafts they are. Another person's forms are made anew, and find only their own. */
export function DraftOwner(props: {
  readonly staffId: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Owner key={props.staffId} value={props.staffId}>
      {props.children}
    </Owner>
  );
}

/** Asks before the window is closed or loaded anew with something unsaved in it, whoever typed it. */
export function useAskBeforeClosing(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (drafts.size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export type Draft<T> = {
  readonly value: T;
  /** A function goes by what is typed when it is called, not when the form was drawn. */
  readonly set: (change: Partial<T> | ((now: T) => Partial<T>)) => void;
  /** Saved: nothing is left to keep. The answer brings it back, for an Undo of the saving. */
  readonly saved: () => () => void;
  /** Thrown away, with Undo where there was something to lose. */
  readonly discard: () => void;
};

/**
 * The fields of a form, by a name that says which form about whom (`note/<referral id>`). Untouched
 * they follow `start`; touched they stay, also when the form is gone and comes back.
 */
export function useDraft<T extends object>(form: string, start: T): Draft<T> {
  const key = `${useContext(Owner)} ${form}`;
  const kept = useSyncExternalStore(subscribe, () => drafts.get(key));
  const toast = useToast();
  const value = (kept?.value ?? start) as T;
  return {
    value,
    set: (change) => {
      const now = drafts.get(key);
      const from = now?.start ?? start;
      const typed = (now?.value ?? start) as T;
      const next = { ...typed, ...(typeof change === 'function' ? change(typed) : change) };
      put(key, same(next, from) ? null : { value: next, start: from });
    },
    saved: () => {
      const sent = drafts.get(key);
      put(key, null);
      return () => {
        if (sent) put(key, sent);
      };
    },
    discard: () => {
      const lost = drafts.get(key);
      if (!lost) return;
      put(key, null);
      toast({ text: 'Not saved.', onUndo: () => put(key, lost) });
    },
  };
}

/** Whether this person has something unsaved in a form, so that it is shown again. */
export function useHasDraft(form: string): boolean {
  const key = `${useContext(Owner)} ${form}`;
  return useSyncExternalStore(subscribe, () => drafts.has(key));
}

/** Everything this person has unsaved in forms whose name begins so. */
export function useDraftsIn<T>(beginning: string): readonly T[] {
  const start = `${useContext(Owner)} ${beginning}`;
  useSyncExternalStore(subscribe, () => changes);
  return [...drafts].filter(([key]) => key.startsWith(start)).map(([, { value }]) => value as T);
}
