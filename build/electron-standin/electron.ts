/**
 * DEVELOPMENT STAND-IN for Electron, for machines that cannot download its binary. It runs the same
 * main bundle and preload in Node and shows the pages in a browser. It has no sandboxed renderer, no
 * keychain and no system shortcut, is never packaged, and a packaged app cannot load it.
 */
import { app } from './app.ts';
import { shell } from './machine.ts';
import { ipcMain } from './pages.ts';

export { app } from './app.ts';
export * from './machine.ts';
export { BrowserWindow, ipcMain, protocol } from './pages.ts';

/** electron-store asks for these. */
const standIn: Readonly<Record<'app' | 'ipcMain' | 'shell', object>> = { app, ipcMain, shell };
export default standIn;

console.log('CLW Desk runs in the DEVELOPMENT STAND-IN for Electron: not for real patients.');
