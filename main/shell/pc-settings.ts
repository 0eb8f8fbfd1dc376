import path from 'node:path';
import Store from 'electron-store';
import type { PcSettings } from '../../shared/types.ts';
import {
  isSettingsFile,
  readPcSettings,
  readPlace,
  readText,
  settingsNotice,
  settingsNotKept,
  type Values,
} from './pc-settings-values.ts';
import type { PlaceStore } from './register-place.ts';
import type { Place } from './window-place.ts';

export type PcStore = PlaceStore & {
  get(): PcSettings;
  update(changes: Partial<PcSettings>): PcSettings;
  window(): Place | null;
  rememberWindow(place: Place): void;
  /** The second folder for backups; null: not chosen. */
  backupFolder(): string | null;
  rememberBackupFolder(folder: string | null): void;
  /** What the user should know, e.g. that the file could not be read. */
  readonly notices: readonly string[];
};

/**
 * What belongs to this PC, kept by electron-store. A file that somebody broke, or a folder that
 * cannot be written to, costs settings and never the start.
 */
export function openPcSettings(cwd: string): PcStore {
  const notices = new Set<string>();
  if (!isSettingsFile(path.join(cwd, 'settings.json'))) notices.add(settingsNotice);
  const store = openStore(cwd);
  if (!store) notices.add(settingsNotKept);
  let values: Values = store?.store ?? {};
  const current = (): PcSettings => {
    const { settings, allRead } = readPcSettings(values);
    if (!allRead) notices.add(settingsNotice);
    return settings;
  };
  const keep = (changes: Values) => {
    values = { ...values, ...changes };
    try {
      store?.set(changes);
    } catch {
      notices.add(settingsNotKept);
    }
  };
  current();
  return {
    get: current,
    update(changes) {
      keep(changes);
      return current();
    },
    window: () => readPlace(values['window']),
    rememberWindow: (window) => keep({ window }),
    registerFolder: () => readText(values['registerFolder']),
    backupFolder: () => readText(values['backupFolder']),
    rememberBackupFolder: (backupFolder) => keep({ backupFolder }),
    registerAt: () => readText(values['registerAt']),
    rememberRegister: (registerAt) => keep({ registerAt }),
    get notices() {
      return [...notices];
    },
  };
}

function openStore(cwd: string): Store<Record<string, unknown>> | null {
  try {
    return new Store({ cwd, name: 'settings', clearInvalidConfig: true });
  } catch {
    return null;
  }
}
