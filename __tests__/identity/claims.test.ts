// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { SignetError } from '../../src/errors.ts';
import {
  decodeClaims,
  guardIssuer,
  guardPrivateRepository,
  identityOf,
  type Claims,
  type Identity,
} from '../../src/identity/claims.ts';
import { tokenOf } from './token-service.ts';
import { httpsUrl } from '../urls.ts';

const claims = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:acme/app:ref:refs/heads/main',
  aud: 'sigstore',
  exp: 1_800_000_000,
  repository: 'acme/app',
  repository_visibility: 'public',
  repository_id: '11',
  repository_owner_id: '22',
  ref: 'refs/heads/main',
  sha: 'f'.repeat(40),
  event_name: 'push',
  workflow_ref: 'acme/app/.github/workflows/release.yml@refs/heads/main',
  job_workflow_ref: 'acme/app/.github/workflows/release.yml@refs/heads/main',
  runner_environment: 'github-hosted',
} satisfies Claims;

const segment = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,15}$/);
const workflow = fc
  .tuple(segment, segment, segment, segment)
  .map(
    ([owner, repository, file, branch]) =>
      `${owner}/${repository}/.github/workflows/${file}.yml@refs/heads/${branch}`,
  );
const arbitraryClaims = fc.record(
  {
    iss: httpsUrl,
    sub: fc.string({ minLength: 1, maxLength: 80 }),
    aud: fc.oneof(
      fc.constant('sigstore'),
      fc
        .array(fc.string({ maxLength: 20 }), { maxLength: 5 })
        .map((others) => [...others, 'sigstore']),
    ),
    exp: fc.nat(),
    repository: segment,
    repository_visibility: fc.constantFrom('public', 'private', 'internal'),
    workflow_ref: workflow,
    job_workflow_ref: workflow,
    run_id: fc.nat().map(String),
  },
  { requiredKeys: ['iss', 'sub', 'aud'] },
);

