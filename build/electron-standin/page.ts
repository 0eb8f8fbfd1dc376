import { decode, encode } from './codec.ts';

/**
 * What `require('electron')` gives the preload when the page runs in an ordinary browser. There is
 * no isolated world here: this is a development stand-in.
 */
const windowId = new URLSearchParams(location.search).get('window') ?? '';
type Listener = (event: unknown, ...args: unknown[]) => void;
const listeners = new Map<string, Set<Listener>>();

async function invoke(channel: string, ...args: unknown[]): Promise<unknown> {
  const answer = await fetch('/__standin__/invoke', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: encode({ window: windowId, channel, args }),
  });
  const reply = decode(await answer.text()) as { value?: unknown; error?: string };
  if (reply.error !== undefined) {
    throw new Error(`Error invoking remote method '${channel}': ${reply.error}`);
  }
  return reply.value;
}

const electron = {
  contextBridge: {
    exposeInMainWorld(key: string, api: object) {
      Object.defineProperty(globalThis, key, { value: Object.freeze(api), enumerable: true });
    },
  },
  ipcRenderer: {
    invoke,
    on(channel: string, listener: Listener) {
      const all = listeners.get(channel) ?? new Set();
      listeners.set(channel, all.add(listener));
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
    },
  },
};

/** What the browser window must do because the main process said so. */
const orders: Record<string, () => void> = {
  close: () => window.close(),
  focus: () => window.focus(),
};

const events = new EventSource(`/__standin__/events?window=${windowId}`);
events.addEventListener('message', (message) => {
  const { channel, args } = decode(String(message.data)) as { channel: string; args: unknown[] };
  for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
});
events.addEventListener('order', (message) => {
  const { name } = decode(String(message.data)) as { name: string };
  orders[name]?.();
});

const mark = ' · stand-in';
const markTitle = () => {
  if (!document.title.endsWith(mark)) document.title += mark;
};
document.addEventListener('DOMContentLoaded', () => {
  markTitle();
  const title = document.querySelector('title');
  if (title) new MutationObserver(markTitle).observe(title, { childList: true });
});

Object.defineProperty(globalThis, '__standInRequire', {
  configurable: true,
  value: (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  },
});
