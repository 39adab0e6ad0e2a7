// SPDX-License-Identifier: Apache-2.0
// A private Sigstore as companies run it: without a log of certificates, with keys of a KMS, with
// anchors that are not self-signed, behind other names. Each signs, and each signature verifies.
import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import {
  extension,
  generateKeys,
  issue,
  stamp,
  type Issued,
  type KeyKind,
  type TimestampOrder,
} from '../../playground/sigstore/authority.ts';
import { parseTrustedRoot } from '../../src/sigstore/trusted-root.ts';
import { judgeBundle } from '../../src/sigstore/verification.ts';
import { readX509 } from '../../src/sigstore/x509.ts';
import { changed, startGround, type Ground, type Json } from './setup.ts';

const trustOf = (root: unknown) => parseTrustedRoot(JSON.stringify(root), 'root.json');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
const rawBytes = (issued: Issued) => ({ rawBytes: issued.der.toString('base64') });

describe.each([
  [1, 'P-384'],
  [1, 'P-521'],
  [1, 'rsa'],
  [1, 'ed25519'],
  [2, 'P-256'],
  [2, 'P-384'],
  [2, 'P-521'],
  [2, 'rsa'],
] as const)('Rekor v%i with a key of the kind %s', (rekorVersion, logKey) => {
  test('takes an entry that verifies, and not with another key', async () => {
    const ground = await startGround({ rekorVersion, logKey });
    const { bytes } = await ground.sign();
    expect(judgeBundle(bytes, ground.trust, ground.expected())).toMatchObject({ ok: true });
    const other = await startGround({ rekorVersion, logKey });
    const rawBytesOf = (other.sigstore.trustedRoot['tlogs'] as [{ publicKey: Json }])[0].publicKey;
    const forged = changed(ground.sigstore.trustedRoot, 'tlogs.0.publicKey', () => rawBytesOf);
    expect(judgeBundle(bytes, trustOf(forged), ground.expected())).toMatchObject({
      ok: false,
      flaw: 'log',
    });
    await Promise.all([ground.close(), other.close()]);
  });
});

describe('a log that signs under another name than it is known by', () => {
  test('is known by its key when it is Rekor v1', async () => {
    const ground = await startGround({ logName: 'rekor-server-7d9f.cluster.local' });
    const { bytes } = await ground.sign();
    for (const baseUrl of ['https://rekor.acme.example', '', undefined])
      expect(
        judgeBundle(
          bytes,
          trustOf(changed(ground.sigstore.trustedRoot, 'tlogs.0.baseUrl', () => baseUrl)),
          ground.expected(),
        ),
      ).toMatchObject({ ok: true });
    await ground.close();
  });

  test('is refused when it is Rekor v2, and the name that was found is told', async () => {
    const ground = await startGround({ rekorVersion: 2, logName: 'pod-7' });
    const { bytes } = await ground.sign();
    expect(judgeBundle(bytes, ground.trust, ground.expected())).toMatchObject({
      ok: false,
      flaw: 'log',
      detail: expect.stringContaining('"pod-7"'),
    });
    await ground.close();
  });
});

describe('a trusted root', () => {
  let ground: Ground;
  let root: Json;
  let bytes: Buffer;
  beforeAll(async () => {
    ground = await startGround();
    root = ground.sigstore.trustedRoot;
    bytes = (await ground.sign()).bytes;
  });
  afterAll(async () => ground.close());
  const judgedBy = (json: unknown) => judgeBundle(bytes, trustOf(json), ground.expected());

  test('without a log of certificates demands no proof of one', () => {
    for (const ctlogs of [[], null, undefined])
      expect(judgedBy({ ...root, ctlogs })).toMatchObject({ ok: true });
  });

  test('with another log of certificates refuses what that log has not seen', async () => {
    const other = await startGround();
    expect(judgedBy({ ...root, ctlogs: other.sigstore.trustedRoot['ctlogs'] })).toMatchObject({
      ok: false,
      flaw: 'certificate',
    });
    await other.close();
  });

  test.each([
    ['tlogs', { publicKey: { rawBytes: 'AAAA', keyDetails: 'PKIX_RSA_PKCS1V15_2048_SHA256' } }],
    ['tlogs', { publicKey: { rawBytes: 'AAAA', keyDetails: 'ML_DSA_65' } }],
    ['ctlogs', { publicKey: { rawBytes: 'AAAA', keyDetails: 99 } }],
    ['certificateAuthorities', { certChain: { certificates: [{ rawBytes: 'AAAA' }] } }],
    ['timestampAuthorities', { certChain: { certificates: [{ rawBytes: 'AAAA' }] } }],
  ])('is used although one of its %s cannot be read, and that one is not used', (list, odd) => {
    const validFor = { start: '2020-01-01T00:00:00Z' };
    const entry = 'publicKey' in odd ? { publicKey: { ...odd.publicKey, validFor } } : odd;
    const more = { logId: { keyId: 'AAAA' }, ...entry };
    const entries = root[list] as readonly Json[];
    for (const all of [
      [more, ...entries],
      [...entries, more],
    ])
      expect(judgedBy({ ...root, [list]: all })).toMatchObject({ ok: true });
    expect(() => judgedBy({ ...root, [list]: [more] })).toThrow(
      expect.objectContaining({
        code: 'TRUST_FILE_INVALID',
        message: expect.stringContaining(list),
      }),
    );
  });

  test('of a log that was retired before does not count for what was signed after', () => {
    const retired = changed(root, 'tlogs.0.publicKey.validFor', () => ({
      start: '2020-01-01T00:00:00Z',
      end: '2021-01-01T00:00:00Z',
    }));
    const unpromised = changed(
      changed(
        JSON.parse(bytes.toString()),
        'verificationMaterial.tlogEntries.0.inclusionPromise',
        () => undefined,
      ),
      'verificationMaterial.tlogEntries.0.integratedTime',
      () => '0',
    );
    const judged = (trust: unknown) =>
      judgeBundle(Buffer.from(JSON.stringify(unpromised)), trustOf(trust), ground.expected());
    expect(judged(root)).toMatchObject({ ok: true });
    expect(judged(retired)).toMatchObject({ ok: false, flaw: 'log' });
  });
});

