// SPDX-License-Identifier: Apache-2.0
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { helperRunner, withoutSecrets } from '../../../src/action/runner/credential-ports.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signet-helpers-'));
});
afterAll(async () => rm(folder, { recursive: true }));

/** Installs a helper as a shell script, and returns its name. */
async function install(name: string, script: string): Promise<string> {
  const file = join(folder, `docker-credential-${name}`);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return `docker-credential-${name}`;
}

const env = () => ({ PATH: `${folder}:/usr/bin:/bin` });
const run = async (name: string, timeoutMs?: number) =>
  helperRunner(env(), timeoutMs)(name, ['get'], 'registry.example');

describe('a credential helper', () => {
  test('is found on PATH, and gets the server on stdin and "get" as its argument', async () => {
    const name = await install('echo', 'printf "%s " "$1"; cat');
    expect(await run(name)).toEqual({ exitCode: 0, stdout: 'get registry.example' });
  });

  test('tells its exit code and its answer', async () => {
    const name = await install('fails', 'cat >/dev/null; echo "not found"; exit 3');
    expect(await run(name)).toEqual({ exitCode: 3, stdout: 'not found\n' });
  });

  test('that is not installed is known by a code, whatever language the message is in', async () => {
    await expect(run('docker-credential-nowhere')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('that cannot be run is told', async () => {
    const name = await install('locked', 'exit 0');
    await chmod(join(folder, name), 0o600);
    await expect(run(name)).rejects.toMatchObject({ code: 'EACCES' });
  });

  // Writing to it is EPIPE then, which Node makes an exception that ends the whole program.
  test('that ends without reading what it is sent is judged by its answer', async () => {
    const name = await install('deaf', 'exec <&-; echo "{}"; exit 0');
    const big = 'x'.repeat(1_000_000);
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => helperRunner(env())(name, ['get'], big)),
    );
    expect(answers).toEqual(answers.map(() => ({ exitCode: 0, stdout: '{}\n' })));
  });

  test('that hangs is ended, with its words untold', async () => {
    const pidFile = join(folder, 'pid');
    const name = await install('hangs', `echo secret >&2; echo $$ >${pidFile}; exec sleep 600`);
    await expect(run(name, 500)).rejects.toThrow(/^no answer within 0\.5 s$/);
    const pid = Number(await readFile(pidFile, 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow(expect.objectContaining({ code: 'ESRCH' }));
  });

  test('that leaves something running behind it does not hold up the step', async () => {
    const name = await install('forks', 'sleep 5; exit 0');
    await expect(run(name, 200)).rejects.toThrow('no answer within 0.2 s');
  });

  test('that is ended by a signal is told so, without its words', async () => {
    const name = await install('dies', 'echo secret >&2; kill -SEGV $$');
    await expect(run(name)).rejects.toThrow(/^it was ended by SIGSEGV$/);
  });

  test('that never stops writing is ended', async () => {
    const name = await install('floods', 'exec yes');
    await expect(run(name)).rejects.toThrow('maxBuffer');
  });

  test('does not start in the workspace, where Windows would look for it first', async () => {
    const name = await install('where', 'pwd');
    expect(await run(name)).toEqual({ exitCode: 0, stdout: '/\n' });
  });
});

describe('the environment of another program', () => {
  const job = {
    PATH: '/bin',
    HOME: '/srv/me',
    AWS_ROLE_ARN: 'arn',
    GITHUB_TOKEN: 'for gh, which is a helper too',
    'INPUT_KEY-PASSWORD': 'secret',
    INPUT_KEY: 'env://SIGNING_KEY',
    'INPUT_GITHUB-TOKEN': 'secret',
    'INPUT_REGISTRY-PASSWORD': 'secret',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'secret',
    ACTIONS_RUNTIME_TOKEN: 'secret',
    DOCKER_AUTH_CONFIG: 'secret',
    SIGNING_KEY: 'secret',
  };

  test('has none of this step’s secrets, and all that a helper needs', () => {
    expect(withoutSecrets(job)).toEqual({
      PATH: '/bin',
      HOME: '/srv/me',
      AWS_ROLE_ARN: 'arn',
      GITHUB_TOKEN: 'for gh, which is a helper too',
    });
  });

  test('keeps a variable that only looks like the key’s', () => {
    expect(withoutSecrets({ INPUT_KEY: 'cosign.key', 'cosign.key': 'x' })).toEqual({
      'cosign.key': 'x',
    });
  });

  test('is all that a helper sees', async () => {
    const name = await install('spy', 'env');
    const { stdout } = await helperRunner(withoutSecrets({ ...job, ...env() }))(name, [], '');
    expect(stdout).not.toContain('secret');
    expect(stdout).toContain('AWS_ROLE_ARN=arn');
  });
});
