import type { BrowserWindow } from 'electron';
import type { Output } from '../../shared/contract.ts';
import { openReferWindow } from './window.ts';

type Pending = NonNullable<Output<'refer.pending'>>;

export type ReferWindow = {
  /** Shows it with `text` in its search box. It never refers by itself. */
  show(text: string, from: Pending['from']): void;
  hide(): void;
  take(): Pending | null;
  /**
   * The main window was closed (`true`) or is open (`false`). Without it a hidden Refer window would
   * keep an app running that nobody sees; one that somebody is writing in stays until it is closed.
   */
  setAlone(alone: boolean): void;
};

/** One Refer window for the whole app, made at the first use and hidden between uses. */
export function createReferWindow(folder: string, announce: () => void): ReferWindow {
  let window: BrowserWindow | null = null;
  let pending: Pending | null = null;
  let alone = false;
  const open = () => (window && !window.isDestroyed() ? window : null);
  return {
    show(text, from) {
      pending = { text, from };
      const shown = open();
      if (!shown) window = openReferWindow(folder);
      shown?.show();
      shown?.focus();
      announce();
    },
    hide() {
      if (alone) open()?.destroy();
      else open()?.hide();
    },
    take() {
      const taken = pending;
      pending = null;
      return taken;
    },
    setAlone(now) {
      alone = now;
      if (alone && !open()?.isVisible()) open()?.destroy();
    },
  };
}
