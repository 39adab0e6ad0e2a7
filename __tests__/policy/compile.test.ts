// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { signerPolicy, type PolicyContext } from '../../src/policy/compile.ts';
import { anySource, type DeclaredWorkflow } from '../../src/policy/declared.ts';
import type { Certificate } from '../../src/sigstore/certificate-facts.ts';
import { type CertificatePolicy } from '../../src/sigstore/signer-policy.ts';
import { judgeSigner } from '../../src/sigstore/signer-judgement.ts';
import { refusalOf } from '../http/ports.ts';

const here: PolicyContext = {
  server: 'https://github.com',
  repository: 'acme/app',
  repositoryId: '1001',
  ownerId: '2002',
};
const issuer = 'https://token.actions.githubusercontent.com';
const noKey = () => '';

/** A certificate of this workflow, working on this repository. */
function certificateOf(
  signer: string,
  source = 'https://github.com/acme/app',
  from = issuer,
): Certificate {
  const day = new Date(0);
  return {
    der: Buffer.alloc(0),
    pem: '',
    serialNumber: '1',
    fingerprint: '',
    notBefore: day,
    notAfter: day,
    subjectAlternativeName: signer,
    subjectAlternativeNames: [signer],
    buildSignerUri: signer,
    sourceRepository: source,
    issuer: from,
    extensions: { '9': signer, '12': source },
  };
}

/** Why the policy of these inputs refuses the certificate; `accepted` when it does not. */
async function judged(
  inputs: Partial<DeclaredWorkflow>,
  certificate: Certificate,
  where: PolicyContext = here,
): Promise<string> {
  const policy = await signerPolicy(
    {
      kind: 'workflow',
      repository: '',
      workflow: '',
      ref: '',
      issuer: '',
      source: anySource,
      ...inputs,
    },
    where,
    noKey,
  );
  if (policy.kind === 'key') throw new Error('it is a key');
  try {
    judgeSigner(certificate, policy);
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'flaw' in error ? String(error.flaw) : String(error);
  }
}

function judgedBy(policy: CertificatePolicy, name: string): string {
  try {
    judgeSigner(certificateOf(name), policy);
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'flaw' in error ? String(error.flaw) : String(error);
  }
}

const release = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';

