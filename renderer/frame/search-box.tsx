import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import { useRead } from '../api.ts';
import { TextField } from '../components/fields.tsx';
import { commandsFor, type Command } from './commands.ts';
import { SearchFound, type FoundItem } from './search-found.tsx';

/** One box for everything: patients by name, CHI, date of birth or phone, and things to do. */
export function SearchBox(props: {
  readonly commands: readonly Command[];
  readonly onPatient: (patientId: string) => void;
}): ReactElement {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const goBack = useCtrlK(box, () => setOpen(true));
  const { items, nobody, busy } = useFound(text, props.commands);
  const chosen = Math.min(at, items.length - 1);
  const leave = () => {
    setText('');
    setAt(0);
    setOpen(false);
  };
  const take = (item: FoundItem | undefined) => {
    if (!item) return;
    leave();
    goBack();
    if ('command' in item) item.command.run();
    else props.onPatient(item.patient.id);
  };
  // What is listed answers what was typed before: Enter waits for what was typed last.
  const entered = useRef(false);
  useEffect(() => {
    if (busy || !entered.current) return;
    entered.current = false;
    take(items[chosen]);
  });
  const keys: Record<string, () => void> = {
    ArrowDown: () => setAt(open ? Math.min(chosen + 1, items.length - 1) : chosen),
    ArrowUp: () => setAt(Math.max(chosen - 1, 0)),
    Enter: () => {
      entered.current = busy;
      if (!busy) take(items[chosen]);
    },
    Escape: () => {
      leave();
      goBack();
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key.startsWith('Arrow')) setOpen(true);
    act();
  };
  return (
    <div
      className="search-box"
      onClick={() => setOpen(true)}
      onKeyDownCapture={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) leave();
      }}
    >
      <TextField
        label="Find a patient or a command (Ctrl+K)"
        hideLabel
        placeholder="Search  (Ctrl+K)"
        type="search"
        value={text}
        onChange={(typed) => {
          setText(typed);
          setAt(0);
          entered.current = false;
          setOpen(true);
        }}
        ref={box}
      />
      {open ? (
        <SearchFound items={items} chosen={chosen} nobody={nobody} busy={busy} onTake={take} />
      ) : null}
    </div>
  );
}

/** Patients first: a name typed in haste must never run a command. */
function useFound(text: string, commands: readonly Command[]) {
  const wanted = text.trim();
  const searches = wanted.length > 1;
  const found = useRead(
    'patient.search',
    { text: wanted.slice(0, 100), limit: 8 },
    { enabled: searches, keepPrevious: true },
  );
  const items: readonly FoundItem[] = [
    ...(searches ? (found.data ?? []) : []).map((patient) => ({ patient })),
    ...commandsFor(commands, wanted).map((command) => ({ command })),
  ];
  return {
    items,
    nobody: searches && found.isSuccess && found.data.length === 0,
    busy: searches && (found.isPending || found.isPlaceholderData),
  };
}

/** Ctrl+K goes to the box from anywhere; the answer takes the focus back to where it was. */
function useCtrlK(box: RefObject<HTMLInputElement | null>, onOpen: () => void): () => void {
  const before = useRef<Element | null>(null);
  const opened = useRef(onOpen);
  useEffect(() => {
    opened.current = onOpen;
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (document.activeElement !== box.current) before.current = document.activeElement;
      box.current?.focus();
      box.current?.select();
      opened.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [box]);
  return () => {
    box.current?.blur();
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
    before.current = null;
  };
}
