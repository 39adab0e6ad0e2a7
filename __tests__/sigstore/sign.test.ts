// SPDX-License-Identifier: Apache-2.0
// From an ID token to a bundle that verifies, with each kind of log.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { signStatement } from '../../src/sigstore/sign.ts';
import { judgeBundle } from '../../src/sigstore/verification.ts';
import { refusalOf } from '../http/ports.ts';
import {
  image,
  keySigner,
  portsOf,
  signatureStatement,
  startGround,
  workflow,
  type Ground,
  type Json,
} from './setup.ts';

describe.each([
  ['Rekor v1 and a timestamp authority', { rekorVersion: 1, timestampAuthority: true }],
  ['Rekor v1 alone', { rekorVersion: 1, timestampAuthority: false }],
  ['Rekor v2 and a timestamp authority', { rekorVersion: 2, timestampAuthority: true }],
] as const)('with %s', (_, options) => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround(options);
  });
  afterAll(async () => ground.close());

  test('a signature verifies, and proves who signed, when, and where it is recorded', async () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const signed = await ground.sign(undefined, { team: 'release' });
    const judgement = judgeBundle(
      signed.bytes,
      ground.trust,
      ground.expected({ annotations: { team: 'release' } }),
    );
    expect(judgement).toMatchObject({
      ok: true,
      signature: {
        predicateType: 'https://sigstore.dev/cosign/sign/v1',
        certificate: {
          subjectAlternativeName: workflow,
          issuer: ground.oidc.url,
          extensions: { 12: 'https://github.com/acme/app', 14: 'refs/heads/main' },
        },
        logEntries: [
          {
            logId: ground.trust.tlogs[0]?.logID.toString('hex'),
            index: signed.logEntries[0]?.index,
          },
        ],
      },
    });
    const time = judgement.ok ? judgement.signature.time : undefined;
    expect(time?.getTime()).toBeGreaterThanOrEqual(before);
    expect(time?.getTime()).toBeLessThanOrEqual(Date.now());
  });

  test('many are signed at the same time with one certificate, and all verify against the log as it was for each', async () => {
    const signer = await ground.certify();
    const signed = await Promise.all(Array.from({ length: 9 }, async () => ground.sign(signer)));
    expect(
      signed.map(({ bytes }) => judgeBundle(bytes, ground.trust, ground.expected()).ok),
    ).toEqual(Array(9).fill(true));
    expect(new Set(signed.map(({ logEntries: [entry] }) => entry?.index)).size).toBe(9);
  });

  test('the bundle is a v0.3 bundle as cosign writes it', async () => {
    const bundle = JSON.parse((await ground.sign()).bytes.toString()) as Json;
    expect(bundle).toMatchObject({
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: {
        certificate: { rawBytes: expect.any(String) },
        tlogEntries: [{ inclusionProof: { checkpoint: { envelope: expect.any(String) } } }],
      },
      dsseEnvelope: {
        payloadType: 'application/vnd.in-toto+json',
        signatures: [{ sig: expect.any(String) }],
      },
    });
    expect(Object.keys((bundle['dsseEnvelope'] as { signatures: [Json] }).signatures[0])).toEqual([
      'sig',
    ]);
  });

  test('a key signs too, and only that key verifies', async () => {
    const signer = keySigner();
    const signed = await ground.sign(signer);
    const expected = (publicKey = signer.publicKey) =>
      ground.expected({ signer: { kind: 'key', publicKey } });
    expect(judgeBundle(signed.bytes, ground.trust, expected())).toMatchObject({
      ok: true,
      signature: { certificate: undefined },
    });
    expect(judgeBundle(signed.bytes, ground.trust, expected(keySigner().publicKey))).toMatchObject({
      ok: false,
    });
    expect(judgeBundle(signed.bytes, ground.trust, ground.expected())).toMatchObject({
      ok: false,
      flaw: 'key',
    });
    expect(judgeBundle((await ground.sign()).bytes, ground.trust, expected())).toMatchObject({
      ok: false,
      flaw: 'key',
    });
  });
});

