// SPDX-License-Identifier: Apache-2.0
// Whose source it must be, and everything else that is declared, as certificates are judged by it.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { signerPolicy, type PolicyContext } from '../../src/policy/compile.ts';
import { anySource, type DeclaredSigner, type DeclaredSource } from '../../src/policy/declared.ts';
import { canMatchIdentity, foundAnywhere } from '../../src/policy/written-names.ts';
import { readExpression } from '../../src/policy/regular-expression.ts';
import type { Certificate } from '../../src/sigstore/certificate-facts.ts';
import { judgeSigner } from '../../src/sigstore/signer-judgement.ts';

const server = 'https://github.com';
const issuer = 'https://token.actions.githubusercontent.com';
const here: PolicyContext = {
  server,
  repository: 'acme/app',
  repositoryId: '1001',
  ownerId: '2002',
};

interface Signed {
  readonly repository: string;
  readonly path: string;
  readonly ref: string;
  readonly source: string;
  readonly sourceRef: string;
  readonly id: string | undefined;
  readonly ownerId: string | undefined;
}

const shared: Signed = {
  repository: 'acme/workflows',
  path: '.github/workflows/sign.yml',
  ref: 'refs/heads/main',
  source: 'acme/app',
  sourceRef: 'refs/tags/v1',
  id: '1001',
  ownerId: '2002',
};
const own: Signed = { ...shared, repository: 'acme/app' };

const nameOf = ({ repository, path, ref }: Signed) => `${server}/${repository}/${path}@${ref}`;

function certificateOf(signed: Signed): Certificate {
  const day = new Date(0);
  return {
    der: Buffer.alloc(0),
    pem: '',
    serialNumber: '1',
    fingerprint: '',
    notBefore: day,
    notAfter: day,
    subjectAlternativeName: nameOf(signed),
    subjectAlternativeNames: [nameOf(signed)],
    buildSignerUri: nameOf(signed),
    sourceRepository: `${server}/${signed.source}`,
    sourceRef: signed.sourceRef,
    sourceRepositoryId: signed.id,
    sourceOwnerId: signed.ownerId,
    issuer,
    extensions: {},
  };
}

async function judged(declared: DeclaredSigner, signed: Signed, where = here): Promise<string> {
  const policy = await signerPolicy(declared, where, () => '');
  if (policy.kind === 'key') throw new Error('it is a key');
  try {
    judgeSigner(certificateOf(signed), policy);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof Error && 'flaw' in error)) throw error;
    return `${String(error.flaw)}: ${error.message}`;
  }
}

const by = (repository: string, source: Partial<DeclaredSource> = {}): DeclaredSigner => ({
  kind: 'workflow',
  repository,
  workflow: '',
  ref: '',
  issuer: '',
  source: { ...anySource, ...source },
});

describe('a shared workflow', () => {
  const deploy = { ...here, repository: 'acme/deploy', repositoryId: '1003' };

  test('counts for the repository that is named as its source, and for no other caller', async () => {
    const declared = by('acme/workflows', { repositories: ['acme/app'] });
    expect(await judged(declared, shared, deploy)).toBe('accepted');
    expect(await judged(by('acme/workflows'), shared, deploy)).toMatch(/^repository: /);
    for (const source of ['evil/app', 'acme/deploy', 'acme/workflows', 'acme/app2'])
      expect(await judged(declared, { ...shared, source }, deploy)).toMatch(/^repository: /);
  });

  test('counts for the ref that is named as its source, whatever its own ref is', async () => {
    const declared = by('acme/workflows', { ref: 'refs/tags/v*' });
    expect(await judged(declared, shared)).toBe('accepted');
    expect(await judged(declared, { ...shared, sourceRef: 'refs/heads/v1' })).toMatch(/^ref: /);
  });

  test('that is trusted by its identity can be bound to its callers too', async () => {
    const identity = nameOf(shared);
    const source = { ...anySource, repositories: ['acme/app'] };
    const exact = { kind: 'identity', identity, issuer: '', source } as const;
    expect(await judged(exact, shared)).toBe('accepted');
    expect(await judged(exact, { ...shared, source: 'evil/app' })).toMatch(/^repository: /);
    const pattern = { kind: 'identity-regexp', pattern: '.*', issuer: '', source } as const;
    expect(await judged(pattern, { ...shared, source: 'evil/app' })).toMatch(/^repository: /);
  });
});

