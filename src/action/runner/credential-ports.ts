// SPDX-License-Identifier: Apache-2.0
// What reading credentials needs of this process.
import { homedir } from 'node:os';

import * as core from '@actions/core';

import { messageOf } from '../../errors.ts';
import type { CredentialPorts } from '../../oci/credentials.ts';
import { readText, type Env } from './environment.ts';
import type { RegistryLogin } from './input-readers.ts';

/** Docker's helpers answer at once; one that waits for a person never will. */
const helperTimeoutMs = 30_000;

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
    exec: runHelper,
    maskSecret: core.setSecret,
    login: registryLogin,
    githubToken,
  };
}

/** A service account may have no home. */
function homeOf(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

async function runHelper(
  file: string,
  args: readonly string[],
  input: string,
): Promise<{ exitCode: number; stdout: string }> {
  const { getExecOutput } = await import('@actions/exec');
  const running = getExecOutput(file, [...args], {
    input: Buffer.from(input),
    silent: true,
    ignoreReturnCode: true,
  });
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    timeout.reject(new Error(`no answer within ${helperTimeoutMs / 1000} s`));
  }, helperTimeoutMs);
  try {
    const { exitCode, stdout } = await Promise.race([running, timeout.promise]);
    return { exitCode, stdout };
  } catch (cause) {
    // @actions/exec looks the program up itself and says only this when there is none.
    throw messageOf(cause).startsWith('Unable to locate executable file')
      ? Object.assign(new Error(messageOf(cause), { cause }), { code: 'ENOENT' })
      : cause;
  } finally {
    clearTimeout(timer);
  }
}
