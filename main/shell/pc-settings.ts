import type { Rectangle } from 'electron';
import Store from 'electron-store';
import { z } from 'zod';
import { pcSettings } from '../../shared/contract/pc.ts';
import type { PcSettings } from '../../shared/types.ts';

export const defaultPcSettings: PcSettings = {
  theme: 'system',
  shortcut: 'CommandOrControl+Alt+R',
  idleMinutes: 3,
  privacy: false,
  remembered: {},
};

const rectangle = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().min(200),
  height: z.number().min(200),
});

export type PcStore = {
  get(): PcSettings;
  update(changes: Partial<PcSettings>): PcSettings;
  window(): Rectangle | null;
  rememberWindow(place: Rectangle): void;
  /** What the user should know, e.g. that the file could not be read. */
  readonly notices: readonly string[];
};

/**
 * What belongs to this PC, kept by electron-store. A file that somebody broke costs its settings,
 * never the start: each value is checked alone and falls back to its default.
 */
export function openPcSettings(cwd: string): PcStore {
  const notices: string[] = [];
  const store = new Store<Record<string, unknown>>({
    cwd,
    name: 'settings',
    clearInvalidConfig: true,
  });
  const current = (): PcSettings => {
    const settings = { ...defaultPcSettings } as Record<string, unknown>;
    for (const [key, schema] of Object.entries(pcSettings.shape)) {
      const value: unknown = store.get(key);
      const parsed = schema.safeParse(value);
      if (parsed.success) settings[key] = parsed.data;
      else if (value !== undefined && !notices.includes(settingsNotice))
        notices.push(settingsNotice);
    }
    return settings as PcSettings;
  };
  current();
  return {
    get: current,
    update(changes) {
      store.set(changes);
      return current();
    },
    window: () => rectangle.safeParse(store.get('window')).data ?? null,
    rememberWindow: (place) => store.set('window', place),
    notices,
  };
}

const settingsNotice =
  'Some settings of this PC could not be read and are back to their defaults. The register is not affected.';