describe('a name that changed hands', () => {
  test('does not pass for this repository, nor for its owner', async () => {
    expect(await judged(by(''), own)).toBe('accepted');
    expect(await judged(by(''), { ...own, id: '1002' })).toBe(
      'repository: the repository that was called "https://github.com/acme/app" has the id ' +
        '"1002", and the one of that name today has "1001"',
    );
    expect(await judged(by(''), { ...own, ownerId: '2003' })).toMatch(
      /^repository: the owner that was called "https:\/\/github\.com\/acme" has the id "2003"/,
    );
    expect(await judged(by(''), { ...own, source: 'Acme/App', id: '1002' })).toMatch(
      /^repository: /,
    );
  });

  test('does not pass for another repository of this owner', async () => {
    const declared = by('acme/other');
    const other = { ...own, repository: 'acme/other', source: 'acme/other', id: '1004' };
    expect(await judged(declared, other)).toBe('accepted');
    expect(await judged(declared, { ...other, ownerId: '2003' })).toMatch(/^repository: the owner/);
  });

  test('does not pass where the id is given, nor does a certificate without one', async () => {
    const declared = by('acme/app', { repositoryIds: ['7', '8'] });
    const elsewhere = { ...here, repository: 'evil/deploy' };
    expect(await judged(declared, { ...own, id: '8' }, elsewhere)).toBe('accepted');
    for (const id of ['1001', undefined])
      expect(await judged(declared, { ...own, id }, elsewhere)).toMatch(/^repository: the id of/);
  });

  test('cannot be told where the runner or the certificate names no ids', async () => {
    expect(await judged(by(''), { ...own, id: undefined, ownerId: undefined })).toBe('accepted');
    const silent = { ...here, repositoryId: '', ownerId: '' };
    expect(await judged(by(''), { ...own, id: '1002' }, silent)).toBe('accepted');
  });
});

/** The declared parts, each compared on its own. The only pattern among them is `refs/tags/v*`. */
function isRight(declared: DeclaredSigner, signed: Signed): boolean {
  if (declared.kind !== 'workflow') return false;
  const { repository, workflow, ref, source } = declared;
  const signer = repository === '' ? here.repository : repository;
  const sources = source.repositories.length > 0 ? source.repositories : [signer, here.repository];
  const isKnownId = signed.source !== here.repository || signed.id === here.repositoryId;
  const isKnownOwner = !signed.source.startsWith('acme/') || signed.ownerId === here.ownerId;
  const isId =
    source.repositoryIds.length > 0
      ? source.repositoryIds.includes(signed.id ?? '')
      : isKnownId && isKnownOwner;
  const isRef = (wanted: string, actual: string) =>
    wanted === '' ||
    wanted === actual ||
    (wanted.endsWith('/v*') && actual.startsWith('refs/tags/v'));
  return (
    signed.repository === signer &&
    (workflow === '' || signed.path === `.github/workflows/${workflow}`) &&
    isRef(ref, signed.ref) &&
    sources.includes(signed.source) &&
    isId &&
    isRef(source.ref, signed.sourceRef)
  );
}

