import { X } from 'lucide-react';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { errorData, useRead } from '../api.ts';
import { Button, IconButton } from './button.tsx';
import { errorLine } from './error-text.ts';

export type Toast = {
  readonly text: string;
  /** The patient it is about, as names are shown on this screen. */
  readonly who?: string;
  /** A newer step with the same subject takes the place of the older one, Undo included. */
  readonly about?: string;
  readonly tone?: 'ok' | 'red';
  /** Takes back what was done. Stays for `seconds`, 10 unless said. */
  readonly onUndo?: () => void;
  readonly seconds?: number;
};

type Shown = Toast & { readonly id: number };

const Context = createContext<(toast: Toast) => void>(() => undefined);

export const useToast = (): ((toast: Toast) => void) => useContext(Context);

/** Says an error as a toast, for actions that have no place of their own. */
export function useErrorToast(): (error: unknown) => void {
  const toast = useToast();
  return useCallback((error) => toast({ tone: 'red', text: errorLine(errorData(error)) }), [toast]);
}

const usualSeconds = 10;
const mostShown = 2;

/** An Undo gives way to a newer one about the same; not to a message without one. */
function withNext(all: readonly Shown[], next: Shown): Shown[] {
  const superseded = (one: Shown): boolean =>
    next.about !== undefined && one.about === next.about && Boolean(next.onUndo ?? !one.onUndo);
  return [...all.filter((one) => !superseded(one)).slice(1 - mostShown), next];
}
let lastId = 0;

export function ToastRegion({ children }: { readonly children: ReactNode }): ReactElement {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const staffId = useRead('session.current', undefined).data?.staffId ?? null;
  const [of, setOf] = useState(staffId);
  if (of !== staffId) {
    // Nobody reads or takes back what another person did at this PC.
    setOf(staffId);
    setShown([]);
  }
  const add = useCallback((toast: Toast) => {
    lastId += 1;
    const id = lastId;
    setShown((all) => withNext(all, { ...toast, id }));
  }, []);
  const remove = useCallback(
    (id: number) => setShown((all) => all.filter((one) => one.id !== id)),
    [],
  );
  const undo = useMemo(() => shown.findLast((toast) => toast.onUndo), [shown]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea');
      if (!undo || typing || event.key !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      undo.onUndo?.();
      remove(undo.id);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undo, remove]);
  return (
    <Context value={add}>
      {children}
      <div className="toasts" role="status" aria-label="Messages">
        {shown.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onGone={() => remove(toast.id)} />
        ))}
      </div>
    </Context>
  );
}

function ToastLine({
  toast,
  onGone,
}: {
  readonly toast: Shown;
  readonly onGone: () => void;
}): ReactElement {
  const [left, setLeft] = useState(toast.seconds ?? usualSeconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onGone();
  }, [left, onGone]);
  return (
    <div className={`toast ${toast.tone === 'red' ? 'toast-red' : ''}`}>
      <span className="grow">
        {toast.who ? <strong>{toast.who} </strong> : null}
        <span>{toast.text}</span>
      </span>
      {toast.onUndo ? (
        <Button
          size="s"
          onPress={() => {
            toast.onUndo?.();
            onGone();
          }}
        >
          Undo <span aria-hidden="true">{left}</span>
        </Button>
      ) : null}
      <IconButton label="Dismiss" icon={<X size={16} />} onPress={onGone} />
    </div>
  );
}
