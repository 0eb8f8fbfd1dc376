import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

/**
 * What the main bundle asks for at run time: Electron itself and the one native module. Everything
 * else is inside the bundle, so `dependencies` in package.json names that native module alone.
 */
const external = [
  'electron',
  'better-sqlite3',
  // pg asks for it in a try block and does without.
  'pg-native',
  ...builtinModules,
  /^node:/,
];

const base = (root: string): InlineConfig => ({
  root,
  configFile: false,
  logLevel: 'warn',
  clearScreen: false,
});

/**
 * electron-store checks its file against a JSON schema where it is given one. Ours is not: the file
 * is read by main/shell/pc-settings-values.ts. So the checker, half of the bundle, stays out.
 */
const withoutSchemas = {
  find: /^ajv(-formats|\/dist\/2020\.js)$/,
  replacement: path.join(import.meta.dirname, 'no-schemas.ts'),
};

/** Main process, and the worker threads that have their own entry. */
export function mainConfig(root: string): InlineConfig {
  const workers: Record<string, string> = {};
  const threads = {
    'import-worker': 'main/patients/import-worker.ts',
    'backup-worker': 'main/backup/backup-worker.ts',
  };
  for (const [name, file] of Object.entries(threads)) {
    if (existsSync(path.join(root, file))) workers[name] = path.join(root, file);
  }
  return {
    ...base(root),
    resolve: { alias: [withoutSchemas] },
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3', 'pg-native'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: true,
      target: 'node24',
      outDir: path.join(root, 'build/out/app'),
      emptyOutDir: true,
      minify: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { main: path.join(root, 'main/index.ts'), ...workers },
        external,
        platform: 'node',
        output: {
          format: 'esm',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  };
}

/** A sandboxed preload is CommonJS in one file and may require nothing but `electron`. */
export function preloadConfig(root: string): InlineConfig {
  return {
    ...base(root),
    build: {
      target: 'chrome140',
      outDir: path.join(root, 'build/out/app'),
      emptyOutDir: false,
      minify: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { preload: path.join(root, 'main/shell/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

export function rendererConfig(root: string): InlineConfig {
  return {
    ...base(root),
    root: path.join(root, 'renderer'),
    base: './',
    plugins: [react()],
    build: {
      target: 'chrome140',
      outDir: path.join(root, 'build/out/app/renderer'),
      emptyOutDir: true,
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
    },
  };
}

/** The page's half of the stand-in: takes the place of `require('electron')` for the preload. */
export function standInConfig(root: string): InlineConfig {
  return {
    ...base(root),
    build: {
      target: 'chrome120',
      outDir: path.join(root, 'build/out/standin'),
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { page: path.join(root, 'build/electron-standin/page.ts') },
        output: { format: 'iife', entryFileNames: '[name].js' },
      },
    },
  };
}
