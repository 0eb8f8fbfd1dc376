import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractAll, extractFile, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isTrace, whyNoInstaller } from '../../build/package-sentence.ts';
import type { ImportCounts, ImportPreview } from '../../shared/types.ts';
import { follow } from '../support/app-in-standin.ts';
import { pack, type Target } from '../support/pack.ts';
import { emisExtract, madeUpPeople } from '../support/practice-lists.ts';
import { ended, enter, startMain } from '../support/standin-client.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'clw-pack-'));
const slow = 240_000;

const everyTarget: readonly (Target & { readonly binary: string })[] = [
  { os: 'linux', arch: 'x64', binary: 'linux-x64' },
  { os: 'linux', arch: 'arm64', binary: 'linux-arm64' },
  { os: 'win', arch: 'x64', binary: 'win32-x64' },
  { os: 'mac', arch: 'x64', binary: 'darwin-x64' },
  { os: 'mac', arch: 'arm64', binary: 'darwin-arm64' },
];
/** electron-builder does not pack for macOS on Windows at all. */
const targets = everyTarget.filter(({ os }) => os !== 'mac' || process.platform !== 'win32');
const archives = new Map<string, string>();
const archiveOf = (binary: string): string => archives.get(binary)!;
const filesIn = (archive: string): string[] =>
  listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/').slice(1));

beforeAll(async () => {
  execFileSync(process.execPath, [path.join(root, 'build/bundle.ts')], { stdio: 'ignore' });
  for (const target of targets) {
    archives.set(target.binary, await pack(path.join(folder, target.binary), target));
  }
}, slow);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(targets)('what is packed for $binary', ({ binary }) => {
  it('is the bundles, package.json and the one native module, and nothing else', () => {
    const allowed = [
      /^build(\/out(\/app(\/(chunks|renderer(\/assets)?))?)?)?$/,
      /^build\/out\/app\/(main|import-worker|backup-worker)\.js$/,
      /^build\/out\/app\/preload\.cjs$/,
      /^build\/out\/app\/(tray|tray@2x|icon)\.png$/,
      /^build\/out\/app\/chunks\/[\w-]+\.js$/,
      /^build\/out\/app\/renderer\/index\.html$/,
      /^build\/out\/app\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|woff2)$/,
      /^package\.json$/,
      /^node_modules(\/better-sqlite3(\/(lib(\/methods)?|prebuilds))?)?$/,
      /^node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
      /^node_modules\/better-sqlite3\/lib\/(methods\/)?[a-z-]+\.js$/,
      /^node_modules\/better-sqlite3\/prebuilds\/[\w-]+\.node$/,
    ];
    const strange = filesIn(archiveOf(binary)).filter(
      (file) => !allowed.some((pattern) => pattern.test(file)),
    );
    expect(strange).toEqual([]);
  });

  it('has what the app needs to start', () => {
    expect(filesIn(archiveOf(binary))).toEqual(
      expect.arrayContaining([
        'package.json',
        ...[
          'main.js',
          'backup-worker.js',
          'import-worker.js',
          'preload.cjs',
          'tray.png',
          'tray@2x.png',
          'icon.png',
        ].map((file) => `build/out/app/${file}`),
        'build/out/app/renderer/index.html',
        'node_modules/better-sqlite3/lib/binding.js',
      ]),
    );
  });

  it('has the binary of that platform alone, outside the archive where it can be loaded', () => {
    const archive = archiveOf(binary);
    const native = `node_modules/better-sqlite3/prebuilds/${binary}.node`;
    expect(filesIn(archive).filter((file) => file.endsWith('.node'))).toEqual([native]);
    // Electron answers "is it there" from the archive's table and loads the copy beside it.
    expect(statFile(archive, path.normalize(native))).toMatchObject({ unpacked: true });
    const outside = readdirSync(`${archive}.unpacked`, { recursive: true, withFileTypes: true });
    expect(outside.filter((file) => file.isFile()).map(({ name }) => name)).toEqual([
      `${binary}.node`,
    ]);
  });

  it('has a preload that asks for nothing but electron', () => {
    const preload = extractFile(archiveOf(binary), path.normalize('build/out/app/preload.cjs'));
    const asked = [...String(preload).matchAll(/(?:require|import)\s*\(([^)]*)\)/g)];
    expect(asked.map(([, name]) => name)).toEqual([expect.stringMatching(/^.electron.$/)]);
  });

  it('asks for no package that is not packed', () => {
    const archive = archiveOf(binary);
    const packages = filesIn(archive)
      .filter((file) => /^build\/out\/app\/(chunks\/)?[\w-]+\.js$/.test(file))
      .flatMap((file) => [
        ...String(extractFile(archive, path.normalize(file))).matchAll(
          /(?:\bfrom|\bimport)\s*["'`]([@a-z][\w@/:.-]*)["'`]/g,
        ),
      ])
      .map(([, name]) => name!)
      .filter((name) => !isBuiltin(name));
    expect([...new Set(packages)].toSorted()).toEqual(['better-sqlite3', 'electron']);
  });
});

