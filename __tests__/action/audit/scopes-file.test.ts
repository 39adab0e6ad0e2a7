// SPDX-License-Identifier: Apache-2.0
// The scopes file: what it declares, and every mistake in it at once, with its line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

import { policyKeys } from '../../../src/action/audit/policies.ts';
import { readScopesFile, scopesKeys } from '../../../src/action/audit/scopes-file.ts';
import { findingClasses } from '../../../src/audit/finding-classes.ts';
import { SignetError } from '../../../src/errors.ts';

const env = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/app',
  GITHUB_REPOSITORY_ID: '1001',
  GITHUB_REPOSITORY_OWNER_ID: '2002',
};
const read = (text: string) => readScopesFile(Buffer.from(text), 'audit.yml', env);

async function problemsOf(text: string): Promise<readonly string[]> {
  const thrown = await read(text).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof SignetError)) throw new Error('it was read');
  return thrown.problems;
}

const whole = `environments:
  prod: { min-coverage: 100 }
  staging:
policies:
  ours:
    signer-workflow: release.yml
    signer-ref: refs/tags/v*
    max-age: 90d
    annotations: { team: platform }
  vendor:
    certificate-identity: https://github.com/other/tool/.github/workflows/build.yml@refs/heads/main
scopes:
  - name: releases
    environment: prod
    policy: ours
    required: true
    signers: [https://github.com/acme/app/.github/workflows/*@refs/tags/**]
    repositories: [ghcr.io/acme/app, ghcr.io/acme/lib]
    tags: ['v*']
    exclude-tags: '*-rc*'
    latest-per-minor: 2
  - name: cluster
    environment: staging
    policy: vendor
    running: pods.json
    manifests: [deploy, 'compose*.yml']
  - name: defaults
    images: |
      ghcr.io/acme/app:v1
      ghcr.io/acme/app@sha256:${'a'.repeat(64)}
exceptions:
  - match: ghcr.io/acme/lib
    finding: unsigned
    reason: false-positive
    owner: sec@acme.example
    expires: 2027-01-31
immutable-tags: ['v*']
`;

const ajv = addFormats.default(new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }));
const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../schemas/audit-scopes.schema.json'), 'utf8'),
) as {
  properties: {
    policies: { additionalProperties: { properties: object } };
    scopes: { items: { properties: object } };
    exceptions: { items: { properties: { finding: { enum: string[] } } } };
  };
};
const isScopes = ajv.compile(schema);

describe('a whole file', () => {
  test('declares scopes, environments, policies and exceptions', async () => {
    const { scopes, environments, policies, exceptions, immutableTags } = await read(whole);
    expect(environments).toEqual([
      { name: 'prod', minCoverage: 100 },
      { name: 'staging', minCoverage: undefined },
    ]);
    expect([...policies.keys()]).toEqual(['ours', 'vendor', 'default']);
    expect(policies.get('ours')).toMatchObject({
      trusted: 'release.yml of acme/app on refs/tags/v*',
      maxAgeMs: 90 * 86_400_000,
      policy: { annotations: { team: 'platform' }, notBefore: undefined },
    });
    expect(
      scopes.map(({ name, policy, required, sources }) => [
        name,
        policy,
        required,
        sources.map(({ kind }) => kind),
      ]),
    ).toEqual([
      ['releases', 'ours', true, ['repositories']],
      ['cluster', 'vendor', false, ['manifests', 'running']],
      ['defaults', 'default', false, ['images']],
    ]);
    expect(scopes[0]?.sources[0]).toMatchObject({
      include: ['v*'],
      exclude: ['*-rc*'],
      latestPerMinor: 2,
    });
    expect(exceptions).toMatchObject([{ match: 'ghcr.io/acme/lib', expires: '2027-01-31' }]);
    expect(immutableTags).toEqual(['v*']);
  });

  test('is one by the published schema', () => {
    expect(isScopes(parse(whole)) || isScopes.errors).toBe(true);
  });

  test('gives a policy the same digest however it is written, and another for another', async () => {
    const digest = async (text: string) => (await read(text)).policies.get('ours')?.digest;
    const other = whole.replace('release.yml\n', '"release.yml" # quoted\n');
    expect(await digest(other)).toBe(await digest(whole));
    expect(await digest(whole.replace('release.yml', 'deploy.yml'))).not.toBe(await digest(whole));
  });
});

test('the schema knows the keys and classes that the reader knows, and no others', () => {
  const { policies, scopes, exceptions } = schema.properties;
  expect(Object.keys(policies.additionalProperties.properties).toSorted()).toEqual(
    [...policyKeys].toSorted(),
  );
  expect(Object.keys(scopes.items.properties).toSorted()).toEqual([...scopesKeys.scope].toSorted());
  expect(Object.keys(exceptions.items.properties).toSorted()).toEqual(
    [...scopesKeys.exception].toSorted(),
  );
  expect(exceptions.items.properties.finding.enum.toSorted()).toEqual(
    Object.keys(findingClasses).toSorted(),
  );
});

