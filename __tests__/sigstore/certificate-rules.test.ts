// SPDX-License-Identifier: Apache-2.0
// An authority certifies what RFC 5280 lets it certify, and no more: what Go's verifiers refuse is
// refused, and what they accept is accepted.
import { X509Certificate } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  extension,
  generalName,
  generateKeys,
  issue,
  type CertificateOrder,
  type ExtensionOf,
  type Issued,
} from '../../playground/sigstore/authority.ts';
import * as der from '../../playground/sigstore/der.ts';
import { readCertificate } from '../../src/sigstore/certificate-facts.ts';
import { isWithin } from '../../src/sigstore/name-constraints.ts';
import { signStatement } from '../../src/sigstore/sign.ts';
import { parseTrustedRoot } from '../../src/sigstore/trusted-root.ts';
import { judgeBundle, type Judgement } from '../../src/sigstore/verification.ts';
import { image, portsOf, startGround, workflow, type Ground, signatureStatement } from './setup.ts';

const codeSigning = '1.3.6.1.5.5.7.3.3';
const serverAuth = '1.3.6.1.5.5.7.3.1';
const { uri, email, dns, ip, directory, other } = generalName;
const authority = (pathLength?: number) => [extension.authority(pathLength), extension.keyUsage(5)];
const unknown = (isCritical: boolean): ExtensionOf => ({
  id: '1.2.3.4.5',
  isCritical,
  value: der.text('x'),
});

/** What differs from a leaf below an intermediate below a root that all may do what they do. */
interface Hierarchy {
  readonly root?: Partial<CertificateOrder>;
  readonly intermediate?: Partial<CertificateOrder>;
  readonly leaf?: Partial<CertificateOrder>;
  /** The leaf's, in place of its own. */
  readonly names?: readonly Buffer[];
  readonly trusted?: (issued: { root: Issued; intermediate: Issued }) => readonly Issued[];
}

