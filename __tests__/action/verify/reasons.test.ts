// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';

import { reasonsFor } from '../../../src/action/verify/reasons.ts';
import { fixFor } from '../../../src/action/verify/fixes.ts';
import { trustInWords, type Trusted } from '../../../src/action/runner/trusted.ts';
import type { FindingReport } from '../../../src/action/verify/report.ts';
import {
  anySource,
  type DeclaredSigner,
  type DeclaredSource,
  type DeclaredWorkflow,
} from '../../../src/policy/declared.ts';
import { readExpression } from '../../../src/policy/regular-expression.ts';
import { digestOf, hostileText } from '../given.ts';

const server = 'https://github.com';
const release = `${server}/acme/app/.github/workflows/release.yml@refs/heads/main`;

const declaredWorkflow = (given: Partial<DeclaredWorkflow> = {}): DeclaredSigner => ({
  kind: 'workflow',
  repository: '',
  workflow: '',
  ref: '',
  issuer: '',
  source: anySource,
  ...given,
});
const trustedBy = (declared: DeclaredSigner, fingerprint?: string): Trusted => ({
  declared,
  server,
  repository: 'acme/deploy',
  fingerprint,
  within: declared.kind === 'identity-regexp' ? readExpression(declared.pattern).within : undefined,
});

function finding(
  flaw: string,
  identity: string | null = release,
  given: {
    readonly detail?: string;
    readonly source?: string;
    readonly sourceRef?: string;
    readonly issuer?: string;
  } = {},
): FindingReport {
  const { detail = 'why', source = `${server}/acme/app`, issuer = 'https://i.example' } = given;
  const { sourceRef = null } = given;
  const signer = {
    subjectAlternativeName: identity,
    issuer,
    sourceRepository: source,
    sourceRef,
    sourceCommit: null,
    trigger: null,
    run: null,
  };
  return {
    manifest: digestOf('d'),
    flaw,
    detail,
    signer: identity === null ? null : signer,
  };
}