describe('the time of signing', () => {
  afterAll(() => {
    jest.restoreAllMocks();
  });

  test.each([
    ['before the certificate', -3_600_000, 'certificate'],
    ['before the certificate of its authority', -2 * 86_400_000, 'timestamp'],
    ['after the certificate', 3_600_000, 'certificate'],
  ])(
    'a timestamp of %s is no proof that the signature was made with it',
    async (_, shift, flaw) => {
      const ground = await startGround({ rekorVersion: 2 });
      const signer = await ground.certify();
      const moment = Date.now() + shift;
      const clock = jest.spyOn(Date, 'now').mockReturnValue(moment);
      const signed = await ground.sign(signer);
      clock.mockRestore();
      expect(judgeBundle(signed.bytes, ground.trust, ground.expected())).toMatchObject({
        ok: false,
        flaw,
        certificate: undefined,
      });
      await ground.close();
    },
  );

  test('Rekor v1 alone gives the time too', async () => {
    const ground = await startGround({ timestampAuthority: false });
    const signer = await ground.certify();
    const moment = Date.now() + 3_600_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(moment);
    const signed = await ground.sign(signer);
    clock.mockRestore();
    expect(judgeBundle(signed.bytes, ground.trust, ground.expected())).toMatchObject({
      ok: false,
      flaw: 'certificate',
    });
    await ground.close();
  });
});

describe('keys of each kind', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround({ rekorVersion: 2 });
  });
  afterAll(async () => ground.close());

  test.each(['P-256', 'P-384', 'P-521', 'ed25519', 'rsa'] as const)('%s', async (kind) => {
    const signer = keySigner(kind);
    const expected = {
      ...ground.expected(),
      signer: { kind: 'key', publicKey: signer.publicKey },
    } as const;
    const unlogged = await signStatement(
      [signatureStatement(image, {})],
      signer,
      { fulcio: undefined, logs: [], timestampAuthorities: [] },
      portsOf(),
    );
    expect(
      judgeBundle(unlogged.bytes, ground.trust, { ...expected, log: 'ignored' }),
    ).toMatchObject({
      ok: true,
      signature: { time: undefined, logEntries: [] },
    });
    expect(judgeBundle(unlogged.bytes, ground.trust, expected)).toMatchObject({
      ok: false,
      flaw: 'log',
    });
    const logged = await ground.sign(signer);
    const judgement = judgeBundle(logged.bytes, ground.trust, expected);
    expect(judgement.ok).toBe(true);
  });
});

describe('a conflict in Rekor v2', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround({ rekorVersion: 2 });
  });
  afterAll(async () => ground.close());

  test('after an answer that was lost costs a new signature, which verifies', async () => {
    ground.fail(/log\/entries/, 'lost');
    const signed = await ground.sign();
    expect(ground.asked(/log\/entries/)).toEqual(['POST lost', 'POST 409', 'POST 201']);
    expect(judgeBundle(signed.bytes, ground.trust, ground.expected()).ok).toBe(true);
  });

  test('a key that signs the same again changes a blank, not the statement', async () => {
    const signer = keySigner('ed25519');
    const first = await ground.sign(signer);
    const second = await ground.sign(signer);
    const payload = ({ bytes }: { bytes: Buffer }) =>
      Buffer.from(
        (JSON.parse(bytes.toString()) as { dsseEnvelope: { payload: string } }).dsseEnvelope
          .payload,
        'base64',
      ).toString();
    expect(payload(second)).toBe(`${payload(first)}\n`);
    const expected = ground.expected({ signer: { kind: 'key', publicKey: signer.publicKey } });
    expect(
      [first, second].map(({ bytes }) => judgeBundle(bytes, ground.trust, expected).ok),
    ).toEqual([true, true]);
  });

  test('which never ends is given up', async () => {
    const signer = await ground.certify();
    const before = ground.sigstore.requests.length;
    ground.fail(/log\/entries/, { status: 409, body: { code: 6, message: 'exists' } }, 5);
    expect(await refusalOf(ground.sign(signer))).toMatchObject({
      code: 'REKOR_REJECTED',
      message: expect.stringContaining('5 new signatures'),
    });
    expect(
      ground.sigstore.requests.slice(before).filter(({ status }) => status === 409),
    ).toHaveLength(5);
  });
});
