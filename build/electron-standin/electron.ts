import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server as NetServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { decode, encode } from './codec.ts';
import { findBrowser, hasDisplay, openAppWindow, printToPdf } from './browser.ts';
import { serve, type Server } from './server.ts';

/**
 * DEVELOPMENT STAND-IN for Electron, for machines that cannot download its binary. It runs the same
 * main bundle and preload in Node and shows the pages in a browser. It has no sandboxed renderer, no
 * keychain and no system shortcut, is never packaged, and a packaged app cannot load it.
 */
const root = path.resolve(import.meta.dirname, '../..');
const headless = process.env['CLW_STANDIN_HEADLESS'] === '1';
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  version: string;
};

// ---- app ----

const paths = new Map<string, string>([
  [
    'userData',
    path.join(
      process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'),
      'clw-desk-standin',
    ),
  ],
]);
let lock: NetServer | null = null;
let quitting = false;

class App extends EventEmitter {
  readonly standIn = true;
  readonly isPackaged = false;
  getVersion = () => version;
  getName = () => 'CLW Desk';
  getPath = (name: string) => paths.get(name) ?? tmpdir();
  setPath = (name: string, value: string) => void paths.set(name, value);
  setAsDefaultProtocolClient = () => false;

  /** A socket in the user-data folder: whoever cannot have it hands its arguments over. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const pid = path.join(folder, 'standin.pid');
    const other = existsSync(pid) ? Number(readFileSync(pid, 'utf8')) : 0;
    if (other > 0 && other !== process.pid && isRunning(other)) {
      const line = createConnection(socketPath(folder), () => line.end(encode(process.argv)));
      line.on('error', () => undefined);
      return false;
    }
    writeFileSync(pid, String(process.pid));
    rmSync(socketPath(folder), { force: true });
    lock = createServer((line) => {
      let text = '';
      line.on('data', (chunk) => (text += String(chunk)));
      line.on('end', () => this.emit('second-instance', {}, decode(text)));
      line.on('error', () => undefined);
    }).listen(socketPath(folder));
    lock.on('error', () => undefined);
    return true;
  }

  async whenReady(): Promise<void> {
    await ready;
  }

  quit(): void {
    if (quitting) return;
    let waits = false;
    this.emit('before-quit', { preventDefault: () => (waits = true) });
    if (waits) return;
    quitting = true;
    lock?.close();
    server?.close();
    rmSync(path.join(this.getPath('userData'), 'standin.pid'), { force: true });
    process.exit(0);
  }
}

export const app = new App();

const socketPath = (folder: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\clw-desk-${Buffer.from(folder).toString('hex').slice(-40)}`
    : path.join(folder, 'standin.sock');

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

// ---- pages ----

let server: Server | null = null;
const ready = start();

async function start(): Promise<void> {
  server = await serve({
    page: (url) => Promise.resolve(appProtocol({ url, method: 'GET' })),
    invoke: (window, channel, args) => {
      const handler = handlers.get(channel);
      const sender = BrowserWindow.all.get(window)?.webContents;
      if (!handler || !sender) throw new Error(`No handler registered for '${channel}'`);
      return Promise.resolve(handler({ sender, senderFrame: sender.mainFrame }, ...args));
    },
    test: testAction,
    preload: () => readFileSync(path.join(root, 'build/out/app/preload.cjs'), 'utf8'),
  });
}

type PageHandler = (request: { url: string; method: string }) => Response | Promise<Response>;
let appProtocol: PageHandler = () => new Response('', { status: 404 });

export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (_scheme: string, handler: PageHandler) => void (appProtocol = handler),
};

type Handler = (event: unknown, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
});

class WebContents extends EventEmitter {
  readonly mainFrame = { url: 'app://clw/index.html' };
  readonly id: number;
  html = '';
  constructor(id: number) {
    super();
    this.id = id;
  }
  send(channel: string, ...args: unknown[]): void {
    server?.send(this.id, 'message', { channel, args });
  }
  setWindowOpenHandler(): void {}
  print(_options: unknown, done: () => void): void {
    this.send('standin:print', this.html);
    done();
  }
  async printToPDF(): Promise<Buffer> {
    const browser = findBrowser();
    if (!browser) throw new Error('No browser to print with.');
    const folder = mkdtempSync(path.join(tmpdir(), 'clw-print-'));
    try {
      const page = path.join(folder, 'page.html');
      const target = path.join(folder, 'page.pdf');
      writeFileSync(page, this.html);
      printToPdf(browser, page, target, path.join(folder, 'profile'));
      return readFileSync(target);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

type WindowOptions = { width?: number; height?: number; show?: boolean; title?: string };
let lastId = 0;

export class BrowserWindow extends EventEmitter {
  static readonly all = new Map<number, BrowserWindow>();
  static getAllWindows = () => [...BrowserWindow.all.values()];
  readonly id = ++lastId;
  readonly webContents = new WebContents(this.id);
  readonly #options: WindowOptions;
  #opened = false;

  constructor(options: WindowOptions = {}) {
    super();
    this.#options = options;
    BrowserWindow.all.set(this.id, this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    if (url.startsWith('data:')) {
      this.webContents.html = decodeURIComponent(url.slice(url.indexOf(',') + 1));
      return;
    }
    await ready;
    const { pathname, hash } = new URL(url);
    const address = `${server!.origin}${pathname}?window=${this.id}&token=${server!.token}${hash}`;
    if (headless)
      console.log(`CLW_STANDIN_WINDOW=${JSON.stringify({ id: this.id, url: address, hash })}`);
    else this.#openInBrowser(address);
    this.emit('ready-to-show');
  }
  #openInBrowser(address: string): void {
    const browser = findBrowser();
    if (!browser || !hasDisplay()) {
      if (!this.#opened)
        console.log(`Open this address in a browser on this machine:\n  ${address}`);
    } else {
      const { width = 1366, height = 768 } = this.#options;
      openAppWindow(browser, address, path.join(app.getPath('userData'), 'browser'), {
        width,
        height,
      });
    }
    this.#opened = true;
  }
  #order(name: string, value?: unknown): void {
    server?.send(this.id, 'order', { name, value });
  }
  show(): void {
    if (headless && this.#opened) console.log(`CLW_STANDIN_SHOW=${this.id}`);
    this.#opened = true;
  }
  focus = (): void => this.#order('focus');
  hide = (): void => this.#order('close');
  restore(): void {}
  isMinimized = (): boolean => false;
  isDestroyed = (): boolean => !BrowserWindow.all.has(this.id);
  getBounds = () => ({
    x: 0,
    y: 0,
    width: this.#options.width ?? 1366,
    height: this.#options.height ?? 768,
  });
  destroy(): void {
    BrowserWindow.all.delete(this.id);
  }
}

// ---- the rest of the machine ----

export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
  },
};

let clipboardText = '';
export const clipboard = {
  readText: () => clipboardText,
  writeText: (text: string) => void (clipboardText = text),
};

const shortcuts = new Map<string, () => void>();
export const globalShortcut = {
  register(accelerator: string, pressed: () => void): boolean {
    if (!/^[\w+]+$/.test(accelerator)) throw new Error('not an accelerator');
    if (shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, pressed);
    return true;
  },
  unregister: (accelerator: string) => void shortcuts.delete(accelerator),
};

type MenuItem = { id?: string; label?: string; type?: string; click?: () => void };
let trayItems: readonly MenuItem[] = [];
export const Menu = { buildFromTemplate: (items: MenuItem[]) => items };
export const nativeImage = { createFromPath: (file: string) => ({ file }) };
export class Tray extends EventEmitter {
  setToolTip(): void {}
  setContextMenu(items: MenuItem[]): void {
    trayItems = items;
  }
}

function testAction(action: string, value: unknown): unknown {
  if (action === 'clipboard') return void (clipboardText = String(value));
  if (action === 'readClipboard') return clipboardText;
  if (action === 'shortcut') return shortcuts.get(String(value))?.();
  if (action === 'tray') return trayItems.find((item) => item.id === value)?.click?.();
  if (action === 'quit') return setImmediate(() => app.quit());
  throw new Error('no such action');
}

/** There is no keychain here; as Electron says of such machines, this is `basic_text`. */
const keyFile = () => path.join(app.getPath('userData'), 'standin.keychain');
function standInKey(): Buffer {
  if (!existsSync(keyFile()))
    writeFileSync(keyFile(), randomBytes(32), { mode: 0o600, flush: true });
  return readFileSync(keyFile());
}
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'basic_text',
  encryptString(text: string): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', standInKey(), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  },
  decryptString(bytes: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', standInKey(), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
  },
};

export const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system' });
export const powerMonitor = new EventEmitter();
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
};
export const shell = { openExternal: () => Promise.resolve() };
export const dialog = { showErrorBox: (title: string, text: string) => console.error(title, text) };
export default { app, ipcMain, shell };

console.log('CLW Desk runs in the DEVELOPMENT STAND-IN for Electron: not for real patients.');
