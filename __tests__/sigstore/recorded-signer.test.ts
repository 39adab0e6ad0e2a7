// SPDX-License-Identifier: Apache-2.0
// A log entry counts for the key that it names, in every kind of entry, and for no other
// (GHSA-whqx-f9j3-ch6m).
import { createPublicKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isRecordedFor } from '../../src/sigstore/recorded-signer.ts';
import { changed, startGround, type Ground, type Json } from './setup.ts';

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const algorithm = fc.constantFrom<() => KeyObject>(
  () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
  () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey,
  () => generateKeyPairSync('ed25519').publicKey,
);
const pem = (key: KeyObject) => base64(key.export({ type: 'spki', format: 'pem' }).toString());
const der = (key: KeyObject) => ({
  publicKey: { rawBytes: key.export({ type: 'spki', format: 'der' }).toString('base64') },
});

/**
 * The bodies of entries of each kind, for a key (rekor, pkg/types; rekor-tiles,
 * rekor_service.proto).
 */
const kinds: Readonly<Record<string, (key: KeyObject) => Json>> = {
  'hashedrekord 0.0.1': (key) => ({
    apiVersion: '0.0.1',
    kind: 'hashedrekord',
    spec: { signature: { content: 'AA==', publicKey: { content: pem(key) } } },
  }),
  'dsse 0.0.1': (key) => ({
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: { signatures: [{ signature: 'AA==', verifier: pem(key) }] },
  }),
  'intoto 0.0.2': (key) => ({
    apiVersion: '0.0.2',
    kind: 'intoto',
    spec: { content: { envelope: { signatures: [{ publicKey: pem(key), sig: 'AA==' }] } } },
  }),
  'hashedrekord 0.0.2': (key) => ({
    apiVersion: '0.0.2',
    kind: 'hashedrekord',
    spec: { hashedRekordV002: { signature: { content: 'AA==', verifier: der(key) } } },
  }),
  'dsse 0.0.2': (key) => ({
    apiVersion: '0.0.2',
    kind: 'dsse',
    spec: { dsseV002: { signatures: [{ content: 'AA==', verifier: der(key) }] } },
  }),
};

describe.each(Object.entries(kinds))('an entry of the kind %s', (_, bodyOf) => {
  test('counts for its key and for no other', () => {
    fc.assert(
      fc.property(algorithm, algorithm, (one, other) => {
        const [key, another] = [one(), other()];
        const body = Buffer.from(JSON.stringify(bodyOf(key)));
        expect([isRecordedFor(key, body), isRecordedFor(another, body)]).toEqual([true, false]);
      }),
      { numRuns: 20 },
    );
  });

  test('counts for nobody when a part on the way to the key is missing, doubled or something else', () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    const body = bodyOf(key);
    const paths = pathsTo(
      body,
      (text) => text === pem(key) || text === der(key).publicKey.rawBytes,
    );
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths)
      for (const other of [undefined, null, 1, '', [], {}, 'AAAA']) {
        expect({
          path,
          other,
          counts: isRecordedFor(key, Buffer.from(JSON.stringify(changed(body, path, () => other)))),
        }).toEqual({
          path,
          other,
          counts: false,
        });
      }
    const lists = paths.filter((path) => path.endsWith('signatures'));
    for (const path of lists)
      expect(
        isRecordedFor(
          key,
          Buffer.from(
            JSON.stringify(
              changed(body, path, (old) => [...(old as unknown[]), ...(old as unknown[])]),
            ),
          ),
        ),
      ).toBe(false);
  });
});

/** The path to the value that is wanted, and all paths above it. */
function pathsTo(json: unknown, isWanted: (text: unknown) => boolean, path = ''): string[] {
  if (isWanted(json)) return [path];
  if (typeof json !== 'object' || json === null) return [];
  const below = Object.entries(json).flatMap(([key, value]) =>
    pathsTo(value, isWanted, path === '' ? key : `${path}.${key}`),
  );
  return below.length === 0 || path === '' ? below : [path, ...below];
}

describe('an entry that names a certificate', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround();
  });
  afterAll(async () => ground.close());

  test('counts for the certificate’s key', async () => {
    const [one, other] = [await ground.certify(), await ground.certify()];
    const v1 = { spec: { signatures: [{ verifier: base64(one.certificate.pem) }] } };
    const v2 = {
      spec: {
        hashedRekordV002: {
          signature: { verifier: { x509Certificate: { rawBytes: base64(one.certificate.der) } } },
        },
      },
    };
    const key = createPublicKey(
      new X509Certificate(one.certificate.der).publicKey.export({ type: 'spki', format: 'pem' }),
    );
    for (const body of [v1, v2].map((json) => Buffer.from(JSON.stringify(json))))
      expect([isRecordedFor(key, body), isRecordedFor(other.publicKey, body)]).toEqual([
        true,
        false,
      ]);
  });
});

test('whatever else a body is, it counts for nobody', () => {
  const key = generateKeyPairSync('ed25519').publicKey;
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      expect(isRecordedFor(key, Buffer.from(text))).toBe(false);
    }),
  );
});