describe('the packed executable', () => {
  it('has every fuse set as the security floor wants it', async () => {
    const app = path.join(path.dirname(archiveOf('linux-x64')), '..', 'clw-desk');
    const wire = await getCurrentFuseWire(app);
    const on = FuseState.ENABLE;
    const off = FuseState.DISABLE;
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
    });
  });
});

describe('the packed app', () => {
  const here = targets.find(
    ({ binary }) => binary === `${process.platform}-${process.arch}`,
  )?.binary;

  (here ? it : it.skip)(
    'starts from what was packed and imports a practice list',
    async () => {
      const app = path.join(folder, 'app');
      extractAll(archiveOf(here!), app);
      const main = path.join(app, 'build/out/app/main.js');
      const child = startMain(main, [`--user-data=${path.join(folder, 'data')}`]);
      const said = follow(child);
      try {
        const { url } = await said.next<{ url: string }>('CLW_STANDIN_WINDOW');
        const page = await enter(url);
        expect((await page.get('/index.html')).status).toBe(200);
        const session = await page.call('setup.complete', {
          practiceName: 'Example Practice',
          practicePhone: '0131 496 0000',
          manager: { name: 'Demo Manager' },
          linkWorkers: [],
        });
        expect(session).toMatchObject({ ok: true });
        const bytes = new Uint8Array(Buffer.from(emisExtract(madeUpPeople(50))));
        const opened = await page.call<ImportPreview>('patientImport.open', {
          name: 'list.csv',
          bytes,
        });
        if (!opened.ok) throw new Error(opened.error.code);
        const { token, mapping, headerRow } = opened.value;
        const run = await page.call<ImportCounts>('patientImport.run', {
          token,
          mapping,
          headerRow,
        });
        expect(run).toMatchObject({ ok: true, value: { added: 50, rejected: 0 } });
      } finally {
        child.kill('SIGTERM');
        await ended(child);
      }
    },
    slow,
  );
});

describe('npm run package, when there is no installer', () => {
  it.each([
    'getaddrinfo ENOTFOUND github.com',
    'connect ETIMEDOUT 192.0.2.1:443',
    'HTTPError: Response code 404',
    'Error: unable to get local issuer certificate code=UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ])('says that Electron could not be downloaded: %s', (problem) => {
    const said = `  • packaging       platform=linux\n  ⨯ ${problem}  failedTask=build stackTrace=Error\n    at a (b.js:1:2)\n`;
    expect(whyNoInstaller(said)).toMatch(/^Electron, .* could not be downloaded on this machine/);
  });

  it('names any other reason in one line, without where in the packager it arose', () => {
    const said =
      '  • packaging\n  ⨯ Invalid configuration object.  failedTask=build stackTrace=Error: x\n    at a (b.js:1:2)\n';
    expect(whyNoInstaller(said)).toBe('No installer was built: Invalid configuration object.');
    expect(whyNoInstaller('')).toBe('No installer was built: electron-builder gave no reason.');
  });

  it('shows progress but no stack trace', () => {
    expect(isTrace('  • packaging       platform=linux arch=x64')).toBe(false);
    expect(isTrace('    at ClientRequest.<anonymous> (core/index.js:970:111)')).toBe(true);
    expect(isTrace('  ⨯ getaddrinfo ENOTFOUND github.com  failedTask=build')).toBe(true);
  });
});
