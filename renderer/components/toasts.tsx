import { AlertTriangle, CheckCircle2, Undo2, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore, type ReactElement } from 'react';
import { errorData } from '../api.ts';
import { Button, IconButton } from './button.tsx';
import { errorLine } from './error-text.ts';

type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'ok' | 'red';
  readonly until: number;
  readonly undo: (() => Promise<unknown>) | null;
};

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

/** A message at the corner. With `undo` it counts down and Ctrl+Z takes the newest one back. */
export function showToast(
  text: string,
  options: {
    readonly tone?: 'ok' | 'red';
    readonly seconds?: number;
    readonly undo?: () => Promise<unknown>;
  } = {},
): void {
  const seconds = options.seconds ?? (options.undo ? 10 : options.tone === 'red' ? 15 : 5);
  const toast: Toast = {
    id: nextId++,
    text,
    tone: options.tone ?? 'ok',
    until: Date.now() + seconds * 1000,
    undo: options.undo ?? null,
  };
  change([...toasts.slice(-2), toast]);
}

/** A failed action, worded. */
export function showError(error: unknown): void {
  showToast(errorLine(errorData(error)), { tone: 'red' });
}

async function undo(toast: Toast): Promise<void> {
  dismiss(toast.id);
  try {
    await toast.undo?.();
    showToast('Undone.');
  } catch (error) {
    showError(error);
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');
}

function useCtrlZ(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      if (isTyping(event.target)) return;
      const newest = toasts.findLast((toast) => toast.undo);
      if (newest) {
        event.preventDefault();
        void undo(newest);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function ToastLine({ toast }: { readonly toast: Toast }): ReactElement {
  const [left, setLeft] = useState(() => Math.ceil((toast.until - Date.now()) / 1000));
  const [paused, setPaused] = useState(false);
  useEffect(() => {
    if (paused) return undefined;
    const timer = setTimeout(() => (left <= 1 ? dismiss(toast.id) : setLeft(left - 1)), 1000);
    return () => clearTimeout(timer);
  }, [left, paused, toast.id]);
  const Icon = toast.tone === 'red' ? AlertTriangle : CheckCircle2;
  return (
    <div
      className={`toast toast-${toast.tone}`}
      onMouseEnter={() => setPaused(true)}
      onMouseLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      <Icon size={16} aria-hidden="true" />
      <span className="grow">{toast.text}</span>
      {toast.undo ? (
        <Button
          size="s"
          icon={<Undo2 size={14} />}
          onPress={() => void undo(toast)}
          ariaLabel="Undo (Ctrl+Z)"
        >
          Undo <span aria-hidden="true">{left}</span>
        </Button>
      ) : null}
      <IconButton
        label="Dismiss"
        size="s"
        icon={<X size={14} />}
        onPress={() => dismiss(toast.id)}
      />
    </div>
  );
}

/** Once per window. Messages are read out politely; hovering or focusing stops the countdown. */
export function ToastRegion(): ReactElement {
  useCtrlZ();
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="region" aria-label="Messages">
      <div role="status" className="stack">
        {shown.map((toast) => (
          <ToastLine key={toast.id} toast={toast} />
        ))}
      </div>
    </div>
  );
}
