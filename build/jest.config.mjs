import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

const project = (displayName, folders, more = {}) => ({
  displayName,
  rootDir,
  testEnvironment: 'node',
  testMatch: folders.map((folder) => `<rootDir>/tests/${folder}/**/*.test.ts`),
  modulePathIgnorePatterns: ['<rootDir>/build/out'],
  ...more,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: false },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
});

export default {
  rootDir,
  watchman: false,
  maxWorkers: 2,
  testSequencer: '<rootDir>/build/longest-first.mjs',
  reporters: ['default', '<rootDir>/build/closing-line-reporter.mjs'],
  projects: [
    project('rules', ['unit']),
    project('register', ['register', 'contract'], {
      globalSetup: '<rootDir>/tests/support/start-postgres.ts',
      globalTeardown: '<rootDir>/tests/support/stop-postgres.ts',
    }),
    project('screens', ['e2e']),
  ],
};
