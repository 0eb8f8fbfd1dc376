import { spawn } from 'node:child_process';
import path from 'node:path';
import { installedElectron } from '../../build/start/electron.ts';
import { startStandIn } from './app-in-standin.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** As in app.ts: real Electron where its binary is here and the stand-in was not asked for. */
export const electron = process.env['CLW_E2E'] === 'standin' ? null : installedElectron();

/** Starts the program once more on the same data, and waits until that second one has ended. */
export async function startAgain(userData: string, args: readonly string[]): Promise<void> {
  const all = [`--user-data=${userData}`, ...args];
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  const child = electron
    ? spawn(electron, [...sandbox, root, ...all], { stdio: 'ignore' })
    : startStandIn(all);
  child.stdout?.resume();
  child.stderr?.resume();
  await new Promise((resolve) => child.once('exit', resolve));
}