describe('what is wrong is told with its line', () => {
  test('all at once', async () => {
    const text = `environments:
  prod: { min-coverage: 101 }
policies:
  ours:
    signer-workflow: Release
    colour: blue
scopes:
  - name: a
    policy: theirs
    repositories: ghcr.io/acme/app:v1
  - name: a
    images: [UPPER CASE]
exceptions:
  - match: x
    finding: ugly
    expires: 2027-02-30
`;
    expect(await problemsOf(text)).toEqual([
      'audit.yml:2: environments.prod.min-coverage must be a number from 0 to 100',
      expect.stringMatching(/^audit\.yml:6: policies\.ours has the unknown key "colour"/),
      expect.stringMatching(/^audit\.yml:5: policies\.ours: "signer-workflow": give the name/),
      'audit.yml:9: no policy is called "theirs"',
      expect.stringMatching(/^audit\.yml:10: scopes\[0\]\.repositories: "ghcr.io\/acme\/app:v1"/),
      'audit.yml:11: another scope has the name "a"',
      expect.stringMatching(/^audit\.yml:12: scopes\[1\]\.images: /),
      expect.stringMatching(
        /^audit\.yml:15: exceptions\[0\]\.finding must be one of .*unsigned.*, not "ugly"$/,
      ),
      expect.stringMatching(/^audit\.yml:16: exceptions\[0\]\.expires must be a date/),
      expect.stringMatching(/^audit\.yml:14: exceptions\[0\] needs "reason"$/),
      expect.stringMatching(/^audit\.yml:14: exceptions\[0\] needs "owner"$/),
    ]);
  });

  test.each([
    ['an empty file', '', /it is empty/],
    ['a list', '- a\n', /the file must be a mapping/],
    ['a scope without anything', 'scopes: [{ name: a }]\n', /scopes\[0\] names nothing to audit/],
    ['no scopes', 'policies: {}\n', /it has no "scopes"/],
    [
      'an environment that is not among those declared',
      'environments: { prod: }\nscopes: [{ name: a, images: b, environment: production }]\n',
      /^audit\.yml:2: scopes\[0\]\.environment: "production" is not among "environments": prod$/,
    ],
    ['scopes of the wrong type', 'scopes: all\n', /scopes must be a list/],
    ['two documents', `${whole}---\nscopes: []\n`, /more than one YAML document/],
    [
      'tags without repositories',
      'scopes: [{ name: a, images: b, tags: v1 }]\n',
      /choose among the tags/,
    ],
  ])('%s', async (_, text, problem) => {
    expect((await problemsOf(text)).join('\n')).toMatch(problem);
  });

  test('a policy that cannot be used is declared all the same, and no scope is blamed for it', async () => {
    const text =
      'policies: { a: { max-age: soon } }\nscopes: [{ name: b, images: c, policy: a }]\n';
    expect(await problemsOf(text)).toEqual([expect.stringMatching(/^audit\.yml:1: .*max-age/)]);
  });

  test('scopes are counted as they stand, also behind one that is none', async () => {
    expect(await problemsOf('scopes:\n  - a\n  - name: b\n')).toEqual([
      'audit.yml:1: scopes[0] must be a mapping',
      'audit.yml:3: scopes[1] names nothing to audit',
    ]);
  });

  test.each([
    [
      'a glob without quotes, which YAML takes for an alias',
      'scopes: [*-rc]\n',
      /line 1: .*quotes/,
    ],
    ['a tab', 'scopes:\n\t- name: a\n', /line 2: /],
    ['a key that stands twice', 'scopes: []\nscopes: []\n', /scopes/],
  ])('%s is called a mistake in the scopes file', async (_, text, problem) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('audit.yml is not YAML that Signet reads: line '),
      hint: expect.stringContaining('docs/audit.md'),
      place: { file: 'audit.yml', line: expect.any(Number) },
    });
    await expect(read(text)).rejects.toThrow(problem);
  });

  test('aliases that explode, and templates, are refused and not read', async () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${Array.from(
      { length: 8 },
      (_, at) =>
        `${'bcdefghi'.charAt(at)}: &${'bcdefghi'.charAt(at)} [${Array(10)
          .fill(`*${'abcdefgh'.charAt(at)}`)
          .join(', ')}]\n`,
    ).join('')}scopes: *i\n`;
    await expect(read(bomb)).rejects.toThrow(SignetError);
    await expect(read('scopes:\n  - name: {{ x }}\n')).rejects.toThrow(SignetError);
  });
});
