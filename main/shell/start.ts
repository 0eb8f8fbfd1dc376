import path from 'node:path';
import { app, dialog, nativeTheme, powerMonitor, type BrowserWindow } from 'electron';
import { parseStart } from '../refer-request.ts';
import type { openDesk } from '../desk.ts';
import { describeFault } from '../fault.ts';
import { answerOtherStarts, collectLinks } from './asked.ts';
import { answerPages, tellPages } from './ipc.ts';
import { openPcSettings } from './pc-settings.ts';
import { declareScheme, serveApp } from './protocol.ts';
import { createReferWindow } from './refer-window.ts';
import { registerKey } from './register-key.ts';
import { registerPlace } from './register-place.ts';
import { keychain } from './secrets.ts';
import { alertSeeNow } from './see-now-alert.ts';
import { denyPermissions, hardenPages } from './security.ts';
import { createShellHandlers, systemTheme } from './shell-handlers.ts';
import { chiInClipboard, createShortcut } from './shortcut.ts';
import { showTray } from './tray.ts';
import { openMainWindow } from './window.ts';

const hour = 3_600_000;
/** Slots reach 26 weeks ahead: the first renewal waits until the first screens have been shown. */
const firstRenewalMs = 5000;
const firstBackupMs = 60_000;

/** `folder`: where the bundles are. */
export async function startApp(folder: string): Promise<void> {
  process.on('uncaughtException', endWith);
  // Nobody waited for it, so nothing depends on it: a page that was closed while it loaded.
  process.on('unhandledRejection', (error) => console.error('rejected', describeFault(error)));
  await begin(folder).catch(endWith);
}

async function begin(folder: string): Promise<void> {
  const request = parseStart(process.argv.slice(1));
  chooseUserData(request);
  // Dates and spelling as the practice writes them, whatever language the PC is set to.
  app.commandLine.appendSwitch('lang', 'en-GB');
  declareScheme();
  // A second start hands its request to the running app and ends.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  collectLinks();
  // Windows shows notifications only of a program it knows by the id its installer gave.
  app.setAppUserModelId('scot.clwdesk.app');
  app.setAsDefaultProtocolClient('clwdesk');
  hardenPages();
  await app.whenReady();
  denyPermissions();
  serveApp(path.join(folder, 'renderer'));
  await run(folder, request);
}

/** The made-up practice lives in a folder of its own: it can never mix with a real register. */
function chooseUserData({ demo, userData }: ReturnType<typeof parseStart>): void {
  if (userData) app.setPath('userData', path.resolve(userData));
  if (demo) app.setPath('userData', path.join(app.getPath('userData'), 'demo'));
}

async function run(folder: string, request: ReturnType<typeof parseStart>): Promise<void> {
  const userData = app.getPath('userData');
  const store = openPcSettings(userData);
  const place = registerPlace(userData, store);
  nativeTheme.themeSource = systemTheme(store.get().theme);

  let main: BrowserWindow | null = null;
  const refer = createReferWindow(folder, () => tellPages(['refer']));
  const openMain = () => {
    const window = openMainWindow(folder, store);
    window.once('closed', () => refer.setAlone(true));
    refer.setAlone(false);
    return window;
  };
  const showMain = () => {
    if (!main || main.isDestroyed()) main = openMain();
    if (main.isMinimized()) main.restore();
    main.show();
    main.focus();
  };
  const referClipboard = async (from: 'shortcut' | 'tray') =>
    refer.show(await chiInClipboard(), from);
  const shortcut = createShortcut(() => void referClipboard('shortcut'));
  shortcut.set(store.get().shortcut);
  const shell: Parameters<typeof openDesk>[0]['shell'] = (register) =>
    createShellHandlers({
      store,
      info: () => ({
        version: app.getVersion(),
        standIn: 'standIn' in app,
        registerPath: place.path,
        platform: process.platform,
        shortcutActive: shortcut.active(),
      }),
      startProblem: register.problem,
      retry: register.open,
      refer,
      showMain,
      setShortcut: (accelerator) => shortcut.set(accelerator),
      announcePc: () => tellPages(['pc']),
    });
  // The page loads while the register is opened; what it asks meanwhile waits for that.
  main = openMain();
  const desk = import('../desk.ts').then(({ openDesk }) =>
    openDesk({
      place,
      key: () => registerKey(userData, place.path, keychain),
      demo: request.demo,
      workerUrl: new URL('./import-worker.js', import.meta.url),
      backup: {
        workerUrl: new URL('./backup-worker.js', import.meta.url),
        second: { get: store.backupFolder, set: store.rememberBackupFolder },
      },
      shell,
      report: (where, error) => console.error('fault in', where, describeFault(error)),
      announce: tellPages,
      alertSeeNow: (why) => alertSeeNow({ window: () => main, show: showMain }, why),
    }),
  );
  answerPages(desk.then(({ dispatch }) => dispatch));
  if (request.refer !== null) refer.show(request.refer, request.fromLink ? 'link' : 'argument');
  showTray(folder, {
    refer: () => void referClipboard('tray'),
    open: showMain,
    quit: () => app.quit(),
  });
  answerOtherStarts({ refer: (text, from) => refer.show(text, from), showMain });
  app.on('window-all-closed', () => app.quit());
  closeBeforeQuit(async () => (await desk).close());
  keepSlots((await desk).renewSlots);
  keepBackups((await desk).backUp);
}

/** A PC that is never switched off, and one that slept over the weekend, both have slots ahead. */
function keepSlots(renew: () => Promise<void>): void {
  const soon = () =>
    void renew().catch((error: unknown) => console.error('slots', describeFault(error)));
  setTimeout(soon, firstRenewalMs).unref();
  setInterval(soon, 6 * hour).unref();
  powerMonitor.on('resume', soon);
}

/** Once a day, on PCs that are never switched off too; the first while nobody waits for the app. */
function keepBackups(backUp: () => Promise<void>): void {
  const soon = () =>
    void backUp().catch((error: unknown) => console.error('backup', describeFault(error)));
  setTimeout(soon, firstBackupMs).unref();
  setInterval(soon, hour).unref();
  powerMonitor.on('resume', soon);
}

/** Once every window has agreed to close: one with unsaved writing may stay, and needs its register. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let done = false;
  app.on('will-quit', (event) => {
    if (done) return;
    event.preventDefault();
    void close().finally(() => {
      done = true;
      app.quit();
    });
  });
}

/** A fault of ours ends in a sentence; Electron's own window would show a message with data in it. */
function endWith(error: unknown): void {
  // The terminal it was started from is closed: nobody reads the log, and nothing is wrong.
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
  console.error('fault', describeFault(error));
  dialog.showErrorBox(
    'CLW Desk has to close',
    'Something went wrong in CLW Desk. Everything that was saved is safe. Please start it again; ' +
      `if this comes back, show this to whoever looks after your PCs: ${describeFault(error)}`,
  );
  app.exit(1);
}