describe('a signer whom this step does not trust', () => {
  test('in another repository: who signed, who is trusted, and the lines that change it', () => {
    const trusted = trustedBy(declaredWorkflow());
    const findings = [finding('repository')];
    expect(reasonsFor(findings, trusted)).toEqual([
      'signed by release.yml of acme/app on refs/heads/main, but this step trusts acme/deploy ' +
        'only (the default: this repository)',
    ]);
    expect(fixFor(findings, trusted)).toBe(
      [
        'If that is the right signer:',
        '  with:',
        '    signer-repository: acme/app',
        '    signer-workflow: release.yml',
        'If not, do not use the image.',
      ].join('\n'),
    );
  });

  test.each([
    [
      'workflow',
      { repository: 'acme/app', workflow: 'other.yml' },
      'other.yml of acme/app only',
      { 'signer-repository': 'acme/app', 'signer-workflow': 'release.yml' },
    ],
    [
      'ref',
      { repository: 'acme/app', workflow: 'release.yml', ref: 'refs/tags/v*' },
      'release.yml of acme/app on refs/tags/v* only',
      {
        'signer-repository': 'acme/app',
        'signer-workflow': 'release.yml',
        'signer-ref': 'refs/heads/main',
      },
    ],
    [
      'repository',
      { repository: 'evil/app', ref: 'refs/heads/*' },
      'evil/app on refs/heads/* only',
      { 'signer-repository': 'acme/app', 'signer-workflow': 'release.yml' },
    ],
  ])('by its %s', (flaw, declared, whom, lines) => {
    const trusted = trustedBy(declaredWorkflow(declared));
    expect(reasonsFor([finding(flaw)], trusted)).toEqual([
      `signed by release.yml of acme/app on refs/heads/main, but this step trusts ${whom}`,
    ]);
    expect(
      parse(
        fixFor([finding(flaw)], trusted)
          .split('\n')
          .slice(1, -1)
          .join('\n'),
      ),
    ).toEqual({
      with: lines,
    });
  });

  test('by its exact identity, or by an expression that was to be found within it', () => {
    const exact = trustedBy({
      kind: 'identity',
      identity: 'me@example.com',
      issuer: '',
      source: anySource,
    });
    expect(reasonsFor([finding('identity')], exact)).toEqual([
      'signed by release.yml of acme/app on refs/heads/main, but this step trusts ' +
        'me@example.com only',
    ]);
    expect(fixFor([finding('identity')], exact)).toContain(
      `\n    certificate-identity: ${release}\n`,
    );
    const within = trustedBy({
      kind: 'identity-regexp',
      pattern: 'acme/app',
      issuer: '',
      source: anySource,
    });
    expect(reasonsFor([finding('identity')], within)[0]).toContain(
      'identities that match acme/app from the first to the last character only',
    );
    expect(fixFor([finding('identity')], within)).toContain(
      '\n    certificate-identity-regexp: ".*(?:acme/app).*"\n',
    );
    const elsewhere = trustedBy({
      kind: 'identity-regexp',
      pattern: 'evil/app',
      issuer: '',
      source: anySource,
    });
    expect(fixFor([finding('identity')], elsewhere)).toContain(
      `\n    certificate-identity: ${release}\n`,
    );
  });

  test('of another issuer is not shown as if he were a workflow of this server', () => {
    const trusted = trustedBy(declaredWorkflow());
    const strange = `https://evil.example/acme/deploy/.github/workflows/r.yml@refs/heads/main`;
    expect(reasonsFor([finding('identity', strange)], trusted)[0]).toContain(
      `signed by ${strange}, but`,
    );
    expect(fixFor([finding('identity', strange)], trusted)).not.toContain('with:');
    const issuer = finding('issuer', release, { detail: 'the issuer is "x", not "y"' });
    expect(reasonsFor([issuer], trusted)).toEqual([
      `signed by ${release}: the issuer is "x", not "y"`,
    ]);
    expect(fixFor([issuer], trusted)).toContain(
      '\n    certificate-oidc-issuer: https://i.example\n',
    );
  });

  test('though its workflow is trusted, because another repository called it', () => {
    const trusted = trustedBy(declaredWorkflow({ repository: 'Acme/App' }));
    const foreign = finding('repository', release, { source: `${server}/evil/app` });
    expect(reasonsFor([foreign], trusted)).toEqual([
      'signed by release.yml of acme/app on refs/heads/main, for evil/app, but this step trusts ' +
        'what comes from Acme/App or acme/deploy only',
    ]);
    expect(fixFor([foreign], trusted)).toContain('\n    source-repository: evil/app\n');
    const old = finding('repository', release, { source: 'acme/app', detail: 'not named' });
    expect(reasonsFor([old], trusted)).toEqual([
      'signed by release.yml of acme/app on refs/heads/main: not named',
    ]);
  });
});

describe('a signer whose workflow is right, and whose source is not the one demanded', () => {
  const sourced = (source: Partial<DeclaredSource>, given: Partial<DeclaredWorkflow> = {}) =>
    trustedBy(
      declaredWorkflow({ repository: 'acme/app', source: { ...anySource, ...source }, ...given }),
    );

  test('because it was built from another ref: who is trusted, and the line that changes it', () => {
    const flaw = finding('ref', release, { sourceRef: 'refs/heads/main' });
    const trusted = sourced({ ref: 'refs/tags/v*' });
    expect(reasonsFor([flaw], trusted)).toEqual([
      'signed by release.yml of acme/app on refs/heads/main, for acme/app on refs/heads/main, ' +
        'but this step trusts acme/app, for what was built on refs/tags/v* only',
    ]);
    expect(fixFor([flaw], trusted)).toContain('\n    source-ref: refs/heads/main\n');
  });

  test('with both refs given, only the one that is wrong is to be changed', () => {
    const flaw = finding('ref', release, { sourceRef: 'refs/heads/main' });
    const refs = { ref: 'refs/tags/v*' };
    expect(fixFor([flaw], sourced(refs, { ref: 'refs/heads/*' }))).toContain('    source-ref: ');
    const other = fixFor([flaw], sourced(refs, { ref: 'refs/heads/release' }));
    expect(other).toContain('    signer-ref: refs/heads/main\n');
    expect(other).not.toContain('source-ref');
    const right = fixFor([flaw], sourced({ ref: 'refs/heads/*' }, { ref: 'refs/tags/v1' }));
    expect(right).toContain('    signer-ref: refs/heads/main\n');
    expect(right).not.toContain('source-ref');
  });

  test('a certificate that names no ref has no line to paste', () => {
    const flaw = finding('ref', release, { detail: 'the ref is not named' });
    expect(fixFor([flaw], sourced({ ref: 'refs/tags/v*' }))).not.toContain('source-ref');
  });

  test('by an exact identity, the ref of the source is told and changed', () => {
    const exact = trustedBy({
      kind: 'identity',
      identity: release,
      issuer: '',
      source: { ...anySource, ref: 'refs/tags/v*' },
    });
    const flaw = finding('ref', release, { sourceRef: 'refs/heads/main' });
    expect(reasonsFor([flaw], exact)[0]).toContain(
      `but this step trusts ${release}, for what was built on refs/tags/v* only`,
    );
    expect(fixFor([flaw], exact)).toContain('    source-ref: refs/heads/main\n');
  });

  test('because a repository of that name has another id: it is given as source-repository-id', () => {
    const flaw = finding('repository', release, { detail: 'the id is "7", not "1"' });
    const trusted = sourced({ repositories: ['acme/app'], repositoryIds: ['1'] });
    expect(trustInWords(trusted)).toBe('acme/app, for acme/app (the id 1)');
    expect(reasonsFor([flaw], trusted)).toEqual([
      'signed by release.yml of acme/app on refs/heads/main: the id is "7", not "1"',
    ]);
    expect(fixFor([flaw], trusted)).toBe(
      'If that repository is right, give the id in its certificate as "source-repository-id". ' +
        'If not, do not use the image.',
    );
  });

  test('ids without a name are named by themselves', () => {
    expect(trustInWords(sourced({ repositoryIds: ['1', '2'], ref: 'refs/tags/*' }))).toBe(
      'acme/app, for the repository with the id 1 or 2 on refs/tags/*',
    );
  });
});

