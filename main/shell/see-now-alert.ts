import { BrowserWindow, Notification } from 'electron';

type Main = { readonly window: () => BrowserWindow | null; readonly show: () => void };

/** Kept here, or it would be collected and its click would do nothing. */
let shown: Notification | null = null;

/**
 * Somebody waits in the building and nobody looks at CLW Desk: the system says so, without a word
 * about whom. The task bar flashes until the window is looked at.
 */
export function alertSeeNow(main: Main): void {
  if (BrowserWindow.getFocusedWindow()) return;
  const window = main.window();
  if (window && !window.isDestroyed()) {
    window.flashFrame(true);
    window.once('focus', () => window.flashFrame(false));
  }
  if (!Notification.isSupported()) return;
  shown = new Notification({ title: 'CLW Desk', body: 'Somebody is to be seen now.' });
  shown.on('click', main.show);
  shown.show();
}
