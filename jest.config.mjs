// SPDX-License-Identifier: Apache-2.0
const common = {
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['build', 'dist', 'scratch', '.signet'].map(
    (folder) => `<rootDir>/${folder}/`,
  ),
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': './tools/jest-strip-types.mjs' },
  setupFiles: ['./tools/jest-short-stacks.mjs'],
};
const runs = '<rootDir>/__tests__/runs/';

export default {
  testTimeout: 30_000,
  // Jest would leave one core idle, which on two cores is half of them.
  maxWorkers: '100%',
  testSequencer: './tools/jest-order.mjs',
  globalSetup: './tools/jest-temporary.mjs',
  globalTeardown: './tools/jest-temporary-end.mjs',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', runs],
    },
    {
      ...common,
      displayName: 'runs',
      testMatch: [`${runs}**/*.test.ts`],
      globalSetup: './tools/jest-build.mjs',
    },
  ],
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts'],
  coverageReporters: ['text', 'json-summary'],
};
