// SPDX-License-Identifier: Apache-2.0
// Runs a part of the action in this process, with the runner's environment, and sees what it tells
// the runner.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { jest } from '@jest/globals';

export interface Observed {
  readonly stdout: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly exitCode: unknown;
  /** RUNNER_TEMP */
  readonly temp: string;
}

/** Variables that are set while the work runs; undefined removes one. */
export type Variables = Readonly<Record<string, string | undefined>>;

const signals = ['SIGINT', 'SIGTERM'] as const;

export async function observe(
  work: (env: Variables) => Promise<unknown>,
  variables: Variables = {},
): Promise<Observed> {
  const temp = mkdtempSync(join(tmpdir(), 'signet-observed-'));
  const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
  for (const path of Object.values(files)) writeFileSync(path, '');
  const env: Variables = {
    RUNNER_TEMP: temp,
    ...files,
    GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/release.yml@refs/heads/main',
    GITHUB_REPOSITORY: 'acme/app',
    ...variables,
  };
  const before = { ...process.env };
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  const written: string[] = [];
  const spy = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  const exitCode = process.exitCode;
  const listeners = signals.map((signal) => process.listeners(signal));
  try {
    await work(env);
    return {
      stdout: written.join(''),
      outputs: outputsIn(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
      exitCode: process.exitCode,
      temp,
    };
  } finally {
    spy.mockRestore();
    process.exitCode = exitCode;
    signals.forEach((signal, at) => {
      for (const listener of process.listeners(signal))
        if (listeners[at]?.includes(listener) === false) process.removeListener(signal, listener);
    });
    for (const name of Object.keys(env)) {
      const value = before[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    // A summary is kept by the library for the rest of the process.
    jest.resetModules();
  }
}

function outputsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(\S+)\n([^]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [
      name,
      value,
    ]),
  );
}
