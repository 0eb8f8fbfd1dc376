import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { isPrintPage } from '../print-page.ts';
import { everyone, line, nothing, shell } from './kinds.ts';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;

/** What belongs to this PC, not to the practice. Kept by electron-store. */
export const pcSettings = z.object({
  theme: z.enum(themes),
  /** Electron accelerator of the Refer window. */
  shortcut: z.string().max(60),
  idleMinutes: z.int().min(1).max(120),
  /** Hides names, numbers and addresses where the waiting room can see the screen. */
  privacy: z.boolean(),
  /** Where people left off: filters, chosen view, tour dismissed. */
  remembered: z.record(z.string().max(60), z.string().max(2000)),
});

/** A page that says of itself that it loads and runs nothing. */
const printable = z.string().max(600_000).refine(isPrintPage);

export const pcContract = {
  'app.info': shell({
    roles: 'open',
    input: nothing,
    output: z.object({
      version: z.string(),
      /** True where the development stand-in takes Electron's place. */
      standIn: z.boolean(),
      registerPath: z.string(),
      platform: z.string(),
      /** Why the register could not be opened, or null. Screens show a page with the next step. */
      startProblem: z
        .object({ code: z.enum(errorCodes), detail: z.unknown().optional() })
        .nullable(),
      /** Things the user should know, e.g. a settings file that could not be read. */
      notices: z.array(z.string()),
      /** Whether the global shortcut could be registered. */
      shortcutActive: z.boolean(),
    }),
  }),
  /** Tries to open the register again after `startProblem`. */
  'app.retry': shell({ roles: 'open', input: nothing, output: z.null() }),
  'pc.settings.get': shell({ roles: 'open', input: nothing, output: pcSettings }),
  'pc.settings.update': shell({ roles: 'open', input: pcSettings.partial(), output: pcSettings }),
  'clipboard.writeText': shell({
    roles: everyone,
    input: z.object({ text: line(100_000) }),
    output: z.null(),
  }),
  /** What the shortcut, tray, deep link or command line asked to refer; taken once. Only ever fills in. */
  'refer.pending': shell({
    roles: 'open',
    input: nothing,
    output: z
      .object({
        text: z.string(),
        from: z.enum(['shortcut', 'tray', 'link', 'argument', 'button']),
      })
      .nullable(),
  }),
  /** Opens the Refer window, filled in with a search text. */
  'refer.open': shell({
    roles: everyone,
    input: z.object({ text: line(200).default('') }),
    output: z.null(),
  }),
  'refer.close': shell({ roles: 'open', input: nothing, output: z.null() }),
  /** Brings the main window to the front (from the Refer window: "show in queue"). */
  'window.showMain': shell({ roles: 'open', input: nothing, output: z.null() }),
  /** `printed`: false where the user closed the print dialogue. Throws `print_failed`. */
  'output.print': shell({
    roles: everyone,
    input: z.object({ html: printable }),
    output: z.object({ printed: z.boolean() }),
  }),
  'output.pdf': shell({
    roles: everyone,
    input: z.object({ html: printable }),
    output: z.object({ bytes: z.instanceof(Uint8Array) }),
  }),
};
