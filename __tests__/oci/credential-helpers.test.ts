// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { basicHeaderValue } from '../../src/oci/credential.ts';
import { refusalOf } from '../http/ports.ts';
import { dockerFile, look, withCode } from './credential-world.ts';

describe('a helper', () => {
  const file = (name: string) => ({
    [dockerFile]: JSON.stringify({ credHelpers: { 'registry.example': name } }),
  });
  const answering = (exitCode: number, stdout: string) => {
    const runs: unknown[] = [];
    const world = look({
      files: file('ecr-login'),
      exec: async (...run) => {
        runs.push(run);
        return { exitCode, stdout };
      },
    });
    return { ...world, runs };
  };

  test('is run without a shell, with the server on stdin', async () => {
    const { found, runs, masked } = answering(
      0,
      '{"ServerURL":"registry.example","Username":"AWS","Secret":"s3cret"}',
    );
    expect((await found).credential).toEqual({
      kind: 'basic',
      username: 'AWS',
      password: 's3cret',
      source: `docker-credential-ecr-login (named by ${dockerFile})`,
    });
    expect(runs).toEqual([['docker-credential-ecr-login', ['get'], 'registry.example']]);
    expect(masked).toContain('s3cret');
  });

  test('may give an identity token', async () => {
    expect(
      (await answering(0, '{"Username":"<token>","Secret":"refresh"}').found).credential,
    ).toMatchObject({ kind: 'refresh', token: 'refresh' });
  });

  test.each([
    ['{"Secret":"s3cret"}', ''],
    ['{"Username":"","Secret":"s3cret"}', ''],
    ['{"Username":null,"Secret":"s3cret"}', ''],
    ['{"serverurl":"x","username":"u","secret":"s3cret"}', 'u'],
    ['{"Username":"u","Secret":"s3cret\\n","Expiry":5}', 'u'],
  ])('may answer %s, as docker’s own client allows', async (stdout, username) => {
    expect((await answering(0, stdout).found).credential).toMatchObject({
      kind: 'basic',
      username,
      password: 's3cret',
    });
  });

  test.each(['{}', '{"ServerURL":"","Username":"","Secret":""}', '{"Username":"<token>"}'])(
    'that answers %s has no login',
    async (stdout) => {
      expect((await answering(0, stdout).found).credential).toBeUndefined();
    },
  );

  test('that knows nothing lets the search go on', async () => {
    expect(await answering(1, 'credentials not found in native keychain\n').found).toEqual({
      credential: undefined,
      consulted: [dockerFile],
    });
  });

  test.each([
    [
      1,
      'error getting credentials: s3cret',
      'docker-credential-ecr-login get ended with exit code 1 for registry.example',
    ],
    [0, 's3cret', 'docker-credential-ecr-login gave an answer of another form'],
    [0, '{"Secret":7}', 'docker-credential-ecr-login gave an answer of another form'],
    [0, '["s3cret"]', 'docker-credential-ecr-login gave an answer of another form'],
    [0, '', 'docker-credential-ecr-login gave an answer of another form'],
  ])('that fails (%i, %s) is told without its words', async (exitCode, stdout, message) => {
    expect(await refusalOf(answering(exitCode, stdout).found)).toMatchObject({
      code: 'REGISTRY_CREDENTIALS_INVALID',
      message,
    });
  });

  test('that is not installed, or cannot start, is named', async () => {
    const run = (cause: Error) =>
      refusalOf(look({ files: file('gcloud'), exec: () => Promise.reject(cause) }).found);
    expect(await run(withCode('ENOENT'))).toMatchObject({
      message:
        `${dockerFile} names the credential helper docker-credential-gcloud, which is not ` +
        'installed',
    });
    expect(await run(withCode('EACCES'))).toMatchObject({
      message: 'docker-credential-gcloud failed: it was EACCES',
    });
  });

  test.each(['../evil', '-rf', 'a b', 'a;b', 'a/b', '.hidden', 'x'.repeat(102)])(
    '%s is never run',
    async (name) => {
      expect(await refusalOf(look({ files: file(name) }).found)).toMatchObject({
        code: 'REGISTRY_CREDENTIALS_INVALID',
        message: `${dockerFile} names a credential helper that cannot exist`,
      });
    },
  );
});

describe('a Basic header', () => {
  test('is user and password as UTF-8', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (username, password) => {
          expect(Buffer.from(basicHeaderValue({ username, password }), 'base64')).toEqual(
            Buffer.from(`${username}:${password}`),
          );
        },
      ),
    );
  });
});