describe('claims', () => {
  test('are read as they were written, and claims that nobody asked for are left out', () => {
    fc.assert(
      fc.property(
        arbitraryClaims,
        fc.dictionary(fc.stringMatching(/^x_[a-z]{1,8}$/), fc.jsonValue()),
        (value, others) => {
          expect(decodeClaims(tokenOf({ ...others, ...value }), 'sigstore')).toEqual(value);
        },
      ),
    );
  });

  test('of a damaged token are refused or read, and no message holds a part of the token', () => {
    const token = tokenOf(claims);
    const [, payload = ''] = token.split('.');
    fc.assert(
      fc.property(
        fc.nat({ max: token.length }),
        fc.nat({ max: 40 }),
        fc.string({ maxLength: 5 }),
        (at, cut, inserted) => {
          const error = refusal(() =>
            decodeClaims(token.slice(0, at) + inserted + token.slice(at + cut), 'sigstore'),
          );
          if (error === undefined) return;
          expect(['OIDC_TOKEN_INVALID', 'OIDC_AUDIENCE']).toContain(error.code);
          expect(`${error.message} ${error.hint ?? ''}`).not.toContain(payload.slice(0, 12));
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    ['text', 'it is not a JSON Web Token'],
    ['', 'it is not a JSON Web Token'],
    ['a.b', 'it is not a JSON Web Token'],
    ['a.b.c.d', 'it is not a JSON Web Token'],
    ['a..c', 'it is not a JSON Web Token'],
    [`a.${'b'.repeat(20_000)}.c`, 'it is not a JSON Web Token'],
    ['a.b.c\n', 'it is not a JSON Web Token'],
    ['a.b.c', 'the claim set is not what GitHub writes'],
    [tokenOf([]), 'the claim iss is not what GitHub writes'],
    [tokenOf({ ...claims, iss: 'github' }), 'the claim iss is not what GitHub writes'],
    [tokenOf({ ...claims, sub: '' }), 'the claim sub is not what GitHub writes'],
    [tokenOf({ ...claims, aud: [7] }), 'the claim aud is not what GitHub writes'],
    [tokenOf({ ...claims, ref: 'r'.repeat(2001) }), 'the claim ref is not what GitHub writes'],
  ])('%# are refused with their own reason', (token, reason) => {
    const error = refusal(() => decodeClaims(token, 'sigstore'));
    expect(error).toMatchObject({
      code: 'OIDC_TOKEN_INVALID',
      message: `GitHub’s token service gave an ID token that cannot be used: ${reason}`,
    });
    expect(error?.hint).toContain('Run the job again');
  });

  test.each([['https://github.com/acme'], [['other', 'sigstore.dev']], [[]]])(
    'for the audience %j are refused',
    (aud) => {
      const error = refusal(() => decodeClaims(tokenOf({ ...claims, aud }), 'sigstore'));
      expect(error).toMatchObject({
        code: 'OIDC_AUDIENCE',
        message: `The ID token is for ${JSON.stringify([aud].flat())}, not for "sigstore"`,
      });
    },
  );
});

describe('the identity', () => {
  test('is the workflow file with its ref', () => {
    expect(identityOf(claims, 'https://github.com')).toEqual({
      subjectAlternativeName:
        'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main',
      issuer: 'https://token.actions.githubusercontent.com',
      repository: 'acme/app',
      repositoryId: '11',
      ownerId: '22',
      ref: 'refs/heads/main',
      commit: 'f'.repeat(40),
      event: 'push',
      visibility: 'public',
      runnerEnvironment: 'github-hosted',
      reusable: null,
    });
  });

  test('in a reusable workflow is that one, and the caller is known', () => {
    const job = 'acme/shared/.github/workflows/sign.yml@refs/tags/v1';
    expect(identityOf({ ...claims, job_workflow_ref: job }, 'https://github.com')).toMatchObject({
      subjectAlternativeName: `https://github.com/${job}`,
      reusable: {
        caller: 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main',
      },
    });
  });

  test('always is the file that holds the job, and has a caller exactly when there is another', () => {
    fc.assert(
      fc.property(workflow, fc.option(workflow, { nil: undefined }), (job, caller) => {
        const { subjectAlternativeName, reusable } = identityOf(
          {
            iss: claims.iss,
            sub: 's',
            aud: 'sigstore',
            job_workflow_ref: job,
            ...(caller === undefined ? {} : { workflow_ref: caller }),
          },
          'https://acme.ghe.com',
        );
        expect(subjectAlternativeName).toBe(`https://acme.ghe.com/${job}`);
        expect(reusable).toEqual(
          caller === undefined || caller === job
            ? null
            : { caller: `https://acme.ghe.com/${caller}` },
        );
      }),
    );
  });

  test('is taken from the caller’s claim where the other is missing, and what is not said is null', () => {
    expect(
      identityOf(
        { iss: claims.iss, sub: 's', aud: 'sigstore', workflow_ref: 'a/b/c.yml@d' },
        'https://github.com',
      ),
    ).toEqual({
      subjectAlternativeName: 'https://github.com/a/b/c.yml@d',
      issuer: claims.iss,
      repository: null,
      repositoryId: null,
      ownerId: null,
      ref: null,
      commit: null,
      event: null,
      visibility: null,
      runnerEnvironment: null,
      reusable: null,
    });
  });

  test('without any workflow is none', () => {
    const error = refusal(() =>
      identityOf({ iss: claims.iss, sub: 's', aud: 'sigstore' }, 'https://github.com'),
    );
    expect(error).toMatchObject({
      code: 'OIDC_TOKEN_INVALID',
      message: expect.stringContaining('it names no workflow'),
    });
  });
});

describe('a private repository', () => {
  const of = (visibility: string | null, repository: string | null = 'acme/app'): Identity => ({
    ...identityOf(claims, 'https://github.com'),
    repository,
    visibility,
  });

  test.each(['private', 'internal', 'secret', '', null])(
    '(visibility %j) is kept from a public log',
    (visibility) => {
      const error = refusal(() =>
        guardPrivateRepository(of(visibility), { isPublished: true, disclose: false }),
      );
      expect(error).toMatchObject({
        code: 'PRIVATE_REPOSITORY',
        hint: expect.stringContaining('"disclose-private-repository: true"'),
      });
      expect(error?.message).toContain('Nothing was sent');
    },
  );

  test('is called by its name when it has one', () => {
    const message = (identity: Identity) =>
      refusal(() => guardPrivateRepository(identity, { isPublished: true, disclose: false }))
        ?.message;
    expect(message(of('internal'))).toMatch(/^acme\/app is internal, and signing would publish/);
    expect(message(of('internal', null))).toMatch(/^This repository is internal, /);
    expect(message(of(null))).toMatch(/^GitHub does not say that this repository is public, /);
  });

  test.each([
    ['public', { isPublished: true, disclose: false }],
    ['private', { isPublished: true, disclose: true }],
    ['private', { isPublished: false, disclose: false }],
    [null, { isPublished: false, disclose: false }],
  ])('(visibility %j) may sign with %j', (visibility, choice) => {
    expect(refusal(() => guardPrivateRepository(of(visibility), choice))).toBeUndefined();
  });
});

describe('the issuer', () => {
  const of = (issuer: string): Identity => ({
    ...identityOf(claims, 'https://github.com'),
    issuer,
  });

  test.each([
    'https://token.actions.githubusercontent.com',
    'https://token.actions.githubusercontent.com/acme-corp',
    'https://token.actions.acme.ghe.com',
  ])('%s is known to the public Sigstore', (issuer) => {
    expect(refusal(() => guardIssuer(of(issuer), { isPublicAuthority: true }))).toBeUndefined();
  });

  test.each([
    'https://github.example.com/_services/token',
    'https://token.actions.githubusercontent.com.example.com',
    'https://token.actions.githubusercontent.com/a/b',
    'https://token.actions.a.b.ghe.com',
    'http://token.actions.githubusercontent.com',
    'https://example.com/https://token.actions.githubusercontent.com',
  ])('%s needs a private Sigstore', (issuer) => {
    const error = refusal(() => guardIssuer(of(issuer), { isPublicAuthority: true }));
    expect(error).toMatchObject({
      code: 'OIDC_ISSUER_UNSUPPORTED',
      hint: expect.stringContaining('"signing-config" and "trusted-root"'),
    });
    expect(refusal(() => guardIssuer(of(issuer), { isPublicAuthority: false }))).toBeUndefined();
  });
});

function refusal(work: () => unknown): SignetError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof SignetError) return error;
    throw error;
  }
}
