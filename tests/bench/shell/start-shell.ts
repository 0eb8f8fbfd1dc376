import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { mainConfig } from '../../../build/vite.config.ts';
import { follow } from '../../support/app-in-standin.ts';

export const root = path.resolve(import.meta.dirname, '../../..');
const emptyFolder = path.join(root, 'build/out/bench/empty-shell');

export const programs = {
  app: path.join(root, 'build/out/app/main.js'),
  empty: path.join(emptyFolder, 'main.js'),
  fill: path.join(import.meta.dirname, 'fill-practice.ts'),
  fillDiary: path.join(import.meta.dirname, 'fill-diary.ts'),
};

/** Bundled as the app is, so that the two differ by what is in them and not by how they load. */
export async function buildEmptyShell(): Promise<void> {
  const config = mainConfig(root);
  const input = { main: path.join(import.meta.dirname, 'empty-shell.ts') };
  await build({
    ...config,
    build: {
      ...config.build,
      outDir: emptyFolder,
      rolldownOptions: { ...config.build?.rolldownOptions, input },
    },
  });
  mkdirSync(path.join(emptyFolder, 'renderer'), { recursive: true });
  const page = '<!doctype html><html><head><title>Empty</title></head><body>empty</body></html>';
  writeFileSync(path.join(emptyFolder, 'renderer/index.html'), page);
}

/** In the stand-in, without a browser of its own. */
export function inStandIn(program: string, args: readonly string[]): ChildProcess {
  const hooks = new URL('../../../build/electron-standin/register.mjs', import.meta.url).href;
  return spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', hooks, program, ...args],
    { env: { ...process.env, CLW_STANDIN_HEADLESS: '1' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
}

export type Shell = {
  readonly url: string;
  /** Resident size of the main process, in MB. */
  readonly resident: () => number;
  readonly end: () => Promise<void>;
};

export async function startShell(program: string, args: readonly string[]): Promise<Shell> {
  const child = inStandIn(program, args);
  const { url } = await follow(child).next<{ url: string }>('CLW_STANDIN_WINDOW');
  return { url, resident: () => residentOf(child), end: () => ended(child, 'SIGTERM') };
}

const residentOf = (child: ChildProcess): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024;

/** Throws what the process said where it did not end well. */
export async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (signal) child.kill(signal);
  const code = await gone;
  if (code !== 0) throw new Error(`Ended with ${String(code)}. ${said}`);
}
