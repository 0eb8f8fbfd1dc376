import path from 'node:path';
import {
  BrowserWindow,
  screen,
  type BrowserWindowConstructorOptions,
  type Rectangle,
} from 'electron';
import type { PcStore } from './pc-settings.ts';
import { appOrigin } from './protocol.ts';

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

const firstSize = { width: 1366, height: 768 };

/** The place it had last time, unless the screen it was on is gone. */
export function placeFor(
  saved: Rectangle | null,
  displays: readonly Rectangle[],
): Partial<Rectangle> {
  if (!saved) return firstSize;
  const { x, y, width, height } = saved;
  const seen = displays.some(
    (display) =>
      x < display.x + display.width &&
      x + width > display.x &&
      y >= display.y - 10 &&
      y < display.y + display.height - 40,
  );
  return seen ? saved : { width, height };
}

export function openMainWindow(folder: string, store: PcStore): BrowserWindow {
  const displays = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placeFor(store.window(), displays),
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'CLW Desk',
    autoHideMenuBar: true,
    webPreferences: pageOptions(folder),
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => store.rememberWindow(window.getBounds()));
  void window.loadURL(`${appOrigin}/index.html#/queue`);
  return window;
}

/** Small and on top, over the GP system. Kept hidden between uses so that it opens at once. */
export function openReferWindow(folder: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 460,
    height: 640,
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
  void window.loadURL(`${appOrigin}/index.html#/refer`);
  return window;
}
