import { BrowserWindow, Notification } from 'electron';
import type { SeeNowAlert } from '../see-now-watch.ts';

type Main = { readonly window: () => BrowserWindow | null; readonly show: () => void };

/** Without a word about whom: others may look at this screen. */
const words: Record<SeeNowAlert, string> = {
  raised: 'Somebody is to be seen now.',
  unanswered: 'Nobody has answered a see now for 5 minutes.',
  late: 'Somebody still waits to be seen now: the time that was said has passed.',
};

/** Kept here, or it would be collected and its click would do nothing. */
let shown: Notification | null = null;

/**
 * Somebody waits in the building and nobody looks at CLW Desk: the system says so. The task bar
 * flashes until the window is looked at.
 */
export function alertSeeNow(main: Main, why: SeeNowAlert): void {
  if (BrowserWindow.getFocusedWindow()) return;
  const window = main.window();
  if (window && !window.isDestroyed()) {
    window.flashFrame(true);
    window.once('focus', () => window.flashFrame(false));
  }
  if (!Notification.isSupported()) return;
  shown = new Notification({ title: 'CLW Desk', body: words[why] });
  shown.on('click', main.show);
  shown.show();
}
