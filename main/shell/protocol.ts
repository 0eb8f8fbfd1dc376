import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';

export const appOrigin = 'app://clw';

/** Nothing from anywhere else, no inline script, no eval, no framing, no forms that post away. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Before the app is ready: a scheme of our own that behaves like https. Never file://. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** The file of the renderer folder that a URL names, or null: nothing outside it is served. */
export function fileOf(folder: string, url: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const file = path.join(folder, name === '/' ? 'index.html' : name);
  const inside = file.startsWith(folder + path.sep);
  return inside && path.extname(file) in types ? file : null;
}

export function serveApp(folder: string): void {
  protocol.handle('app', async ({ url, method }) => {
    const file = new URL(url).host === 'clw' && method === 'GET' ? fileOf(folder, url) : null;
    const bytes = file ? await readFile(file).catch(() => null) : null;
    const headers = {
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
    };
    if (!file || !bytes) return new Response('Not found', { status: 404, headers });
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': type } });
  });
}
