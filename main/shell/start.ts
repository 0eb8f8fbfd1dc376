import { hostname } from 'node:os';
import path from 'node:path';
import { app, dialog, nativeTheme, powerMonitor, type BrowserWindow } from 'electron';
import { contract } from '../../shared/contract.ts';
import { parseStart } from '../refer-request.ts';
import type { SessionHolder } from '../context.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { createDispatch, type Answer } from '../dispatch.ts';
import { describeFault } from '../fault.ts';
import { createHandlers } from '../handlers.ts';
import { newId } from '../new-id.ts';
import { createRegisterHolder } from '../register-holder.ts';
import { openSqliteRegister } from '../register/open-sqlite.ts';
import { createSeeNowWatch } from '../see-now-watch.ts';
import { answerOtherStarts, collectLinks } from './asked.ts';
import { answerPages, tellPages } from './ipc.ts';
import { openPcSettings } from './pc-settings.ts';
import { declareScheme, serveApp } from './protocol.ts';
import { createReferWindow } from './refer-window.ts';
import { registerKey } from './register-key.ts';
import { keychain } from './secrets.ts';
import { alertSeeNow } from './see-now-alert.ts';
import { denyPermissions, hardenPages } from './security.ts';
import { createShellHandlers, systemTheme } from './shell-handlers.ts';
import { chiInClipboard, createShortcut } from './shortcut.ts';
import { showTray } from './tray.ts';
import { openMainWindow } from './window.ts';

const hour = 3_600_000;
const clock = (): string => new Date().toISOString();

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
  const registerPath = path.join(userData, 'register.db');
  const store = openPcSettings(userData);
  nativeTheme.themeSource = systemTheme(store.get().theme);
  const sessions: SessionHolder = { current: null };
  const register = createRegisterHolder({
    open: async () => {
      const opened = await openSqliteRegister({
        path: registerPath,
        key: registerKey(userData, registerPath, keychain),
      });
      if (request.demo) await seedDemo(opened, clock());
      return opened;
    },
    newId,
    clock,
    pc: hostname(),
    workerUrl: new URL('./import-worker.js', import.meta.url),
    report: (error) => console.error('fault in opening', describeFault(error)),
  });
  await register.open();

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
  const shell = createShellHandlers({
    store,
    info: () => ({
      version: app.getVersion(),
      standIn: 'standIn' in app,
      registerPath,
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
  const dispatch = createDispatch({
    register: register.get,
    handlers: createHandlers({ sessions, patientImport: register.patientImport }),
    shell,
    sessions,
    clock,
    newId,
    pc: hostname(),
    announce: (topics) => {
      tellPages(topics);
      void seeNow.heard(topics);
    },
    report: (channel, error) =>
      console.error(
        'fault in',
        Object.hasOwn(contract, channel) ? channel : '?',
        describeFault(error),
      ),
  });
  const seeNow = createSeeNowWatch({
    sessions,
    waiting: async () => {
      const answer = (await dispatch.call('queue.list', {
        view: 'see_now',
      })) as Answer<'queue.list'>;
      return answer.ok ? answer.value.rows.map(({ id }) => id) : null;
    },
    alert: () => alertSeeNow({ window: () => main, show: showMain }),
  });
  answerPages(dispatch);
  main = openMain();
  if (request.refer !== null) refer.show(request.refer, request.fromLink ? 'link' : 'argument');
  showTray(folder, {
    refer: () => void referClipboard('tray'),
    open: showMain,
    quit: () => app.quit(),
  });
  answerOtherStarts({ refer: (text, from) => refer.show(text, from), showMain });
  app.on('window-all-closed', () => app.quit());
  keepSlots(register.renewSlots);
  closeBeforeQuit(register.close);
}

/** A PC that is never switched off, and one that slept over the weekend, both have slots ahead. */
function keepSlots(renew: () => Promise<void>): void {
  const soon = () =>
    void renew().catch((error: unknown) => console.error('slots', describeFault(error)));
  setInterval(soon, 6 * hour).unref();
  powerMonitor.on('resume', soon);
}

function closeBeforeQuit(close: () => Promise<void>): void {
  let done = false;
  app.on('before-quit', (event) => {
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
