import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pcSettings } from '../../shared/contract/pc.ts';
import type { PcSettings } from '../../shared/types.ts';
import {
  defaultPcSettings,
  isSettingsFile,
  readPcSettings,
  readPlace,
  settingsNotice,
  settingsNotKept,
} from '../../main/shell/pc-settings-values.ts';

let folder = '';
const file = () => path.join(folder, 'settings.json');
const write = (text: string) => writeFileSync(file(), text);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clw-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Found = { settings: PcSettings; window: object | null; notices: string[] };

/** As the app opens them, with the real electron-store. */
async function open(changes?: object): Promise<Found> {
  const support = new URL('../support/settings-in-standin.ts', import.meta.url);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      new URL('../../build/electron-standin/register.mjs', import.meta.url).href,
      fileURLToPath(support),
      folder,
      ...(changes ? [JSON.stringify(changes)] : []),
    ],
    { env: { ...process.env, CLW_STANDIN_HEADLESS: '1' } },
  );
  return JSON.parse(/^FOUND=(.*)$/m.exec(stdout)![1]!) as Found;
}

describe('the settings of a PC, in their file', () => {
  it('are the usual ones on a new PC, and nobody is told anything', async () => {
    expect(await open()).toEqual({ settings: defaultPcSettings, window: null, notices: [] });
  });

  it('are there again after a restart, the place of the window too', async () => {
    await open({ theme: 'dark', idleMinutes: 10, remembered: { 'queue.filter': 'mine' } });
    expect(await open()).toEqual({
      settings: {
        ...defaultPcSettings,
        theme: 'dark',
        idleMinutes: 10,
        remembered: { 'queue.filter': 'mine' },
      },
      window: { x: 10, y: 20, width: 1000, height: 700 },
      notices: [],
    });
  });

  it.each([
    ['half written', '{"theme": "da'],
    ['empty', ''],
    ['a list', '[1, 2]'],
    ['a number', '7'],
    ['null', 'null'],
    ['a picture', '\u0089PNG\r\n\u001a\n\0\0'],
  ])(
    'that are %s cost the settings, never the start, and the user is told',
    async (_what, text) => {
      write(text);
      const { settings, notices } = await open();
      expect(settings).toEqual(defaultPcSettings);
      expect(notices).toContain(settingsNotice);
    },
  );

  it('can be changed and kept again after that', async () => {
    write('{"theme": "da');
    await open({ theme: 'dark' });
    expect(await open()).toMatchObject({ settings: { theme: 'dark' }, notices: [] });
  });

  it('lose one bad value alone', async () => {
    write(JSON.stringify({ theme: 'pink', idleMinutes: 7, window: { x: 'left' } }));
    expect(await open()).toEqual({
      settings: { ...defaultPcSettings, idleMinutes: 7 },
      window: null,
      notices: [settingsNotice],
    });
  });

  it('cannot be poisoned', async () => {
    write('{"__proto__": {"privacy": true, "theme": "dark"}, "constructor": {"prototype": 1}}');
    expect((await open()).settings).toEqual(defaultPcSettings);
    write('{"remembered": {"__proto__": {"a": 1}, "ok": "yes"}}');
    const { remembered } = (await open()).settings;
    expect(Object.getPrototypeOf(remembered)).toBe(Object.prototype);
  });

  it('are kept in mind where a folder stands in the place of the file', async () => {
    mkdirSync(file());
    const { settings, notices } = await open({ theme: 'dark' });
    expect(settings.theme).toBe('dark');
    expect(notices).toContain(settingsNotKept);
  });
});

describe('a settings file', () => {
  it('may be missing', () => {
    expect(isSettingsFile(file())).toBe(true);
  });

  it('holds an object', () => {
    write('{"theme":"dark"}');
    expect(isSettingsFile(file())).toBe(true);
    expect(readFileSync(file(), 'utf8')).toContain('dark');
    write('"dark"');
    expect(isSettingsFile(file())).toBe(false);
  });
});

describe('any values at all', () => {
  it('become settings that the screens can use', () => {
    const values = fc.dictionary(
      fc.oneof(fc.constantFrom(...Object.keys(pcSettings.shape)), fc.string()),
      fc.anything(),
    );
    fc.assert(
      fc.property(values, (given) => {
        const { settings } = readPcSettings(given);
        expect(pcSettings.safeParse(settings).success).toBe(true);
        expect(Object.keys(settings).toSorted()).toEqual(Object.keys(defaultPcSettings).toSorted());
      }),
    );
  });

  it('become a place for a window, or none', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        const place = readPlace(given);
        if (place) expect(place.width).toBeGreaterThanOrEqual(200);
      }),
    );
    expect(readPlace({ x: 0, y: 0, width: Number.NaN, height: 500 })).toBeNull();
    expect(readPlace({ x: 0, y: 0, width: 1e9, height: 500 })).toBeNull();
    expect(readPlace({ x: -5, y: 0, width: 900, height: 500 })).toEqual({
      x: -5,
      y: 0,
      width: 900,
      height: 500,
    });
  });
});