describe('a signature whose certificate', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround();
  });
  afterAll(async () => ground.close());

  async function judged(hierarchy: Hierarchy): Promise<Judgement> {
    const root = issue({
      subject: 'root',
      keys: generateKeys(),
      extensions: authority(),
      ...hierarchy.root,
    });
    const intermediate = issue({
      subject: 'intermediate',
      keys: generateKeys(),
      issuer: root,
      extensions: authority(),
      ...hierarchy.intermediate,
    });
    const leaf = issue({
      subject: '',
      keys: generateKeys(),
      issuer: intermediate,
      extensions: leafExtensions(hierarchy.names),
      ...hierarchy.leaf,
    });
    const chain = hierarchy.trusted?.({ root, intermediate }) ?? [intermediate, root];
    const signer = {
      ...leaf.keys,
      certificate: readCertificate(leaf.der),
      chain: '',
    };
    const { bytes } = await signStatement(
      [signatureStatement(image, {})],
      signer,
      ground.services,
      portsOf(),
    );
    const certificates = chain.map((issued) => ({ rawBytes: issued.der.toString('base64') }));
    const trust = parseTrustedRoot(
      JSON.stringify({
        ...ground.sigstore.trustedRoot,
        ctlogs: [],
        certificateAuthorities: [{ certChain: { certificates } }],
      }),
      'root.json',
    );
    return judgeBundle(bytes, trust, ground.expected());
  }
  const leafExtensions = (names: readonly Buffer[] = [uri(workflow)]): ExtensionOf[] => [
    extension.keyUsage(0),
    extension.purposes([codeSigning]),
    extension.names(...names),
    extension.fulcio(8, ground.oidc.url),
  ];
  const intermediate = (...extensions: readonly ExtensionOf[]) => ({
    intermediate: { extensions: [...authority(), ...extensions] },
  });
  const limited = (permitted: readonly Buffer[], excluded: readonly Buffer[] = []) =>
    intermediate(extension.nameConstraints(permitted, excluded));

  const accepted: Readonly<Record<string, () => Hierarchy>> = {
    'is below an intermediate and a root': () => ({}),
    'ends in an intermediate that is trusted by itself': () => ({
      trusted: ({ intermediate: only }) => [only],
    }),
    'has an extension that is not known, nor critical': () => ({
      leaf: { extensions: [...leafExtensions(), unknown(false)] },
    }),
    'has an authority for signing code': () => intermediate(extension.purposes([codeSigning])),
    'has an authority for any purpose': () => intermediate(extension.purposes(['2.5.29.37.0'])),
    'has an authority without key usage': () => ({
      intermediate: { extensions: [extension.authority()] },
    }),
    'has as many authorities above as the root allows': () => ({
      root: { extensions: authority(1) },
      intermediate: { extensions: authority(0) },
    }),
    'has an authority for its host': () => limited([uri('github.com')]),
    'has an authority for the domain of its host': () => limited([uri('com')]),
    'has an authority for other hosts too': () => limited([uri('acme.example'), uri('github.com')]),
    'has an authority that is limited in other kinds of names': () =>
      limited([email('acme.example'), dns('acme.example'), ip(10, 0, 0, 0, 255, 0, 0, 0)]),
    'has an authority that is barred from other hosts': () => limited([], [uri('acme.example')]),
    'has an authority with a policy, which nobody asks for': () =>
      intermediate({
        id: '2.5.29.32',
        isCritical: true,
        value: der.sequence(der.sequence(der.oid('2.5.29.32.0'))),
      }),
  };

  const refused: Readonly<Record<string, () => Hierarchy>> = {
    'has a critical extension that is not known': () => ({
      leaf: { extensions: [...leafExtensions(), unknown(true)] },
    }),
    'has an authority with a critical extension that is not known': () =>
      intermediate(unknown(true)),
    'has a root with a critical extension that is not known': () => ({
      root: { extensions: [...authority(), unknown(true)] },
    }),
    'has an authority for servers': () => intermediate(extension.purposes([serverAuth])),
    'has a root for servers': () => ({
      root: { extensions: [...authority(), extension.purposes([serverAuth])] },
    }),
    'has an authority that is none': () => ({
      intermediate: { extensions: [extension.notAuthority, extension.keyUsage(5)] },
    }),
    'has an authority that does not say that it is one': () => ({
      intermediate: { extensions: [extension.keyUsage(5)] },
    }),
    'has an authority that may sign data only': () => ({
      intermediate: { extensions: [extension.authority(), extension.keyUsage(0)] },
    }),
    'has more authorities above than the root allows': () => ({
      root: { extensions: authority(0) },
    }),
    'has an authority for another host': () => limited([uri('acme.example')]),
    'has an authority for hosts below its host': () => limited([uri('.github.com')]),
    'has an authority for a host that its own ends in': () => limited([uri('hub.com')]),
    'has an authority that is barred from its host': () => limited([], [uri('github.com')]),
    'has an authority that is barred from what it is allowed': () =>
      limited([uri('github.com')], [uri('com')]),
    'has a root for another host': () => ({
      root: { extensions: [...authority(), extension.nameConstraints([uri('acme.example')])] },
    }),
    'has an authority with a limit of a kind that is not read': () =>
      limited([directory('acme'), uri('github.com')]),
    'has a name beside that its authority may not certify': () => ({
      ...limited([uri('github.com'), email('acme.example')]),
      names: [uri(workflow), email('root@evil.example')],
    }),
    'has a name with an address in place of a host': () => ({
      ...limited([uri('github.com')]),
      names: [uri(workflow), uri('https://10.0.0.1/x')],
    }),
    'is signed with SHA-1': () => ({ leaf: { scheme: { hash: 'sha1' } } }),
    'is not issued by its authority': () => ({
      leaf: {
        issuer: { subject: 'intermediate', keys: generateKeys(), der: Buffer.alloc(0) },
      },
    }),
    'has an authority that had ended': () => ({
      intermediate: { notAfter: new Date(Date.now() - 3_600_000) },
    }),
    'has a root that had ended': () => ({ root: { notAfter: new Date(Date.now() - 3_600_000) } }),
    'does not say what it is for': () => ({
      leaf: { extensions: leafExtensions().filter(({ id }) => id !== '2.5.29.37') },
    }),
    'is for any purpose': () => ({
      leaf: {
        extensions: [
          ...leafExtensions().filter(({ id }) => id !== '2.5.29.37'),
          extension.purposes(['2.5.29.37.0']),
        ],
      },
    }),
    'is for servers': () => ({
      leaf: {
        extensions: [
          ...leafExtensions().filter(({ id }) => id !== '2.5.29.37'),
          extension.purposes([serverAuth]),
        ],
      },
    }),
    'has an RSA key of 1024 bits': () => ({ leaf: { keys: generateKeys('rsa', 1024) } }),
  };

  test.each(Object.keys(accepted))('%s counts', async (name) => {
    expect(await judged(accepted[name]?.() ?? {})).toMatchObject({ ok: true });
  });

  test.each(Object.keys(refused))('%s does not count', async (name) => {
    expect(await judged(refused[name]?.() ?? {})).toMatchObject({
      ok: false,
      flaw: 'certificate',
      certificate: undefined,
    });
  });

  test.each([
    ['P-384', { hash: 'sha384' }],
    ['P-521', { hash: 'sha512' }],
    ['ed25519', { hash: 'sha256' }],
    ['rsa', { hash: 'sha256' }],
    ['rsa', { hash: 'sha512' }],
    ['rsa', { hash: 'sha256', isPss: true }],
    ['rsa', { hash: 'sha384', isPss: true }],
  ] as const)('is below a root with a key of the kind %s (%o) counts', async (kind, scheme) => {
    expect(
      await judged({ root: { keys: generateKeys(kind), scheme }, intermediate: { scheme } }),
    ).toMatchObject({ ok: true });
  });

  test('is below a root that signs RSA-PSS with SHA-1 does not count', async () => {
    const scheme = { hash: 'sha1', isPss: true } as const;
    expect(
      await judged({ root: { keys: generateKeys('rsa'), scheme }, intermediate: { scheme } }),
    ).toMatchObject({ ok: false, flaw: 'certificate' });
  });

  test('counts by its user name, and by any of several names', async () => {
    const signer = (name: string) => ({
      kind: 'certificate' as const,
      subjectAlternativeName: { equals: name },
      issuer: ground.oidc.url,
    });
    const userName = '1.3.6.1.4.1.57264.1.7';
    const leaf = issue({
      subject: '',
      keys: generateKeys(),
      extensions: leafExtensions([
        other('1.2.3.4', 'not-a-name'),
        other(userName, 'bob!acme.example'),
        email('bob@acme.example'),
        dns('acme.example'),
        uri('https://acme.example/bob'),
      ]),
    });
    const certificate = readCertificate(leaf.der);
    expect(certificate.subjectAlternativeNames).toEqual([
      'https://acme.example/bob',
      'bob@acme.example',
      'bob!acme.example',
    ]);
    expect(certificate.subjectAlternativeName).toBe('https://acme.example/bob');
    const { judgeSigner } = await import('../../src/sigstore/signer-judgement.ts');
    for (const name of certificate.subjectAlternativeNames)
      expect(() => judgeSigner(certificate, signer(name))).not.toThrow();
    for (const name of ['acme.example', 'not-a-name', ''])
      expect(() => judgeSigner(certificate, signer(name))).toThrow('signed by');
  });

  test.each([
    [
      'two extensions of one kind',
      () => [...leafExtensions(), extension.fulcio(8, 'https://evil')],
    ],
    ['a name that is not ASCII', () => leafExtensions([uri(workflow.replace('g', '\u00e7'))])],
  ] as const)('with %s cannot be read', (_, extensions) => {
    const { der: bytes } = issue({ subject: '', keys: generateKeys(), extensions: extensions() });
    expect(new X509Certificate(bytes).subject).toBeUndefined();
    expect(() => readCertificate(bytes)).toThrow();
  });
});

