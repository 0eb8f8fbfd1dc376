import { clipboard, globalShortcut } from 'electron';
import { findChiInText } from '../../shared/chi.ts';

/** Longer than anything a GP system copies; more is somebody's document. */
const longestClipboard = 10_000;

/** The CHI number in the clipboard, or nothing: other clipboard text is nobody's business. */
export async function chiInClipboard(): Promise<string> {
  const text = await clipboard.readText();
  return findChiInText(text.slice(0, longestClipboard)) ?? '';
}

export type Shortcut = { set(accelerator: string): boolean; readonly active: () => boolean };

/** The global shortcut. `set` answers false, and keeps the old one, when another program has it. */
export function createShortcut(pressed: () => void): Shortcut {
  let current: string | null = null;
  return {
    active: () => current !== null,
    set(accelerator) {
      if (accelerator === current) return true;
      let taken = false;
      try {
        taken = globalShortcut.register(accelerator, pressed);
      } catch {
        // not an accelerator at all
      }
      if (!taken) return false;
      if (current) globalShortcut.unregister(current);
      current = accelerator;
      return true;
    },
  };
}
