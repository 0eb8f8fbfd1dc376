import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, root } from '../bundle.ts';
import { findBrowser, hasDisplay } from '../electron-standin/browser.ts';
import { findElectron } from './electron.ts';
import { sentences } from './sentences.ts';

/** Builds what changed and runs the app, in Electron where it can be had. Answers the exit code. */
export async function start(args: readonly string[]): Promise<number> {
  try {
    if (await bundle()) console.log('Built.');
  } catch (problem) {
    console.error(sentences.notBuilt(problem));
    return 1;
  }
  const force = args.includes('--electron');
  const rest = args.filter((arg) => arg !== '--electron' && arg !== '--standin');
  const electron = args.includes('--standin') ? null : await findElectron({ force });
  if (electron) return runElectron(electron, rest);
  if (force) {
    console.error(sentences.noElectronForced);
    return 1;
  }
  return runStandIn(rest);
}

function runElectron(electron: string, args: readonly string[]): Promise<number> {
  if (!hasDisplay()) {
    console.error(sentences.noDisplayElectron);
    return Promise.resolve(1);
  }
  return run(electron, [root, ...args]);
}

function runStandIn(args: readonly string[]): Promise<number> {
  if (process.env['CLW_STANDIN_HEADLESS'] !== '1') {
    if (!findBrowser()) console.log(sentences.noBrowser);
    else if (!hasDisplay()) console.log(sentences.noDisplay);
  }
  return run(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    '--import',
    pathToFileURL(path.join(root, 'build/electron-standin/register.mjs')).href,
    path.join(root, 'build/out/app/main.js'),
    ...args,
  ]);
}

function run(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit' });
  const stop = () => child.kill('SIGTERM');
  process.once('SIGTERM', stop);
  // Ctrl+C reaches the child by itself; this one waits for it.
  process.on('SIGINT', () => undefined);
  return new Promise((resolve) => {
    child.once('error', () => {
      console.error(sentences.notStarted);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 0));
  });
}