test('a certificate is accepted exactly when each declared part of it is right', async () => {
  const repository = fc.constantFrom('acme/app', 'acme/workflows', 'evil/app');
  const ref = fc.constantFrom('refs/heads/main', 'refs/tags/v1', 'refs/tags/x');
  const wantedRef = fc.constantFrom('', '', 'refs/heads/main', 'refs/tags/v*');
  const declared = fc.record({
    kind: fc.constant('workflow' as const),
    repository: fc.constantFrom('', 'acme/app', 'acme/workflows'),
    workflow: fc.constantFrom('', 'sign.yml'),
    ref: wantedRef,
    issuer: fc.constant(''),
    source: fc.record({
      repositories: fc.uniqueArray(repository, { maxLength: 2 }),
      repositoryIds: fc.constantFrom([], [], ['1001'], ['1002']),
      ref: wantedRef,
    }),
  });
  const signed = fc.record({
    repository: fc.constantFrom('acme/app', 'acme/app', 'acme/workflows', 'evil/app'),
    path: fc.constantFrom('.github/workflows/sign.yml', '.github/workflows/other.yml'),
    ref,
    source: repository,
    sourceRef: ref,
    id: fc.constantFrom('1001', '1001', '1002'),
    ownerId: fc.constantFrom('2002', '2002', '2003'),
  });
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(declared, signed, async (wanted, given) => {
      const verdict = (await judged(wanted, given)) === 'accepted';
      accepted += verdict ? 1 : 0;
      expect(verdict).toBe(isRight(wanted, given));
    }),
    { numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(30);
});

test('an expression is refused only when it matches no identity as a whole', () => {
  const part = fc.stringMatching(/^[a-z]{1,3}$/);
  const identity = fc.oneof(
    fc.tuple(part, part).map(([one, other]) => `https://${one}/${other}`),
    fc.tuple(part, part).map(([one, other]) => `spiffe://${one}/${other}`),
    fc.tuple(part, part).map(([one, other]) => `${one}@${other}.io`),
    fc.tuple(part, part).map(([one, other]) => `${one}!${other}.io`),
  );
  const hole = fc.constantFrom('.*', '.', '.+', '[a-z]+', '\\S*', '.?', '(.*)', '/?.*', '/*\\S*');
  const cut = fc.tuple(identity, fc.nat(9), fc.nat(9), hole, fc.boolean());
  const refused = { count: 0 };
  fc.assert(
    fc.property(cut, identity, ([text, from, length, star, isAnchored], other) => {
      const escaped = (literal: string) => literal.replaceAll('.', '\\.');
      const start = escaped(text.slice(0, from));
      const end = escaped(text.slice(from + length));
      const inner = escaped(text.slice(from, from + length));
      const pattern = `${isAnchored ? '^' : ''}${start}${star}${end}`;
      const looseEnd = escaped(text.slice(from + 1));
      for (const each of [pattern, `${start}.${looseEnd}`, `${inner}|${escaped(other)}`])
        for (const name of [text, other])
          if (readExpression(each).whole.test(name)) expect(canMatchIdentity(each)).toBe(true);
      if (inner === '' || canMatchIdentity(inner)) return;
      refused.count += 1;
      expect(readExpression(inner).whole.test(text)).toBe(false);
      expect(readExpression(foundAnywhere(inner)).whole.test(text)).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(refused.count).toBeGreaterThan(30);
});

test('the engine for expressions is loaded only where an expression is given', () => {
  const project = resolve(import.meta.dirname, '../..');
  const loads = (kind: string) =>
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { registerHooks } from 'node:module';
        const seen = [];
        registerHooks({ load(url, context, next) { seen.push(url); return next(url, context); } });
        const { signerPolicy } = await import('./src/policy/compile.ts');
        await import('./src/action/verify/step.ts');
        const source = { repositories: [], repositoryIds: [], ref: '' };
        const declared = { kind: '${kind}', identity: 'a', pattern: 'a', issuer: '', source };
        const where = { server: 'https://github.com', repository: '', repositoryId: '', ownerId: '' };
        await signerPolicy(declared, where, () => '');
        console.log(seen.some((url) => url.includes('/re2js/')));`,
      ],
      { cwd: project, encoding: 'utf8' },
    ).trim();
  expect([loads('identity'), loads('identity-regexp')]).toEqual(['false', 'true']);
});
