import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
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
  test(action: string, value: unknown): unknown;
  preload(): string;
};

type Listener = (event: string, value: unknown) => void;

const outFolder = path.resolve(import.meta.dirname, '../out/standin');

/**
 * The app's protocol on a loopback port. The first address carries a token that is exchanged for a
 * cookie; without it, or with another Host header, nothing is answered.
 */
export async function serve(serves: Serves) {
  const token = randomBytes(24).toString('base64url');
  const cookie = createHmac('sha256', token).update('cookie').digest('base64url');
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
  const cookieName = `clw-${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${host}`);
    if (request.headers.host !== host) return end(response, 403);
    const given = url.searchParams.get('token');
    if (given !== null && same(given, token)) {
      url.searchParams.delete('token');
      response.writeHead(303, {
        location: url.pathname + url.search,
        'set-cookie': `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`,
      });
      response.end();
      return;
    }
    if (!allowed(request)) return end(response, 403);
    if (url.pathname === '/__standin__/invoke') return invoke(request, response);
    if (url.pathname === '/__standin__/events') return listen(url, response);
    if (url.pathname === '/__standin__/test') return test(request, response);
    if (url.pathname === '/__standin__/preload.js') return script(response);
    await page(url, response);
  }

  const allowed = ({ headers }: IncomingMessage): boolean =>
    (headers.cookie ?? '').split(/; */).some((part) => same(part, `${cookieName}=${cookie}`)) ||
    same(String(headers['x-standin-token'] ?? ''), token);

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
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(encode(reply));
  }

  async function test(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { action, value } = decode(await body(request)) as { action: string; value: unknown };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(encode({ value: await serves.test(action, value) }));
  }

  function listen(url: URL, response: ServerResponse): void {
    const window = Number(url.searchParams.get('window'));
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': here\n\n');
    const all = listeners.get(window) ?? new Set();
    listeners.set(window, all.add(response));
    response.on('close', () => all.delete(response));
  }

  /** The page's half, then the preload itself, as it is in the bundle. */
  function script(response: ServerResponse): void {
    const shim = readFileSync(path.join(outFolder, 'page.js'), 'utf8');
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
    response.end(
      `${shim}\n(function (require, exports, module) {${serves.preload()}\n})(globalThis.__standInRequire, {}, { exports: {} });`,
    );
  }

  async function page(url: URL, response: ServerResponse): Promise<void> {
    const served = await serves.page(`app://clw${url.pathname}`);
    const headers = Object.fromEntries(served.headers);
    let bytes = Buffer.from(await served.arrayBuffer());
    if (headers['content-type']?.startsWith('text/html')) {
      const html = bytes.toString('utf8');
      bytes = Buffer.from(
        html.replace('<head>', '<head><script src="/__standin__/preload.js"></script>'),
      );
    }
    response.writeHead(served.status, { ...headers, 'cache-control': 'no-store' });
    response.end(bytes);
  }

  return {
    origin: `http://${host}`,
    token,
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
export type { Listener };

function end(response: ServerResponse, status: number): void {
  response.writeHead(status);
  response.end();
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
