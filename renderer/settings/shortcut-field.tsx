import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { TextField } from '../components/fields.tsx';

const modifiers = ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'];

/** What was pressed, in Electron's words (`CommandOrControl+Alt+R`); null while only modifiers are down. */
export function acceleratorOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | null {
  if (modifiers.includes(event.key)) return null;
  const letter = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1];
  const key = letter ?? (/^F\d\d?$/.test(event.key) ? event.key : null);
  const held = [
    event.ctrlKey || event.metaKey ? 'CommandOrControl' : null,
    event.altKey ? 'Alt' : null,
    event.shiftKey ? 'Shift' : null,
  ].filter((name) => name !== null);
  // Without Ctrl or Alt it would take a letter away from every other program.
  const guarded = held.some((name) => name !== 'Shift') || (key?.startsWith('F') ?? false);
  return key && guarded ? [...held, key].join('+') : null;
}

/** Records the next combination of keys. */
export function ShortcutField(props: {
  readonly value: string;
  readonly active: boolean;
  readonly onChange: (accelerator: string) => void;
}): ReactElement {
  const [recording, setRecording] = useState(false);
  return (
    <TextField
      label="Shortcut of the Refer window"
      description={
        props.active
          ? 'Works in every program. Click here and press the new keys together to change it.'
          : 'Another program has these keys: click here and press others.'
      }
      value={recording ? 'Press the keys…' : props.value.replace('CommandOrControl', 'Ctrl')}
      onChange={() => undefined}
      onBlur={() => setRecording(false)}
      onKeyDown={(event) => {
        if (event.key === 'Tab') return;
        event.preventDefault();
        if (event.key === 'Escape') return setRecording(false);
        setRecording(true);
        const accelerator = acceleratorOf(event);
        if (!accelerator) return;
        setRecording(false);
        props.onChange(accelerator);
      }}
    />
  );
}