describe('a timestamp authority', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround({ rekorVersion: 2 });
  });
  afterAll(async () => ground.close());

  const timeStamping = '1.3.6.1.5.5.7.3.8';
  const authority = [extension.authority(), extension.keyUsage(5)];
  interface Authority {
    readonly kind?: KeyKind;
    readonly stamp?: Partial<TimestampOrder>;
    readonly purposes?: readonly string[];
    readonly isCritical?: boolean;
    readonly trusted?: (all: readonly [Issued, Issued, Issued]) => readonly Issued[];
  }

  // An RSA key takes longer than all the rest, and who has it does not matter here.
  const rsa = generateKeys('rsa', 3072);

  async function judged({
    kind = 'rsa',
    stamp: order = {},
    purposes = [timeStamping],
    isCritical = true,
    trusted = (all) => all,
  }: Authority) {
    const root = issue({ subject: 'root', keys: generateKeys(), extensions: authority });
    const middle = issue({
      subject: 'middle',
      keys: generateKeys(),
      issuer: root,
      extensions: authority,
    });
    const leaf = issue({
      subject: 'stamps',
      keys: kind === 'rsa' ? rsa : generateKeys(kind),
      issuer: middle,
      extensions: [extension.keyUsage(0), extension.purposes(purposes, isCritical)],
    });
    const bundle = JSON.parse((await ground.sign()).bytes.toString()) as {
      dsseEnvelope: { signatures: [{ sig: string }] };
    };
    const der = stamp({
      imprint: sha256(Buffer.from(bundle.dsseEnvelope.signatures[0].sig, 'base64')),
      leaf,
      issuer: 'middle',
      serialNumber: readX509(leaf.der).parsed.serialNumber,
      time: new Date(),
      digest: 'sha256',
      ...order,
    });
    const restamped = changed(
      bundle,
      'verificationMaterial.timestampVerificationData.rfc3161Timestamps',
      () => [{ signedTimestamp: der.toString('base64') }],
    );
    const trust = trustOf({
      ...ground.sigstore.trustedRoot,
      timestampAuthorities: [
        { certChain: { certificates: trusted([leaf, middle, root]).map(rawBytes) } },
      ],
    });
    return judgeBundle(Buffer.from(JSON.stringify(restamped)), trust, ground.expected());
  }

  test.each([
    ['rsa', { digest: 'sha256', isPlainRsa: true }],
    ['rsa', { digest: 'sha384', isPlainRsa: true }],
    ['rsa', { digest: 'sha512', isPlainRsa: true }],
    ['rsa', { digest: 'sha512' }],
    ['rsa', { digest: 'sha384', isPss: true }],
    ['P-256', { digest: 'sha512' }],
    ['P-384', { digest: 'sha384' }],
    ['P-521', { digest: 'sha512' }],
    ['ed25519', { digest: 'sha512' }],
  ] as const)('with a key of the kind %s (%j) is believed', async (kind, order) => {
    expect(await judged({ kind, stamp: order })).toMatchObject({ ok: true });
  });

  test('whose anchor is not self-signed is believed', async () => {
    const trusted = ([leaf, middle]: readonly [Issued, Issued, Issued]) => [leaf, middle];
    expect(await judged({ trusted })).toMatchObject({ ok: true });
  });

  const refused: Readonly<Record<string, Authority>> = {
    'that is for signing code': { purposes: ['1.3.6.1.5.5.7.3.3'] },
    'that is for timestamps, but need not be': { isCritical: false },
    'that another one issued': { stamp: { issuer: 'root' } },
    'that has another number': { stamp: { serialNumber: Buffer.from([0x7f]) } },
    'that stamps another signature': { stamp: { imprint: sha256(Buffer.from('another')) } },
    'that stamps before it was issued': { stamp: { time: new Date('2024-06-01') } },
    'that is not below what is trusted': { trusted: ([leaf, , root]) => [leaf, root] },
    'that stands alone': { trusted: ([leaf]) => [leaf] },
  };
  test.each(Object.keys(refused))('%s is not believed', async (name) => {
    expect(await judged(refused[name] ?? {})).toMatchObject({ ok: false, flaw: 'timestamp' });
  });
});
