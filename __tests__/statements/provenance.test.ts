// SPDX-License-Identifier: Apache-2.0
// A provenance says what GitHub's own would, and nothing that its certificate does not say.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Claims } from '../../src/identity/claims.ts';
import type { CertificateFacts } from '../../src/sigstore/certificate-facts.ts';
import { disagreements } from '../../src/sigstore/workflow-provenance.ts';
import { provenancePredicateType } from '../../src/sigstore/predicate-types.ts';
import { provenanceOf } from '../../src/statements/provenance.ts';

const claims = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:acme/app:ref:refs/tags/v1',
  aud: 'sigstore',
  ref: 'refs/tags/v1',
  sha: 'c'.repeat(40),
  repository: 'acme/app',
  event_name: 'release',
  job_workflow_ref: 'acme/workflows/.github/workflows/build.yml@refs/heads/main',
  workflow_ref: 'acme/app/.github/workflows/release.yml@refs/tags/v1',
  repository_id: '1001',
  repository_owner_id: '2002',
  runner_environment: 'github-hosted',
  run_id: '42',
  run_attempt: '3',
} satisfies Claims;

/** What Fulcio certifies for a token of github.com (fulcio, docs/oid-info.md). */
function certified(of: Claims, server = 'https://github.com'): CertificateFacts {
  const { repository = '', job_workflow_ref: signer = '', workflow_ref: config = '' } = of;
  return {
    subjectAlternativeName: `${server}/${signer}`,
    subjectAlternativeNames: [`${server}/${signer}`],
    issuer: of.iss,
    buildSignerUri: `${server}/${signer}`,
    runnerEnvironment: of.runner_environment,
    sourceRepository: `${server}/${repository}`,
    sourceCommit: of.sha,
    sourceRef: of.ref,
    sourceRepositoryId: of.repository_id,
    sourceOwnerId: of.repository_owner_id,
    buildConfigUri: `${server}/${config}`,
    trigger: of.event_name,
    runUrl: `${server}/${repository}/actions/runs/${of.run_id ?? ''}/attempts/${of.run_attempt ?? ''}`,
    extensions: {},
  };
}

const github = 'https://github.com';
const made = (of: Claims, facts = certified(of)): unknown =>
  JSON.parse(provenanceOf(of, facts, github).json.toString('utf8'));

// What buildSLSAProvenancePredicate of @actions/attest 3.2.0 gives for these claims.
const golden = {
  buildDefinition: {
    buildType: 'https://actions.github.io/buildtypes/workflow/v1',
    externalParameters: {
      workflow: {
        ref: 'refs/tags/v1',
        repository: 'https://github.com/acme/app',
        path: '.github/workflows/release.yml',
      },
    },
    internalParameters: {
      github: {
        event_name: 'release',
        repository_id: '1001',
        repository_owner_id: '2002',
        runner_environment: 'github-hosted',
      },
    },
    resolvedDependencies: [
      {
        uri: 'git+https://github.com/acme/app@refs/tags/v1',
        digest: { gitCommit: 'c'.repeat(40) },
      },
    ],
  },
  runDetails: {
    builder: {
      id: 'https://github.com/acme/workflows/.github/workflows/build.yml@refs/heads/main',
    },
    metadata: { invocationId: 'https://github.com/acme/app/actions/runs/42/attempts/3' },
  },
};

describe('the provenance of a run', () => {
  test('is field for field what @actions/attest writes, in the same order', () => {
    const predicate = provenanceOf(claims, certified(claims), github);
    expect(predicate.predicateType).toBe(provenancePredicateType);
    expect(predicate.predicateType).toBe('https://slsa.dev/provenance/v1');
    expect(predicate.json.toString('utf8')).toBe(JSON.stringify(golden));
  });

  test('is not made of a token that lacks a claim, which is named', () => {
    const { run_id: _, sha: __, ...less } = claims;
    expect(() => provenanceOf(less, certified(claims), github)).toThrow(
      expect.objectContaining({
        code: 'PROVENANCE_CLAIMS',
        message: expect.stringMatching(/lacks .*: sha, run_id$/),
      }),
    );
  });

  test('is not made when the certificate was issued for another GitHub', () => {
    expect(() => provenanceOf(claims, certified(claims, 'https://ghe.example'), github)).toThrow(
      expect.objectContaining({ code: 'PROVENANCE_MISMATCH' }),
    );
  });

  const facts = Object.entries(certified(claims)).flatMap(([name, value]) =>
    typeof value === 'string' && !['subjectAlternativeName', 'issuer'].includes(name) ? [name] : [],
  );
  test.each(facts)('is not made when the certificate differs in %s, or lacks it', (name) => {
    for (const value of ['https://github.com/mallory/app/x@y', '', undefined])
      expect(() => made(claims, { ...certified(claims), [name]: value })).toThrow(
        expect.objectContaining({
          code: 'PROVENANCE_MISMATCH',
          message: expect.stringContaining('certified is'),
        }),
      );
  });
});

