// SPDX-License-Identifier: Apache-2.0
// "It is signed already" is believed only of what cosign reads too: a signature that was put into
// another shape, by accident or on purpose, is not one.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isPlainBundle, isPlainLayer } from '../../src/sigstore/plain-reading.ts';
import { signPayload } from '../../src/sigstore/sign.ts';
import { simpleSigningPayload } from '../../src/sigstore/simple-signing.ts';
import { type SignatureLayer } from '../../src/sigstore/signature-layer.ts';
import { judgeBundle } from '../../src/sigstore/verification.ts';
import {
  changed,
  image,
  keySigner,
  portsOf,
  startGround,
  type Ground,
  type Json,
} from './setup.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await startGround();
});
afterAll(async () => ground.close());
const bytesOf = (json: unknown) => Buffer.from(JSON.stringify(json));

describe('a bundle', () => {
  test('is plain as it is signed here, with a certificate or a key', async () => {
    for (const signer of [undefined, keySigner()])
      expect(isPlainBundle((await ground.sign(signer)).bytes)).toBe(true);
    const version2 = await startGround({ rekorVersion: 2 });
    expect(isPlainBundle((await version2.sign()).bytes)).toBe(true);
    await version2.close();
  });

  test.each([
    'extra',
    'verificationMaterial.extra',
    'verificationMaterial.tlogEntries.0.extra',
    'verificationMaterial.tlogEntries.0.inclusionProof.extra',
    'dsseEnvelope.extra',
    'dsseEnvelope.signatures.0.extra',
  ])('with a field that nobody knows (%s) verifies, and is not plain', async (path) => {
    const bundle = JSON.parse((await ground.sign()).bytes.toString()) as Json;
    const odd = bytesOf(changed(bundle, path, () => 1));
    expect(judgeBundle(odd, ground.trust, ground.expected())).toMatchObject({ ok: true });
    expect(isPlainBundle(odd)).toBe(false);
  });

  test('with any field twice is not plain, however the key is spelled', async () => {
    const text = (await ground.sign()).bytes.toString();
    const keys = [...text.matchAll(/"(\w+)":/g)].map(({ index, 1: key = '' }) => ({ index, key }));
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.boolean(), ({ index, key }, isEscaped) => {
        const code = key.charCodeAt(0).toString(16).padStart(4, '0');
        const spelled = isEscaped ? `\\u${code}${key.slice(1)}` : key;
        const twice = `${text.slice(0, index)}"${spelled}":null,${text.slice(index)}`;
        expect(isPlainBundle(Buffer.from(twice))).toBe(false);
      }),
    );
  });

  test('of another version, in another form, or cut is not plain', async () => {
    const bundle = JSON.parse((await ground.sign()).bytes.toString()) as Json;
    const with_ = (path: string, value: unknown) =>
      isPlainBundle(bytesOf(changed(bundle, path, () => value)));
    expect(with_('mediaType', 'application/vnd.dev.sigstore.bundle+json;version=0.3')).toBe(false);
    expect(with_('mediaType', 'application/vnd.dev.sigstore.bundle+json;version=0.1')).toBe(false);
    expect(with_('dsseEnvelope.payloadType', 'text/plain')).toBe(false);
    expect(with_('dsseEnvelope.signatures', [])).toBe(false);
    expect(with_('verificationMaterial.publicKey', { hint: '' })).toBe(false);
    const text = JSON.stringify(bundle);
    expect(isPlainBundle(Buffer.from(text.slice(0, -1)))).toBe(false);
    expect(isPlainBundle(Buffer.from(`\ufeff${text}`))).toBe(false);
  });
});

describe('a legacy signature', () => {
  let layer: SignatureLayer;
  beforeAll(async () => {
    const payload = simpleSigningPayload('ghcr.io/acme/app', image.digest, {});
    const signed = await signPayload(payload, await ground.certify(), ground.services, portsOf());
    layer = { payload: signed.bytes, annotations: signed.annotations };
  });
  const annotated = (name: string, value: string): SignatureLayer => ({
    ...layer,
    annotations: { ...layer.annotations, [name]: value },
  });

  test('is plain as it is signed here, and without a chain, as cosign 3 writes it', () => {
    expect(isPlainLayer(layer)).toBe(true);
    expect(isPlainLayer(annotated('dev.sigstore.cosign/chain', ''))).toBe(true);
    expect(isPlainLayer(annotated('com.acme/anything', 'x'))).toBe(true);
  });

  test.each([
    ['dev.sigstore.cosign/chain', 'broken'],
    ['dev.sigstore.cosign/chain', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    ['dev.sigstore.cosign/certificate', 'broken'],
    ['dev.sigstore.cosign/bundle', '{}'],
    ['dev.sigstore.cosign/bundle', ''],
    ['dev.sigstore.cosign/rfc3161timestamp', '{"a":1}'],
    ['dev.cosignproject.cosign/signature', ''],
    ['dev.cosignproject.cosign/signature', 'a_b-'],
  ])('whose %s is %j is not plain', (name, value) => {
    expect(isPlainLayer(annotated(name, value))).toBe(false);
  });

  test('whose log entry has a field more, or one twice, is not plain', () => {
    const name = 'dev.sigstore.cosign/bundle';
    const text = layer.annotations[name] ?? '';
    expect(isPlainLayer(annotated(name, text.replace('{', '{"extra":1,')))).toBe(false);
    expect(isPlainLayer(annotated(name, text.replace('"logID"', '"logID":"","logID"')))).toBe(
      false,
    );
  });
});
