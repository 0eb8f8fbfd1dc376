import type { BrowserWindow } from 'electron';
import type { Output } from '../../shared/contract.ts';
import { openReferWindow } from './window.ts';

type Pending = NonNullable<Output<'refer.pending'>>;

export type ReferWindow = {
  /** Shows it with `text` in its search box. It never refers by itself. */
  show(text: string, from: Pending['from']): void;
  hide(): void;
  take(): Pending | null;
};

/** One Refer window for the whole app, made at the first use and hidden between uses. */
export function createReferWindow(folder: string, announce: () => void): ReferWindow {
  let window: BrowserWindow | null = null;
  let pending: Pending | null = null;
  return {
    show(text, from) {
      pending = { text, from };
      if (!window || window.isDestroyed()) {
        window = openReferWindow(folder);
      } else {
        window.show();
        window.focus();
      }
      announce();
    },
    hide() {
      if (window && !window.isDestroyed()) window.hide();
    },
    take() {
      const taken = pending;
      pending = null;
      return taken;
    },
  };
}
