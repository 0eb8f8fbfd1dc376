import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle, root } from '../bundle.ts';

const failureMark = path.join(root, 'build/out/no-electron');
const day = 86_400_000;

/** Builds what changed and runs the app, in Electron where it can be had. Answers the exit code. */
export async function start(args: readonly string[]): Promise<number> {
  try {
    if (await bundle()) console.log('Built.');
  } catch (problem) {
    console.error(`The app could not be built: ${problem instanceof Error ? problem.message : ''}`);
    console.error('Run "npm run types" to see where, or "npm install" if packages changed.');
    return 1;
  }
  const forced = args.includes('--electron');
  const rest = args.filter((arg) => arg !== '--electron' && arg !== '--standin');
  const electron = args.includes('--standin') ? null : electronBinary(forced);
  if (electron) return runElectron(electron, rest);
  if (forced) {
    console.error(
      'Electron is not here and could not be downloaded. Without --electron the stand-in runs.',
    );
    return 1;
  }
  return runStandIn(rest);
}

/** Electron's executable, fetched if need be; a failed try is remembered for a day. */
function electronBinary(forced: boolean): string | null {
  const known = installedElectron();
  if (known) return known;
  if (
    !forced &&
    existsSync(failureMark) &&
    Date.now() - Number(readFileSync(failureMark, 'utf8')) < day
  ) {
    return null;
  }
  console.log('Looking for Electron (downloaded once)...');
  spawnSync(process.execPath, [path.join(root, 'node_modules/electron/install.js')], {
    stdio: 'ignore',
    // A network that answers delivers it in this time; one that does not must not keep anybody waiting.
    timeout: forced ? 600_000 : 120_000,
    killSignal: 'SIGKILL',
  });
  const fetched = installedElectron();
  if (!fetched) {
    mkdirSync(path.dirname(failureMark), { recursive: true });
    writeFileSync(failureMark, String(Date.now()));
  }
  return fetched;
}

export function installedElectron(): string | null {
  const folder = path.join(root, 'node_modules/electron');
  const mark = path.join(folder, 'path.txt');
  if (!existsSync(mark)) return null;
  const file = path.join(folder, 'dist', readFileSync(mark, 'utf8'));
  return existsSync(file) ? file : null;
}

function runElectron(electron: string, args: readonly string[]): Promise<number> {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    console.error(
      'There is no display to show a window on. Start CLW Desk from a desktop session, or with xvfb-run.',
    );
    return Promise.resolve(1);
  }
  return run(electron, [root, ...args]);
}

function runStandIn(args: readonly string[]): Promise<number> {
  const register = path.join(root, 'build/electron-standin/register.mjs');
  return run(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    '--import',
    new URL(`file://${register.replaceAll('\\', '/')}`).href,
    path.join(root, 'build/out/app/main.js'),
    ...args,
  ]);
}

function run(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit' });
  const stop = () => child.kill('SIGTERM');
  process.once('SIGTERM', stop);
  process.once('SIGINT', () => undefined);
  return new Promise((resolve) => {
    child.once('error', () => {
      console.error('The app could not be started. Run "npm install" and try again.');
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 0));
  });
}