test('each flaw is told once with its count, and flaws of keys last when an identity is asked for', () => {
  const byKey = finding('key', null, { detail: 'it is signed with a key, not with a certificate' });
  const findings = [
    byKey,
    finding('repository'),
    byKey,
    finding('log', null, { detail: 'no proof' }),
  ];
  expect(reasonsFor(findings, trustedBy(declaredWorkflow()))).toEqual([
    expect.stringMatching(/^signed by release\.yml of acme\/app/),
    'no proof',
    'it is signed with a key, not with a certificate (2 signatures)',
  ]);
});

test('another key: not made with this key', () => {
  const trusted = trustedBy({ kind: 'key', key: 'cosign.pub' }, 'SHA256:ab');
  const findings = [finding('signature', null, { detail: 'signature verification failed' })];
  expect(reasonsFor(findings, trusted)).toEqual(['not made with this key']);
  expect(fixFor(findings, trusted)).toContain('Is "key" the public key of the signer?');
  expect(reasonsFor([finding('log', null, { detail: 'no proof' })], trusted)).toEqual(['no proof']);
});

test.each([
  ['annotations', 'Sign what is missing'],
  ['predicate-type', 'Sign what is missing'],
  ['age', 'raise the input "max-age"'],
  ['key', 'give it as "key"'],
  ['log', 'do not use the image'],
])('a flaw of the kind %s has a fix of its own', (flaw, fix) => {
  const found = finding(flaw, flaw === 'key' ? null : release);
  expect(fixFor([found], trustedBy(declaredWorkflow()))).toContain(fix);
});

test('whatever an identity says, the lines to paste set what they name and nothing else', () => {
  const names = ['signer-repository', 'signer-workflow', 'signer-ref', 'certificate-identity'];
  const declared = fc.constantFrom<DeclaredSigner>(
    declaredWorkflow({ repository: 'acme/other', ref: 'refs/tags/*' }),
    { kind: 'identity', identity: 'me', issuer: '', source: anySource },
  );
  const identity = fc.oneof(
    hostileText,
    hostileText.map((text) => `${server}/acme/app/${text}.yml@refs/heads/${text}`),
  );
  fc.assert(
    fc.property(identity, declared, (text, signer) => {
      const fix = fixFor([finding('identity', text)], trustedBy(signer));
      if (!fix.includes('  with:')) return;
      const lines = parse(fix.split('\n').slice(1, -1).join('\n')) as {
        with: Record<string, string>;
      };
      for (const [name, value] of Object.entries(lines.with)) {
        expect(names).toContain(name);
        expect(typeof value).toBe('string');
        expect(text.includes(value) || value === text).toBe(true);
      }
    }),
  );
});
