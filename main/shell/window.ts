import path from 'node:path';
import { BrowserWindow, dialog, screen, type BrowserWindowConstructorOptions } from 'electron';
import { appOrigin } from './app-files.ts';
import type { PcStore } from './pc-settings.ts';
import { fit, placeFor, referSize, smallest, smallestRefer, type Place } from './window-place.ts';

/** Every window of the app: no Node in the page, a world of its own for the preload, sandboxed. */
export const pageOptions = (
  folder: string,
): NonNullable<BrowserWindowConstructorOptions['webPreferences']> => ({
  preload: path.join(folder, 'preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
});

/** Work areas of the screens, the main one first. */
function screens(): Place[] {
  const main = screen.getPrimaryDisplay().id;
  return screen
    .getAllDisplays()
    .toSorted((one, other) => Number(other.id === main) - Number(one.id === main))
    .map((display) => display.workArea);
}

/** Windows and macOS take the icon from the program itself. */
const icon = (folder: string) =>
  process.platform === 'linux' ? { icon: path.join(folder, 'icon.png') } : {};

/**
 * A page with something unsaved in it refuses to go. Electron asks nobody by itself: without an
 * answer here the window would not close, and say nothing.
 */
function askBeforeLosing(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const close = 1;
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: 'Something you typed is not saved.',
      detail: 'Go back to save or cancel it, or close CLW Desk and lose it.',
      buttons: ['Go back', 'Close and lose it'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (answer === close) event.preventDefault();
  });
}

export function openMainWindow(
  folder: string,
  store: Pick<PcStore, 'window' | 'rememberWindow'>,
): BrowserWindow {
  const window = new BrowserWindow({
    ...placeFor(store.window(), screens()),
    ...icon(folder),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'CLW Desk',
    autoHideMenuBar: true,
    webPreferences: pageOptions(folder),
  });
  window.once('ready-to-show', () => window.show());
  askBeforeLosing(window);
  window.on('close', () => store.rememberWindow(window.getNormalBounds()));
  void window.loadURL(`${appOrigin}/index.html#/queue`);
  return window;
}

/** Small and on top, over the GP system. Kept hidden between uses so that it opens at once. */
export function openReferWindow(folder: string): BrowserWindow {
  const window = new BrowserWindow({
    ...fit(referSize, screens()[0]),
    ...icon(folder),
    // Its size is the page's, whatever the title bar of this system takes.
    useContentSize: true,
    minWidth: smallestRefer.width,
    minHeight: smallestRefer.height,
    show: false,
    title: 'Refer to link worker',
    alwaysOnTop: true,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    autoHideMenuBar: true,
    webPreferences: pageOptions(folder),
  });
  window.once('ready-to-show', () => window.show());
  askBeforeLosing(window);
  void window.loadURL(`${appOrigin}/index.html#/refer`);
  return window;
}
