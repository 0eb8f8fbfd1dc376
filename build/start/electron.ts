import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const failureMark = path.join(root, 'build/out/no-electron');
const day = 86_400_000;
/** A network that has not answered by then is taken as none. */
const answerMs = 15_000;
const downloadMs = 600_000;

/** Electron's executable, where it was downloaded before. */
export function installedElectron(): string | null {
  const folder = path.join(root, 'node_modules/electron');
  const mark = path.join(folder, 'path.txt');
  if (!existsSync(mark)) return null;
  const file = path.join(folder, 'dist', readFileSync(mark, 'utf8'));
  return existsSync(file) ? file : null;
}

/** Electron's executable, downloaded if need be. A failed try is remembered for a day. */
export async function findElectron({ force = false } = {}): Promise<string | null> {
  const known = installedElectron();
  if (known || (!force && failedLately())) return known;
  console.log('Looking for Electron (downloaded once)...');
  if (force || (await canDownload())) await download();
  const fetched = installedElectron();
  mkdirSync(path.dirname(failureMark), { recursive: true });
  if (fetched) rmSync(failureMark, { force: true });
  else writeFileSync(failureMark, String(Date.now()));
  return fetched;
}

function failedLately(): boolean {
  return existsSync(failureMark) && Date.now() - Number(readFileSync(failureMark, 'utf8')) < day;
}

/** A mirror or a proxy is the user's own arrangement: the downloader knows it, this does not. */
async function canDownload(): Promise<boolean> {
  const arranged = Object.keys(process.env).some((name) =>
    /electron_mirror|electron_get_use_proxy|electron_config_cache/i.test(name),
  );
  if (arranged) return true;
  const { version } = JSON.parse(
    readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'),
  ) as { version: string };
  const file = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  try {
    return (await fetch(file, { method: 'HEAD', signal: AbortSignal.timeout(answerMs) })).ok;
  } catch {
    return false;
  }
}

function download(): Promise<void> {
  const install = path.join(root, 'node_modules/electron/install.js');
  const child = spawn(process.execPath, [install], {
    stdio: 'ignore',
    timeout: downloadMs,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}