/** RFC 5280, 4.2.1.10, as Go reads it. */
test.each([
  ['dns', 'ci.acme.example', 'acme.example', true],
  ['dns', 'CI.Acme.Example', 'acme.example', true],
  ['dns', 'acme.example', '.acme.example', false],
  ['dns', 'xacme.example', 'acme.example', false],
  ['dns', 'anything.example', '', true],
  ['email', 'a@acme.example', 'acme.example', true],
  ['email', 'a@ci.acme.example', '.acme.example', true],
  ['email', 'a@acme.example', '.acme.example', false],
  ['email', 'a@acme.example', 'a@ACME.example', true],
  ['email', 'A@acme.example', 'a@acme.example', false],
  ['email', 'a@evil.example', 'acme.example', false],
  ['uri', 'https://me:pw@ci.acme.example:8443/x', 'ci.acme.example', true],
  ['uri', 'https://ci.acme.example@evil.example/x', 'ci.acme.example', false],
  ['uri', 'https://evil.example/@ci.acme.example', 'ci.acme.example', false],
  ['uri', 'https://evil.example?x@ci.acme.example', 'ci.acme.example', false],
  ['uri', 'spiffe://acme.example/ns/x', 'acme.example', true],
  ['ip', '0a010203', '0a000000ff000000', true],
  ['ip', '0b010203', '0a000000ff000000', false],
  ['ip', '20010db8000000000000000000000001', '0a000000ff000000', false],
] as const)('the name (%s) %s is within %j: %s', (kind, value, constraint, expected) => {
  const limits = { permitted: [{ kind, value: constraint }], excluded: [] };
  expect(isWithin({ kind, value }, limits)).toBe(expected);
  const barred = { permitted: [], excluded: [{ kind, value: constraint }] };
  expect(isWithin({ kind, value }, barred)).toBe(!expected);
});

test('a URI is within the limits of a domain exactly when its host is', () => {
  const label = fc.stringMatching(/^[a-z]{1,3}$/);
  const domain = fc.array(label, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(domain, domain, fc.boolean(), (host, limit, isBelow) => {
      const within =
        host.slice(-limit.length).join('.') === limit.join('.') &&
        (!isBelow || host.length > limit.length);
      const permitted = [
        { kind: 'uri', value: `${isBelow ? '.' : ''}${limit.join('.')}` },
      ] as const;
      const name = { kind: 'uri', value: `https://${host.join('.')}/x` } as const;
      expect(isWithin(name, { permitted, excluded: [] })).toBe(within);
    }),
  );
});
