import path from 'node:path';
import { Menu, Tray, nativeImage } from 'electron';

type Does = { refer(): void; open(): void; quit(): void };

/** Kept here, or it would be collected and vanish from the task bar. */
let tray: Tray | null = null;

export function showTray(folder: string, { refer, open, quit }: Does): void {
  tray = new Tray(nativeImage.createFromPath(path.join(folder, 'tray.png')));
  tray.setToolTip('CLW Desk');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { id: 'refer', label: 'Refer to CLW', click: refer },
      { id: 'open', label: 'Open CLW Desk', click: open },
      { type: 'separator' },
      { id: 'quit', label: 'Quit', click: quit },
    ]),
  );
  tray.on('click', open);
}
