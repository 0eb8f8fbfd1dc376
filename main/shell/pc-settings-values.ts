import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { pcSettings } from '../../shared/contract/pc.ts';
import type { PcSettings } from '../../shared/types.ts';
import type { Place } from './window-place.ts';

export const defaultPcSettings: PcSettings = {
  theme: 'system',
  shortcut: 'CommandOrControl+Alt+R',
  idleMinutes: 3,
  privacy: false,
  remembered: {},
};

export const settingsNotice =
  'Some settings of this PC could not be read and are back to their defaults. The register is not affected.';
export const settingsNotKept =
  'The settings of this PC cannot be saved, so changes last until CLW Desk closes. The register is not affected.';

export type Values = Readonly<Record<string, unknown>>;

/** Each value is checked alone and falls back to its default: one bad one costs only itself. */
export function readPcSettings(values: Values): { settings: PcSettings; allRead: boolean } {
  const settings: Record<string, unknown> = { ...defaultPcSettings };
  let allRead = true;
  for (const [key, schema] of Object.entries(pcSettings.shape)) {
    if (!Object.hasOwn(values, key)) continue;
    const parsed = schema.safeParse(values[key]);
    if (parsed.success) settings[key] = parsed.data;
    else allRead = false;
  }
  return { settings: settings as PcSettings, allRead };
}

const edge = z.int().min(-100_000).max(100_000);
const length = z.int().min(200).max(20_000);
const place = z.object({ x: edge, y: edge, width: length, height: length });

export const readPlace = (value: unknown): Place | null => place.safeParse(value).data ?? null;

export const readText = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** False where a file is there and does not hold an object of settings. */
export function isSettingsFile(file: string): boolean {
  if (!existsSync(file)) return true;
  try {
    const values: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof values === 'object' && values !== null && !Array.isArray(values);
  } catch {
    return false;
  }
}
