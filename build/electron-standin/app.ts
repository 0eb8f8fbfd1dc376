import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { releaseLock, takeLock } from './instance-lock.ts';

export const root = path.resolve(import.meta.dirname, '../..');

/** Set by tests: no browser is opened, and every window's address is printed for them. */
export const headless = process.env['CLW_STANDIN_HEADLESS'] === '1';

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  version: string;
};

function configFolder(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env;
  if (process.platform === 'win32' && APPDATA) return APPDATA;
  if (process.platform === 'darwin') return path.join(homedir(), 'Library/Application Support');
  return XDG_CONFIG_HOME ?? path.join(homedir(), '.config');
}

class App extends EventEmitter {
  /** What `app.info` tells the screens; the real app has no such property. */
  readonly standIn = true;
  readonly isPackaged = false;
  /** Chromium's switches; the stand-in's browser has its own. */
  readonly commandLine = { appendSwitch: () => undefined };
  readonly #paths = new Map([['userData', path.join(configFolder(), 'clw-desk-standin')]]);
  #lock: Server | null = null;
  #quitting = false;

  getVersion = () => version;
  getName = () => 'CLW Desk';
  getPath = (name: string) => this.#paths.get(name) ?? tmpdir();
  setPath = (name: string, value: string) => void this.#paths.set(name, value);
  setAsDefaultProtocolClient = () => false;
  setAppUserModelId = () => undefined;

  requestSingleInstanceLock(): boolean {
    this.#lock = takeLock(this.getPath('userData'), process.argv, (argv) =>
      this.emit('second-instance', {}, argv),
    );
    return this.#lock !== null;
  }

  async whenReady(): Promise<void> {
    await serverReady.promise;
  }

  exit(code = 0): void {
    releaseLock(this.getPath('userData'), this.#lock);
    process.exit(code);
  }

  quit(): void {
    if (this.#quitting) return;
    let waits = false;
    const event = { preventDefault: () => (waits = true) };
    this.emit('before-quit', event);
    if (!waits) this.emit('will-quit', event);
    if (waits) return;
    this.#quitting = true;
    releaseLock(this.getPath('userData'), this.#lock);
    this.emit('quit');
    process.exit(0);
  }
}

/** Resolved once pages can be served. */
export const serverReady = Promise.withResolvers<void>();
export const app = new App();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
