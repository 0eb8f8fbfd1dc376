import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '../..');
/** Marks the place of the fuses in Electron's executable; @electron/fuses looks for it. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

export type Target = { readonly os: 'linux' | 'win' | 'mac'; readonly arch: 'x64' | 'arm64' };

/**
 * electron-builder itself, with this project's configuration, packs into `folder`. What it packs
 * around is an executable of a few bytes with fuses in it, because Electron may be out of reach; on
 * Windows and macOS it stops after the archive, at that executable's icon. Answers the archive.
 */
export async function pack(folder: string, { os, arch }: Target): Promise<string> {
  const electron = path.join(folder, 'electron');
  writeElectron(electron);
  await promisify(execFile)(
    process.execPath,
    [
      path.join(root, 'node_modules/electron-builder/cli.js'),
      '--dir',
      `--${os}`,
      `--${arch}`,
      '--publish=never',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${path.join(folder, 'out')}`,
    ],
    { cwd: root, env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
  ).catch((problem: { stdout?: string }) => {
    if (os === 'linux') throw new Error(`electron-builder failed: ${problem.stdout ?? ''}`);
  });
  const archive = readdirSync(path.join(folder, 'out'), { recursive: true, encoding: 'utf8' }).find(
    (file) => file.endsWith('app.asar'),
  );
  if (!archive) throw new Error('electron-builder made no archive.');
  return path.join(folder, 'out', archive);
}

/** Every fuse as the wrong way round as it can be, so that a test sees each one set. */
function writeElectron(folder: string): void {
  const fuses = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, 9]),
    Buffer.from('101100110'),
  ]);
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  mkdirSync(path.join(folder, 'Electron.app/Contents/MacOS'), { recursive: true });
  for (const name of ['electron', 'electron.exe']) {
    writeFileSync(path.join(folder, name), fuses, { mode: 0o755 });
  }
}
