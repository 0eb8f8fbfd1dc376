import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app, headless, root, serverReady } from './app.ts';
import { findBrowser, hasDisplay, openAppWindow, printToPdf } from './browser.ts';
import { desktop, outside } from './machine.ts';
import { serve, type Server } from './server.ts';

/** How long a page may be away (a reload) before its window counts as closed. */
const reloadMs = 3000;

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

const server: Server = await serve({
  page: (url) => Promise.resolve(appProtocol({ url, method: 'GET' })),
  invoke(window, channel, args) {
    const handler = handlers.get(channel);
    const sender = BrowserWindow.all.get(window)?.webContents;
    if (!handler || !sender) throw new Error(`No handler registered for '${channel}'`);
    return Promise.resolve(handler({ sender, senderFrame: sender.mainFrame }, ...args));
  },
  outside,
  preload: () => readFileSync(path.join(root, 'build/out/app/preload.cjs'), 'utf8'),
  gone: (window) => BrowserWindow.all.get(window)?.pageGone(),
  tokenSpent: (window) => BrowserWindow.all.get(window)?.printAddress(),
});
app.on('quit', () => server.close());
if (headless) {
  const { origin, control: token } = server;
  console.log(`CLW_STANDIN_CONTROL=${JSON.stringify({ origin, token })}`);
}
serverReady.resolve();

class WebContents extends EventEmitter {
  readonly mainFrame = { url: 'app://clw/index.html' };
  readonly id: number;
  html = '';
  constructor(id: number) {
    super();
    this.id = id;
  }
  send(channel: string, ...args: unknown[]): void {
    server.send(this.id, 'message', { channel, args });
  }
  setWindowOpenHandler(): void {}

  /** The browser's own print dialogue, in a window of its own. */
  print(_options: unknown, done: (success: boolean, reason: string) => void): void {
    show(server.printAddress(this.html), { width: 900, height: 900 });
    done(true, '');
  }

  printToPDF(): Promise<Buffer> {
    return printToPdf(this.html);
  }
}

/** In a browser where there is one and a screen for it; else the address is printed. */
function show(address: string, size: { width: number; height: number }): 'opened' | 'printed' {
  const browser = headless ? null : findBrowser();
  if (!browser || !hasDisplay()) {
    if (!headless) console.log(`Open this address in a browser on this machine:\n  ${address}`);
    return 'printed';
  }
  openAppWindow(browser, address, path.join(app.getPath('userData'), 'browser'), size);
  return 'opened';
}

type WindowOptions = { width?: number; height?: number; useContentSize?: boolean };

/** What a title bar and borders take of a window's size on Windows. */
const edges = { width: 16, height: 39 };
let lastId = 0;

export class BrowserWindow extends EventEmitter {
  static readonly all = new Map<number, BrowserWindow>();
  static getFocusedWindow = () => desktop.focused;
  static getAllWindows = () => [...BrowserWindow.all.values()];
  readonly id = ++lastId;
  readonly webContents = new WebContents(this.id);
  readonly #size: { width: number; height: number };
  /** What is left for the page. */
  readonly #page: { width: number; height: number };
  #url = '';
  #visible = false;
  #opened: 'opened' | 'printed' | null = null;

  constructor({ width = 1366, height = 768, useContentSize = false }: WindowOptions = {}) {
    super();
    this.#size = { width, height };
    this.#page = useContentSize
      ? this.#size
      : { width: width - edges.width, height: height - edges.height };
    BrowserWindow.all.set(this.id, this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  loadURL(url: string): Promise<void> {
    if (url.startsWith('data:')) {
      this.webContents.html = decodeURIComponent(url.slice(url.indexOf(',') + 1));
    } else {
      this.#url = url;
      queueMicrotask(() => this.emit('ready-to-show'));
    }
    return Promise.resolve();
  }

  show(): void {
    if (this.#visible) return this.focus();
    this.#visible = true;
    this.#focused(true);
    // A browser's window cannot be hidden, so it was closed; one that a test or a person opened stays.
    if (this.#opened !== 'printed') this.#open();
  }

  #open(): void {
    const address = server.address(this.id, this.#url);
    if (headless) {
      const { hash } = new URL(this.#url);
      console.log(
        `CLW_STANDIN_WINDOW=${JSON.stringify({ id: this.id, url: address, hash, ...this.#page })}`,
      );
    }
    this.#opened = show(address, this.#size);
  }

  /** The token of the printed address was used by somebody: here is another. */
  printAddress(): void {
    if (!headless) this.#open();
  }

  /** The browser's window was closed by its user. */
  pageGone(): void {
    if (this.#opened !== 'opened' || !this.#visible) return;
    setTimeout(() => {
      if (server.isConnected(this.id) || !this.#visible || this.isDestroyed()) return;
      this.emit('close', { preventDefault: () => undefined });
      this.destroy();
    }, reloadMs);
  }

  hide(): void {
    this.#visible = false;
    this.#focused(false);
    if (this.#opened === 'opened') server.send(this.id, 'order', { name: 'close' });
  }

  destroy(): void {
    if (!BrowserWindow.all.delete(this.id)) return;
    this.#focused(false);
    if (this.#opened === 'opened') server.send(this.id, 'order', { name: 'close' });
    this.emit('closed');
    if (BrowserWindow.all.size === 0) app.emit('window-all-closed');
  }

  focus(): void {
    this.#focused(true);
    server.send(this.id, 'order', { name: 'focus' });
  }

  #focused(has: boolean): void {
    if (has) {
      desktop.focused = this;
      this.emit('focus');
    } else if (desktop.focused === this) desktop.focused = null;
  }

  flashFrame = (on: boolean): void => void (desktop.flashing = on);
  restore(): void {}
  isMinimized = (): boolean => false;
  isVisible = (): boolean => this.#visible;
  isDestroyed = (): boolean => !BrowserWindow.all.has(this.id);
  getNormalBounds = () => ({ x: 0, y: 0, ...this.#size });
}
