import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentSecurityPolicy, fileOf, isOurs, typeOf } from './app-files.ts';

/** Before the app is ready: a scheme of our own that behaves like https. Never file://. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function serveApp(folder: string): void {
  protocol.handle('app', async ({ url, method }) => {
    const file = isOurs(url) && method === 'GET' ? fileOf(folder, url) : null;
    const bytes = file ? await readFile(file).catch(() => null) : null;
    const headers = {
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
    };
    if (!file || !bytes) return new Response('Not found', { status: 404, headers });
    const type = typeOf(file) ?? 'application/octet-stream';
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': type } });
  });
}
