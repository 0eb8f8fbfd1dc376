import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { decode, encode } from './codec.ts';

export type Serves = {
  /** The app's own protocol handler, as `protocol.handle('app', ...)` gave it. */
  page(url: string): Promise<Response>;
  invoke(window: number, channel: string, args: unknown[]): Promise<unknown>;
  /** Calls of tests: press the shortcut, fill the clipboard, click in the tray. */
  outside(action: string, value: unknown): unknown;
  preload(): string;
  /** The page of a window is not connected any more. */
  gone(window: number): void;
  /** Somebody came with a token that was used already. */
  tokenSpent(window: number): void;
};

const outFolder = path.resolve(import.meta.dirname, '../out/standin');
const secret = () => randomBytes(24).toString('base64url');
const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

/**
 * The app's protocol on a loopback port. Every window's first address carries a token that works
 * once and is exchanged for a cookie; without it, or with another Host header, nothing is answered.
 */
export async function serve(serves: Serves) {
  const cookie = secret();
  /** For tests; only they are told. */
  const control = secret();
  /** Tokens not used yet. */
  const tokens = new Set<string>();
  const prints = new Map<string, string>();
  const listeners = new Map<number, Set<ServerResponse>>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const cookieName = `clw-${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    if (request.headers.host !== host) return end(response, 403);
    const token = url.searchParams.get('token');
    if (token !== null) return enter(url, token, request, response);
    if (url.pathname === '/__standin__/outside') return outside(request, response);
    if (!hasCookie(request)) return end(response, 403);
    // Same-origin pages only: a form or script of another page must not reach the register.
    if (request.method === 'POST' && request.headers.origin !== origin) return end(response, 403);
    if (url.pathname === '/__standin__/invoke') return invoke(request, response);
    if (url.pathname === '/__standin__/events') return listen(url, response);
    if (url.pathname === '/__standin__/preload.js') return script(response);
    if (url.pathname === '/__standin__/print') return print(url, response);
    await page(url, response);
  }

  const hasCookie = ({ headers }: IncomingMessage): boolean =>
    (headers.cookie ?? '').split(/; */).some((part) => same(part, `${cookieName}=${cookie}`));

  function enter(
    url: URL,
    token: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    if (!tokens.delete(token) && !hasCookie(request)) {
      serves.tokenSpent(Number(url.searchParams.get('window')));
      response.writeHead(403, html);
      response.end('This address works once. A new one is in the terminal of CLW Desk.');
      return;
    }
    url.searchParams.delete('token');
    response.writeHead(303, {
      location: url.pathname + url.search,
      'set-cookie': `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`,
    });
    response.end();
  }

  async function invoke(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { window, channel, args } = decode(await body(request)) as {
      window: string;
      channel: string;
      args: unknown[];
    };
    let reply: object;
    try {
      reply = { value: await serves.invoke(Number(window), channel, args) };
    } catch (error) {
      reply = { error: error instanceof Error ? error.message : 'failed' };
    }
    json(response, reply);
  }

  async function outside(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!same(String(request.headers['x-standin-control'] ?? ''), control))
      return end(response, 403);
    const { action, value } = decode(await body(request)) as { action: string; value: unknown };
    json(response, { value: await serves.outside(action, value) });
  }

  function listen(url: URL, response: ServerResponse): void {
    const window = Number(url.searchParams.get('window'));
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': here\n\n');
    const all = listeners.get(window) ?? new Set();
    listeners.set(window, all.add(response));
    response.on('close', () => {
      all.delete(response);
      if (all.size === 0) serves.gone(window);
    });
  }

  /** The page's half, then the preload itself, as it is in the bundle. */
  function script(response: ServerResponse): void {
    const shim = readFileSync(path.join(outFolder, 'page.js'), 'utf8');
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
    response.end(
      `${shim}\n(function (require, exports, module) {${serves.preload()}\n})(globalThis.__standInRequire, {}, { exports: {} });`,
    );
  }

  /** A page to print has no scripts of its own; the one that opens the print dialogue has a nonce. */
  function print(url: URL, response: ServerResponse): void {
    const content = prints.get(url.searchParams.get('page') ?? '');
    if (content === undefined) return end(response, 404);
    const nonce = secret();
    response.writeHead(200, {
      ...html,
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'nonce-${nonce}'`,
    });
    response.end(`${content}<script nonce="${nonce}">print()</script>`);
  }

  async function page(url: URL, response: ServerResponse): Promise<void> {
    const served = await serves.page(`app://clw${url.pathname}`);
    const headers = Object.fromEntries(served.headers);
    let bytes = Buffer.from(await served.arrayBuffer());
    if (headers['content-type']?.startsWith('text/html')) {
      const text = bytes.toString('utf8');
      bytes = Buffer.from(
        text.replace('<head>', '<head><script src="/__standin__/preload.js"></script>'),
      );
    }
    response.writeHead(served.status, { ...headers, 'cache-control': 'no-store' });
    response.end(bytes);
  }

  function oneTime(): string {
    const token = secret();
    tokens.add(token);
    return token;
  }

  return {
    origin,
    control,
    /** Where the page of a window is, for somebody who has no cookie yet. Works once. */
    address(window: number, url: string): string {
      const { pathname, hash } = new URL(url);
      return `${origin}${pathname}?window=${window}&token=${oneTime()}${hash}`;
    },
    printAddress(content: string): string {
      const name = secret();
      prints.clear();
      prints.set(name, content);
      return `${origin}/__standin__/print?page=${name}&token=${oneTime()}`;
    },
    isConnected: (window: number) => (listeners.get(window)?.size ?? 0) > 0,
    send(window: number, event: string, value: unknown) {
      for (const response of listeners.get(window) ?? []) {
        response.write(`event: ${event}\ndata: ${encode(value)}\n\n`);
      }
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type Server = Awaited<ReturnType<typeof serve>>;

function end(response: ServerResponse, status: number): void {
  response.writeHead(status);
  response.end();
}

function json(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(encode(value));
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
