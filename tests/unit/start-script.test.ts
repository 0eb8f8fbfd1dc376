import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sentences } from '../../build/start/sentences.ts';

const root = path.resolve(import.meta.dirname, '../..');
const temp = mkdtempSync(path.join(tmpdir(), 'clw-start-'));
const clone = path.join(temp, 'clone');
const electron = path.join(clone, 'node_modules/electron');
const slow = 120_000;
const onUnix = process.platform === 'win32' ? it.skip : it;
const onLinux = process.platform === 'linux' ? it : it.skip;

/** A clone of its own, so that nothing that `npm start` remembers is changed here. */
beforeAll(() => {
  const leave = [path.join(root, 'build/out'), path.join(root, 'build/pictures')];
  for (const name of [
    'build',
    'main',
    'renderer',
    'shared',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.base.json',
  ]) {
    cpSync(path.join(root, name), path.join(clone, name), {
      recursive: true,
      filter: (file) => !leave.includes(file),
    });
  }
  mkdirSync(electron, { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    if (name === 'electron') continue;
    const place = path.join(clone, 'node_modules', name);
    if (!name.startsWith('.'))
      symlinkSync(path.join(root, 'node_modules', name), place, 'junction');
  }
  for (const name of ['package.json', 'install.js', 'index.js']) {
    cpSync(path.join(root, 'node_modules/electron', name), path.join(electron, name));
  }
});
afterAll(() => rmSync(temp, { recursive: true, force: true }));

/** No browser, no display, and nowhere to download from, unless a test says otherwise. */
const bare = (env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  return {
    ...rest,
    CLW_STANDIN_HEADLESS: '',
    CLW_BROWSER: path.join(temp, 'no-browser'),
    ELECTRON_MIRROR: 'http://127.0.0.1:9/',
    ...env,
  };
};

function start(args: readonly string[], env?: NodeJS.ProcessEnv, node = process.execPath) {
  const { status, stdout, stderr } = spawnSync(
    node,
    [path.join(clone, 'build/start.mjs'), `--user-data=${path.join(temp, 'data')}`, ...args],
    { cwd: clone, env: bare(env), encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

/** Runs until it has said `wanted`, then ends it as Ctrl+C in a terminal would. */
async function startUntil(
  wanted: string | RegExp,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<string> {
  const child: ChildProcess = spawn(
    process.execPath,
    [path.join(clone, 'build/start.mjs'), `--user-data=${path.join(temp, 'data')}`, ...args],
    { cwd: clone, env: bare(env), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const heard = (chunk: unknown) => {
    said += String(chunk);
    if (said.match(wanted)) child.kill('SIGTERM');
  };
  child.stdout?.on('data', heard);
  child.stderr?.on('data', heard);
  await gone;
  return said;
}

const noTrace = (said: string) => expect(said).not.toMatch(/^\s+at \S+|backtrace/m);

/** A Node on this machine that is older than the scripts need, the one of the user's own shell. */
function oldNode(): string | null {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const all = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .concat('/usr/bin', '/usr/local/bin')
    .map((folder) => path.join(folder, name))
    .filter((file) => existsSync(file));
  const isOld = (file: string) =>
    Number(/^v(\d+)/.exec(spawnSync(file, ['-v'], { encoding: 'utf8' }).stdout)?.[1]) < 24;
  return all.find(isOld) ?? null;
}

describe('npm start', () => {
  const old = oldNode();
  (old ? it : it.skip)('says which Node it needs when it meets an old one', () => {
    const { status, said } = start([], {}, old!);
    expect(status).toBe(1);
    expect(said).toMatch(/^CLW Desk needs Node 24 and found v\d+\.\d+\.\d+\. Run "npm install"/);
    noTrace(said);
  });

  it(
    'says that packages are missing',
    () => {
      const away = `${clone}-without`;
      cpSync(path.join(clone, 'build'), path.join(away, 'build'), { recursive: true });
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [path.join(away, 'build/start.mjs')],
        { cwd: away, env: bare(), encoding: 'utf8' },
      );
      expect(status).toBe(1);
      expect(stderr).toContain('Some packages are missing. Run "npm install"');
      noTrace(stdout + stderr);
    },
    slow,
  );

  it(
    'says what to do when Electron is asked for and cannot be downloaded',
    () => {
      const { status, said } = start(['--electron']);
      expect(status).toBe(1);
      expect(said).toContain(sentences.noElectronForced);
      noTrace(said);
    },
    slow,
  );

  onUnix(
    'runs without a browser, and prints the address to open',
    async () => {
      const said = await startUntil(/http:\/\/127\.0\.0\.1:\d+\S+/, ['--standin']);
      expect(said).toContain(sentences.noBrowser);
      expect(said).toContain('DEVELOPMENT STAND-IN');
      noTrace(said);
    },
    slow,
  );

  onLinux(
    'runs without a display, and prints the address to open',
    async () => {
      const said = await startUntil(/http:\/\/127\.0\.0\.1:\d+\S+/, ['--standin'], {
        CLW_BROWSER: process.execPath,
      });
      expect(said).toContain(sentences.noDisplay);
      noTrace(said);
    },
    slow,
  );

  onUnix(
    'takes the stand-in by itself when Electron cannot be downloaded, and does not ask again at once',
    async () => {
      rmSync(path.join(clone, 'build/out/no-electron'), { force: true });
      const first = await startUntil(/http:\/\/127\.0\.0\.1:\d+\S+/, []);
      expect(first).toContain('Looking for Electron');
      const second = await startUntil(/http:\/\/127\.0\.0\.1:\d+\S+/, []);
      expect(second).not.toContain('Looking for Electron');
      noTrace(first + second);
    },
    slow,
  );

  describe('with an Electron', () => {
    const program = () => path.join(electron, 'dist/electron');
    beforeAll(() => {
      mkdirSync(path.join(electron, 'dist'));
      writeFileSync(path.join(electron, 'path.txt'), 'electron');
      writeFileSync(program(), 'not a program', { mode: 0o644 });
    });
    afterAll(() => {
      rmSync(path.join(electron, 'path.txt'));
      rmSync(path.join(electron, 'dist'), { recursive: true });
    });

    onLinux(
      'says that there is no display to show a window on',
      () => {
        const { status, said } = start([]);
        expect(status).toBe(1);
        expect(said).toContain(sentences.noDisplayElectron);
        noTrace(said);
      },
      slow,
    );

    onUnix(
      'says that it could not be started',
      () => {
        const { status, said } = start([], { DISPLAY: ':99' });
        expect(status).toBe(1);
        expect(said).toContain(sentences.notStarted);
        noTrace(said);
      },
      slow,
    );
  });

  it(
    'says where the program is broken',
    () => {
      const file = path.join(clone, 'main/index.ts');
      writeFileSync(file, 'const = ;\n');
      const { status, said } = start(['--standin']);
      expect(status).toBe(1);
      expect(said).toMatch(/The app could not be built/);
      expect(said).toContain('main/index.ts');
      expect(said).toContain('npm run types');
      noTrace(said);
    },
    slow,
  );
});
