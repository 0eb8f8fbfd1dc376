import { BrowserWindow, ipcMain } from 'electron';
import type { Result } from '../../shared/errors.ts';
import type { Topic } from '../../shared/topics.ts';
import type { Dispatch } from '../dispatch.ts';
import { fromOurPage } from './app-files.ts';

/** `dispatch` comes once the register is open or cannot be opened; calls before that wait for it. */
export function answerPages(dispatch: Promise<Dispatch>): void {
  ipcMain.handle(
    'clw:call',
    async (event, channel: unknown, input: unknown): Promise<Result<unknown>> => {
      if (!fromOurPage(event)) return { ok: false, error: { code: 'not_allowed' } };
      return (await dispatch).call(String(channel), input);
    },
  );
}

export function tellPages(topics: Iterable<Topic>): void {
  const all = [...topics];
  for (const window of BrowserWindow.getAllWindows()) {
    if (window.isDestroyed()) continue;
    for (const topic of all) window.webContents.send('clw:topic', topic);
  }
}