describe('a workflow', () => {
  test.each([
    [{}, release, 'accepted'],
    [{ workflow: 'release.yml' }, release, 'accepted'],
    [{ workflow: '.github/workflows/release.yml' }, release, 'accepted'],
    [{ workflow: '/.github/workflows/release.yml' }, release, 'accepted'],
    [{ workflow: 'release*.yml' }, release, 'accepted'],
    [{ workflow: 'release.yml', ref: 'refs/tags/v*' }, release, 'accepted'],
    [{ ref: 'refs/**' }, release, 'accepted'],
    [{ repository: 'acme/app' }, release, 'accepted'],
    [{ workflow: 'elease.yml' }, release, 'workflow'],
    [{ workflow: 'release.ym' }, release, 'workflow'],
    [{ workflow: 'releaseXyml' }, release, 'workflow'],
    [{ workflow: 'other.yml' }, release, 'workflow'],
    [{ ref: 'refs/heads/main' }, release, 'ref'],
    [{ ref: 'refs/*' }, release, 'ref'],
    [{ ref: 'refs/tags/v1.2' }, release, 'ref'],
    [{ ref: 'refs/tags/v1.2.3' }, `${release}4`, 'ref'],
    [{ ref: 'refs/tags/v1.2.3' }, release.replace('v1.2.3', 'v1x2x3'), 'ref'],
    [{ workflow: 'release.yml' }, release.replace('@', '@x.yml@'), 'workflow'],
    [{ workflow: 'release.yml', ref: '**' }, release.replace('@', '@x.yml@'), 'workflow'],
    [{ workflow: 'release.yml', ref: 'refs/**' }, release.replace('@', '@x.yml@'), 'workflow'],
    [{ workflow: 'release*' }, release.replace('@', '@x.yml@'), 'accepted'],
    [
      { workflow: 'release@x.yml', ref: 'refs/tags/*' },
      release.replace('.yml', '@x.yml'),
      'accepted',
    ],
    [{ ref: 'refs/tags/v1.2.3' }, release.replace('refs/', 'refs/heads/x@refs/'), 'ref'],
    [
      { workflow: '**/release.yml' },
      release.replace('release.yml@', 'evil.yml@refs/heads/release.yml@'),
      'workflow',
    ],
    [{ workflow: 'release.yml' }, release.replace('refs/tags/v1.2.3', 'a'.repeat(40)), 'accepted'],
    [
      { workflow: 'release.yml', ref: 'a'.repeat(40) },
      release.replace('refs/tags/v1.2.3', 'a'.repeat(40)),
      'accepted',
    ],
    [{ workflow: 'release.yml' }, release.replace('refs/tags/v1.2.3', 'a'.repeat(39)), 'workflow'],
    [{ repository: 'ACME/App' }, release, 'accepted'],
    [{ repository: 'ACME/App', workflow: 'Release.yml' }, release, 'workflow'],
    [{ repository: 'acme/ap' }, release, 'repository'],
    [{ repository: 'acme/other' }, release, 'repository'],
    [
      {},
      'https://github.com/acme/app-evil/.github/workflows/release.yml@refs/tags/v1',
      'repository',
    ],
    [{}, 'https://github.com/evil/app/.github/workflows/release.yml@refs/tags/v1', 'repository'],
    [
      {},
      'https://github.community/acme/app/.github/workflows/release.yml@refs/tags/v1',
      'repository',
    ],
    [
      { workflow: 'release.yml' },
      'https://github.com/acme/app/.github/workflows/evil.yml@refs/heads/.github/workflows/release.yml@refs/x',
      'workflow',
    ],
  ])('by %j: %s is %s', async (inputs, signer, verdict) => {
    expect(await judged(inputs, certificateOf(signer))).toBe(verdict);
  });

  test('of a called repository counts for what it made here or there, and for nobody else', async () => {
    const shared = 'https://github.com/acme/shared/.github/workflows/sign.yml@refs/tags/v3';
    expect(await judged({ repository: 'acme/shared' }, certificateOf(shared))).toBe('accepted');
    expect(
      await judged(
        { repository: 'acme/shared' },
        certificateOf(shared, 'https://github.com/acme/shared'),
      ),
    ).toBe('accepted');
    expect(
      await judged(
        { repository: 'acme/shared' },
        certificateOf(shared, 'https://github.com/mallory/app'),
      ),
    ).toBe('repository');
  });

  test('needs the right issuer: GitHub’s, an enterprise’s, or the given one', async () => {
    expect(await judged({}, certificateOf(release, undefined, 'https://evil.example'))).toBe(
      'issuer',
    );
    const enterprise = { ...here, server: 'https://octo.ghe.com' };
    const there = certificateOf(
      release.replace('github.com', 'octo.ghe.com'),
      'https://octo.ghe.com/acme/app',
      'https://token.actions.octo.ghe.com',
    );
    expect(await judged({}, there, enterprise)).toBe('accepted');
    expect(
      await judged(
        { issuer: 'https://own.example' },
        certificateOf(release, undefined, 'https://own.example'),
      ),
    ).toBe('accepted');
    expect(await judged({}, certificateOf(release))).toBe('accepted');
  });

  test('works on its repository however that is capitalised', async () => {
    expect(
      await judged(
        { repository: 'Acme/App' },
        certificateOf(release, 'https://github.com/ACME/APP'),
      ),
    ).toBe('accepted');
  });

  test('whose certificate lacks the extensions is refused', async () => {
    const { buildSignerUri: _, ...without } = certificateOf(release);
    expect(await judged({}, without)).toBe('repository');
    const { sourceRepository: __, ...sourceless } = certificateOf(release);
    expect(await judged({}, sourceless)).toBe('repository');
  });

  test.each([
    ['größe.yml@refs/heads/main', 'gr%C3%B6%C3%9Fe.yml@refs/heads/main'],
    ['my release.yml@refs/heads/main', 'my%20release.yml@refs/heads/main'],
    ['release.yml@refs/heads/größe', 'release.yml@refs/heads/gr%C3%B6%C3%9Fe'],
    ['release.yml@refs/tags/a|b', 'release.yml@refs/tags/a%7Cb'],
  ])('%s is known as it is called, and not as Fulcio encodes it', async (name, encoded) => {
    const at = (text: string) => `https://github.com/acme/app/.github/workflows/${text}`;
    const certificate = {
      ...certificateOf(at(name)),
      subjectAlternativeName: at(encoded),
      subjectAlternativeNames: [at(encoded)],
    };
    const [workflow = '', ref = ''] = name.split('@');
    expect(await judged({ workflow, ref }, certificate)).toBe('accepted');
    expect(await judged({ workflow: 'x.yml', ref }, certificate)).toBe('workflow');
    expect(await judged({ workflow, ref: 'refs/heads/x' }, certificate)).toBe('ref');
    const other = at(encoded.replace('refs', 'refs/x'));
    expect(
      await judged({ workflow, ref }, { ...certificate, subjectAlternativeNames: [other] }),
    ).toBe('identity');
  });

  test('of another repository is refused, however it is called', async () => {
    const name = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/);
    await fc.assert(
      fc.asyncProperty(
        name,
        name,
        fc.stringMatching(/^[\w./@-]{0,30}$/),
        async (owner, repository, rest) => {
          fc.pre(`${owner}/${repository}`.toLowerCase() !== 'acme/app');
          expect(
            await judged(
              {},
              certificateOf(`https://github.com/${owner}/${repository}/${rest}@refs/heads/main`),
            ),
          ).toBe('repository');
        },
      ),
    );
  });

  test('is not known outside of a repository', async () => {
    const refused = await refusalOf(
      judged({}, certificateOf(release), { ...here, repository: '' }),
    );
    expect(refused).toMatchObject({
      code: 'INPUT_INVALID',
      message: 'Nothing says who must have signed',
      hint: 'Give "certificate-identity", "signer-repository" or "key".',
    });
  });
});

