import path from 'node:path';

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

/** Only kinds of files that a page of ours is made of; the others are not served at all. */
export const typeOf = (file: string): string | null =>
  Object.hasOwn(types, path.extname(file)) ? types[path.extname(file)]! : null;

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
  return inside && typeOf(file) !== null ? file : null;
}

export const isOurs = (url: string): boolean =>
  url === appOrigin || url.startsWith(`${appOrigin}/`);

type Frame = { readonly url: string };

/** Only the main frame of a page of our own is listened to (Electron security checklist, 17). */
export function fromOurPage({
  senderFrame,
  sender,
}: {
  readonly senderFrame: Frame | null;
  readonly sender: { readonly mainFrame: Frame };
}): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurs(senderFrame.url);
}
