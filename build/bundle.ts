import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  globSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { mainConfig, preloadConfig, rendererConfig, standInConfig } from './vite.config.ts';

export const root = path.resolve(import.meta.dirname, '..');
const stamp = path.join(root, 'build/out/bundle.stamp');

/** Beside main.js, where main/shell looks for them: in the task bar, and on Linux on the window. */
const pictures = ['tray.png', 'tray@2x.png', 'icon.png'];

/** Names, sizes and times of everything the bundles are made of. */
function fingerprint(): string {
  const sources = globSync(
    [
      '{main,renderer,shared}/**/*.{ts,tsx,css,html,json,svg,png,sql}',
      'build/*.ts',
      'build/electron-standin/**/*.ts',
      'build/icons/*.png',
      'package.json',
      'package-lock.json',
    ],
    { cwd: root },
  ).toSorted();
  const hash = createHash('sha256').update(process.version);
  for (const file of sources) {
    const { size, mtimeMs } = statSync(path.join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function isFresh(mark: string): boolean {
  return (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === mark &&
    [
      'app/main.js',
      'app/preload.cjs',
      'app/renderer/index.html',
      'standin/page.js',
      ...pictures.map((name) => `app/${name}`),
    ].every((file) => existsSync(path.join(root, 'build/out', file)))
  );
}

/**
 * Builds `build/out/app` (what ships) and `build/out/standin` (what never ships).
 * Returns false where nothing had changed since the last time.
 */
export async function bundle({ force = false } = {}): Promise<boolean> {
  const mark = fingerprint();
  if (!force && isFresh(mark)) return false;
  rmSync(stamp, { force: true });
  // Built beside the old files, so that an app that is running keeps what it has loaded.
  for (const config of [
    mainConfig(root),
    preloadConfig(root),
    standInConfig(root),
    rendererConfig(root),
  ]) {
    await build(config);
  }
  for (const name of pictures) {
    copyFileSync(path.join(root, 'build/icons', name), path.join(root, 'build/out/app', name));
  }
  writeFileSync(stamp, mark);
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  const built = await bundle({ force: process.argv.includes('--force') });
  console.log(
    built ? `Bundled in ${Math.round(performance.now() - started)} ms.` : 'Bundles are up to date.',
  );
}