describe('an identity', () => {
  test('is exact', async () => {
    expect(
      await signerPolicy(
        { kind: 'identity', identity: release, issuer: '', source: anySource },
        here,
        noKey,
      ),
    ).toEqual({
      kind: 'certificate',
      extensions: [],
      known: [],
      subjectAlternativeName: { equals: release },
      issuer,
    });
  });

  test('as a pattern is matched from its first to its last character', async () => {
    const policy = await signerPolicy(
      { kind: 'identity-regexp', pattern: 'a|b', issuer: 'https://i', source: anySource },
      here,
      noKey,
    );
    const accepts = (name: string) =>
      policy.kind === 'certificate' &&
      policy.subjectAlternativeName !== undefined &&
      'matches' in policy.subjectAlternativeName &&
      policy.subjectAlternativeName.matches.test(name);
    expect(['a', 'b', 'ab', 'xa', 'bx', 'a\nb'].filter(accepts)).toEqual(['a', 'b']);
  });

  test.each(['(', 'https://github\\.com/nobody)|(main', 'a)|(?:b', '[a', '(?=a)', '(a)\\1'])(
    'that is no pattern is refused: %s',
    async (pattern) => {
      expect(
        await refusalOf(
          signerPolicy(
            { kind: 'identity-regexp', pattern, issuer: '', source: anySource },
            here,
            noKey,
          ),
        ),
      ).toMatchObject({
        code: 'INPUT_INVALID',
        message: expect.stringContaining(
          `The input "certificate-identity-regexp" is not a regular expression`,
        ),
        hint: expect.stringContaining('RE2'),
      });
    },
  );

  test.each([
    ['(?i)https://github\\.com/ACME/.*', release],
    ['https://github.com/acme/app/\\.github/workflows/[[:alnum:]]+\\.yml\\@refs/tags/v.*', release],
    ['(?P<server>https://github.com)/acme/[A-z]+/.*', release],
    ['^https://github\\.com/acme/\\S+$', release],
  ])('may be written as for cosign: %s', async (pattern, name) => {
    const policy = await signerPolicy(
      { kind: 'identity-regexp', pattern, issuer: '', source: anySource },
      here,
      noKey,
    );
    expect(policy.kind === 'certificate' && judgedBy(policy, name)).toBe('accepted');
  });

  test.each(['(a+)+', '(a|a)*b', '(.*)*x', '(a?){50}a{50}'])(
    'takes no longer for a name that was made for it: %s',
    async (pattern) => {
      const policy = await signerPolicy(
        { kind: 'identity-regexp', pattern, issuer: '', source: anySource },
        here,
        noKey,
      );
      const start = performance.now();
      if (policy.kind === 'certificate') judgedBy(policy, `${'a'.repeat(5000)}!`);
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );
});

describe('a key', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const policyOf = (pem: string) =>
    signerPolicy({ kind: 'key', key: 'given' }, here, (text) => (text === 'given' ? pem : ''));

  test('is read from PEM', async () => {
    const policy = await policyOf(publicKey.export({ type: 'spki', format: 'pem' }).toString());
    expect(policy.kind === 'key' && policy.publicKey.equals(publicKey)).toBe(true);
  });

  test.each([
    [
      'a key on the curve secp256k1',
      generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey,
    ],
    [
      'a key of the kind rsa-pss with 2048 bits',
      generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey,
    ],
    [
      'a key of the kind rsa with 1024 bits',
      generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey,
    ],
    ['a key of the kind x25519', generateKeyPairSync('x25519').publicKey],
  ])('is refused when no image can be signed with it: %s', async (kind, unusable) => {
    const pem = unusable.export({ type: 'spki', format: 'pem' }).toString();
    expect(await refusalOf(policyOf(pem))).toMatchObject({
      code: 'INPUT_INVALID',
      message: `The input "key" is ${kind}, with which no image is signed`,
    });
  });

  test.each([
    ['a private key', privatePem, /is a private key/, /cosign\.pub/],
    ['a private key behind the public one', `${publicPem}${privatePem}`, /is a private key/, /./],
    ['two keys', `${publicPem}\n${publicPem}`, /holds 2 keys/, /verify with each/],
    ['a key in one line', publicPem.replaceAll('\n', '\\n'), /not a whole/, /gh secret set/],
    [
      'something else',
      'neither a key nor anything else, but quite a long text that must not be quoted',
      /is not a public key in PEM$/,
      /cosign\.pub/,
    ],
    [
      'a key that is cut',
      '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYI\n-----END PUBLIC KEY-----',
      /not a whole public key/,
      /gh secret set/,
    ],
  ])('%s is refused and not quoted', async (_, pem, message, hint) => {
    const refused = await refusalOf(policyOf(pem));
    expect(refused).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    expect(`${refused.message}${refused.hint ?? ''}`).not.toContain(pem.slice(30, 50));
  });
});
