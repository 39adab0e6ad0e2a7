// SPDX-License-Identifier: Apache-2.0
// The legacy format: payloads byte for byte as cosign writes them, and layers in which no change
// goes unnoticed.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Digest } from '../../src/image/digest.ts';
import { simpleSigningPayload } from '../../src/sigstore/simple-signing.ts';
import { judgeSignatureLayer, type SignatureLayer } from '../../src/sigstore/signature-layer.ts';
import { signPayload } from '../../src/sigstore/sign.ts';
import type { Signer } from '../../src/sigstore/signer.ts';
import { digest } from '../image/arbitraries.ts';
import {
  changed,
  flipped,
  image,
  keySigner,
  otherDigest,
  portsOf,
  startGround,
  type Ground,
  type Json,
} from './setup.ts';

/** How Go writes a string in JSON (encoding/json, appendString with HTML escapes). */
function inGo(text: string): string {
  const short: Readonly<Record<string, string>> = {
    '"': '\\"',
    '\\': '\\\\',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
  };
  const isEscaped = (character: string) =>
    character < ' ' || ['<', '>', '&', '\u2028', '\u2029'].includes(character);
  const escaped = Array.from(text).map(
    (one) =>
      short[one] ??
      (isEscaped(one) ? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}` : one),
  );
  return `"${escaped.join('')}"`;
}

const key = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('10', '9', '1a', 'Ä', 'z', 'constructor', '<b>', '\u2028'),
  fc.nat().map(String),
);

describe('a payload', () => {
  test('is written as Go writes it, with keys sorted by their bytes', () => {
    fc.assert(
      fc.property(
        digest,
        fc.dictionary(key, fc.string({ unit: 'grapheme' }), { maxKeys: 6 }),
        (of, annotations) => {
          const sorted = Object.keys(annotations).sort((one, other) =>
            Buffer.compare(Buffer.from(one), Buffer.from(other)),
          );
          const members = sorted
            .map((name) => `${inGo(name)}:${inGo(annotations[name] ?? '')}`)
            .join(',');
          expect(simpleSigningPayload('ghcr.io/a/b', of, annotations).toString()).toBe(
            `{"critical":{"identity":{"docker-reference":"ghcr.io/a/b"},"image":{"docker-manifest-digest":"${of}"},"type":"cosign container image signature"},"optional":${
              members === '' ? 'null' : `{${members}}`
            }}`,
          );
        },
      ),
    );
  });

  test('with keys that look like numbers keeps the order of their bytes', () => {
    expect(
      simpleSigningPayload('a/b', image.digest, { 9: 'nine', 10: 'ten' }).toString(),
    ).toContain('"optional":{"10":"ten","9":"nine"}');
  });
});

describe.each(['a certificate', 'a key'] as const)('a layer signed with %s', (kind) => {
  let ground: Ground;
  let signer: Signer;
  let layer: SignatureLayer;
  let other: SignatureLayer;
  beforeAll(async () => {
    ground = await startGround();
    // Behind another in the log, so that no number is zero.
    await ground.sign();
    signer = kind === 'a key' ? keySigner() : await ground.certify();
    const sign = async (of: Digest): Promise<SignatureLayer> => {
      const { bytes, annotations } = await signPayload(
        simpleSigningPayload('ghcr.io/acme/app', of, { build: '7' }),
        signer,
        ground.services,
        portsOf(),
      );
      return { payload: bytes, annotations };
    };
    [layer, other] = [await sign(image.digest), await sign(otherDigest)];
  });
  afterAll(async () => ground.close());
  const judge = (given: SignatureLayer, changes = {}) =>
    judgeSignatureLayer(
      given,
      ground.trust,
      ground.expected({
        ...(kind === 'a key' ? { signer: { kind: 'key', publicKey: signer.publicKey } } : {}),
        ...changes,
      }),
    );

  test('verifies for its image and its annotations only', () => {
    expect(judge(layer, { annotations: { build: '7' } })).toMatchObject({
      ok: true,
      signature: { predicateType: 'cosign container image signature' },
    });
    expect(judge(layer, { annotations: { build: '8' } })).toMatchObject({
      ok: false,
      flaw: 'annotations',
    });
    expect(judge(layer, { digest: otherDigest })).toMatchObject({ ok: false, flaw: 'digest' });
    expect(judge(other)).toMatchObject({ ok: false, flaw: 'digest' });
  });

  test('is refused after any change to its payload', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: layer.payload.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, bits) => {
          const payload = Buffer.from(layer.payload);
          payload[at] = (payload[at] ?? 0) ^ bits;
          expect(judge({ ...layer, payload }).ok).toBe(false);
        },
      ),
    );
    expect(judge({ ...layer, payload: Buffer.concat([layer.payload, Buffer.from(' ')]) }).ok).toBe(
      false,
    );
  });

  test('is refused after any change to its signature, certificate or log entry', () => {
    const mutations = Object.entries(layer.annotations).flatMap(([name, text]) =>
      waysOf(name, text, other.annotations[name] ?? '')
        .filter((value) => value !== text)
        .map((value) => ({ name, annotations: withAnnotation(layer, name, value) })),
    );
    expect(mutations.length).toBeGreaterThan(30);
    const accepted = mutations
      .filter(({ annotations }) => judge({ ...layer, annotations }).ok)
      .map(({ name }) => name.split('/')[1]);
    // The chain is not believed, so it is not read; the log gives a time too, so the authority's
    // may be missing.
    expect(accepted.filter((name) => name !== 'chain' && name !== 'rfc3161timestamp')).toEqual([]);
    expect(
      judge({
        ...layer,
        annotations: withAnnotation(layer, 'dev.sigstore.cosign/certificate', undefined),
      }).ok,
    ).toBe(kind === 'a key');
  });
});

function withAnnotation(
  { annotations }: SignatureLayer,
  name: string,
  value: string | undefined,
): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(annotations).filter(([key]) => key !== name),
    ...(value === undefined ? [] : [[name, value] as const]),
  ]);
}

/** Removed, cut, flipped, taken from another; of a log entry each field. */
function waysOf(name: string, text: string, other: string): (string | undefined)[] {
  const ways = [undefined, '', text.slice(0, text.length / 2), other];
  if (name.endsWith('/signature')) return [...ways, ...[0, 20, -1].map((at) => flipped(text, at))];
  if (!text.startsWith('{'))
    return [
      ...ways,
      text.replace(/[A-Z](?=[^A-Z]*[A-Z]{3})/, (letter) => (letter === 'A' ? 'B' : 'A')),
      `${text}${text}`,
    ];
  const json = JSON.parse(text) as Json;
  const paths = Object.entries(json).flatMap(([key, value]) =>
    typeof value === 'object'
      ? Object.keys(value as Json).map((inner) => `${key}.${inner}`)
      : [key],
  );
  const edits: ((old: unknown) => unknown)[] = [
    () => undefined,
    () => null,
    (old) => (typeof old === 'number' ? old + 1 : flipped(old, 10)),
    () => ({}),
  ];
  const extra = [
    { ...json, more: 1 },
    ...(typeof json['Payload'] === 'object'
      ? [{ ...json, Payload: { ...(json['Payload'] as Json), more: 1 } }]
      : []),
  ];
  return [
    ...ways,
    ...paths.flatMap((path) => edits.map((edit) => JSON.stringify(changed(json, path, edit)))),
    ...extra.map((one) => JSON.stringify(one)),
  ];
}
