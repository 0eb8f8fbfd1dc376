import path from 'node:path';
// The limit is the app's own shell, so it is made of the same parts.
// oxlint-disable-next-line no-restricted-imports
import { app } from 'electron';
import { declareScheme, serveApp } from '../../../main/shell/protocol.ts';
import { hardenPages } from '../../../main/shell/security.ts';
import { openMainWindow } from '../../../main/shell/window.ts';

/** The same shell with an empty page and nothing behind it: the limit of memory and start. */
declareScheme();
hardenPages();
await app.whenReady();
serveApp(path.join(import.meta.dirname, 'renderer'));
openMainWindow(import.meta.dirname, { window: () => null, rememberWindow: () => undefined });
