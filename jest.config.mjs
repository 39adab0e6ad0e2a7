// SPDX-License-Identifier: Apache-2.0
export default {
  testEnvironment: 'node',
  testTimeout: 30_000,
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/build/'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', '<rootDir>/.signet/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': './tools/jest-strip-types.mjs' },
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts'],
  coverageReporters: ['text', 'json-summary'],
};
