import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type * as Electron from 'electron';
import { app } from './app.ts';

/** What Electron does with the machine around its windows, as far as main/shell uses it. */

let clipboardText = '';
export const clipboard = {
  readText: () => Promise.resolve(clipboardText),
  writeText(text: string) {
    clipboardText = text;
    return Promise.resolve();
  },
} satisfies Partial<Electron.Clipboard>;

const shortcuts = new Map<string, () => void>();
export const globalShortcut = {
  register(accelerator: string, pressed: () => void): boolean {
    if (!/^[\w+]+$/.test(accelerator)) throw new Error('not an accelerator');
    if (shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, pressed);
    return true;
  },
  unregister: (accelerator: string) => void shortcuts.delete(accelerator),
  isRegistered: (accelerator: string) => shortcuts.has(accelerator),
} satisfies Partial<Electron.GlobalShortcut>;

type MenuItem = { id?: string; label?: string; type?: string; click?: () => void };
let trayItems: readonly MenuItem[] = [];
export const Menu = { buildFromTemplate: (items: MenuItem[]) => items };
export const nativeImage = {
  createFromPath: (file: string) => ({ file, setTemplateImage: () => undefined }),
};
export class Tray extends EventEmitter {
  setToolTip(): void {}
  setContextMenu(items: MenuItem[]): void {
    trayItems = items;
  }
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
  getSelectedStorageBackend: () => 'basic_text' as const,
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
} satisfies Partial<Electron.SafeStorage>;

export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
  } satisfies Partial<Electron.Session>,
};
export const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system' });
export const powerMonitor = new EventEmitter();
const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } };
export const screen = { getAllDisplays: () => [display], getPrimaryDisplay: () => display };
export const shell = { openExternal: () => Promise.resolve() } satisfies Partial<Electron.Shell>;
export const dialog = {
  showErrorBox: (title: string, text: string) => console.error(title, text),
} satisfies Partial<Electron.Dialog>;

/** What is on the desktop: whose window has the focus, what was said, which task bar entry flashes. */
export const desktop = {
  focused: null as object | null,
  flashing: false,
  said: [] as string[],
};

/** There is no notification here; a person reads it in the terminal, a test asks for it. */
export class Notification extends EventEmitter {
  static readonly isSupported = () => true;
  readonly #text: string;
  constructor({ title = '', body = '' }: { title?: string; body?: string }) {
    super();
    this.#text = `${title}: ${body}`;
  }
  show(): void {
    desktop.said.push(this.#text);
    console.log(`Notification: ${this.#text}`);
  }
}

/** What only the outside world does, done by a test. */
export function outside(action: string, value: unknown): unknown {
  if (action === 'clipboard') return void (clipboardText = String(value));
  if (action === 'readClipboard') return clipboardText;
  if (action === 'shortcut') return shortcuts.get(String(value))?.();
  if (action === 'tray') return trayItems.find((item) => item.id === value)?.click?.();
  if (action === 'otherProgram') return void (desktop.focused = null);
  if (action === 'alerts') return [...desktop.said, ...(desktop.flashing ? ['flashing'] : [])];
  if (action === 'quit') return setImmediate(() => app.quit());
  throw new Error('no such action');
}
