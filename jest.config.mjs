// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from 'node:os';

const common = {
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['build', 'dist', 'scratch', '.signet'].map(
    (folder) => `<rootDir>/${folder}/`,
  ),
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': './tools/jest-strip-types.mjs' },
  setupFiles: ['./tools/jest-short-stacks.mjs'],
};
/** Whether paths or options choose what is run. */
const isPart = process.argv.length > 2;
const runs = '<rootDir>/__tests__/runs/';
const pages = '<rootDir>/__tests__/pages/';

/** What starts dist/. */
const started = { ...common, globalSetup: './tools/jest-build.mjs' };

/** Every step that the pages show: many runs, which no ordinary change needs. */
export const pagesProject = { ...started, displayName: 'pages', testMatch: [`${pages}*.test.ts`] };

export default {
  testTimeout: 30_000,
  // Most of the time, a worker waits for a run of dist/. Jest takes no more than "100%".
  maxWorkers: 2 * availableParallelism(),
  // Jest keeps the modules of every suite, which slows down all that follow. A run of a part ends
  // before a worker has told its memory, and Jest would say that the worker hangs.
  ...(isPart ? {} : { workerIdleMemoryLimit: '700MB' }),
  testSequencer: './tools/jest-order.mjs',
  globalSetup: './tools/jest-temporary.mjs',
  globalTeardown: './tools/jest-temporary-end.mjs',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', runs, pages],
    },
    {
      ...started,
      displayName: 'runs',
      testMatch: [`${runs}**/*.test.ts`],
    },
  ],
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts'],
  coverageReporters: ['text', 'json-summary'],
};
