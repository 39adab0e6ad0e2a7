// SPDX-License-Identifier: Apache-2.0
// What reading credentials needs of this process.
import { execFile, type ExecFileException } from 'node:child_process';
import { homedir } from 'node:os';
import { parse } from 'node:path';

import * as core from '@actions/core';

import type { CredentialPorts } from '../../oci/credential-sources.ts';
import { readText, type Env } from './environment.ts';
import type { RegistryLogin } from './input-readers.ts';

/** What the inputs say about logins. */
export interface CredentialInputs {
  readonly registryLogin: RegistryLogin | undefined;
  readonly githubToken: string;
}

export function credentialPorts(
  { registryLogin, githubToken }: CredentialInputs,
  env: Env,
): CredentialPorts {
  return {
    env,
    home: homeOf(),
    userId: process.getuid?.(),
    readFile: readText,
    exec: helperRunner(withoutSecrets(env)),
    maskSecret: core.setSecret,
    login: registryLogin,
    githubToken,
  };
}

/** A service account may have no home, and a container an empty HOME. */
function homeOf(): string | undefined {
  try {
    const home = homedir();
    return home === '' ? undefined : home;
  } catch {
    return undefined;
  }
}

/**
 * The environment for another program: helpers need PATH, HOME and the variables of their cloud,
 * but neither this step's inputs, nor the key that `key: env://NAME` names, nor what the job's
 * tokens are asked for with, nor the logins of other registries.
 */
export function withoutSecrets(env: Env): Env {
  const [, keyVariable] = /^env:\/\/(.+)$/.exec((env['INPUT_KEY'] ?? '').trim()) ?? [];
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/^(?:INPUT|ACTIONS)_/i.test(name) && name !== 'DOCKER_AUTH_CONFIG' && name !== keyVariable,
    ),
  );
}

/** Docker's helpers answer at once; one that waits for a person never will. */
const helperTimeoutMs = 30_000;

/** Starts helpers without a shell, and ends those that hang. */
export function helperRunner(env: Env, timeoutMs = helperTimeoutMs): CredentialPorts['exec'] {
  const options = {
    env,
    // Windows looks for programs in the working folder first, and that is the checkout.
    cwd: parse(process.cwd()).root,
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    maxBuffer: 1024 * 1024,
    windowsHide: true,
  } as const;
  return (file, args, input) =>
    new Promise((resolve, reject) => {
      const helper = execFile(file, args, options, (error, stdout) => {
        if (error === null) resolve({ exitCode: 0, stdout });
        else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout });
        else reject(helperFailure(error, timeoutMs));
      });
      // One that knows a single login may end without reading: its answer counts, not the pipe.
      helper.stdin?.on('error', () => undefined);
      helper.stdin?.end(input);
    });
}

/** Node's own message about a program that was ended quotes its output, which may be a secret. */
function helperFailure(error: ExecFileException, timeoutMs: number): Error {
  if (typeof error.code === 'string') return error;
  return new Error(
    error.killed === true
      ? `no answer within ${timeoutMs / 1000} s`
      : `it was ended by ${error.signal ?? 'the system'}`,
  );
}
