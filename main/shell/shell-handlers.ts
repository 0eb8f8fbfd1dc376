import { BrowserWindow, clipboard, nativeTheme } from 'electron';
import { AppError } from '../../shared/errors.ts';
import type { Theme } from '../../shared/types.ts';
import type { Output } from '../../shared/contract.ts';
import type { BackupChannel } from '../backup/backup-handlers.ts';
import type { ShellHandlers } from '../context.ts';
import { printOutcome } from './print-outcome.ts';
import type { PcStore } from './pc-settings.ts';

type Shell = {
  readonly store: PcStore;
  readonly info: () => Omit<Output<'app.info'>, 'startProblem' | 'notices'>;
  readonly startProblem: () => AppError | null;
  readonly retry: () => Promise<void>;
  readonly refer: {
    take(): Output<'refer.pending'>;
    show(text: string, from: 'button'): void;
    hide(): void;
  };
  readonly showMain: () => void;
  readonly setShortcut: (shortcut: string) => boolean;
  readonly announcePc: () => void;
};

/** Calls about backups are answered without Electron: main/backup/. */
export function createShellHandlers(shell: Shell): Omit<ShellHandlers, BackupChannel> {
  return {
    'app.info': () => {
      const problem = shell.startProblem()?.toData();
      return {
        ...shell.info(),
        startProblem: problem ? { code: problem.code, detail: problem.detail } : null,
        notices: [...shell.store.notices],
      };
    },
    'app.retry': async () => {
      await shell.retry();
      return null;
    },
    'pc.settings.get': () => shell.store.get(),
    'pc.settings.update': (changes) => {
      if (changes.shortcut !== undefined && !shell.setShortcut(changes.shortcut)) {
        throw new AppError('shortcut_taken');
      }
      const given = Object.fromEntries(
        Object.entries(changes).filter(([, value]) => value !== undefined),
      );
      if (changes.remembered) {
        // Each screen keeps its own: what two of them remember at once is both kept.
        given['remembered'] = { ...shell.store.get().remembered, ...changes.remembered };
      }
      const settings = shell.store.update(given);
      nativeTheme.themeSource = systemTheme(settings.theme);
      shell.announcePc();
      return settings;
    },
    'clipboard.writeText': async ({ text }) => {
      await clipboard.writeText(text);
      return null;
    },
    'refer.pending': () => shell.refer.take(),
    'refer.open': ({ text }) => {
      shell.refer.show(text, 'button');
      return null;
    },
    'refer.close': () => {
      shell.refer.hide();
      return null;
    },
    'window.showMain': () => {
      shell.showMain();
      return null;
    },
    'output.print': ({ html }) => withPage(html, (page) => print(page)),
    'output.pdf': ({ html }) =>
      withPage(html, async (page) => {
        try {
          return {
            // A card is A6 or A5, as its own page rule says; without this it would come out as Letter.
            bytes: new Uint8Array(
              await page.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true }),
            ),
          };
        } catch {
          throw new AppError('pdf_not_available');
        }
      }),
  };
}

/** The high-contrast theme is the page's own; the system has none by that name. */
export const systemTheme = (theme: Theme) => (theme === 'contrast' ? 'system' : theme);

/** A hidden page without scripts, for what is printed. */
async function withPage<T>(html: string, use: (page: BrowserWindow) => Promise<T>): Promise<T> {
  const page = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, javascript: false, contextIsolation: true },
  });
  try {
    await page.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
    return await use(page);
  } finally {
    page.destroy();
  }
}

async function print(page: BrowserWindow): Promise<{ printed: boolean }> {
  const [success, reason] = await new Promise<[boolean, string]>((resolve) =>
    page.webContents.print({ silent: false }, (...outcome) => resolve(outcome)),
  );
  return printOutcome(success, reason);
}
