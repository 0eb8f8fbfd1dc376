import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { api } from '../api.ts';
import { Button } from './button.tsx';
import { showError } from './toasts.tsx';

/** Copies text; the button says for two seconds that it did. `text` may be fetched first. */
export function CopyButton(props: {
  readonly label: string;
  readonly text: string | (() => Promise<string>);
  readonly size?: 's' | 'm';
}): ReactElement {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return undefined;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async () => {
    try {
      const text = typeof props.text === 'string' ? props.text : await props.text();
      await api.call('clipboard.writeText', { text });
      setDone(true);
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Button
      size={props.size ?? 'm'}
      icon={done ? <Check size={14} /> : <Copy size={14} />}
      onPress={() => void copy()}
    >
      <span aria-live="polite">{done ? 'Copied' : props.label}</span>
    </Button>
  );
}
