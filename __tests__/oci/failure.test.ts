// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Purpose } from '../../src/errors.ts';
import type { HttpResponse } from '../../src/http/client.ts';
import { refusal, unauthenticated, unknownImage } from '../../src/oci/failure.ts';
import { answer } from '../http/ports.ts';
import { hasErrorCode, registryWords } from '../../src/oci/words.ts';
import { scalarValue } from '../unicode.ts';

const repository = { registry: 'registry.example', path: 'acme/app' };
const response = (status: number, body = ''): HttpResponse => ({
  ...answer(status, {}, body),
  url: new URL('https://registry.example/v2/acme/app/blobs/uploads/?state=secret'),
});
const errors = (...list: object[]) => JSON.stringify({ errors: list });

describe('the registry’s words', () => {
  test('are the first code and message of its list', () => {
    expect(
      registryWords(
        response(403, errors({ code: 'DENIED', message: 'no push' }, { code: 'OTHER' })),
      ),
    ).toBe(': DENIED: no push');
    expect(registryWords(response(403, errors({ code: 'DENIED' })))).toBe(': DENIED');
    expect(registryWords(response(403, errors({ message: 'no push', detail: {} })))).toBe(
      ': no push',
    );
  });

  test.each([
    '',
    '<html>',
    '{}',
    '[]',
    '{"errors":[]}',
    '{"errors":"no"}',
    '{"errors":[{"code":7}]}',
  ])('are missing in %s', (body) => {
    expect(registryWords(response(403, body))).toBe('');
    expect(hasErrorCode(response(403, body), 'DENIED')).toBe(false);
  });

  test.each([
    [
      errors({ code: 'DENIED', message: 'no', detail: 'quota of 5 GiB' }),
      '',
      'DENIED: no: quota of 5 GiB',
    ],
    [
      errors({ code: 'X', message: 'unknown', detail: { digest: 'sha256:1' } }),
      '',
      'X: unknown: {"digest":"sha256:1"}',
    ],
    ['{"message":"You have exceeded a rate limit"}', '', 'You have exceeded a rate limit'],
    ['<html><head><title>Sign in</title></head>', 'text/html', 'Sign in'],
    ['404 page not found\n', 'text/plain; charset=utf-8', '404 page not found'],
  ])('are quoted however they are said: %s', (body, type, words) => {
    const answered = { ...response(403, body), headers: new Headers({ 'content-type': type }) };
    expect(registryWords(answered)).toBe(`: ${words}`);
  });

  test('are short and on one line, whatever it says: a log may read lines as commands', () => {
    fc.assert(
      fc.property(fc.string({ unit: scalarValue, maxLength: 1000 }), (message) => {
        const words = registryWords(response(400, errors({ code: 'X', message })));
        expect(words.length).toBeLessThanOrEqual(302);
        expect(words).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  test('are searched for a code in the whole list', () => {
    expect(
      hasErrorCode(response(400, errors({ code: 'A' }, { code: 'BLOB_UNKNOWN' })), 'BLOB_UNKNOWN'),
    ).toBe(true);
    expect(hasErrorCode(response(400, errors({ code: 'BLOB_UNKNOWN_TOO' })), 'BLOB_UNKNOWN')).toBe(
      false,
    );
  });
});

describe('a refusal', () => {
  test('says what, where, how, and shows no query', () => {
    const error = refusal(
      'begin an upload',
      repository,
      response(405, errors({ code: 'UNSUPPORTED', message: 'read only' })),
    );
    expect(error).toMatchObject({
      code: 'REGISTRY_REJECTED',
      message:
        'registry.example could not begin an upload in registry.example/acme/app: status 405: ' +
        'UNSUPPORTED: read only (https://registry.example/v2/acme/app/blobs/uploads/?…)',
    });
  });

  test.each([
    [401, 'REGISTRY_DENIED'],
    [403, 'REGISTRY_DENIED'],
    [429, 'REGISTRY_UNAVAILABLE'],
    [500, 'REGISTRY_UNAVAILABLE'],
    [503, 'REGISTRY_UNAVAILABLE'],
    [400, 'REGISTRY_REJECTED'],
    [404, 'REGISTRY_REJECTED'],
    [415, 'REGISTRY_REJECTED'],
  ])('%i is %s, with something to do', (status, code) => {
    const error = refusal('do it', repository, response(status));
    expect(error.code).toBe(code);
    expect(error.hint).toMatch(/\.$/);
  });

  const ecr = '123.dkr.ecr.eu-west-1.amazonaws.com';
  test.each([
    ['a pull-through cache', 405, { code: 'UNSUPPORTED' }, repository.registry, 'read-only mirror'],
    ['a repository that ECR lacks', 404, { code: 'NAME_UNKNOWN' }, ecr, 'create-repository'],
    ['one that nobody created', 404, { code: 'NAME_UNKNOWN' }, repository.registry, 'Create the'],
    [
      'a registry that takes no such type',
      415,
      { code: 'UNSUPPORTED' },
      repository.registry,
      'format: legacy',
    ],
    ['an older registry', 400, { code: 'MANIFEST_INVALID' }, repository.registry, 'format: legacy'],
    ['a quota', 403, { code: 'DENIED', message: 'quota' }, repository.registry, 'quota is reached'],
    ['a refusal without words', 403, undefined, repository.registry, 'a quota is reached'],
    ['a lack of rights', 403, { code: 'DENIED' }, ecr, 'ecr:GetDownloadUrlForLayer'],
  ])('by %s says what helps there', (_what, status, said, registry, advice) => {
    const answered = {
      ...response(status, said === undefined ? '' : errors(said)),
      url: new URL(`https://${registry}/v2/acme/app/manifests/x`),
    };
    expect(refusal('do it', { registry, path: 'acme/app' }, answered).hint).toContain(advice);
  });

  test.each([
    [
      'an upload that is redirected',
      307,
      'registry.example/v2/a/blobs/uploads/',
      'no login follows',
    ],
    [
      'another registry, to which one redirects',
      401,
      'other.example/v2/a/manifests/x',
      'name the image as it is called there',
    ],
  ])('of %s says where to sign', (_what, status, place, advice) => {
    const answered = { ...response(status), url: new URL(`https://${place}`) };
    const said = refusal('do it', { registry: 'registry.example', path: 'a' }, answered).hint;
    expect(said).toContain(advice);
  });

  test.each([
    ['ghcr.io', 'packages: write'],
    ['123.dkr.ecr.eu-west-1.amazonaws.com', 'ecr:PutImage'],
    ['europe-west4-docker.pkg.dev', 'roles/artifactregistry.writer'],
    ['eu.gcr.io', 'roles/artifactregistry.writer'],
    ['acme.azurecr.io', 'AcrPush'],
    ['docker.io', 'Read & Write'],
    ['registry.example', 'the right to push'],
  ])('of a push to %s names the right that is missing', (registry, right) => {
    expect(refusal('begin an upload', { registry, path: 'a/b' }, response(403)).hint).toContain(
      right,
    );
  });
});

describe('without a login', () => {
  test('the places are told', () => {
    expect(unauthenticated(repository, undefined, ['/a', '/b'], 'status 401').message).toBe(
      'registry.example wants a login, and there is none for it (status 401). Looked in: /a, /b',
    );
    expect(unauthenticated(repository, undefined, [], 'status 401').message).toMatch(
      /Looked in: no credential file exists$/,
    );
  });

  test('that is taken, its source is told', () => {
    const error = unauthenticated(repository, '/a, entry "registry.example"', ['/a'], 'status 401');
    expect(error).toMatchObject({
      code: 'REGISTRY_UNAUTHENTICATED',
      message:
        'registry.example does not take the login from /a, entry "registry.example" (status 401)',
      hint: expect.stringContaining('right and not expired?'),
    });
  });
});

test('an unknown image is told with what a signer, or a verifier, does now', () => {
  const answered = response(404, errors({ code: 'MANIFEST_UNKNOWN' }));
  const told = (purpose: Purpose) => unknownImage('registry.example/acme/app', answered, purpose);
  expect(told('sign')).toMatchObject({
    code: 'IMAGE_NOT_FOUND',
    message: expect.stringMatching(/ is not in the registry: status 404: MANIFEST_UNKNOWN$/),
    hint: expect.stringContaining('push: true'),
  });
  expect(told('verify').hint).not.toContain('push: true');
  expect(told('verify').hint).toContain('Is the name right');
});