const word = fc.stringMatching(/^[A-Za-z0-9][\w.-]{0,12}$/);
const ref = fc.tuple(word, word).map((parts) => `refs/heads/${parts.join('/@')}`);
const file = word.map((name) => `.github/workflows/${name}.yml`);
const someClaims = fc
  .record({
    repository: fc.tuple(word, word).map((parts) => parts.join('/')),
    other: fc.tuple(word, word).map((parts) => parts.join('/')),
    ref,
    signerRef: ref,
    file,
    signerFile: file,
    sha: fc.stringMatching(/^[0-9a-f]{40}$/),
    event_name: word,
    repository_id: fc.nat().map(String),
    repository_owner_id: fc.nat().map(String),
    runner_environment: fc.constantFrom('github-hosted', 'self-hosted'),
    run_id: fc.nat().map(String),
    run_attempt: fc.nat().map(String),
  })
  .map(({ other, signerRef, file, signerFile, ...rest }): Claims => ({
    ...claims,
    ...rest,
    workflow_ref: `${rest.repository}/${file}@${rest.ref}`,
    job_workflow_ref: `${other}/${signerFile}@${signerRef}`,
  }));

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): Path[] {
  return typeof value !== 'object' || value === null
    ? [path]
    : Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (String(at) === key ? replaced(item, rest, by) : item));
  const entries = Object.entries(value as object).map(([name, inner]) => [
    name,
    name === key ? replaced(inner, rest, by) : (inner as unknown),
  ]);
  return Object.fromEntries(entries) as unknown;
}

describe('a provenance beside its certificate', () => {
  test('agrees with it for any workflow, and never when a single fact is another', () => {
    type Lie = (old: unknown) => unknown;
    const lies = fc.oneof(
      fc.constantFrom<unknown>(null, 1001, true, {}, [], 'refs/heads/main').map(
        (value): Lie =>
          () =>
            value,
      ),
      fc.string({ minLength: 1 }).map(
        (more): Lie =>
          (old) =>
            `${String(old)}${more}`,
      ),
      fc.nat(5).map(
        (end): Lie =>
          (old) =>
            String(old).slice(0, -1 - end),
      ),
      fc.constant<Lie>((old) => String(old).toUpperCase()),
    );
    fc.assert(
      fc.property(someClaims, fc.nat(), lies, (of, pick, lie) => {
        const provenance = made(of);
        expect(disagreements(provenance, certified(of))).toEqual([]);
        const all = leaves(provenance);
        const path = all[pick % all.length] ?? [];
        const old = path.reduce<unknown>(
          (at, key) => (at as Record<string, unknown>)[key],
          provenance,
        );
        const told = lie(old);
        fc.pre(told !== old);
        expect(disagreements(replaced(provenance, path, told), certified(of))).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['git+https://github.com/acme/app@refs/heads/x', 'https://GitHub.com/Acme/App.git#x'])(
    'does not with a second commit of its source, as %s',
    (uri) => {
      const with_ = (dependency: unknown) => ({
        ...golden,
        buildDefinition: {
          ...golden.buildDefinition,
          resolvedDependencies: [...golden.buildDefinition.resolvedDependencies, dependency],
        },
      });
      const digest = { gitCommit: 'd'.repeat(40) };
      expect(disagreements(with_({ uri, digest }), certified(claims))).not.toEqual([]);
      const other = { uri: 'git+https://github.com/acme/app2@refs/heads/x', digest };
      expect(disagreements(with_(other), certified(claims))).toEqual([]);
    },
  );

  test('may leave out what other tools do not write, and nothing that names the source', () => {
    const { internalParameters: _, ...definition } = golden.buildDefinition;
    const { metadata: __, ...details } = golden.runDetails;
    const least = { buildDefinition: definition, runDetails: details };
    expect(disagreements(least, certified(claims))).toEqual([]);
    for (const path of leaves(least))
      expect(disagreements(replaced(least, path, undefined), certified(claims))).toHaveLength(1);
    for (const nothing of [undefined, null, 'x', [], {}])
      expect(disagreements(nothing, certified(claims)).length).toBeGreaterThan(4);
  });

  test('does not with the certificate of a person, which names no workflow', () => {
    const person: CertificateFacts = {
      subjectAlternativeName: 'me@example.com',
      subjectAlternativeNames: ['me@example.com'],
      issuer: 'https://accounts.example',
      extensions: {},
    };
    expect(disagreements(golden, person)).toContain(
      `runDetails.builder.id is "${golden.runDetails.builder.id}", and certified is nothing`,
    );
    expect(disagreements({ buildDefinition: {}, runDetails: {} }, person)).not.toEqual([]);
  });
});
