// SPDX-License-Identifier: Apache-2.0
// The body of an entry is read as it was written, and whatever else it is, it is told as unread.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readRecordedBody, type RecordedBody } from '../../src/sigstore/rekor-v1-entry.ts';
import { changed, type Json } from './setup.ts';

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const base64 = fc.base64String({ minLength: 4, maxLength: 80 });
const digest = fc.oneof(
  fc.record({ algorithm: fc.constant('sha256' as const), value: hex(64) }),
  fc.record({ algorithm: fc.constant('sha512' as const), value: hex(128) }),
);
const signatures = fc.array(fc.record({ signature: base64, verifier: base64 }), {
  minLength: 1,
  maxLength: 4,
});
const twice = (text: string) => Buffer.from(text).toString('base64');

interface Written {
  readonly body: Json;
  readonly read: RecordedBody;
}
/** Each kind as Rekor writes it (rekor, pkg/types). */
const kinds: Readonly<Record<string, fc.Arbitrary<Written>>> = {
  'dsse 0.0.1': fc.tuple(digest, digest, signatures).map(([payloadHash, envelopeHash, list]) => ({
    body: {
      kind: 'dsse',
      apiVersion: '0.0.1',
      spec: { payloadHash, envelopeHash, signatures: list },
    },
    read: { kind: 'dsse', version: '0.0.1', digest: payloadHash, signatures: list },
  })),
  'hashedrekord 0.0.1': fc.tuple(digest, base64, base64).map(([hash, signature, verifier]) => ({
    body: {
      kind: 'hashedrekord',
      apiVersion: '0.0.1',
      spec: {
        data: { hash },
        signature: { content: signature, publicKey: { content: verifier } },
      },
    },
    read: {
      kind: 'hashedrekord',
      version: '0.0.1',
      digest: hash,
      signatures: [{ signature, verifier }],
    },
  })),
  'intoto 0.0.1': fc.tuple(digest, digest, base64).map(([hash, payloadHash, verifier]) => ({
    body: {
      kind: 'intoto',
      apiVersion: '0.0.1',
      spec: { content: { hash, payloadHash }, publicKey: verifier },
    },
    read: {
      kind: 'intoto',
      version: '0.0.1',
      digest: payloadHash,
      signatures: [{ signature: undefined, verifier }],
    },
  })),
  'intoto 0.0.2': fc.tuple(digest, digest, signatures).map(([hash, payloadHash, list]) => ({
    body: {
      kind: 'intoto',
      apiVersion: '0.0.2',
      spec: {
        content: {
          hash,
          payloadHash,
          envelope: {
            payloadType: 'application/vnd.in-toto+json',
            signatures: list.map(({ signature, verifier }) => ({
              sig: twice(signature),
              publicKey: verifier,
            })),
          },
        },
      },
    },
    read: { kind: 'intoto', version: '0.0.2', digest: payloadHash, signatures: list },
  })),
};
const bytesOf = (body: unknown) => Buffer.from(JSON.stringify(body));

describe.each(Object.entries(kinds))('a body of the kind %s', (kind, written) => {
  test('is read as it was written, with more in it than is needed', () => {
    fc.assert(
      fc.property(written, ({ body, read }) => {
        expect(readRecordedBody(bytesOf({ ...body, more: [1] }))).toEqual({ ok: true, body: read });
      }),
    );
  });

  test('is not read when a part is missing or something else, and its kind is told', () => {
    fc.assert(
      fc.property(
        written,
        fc.constantFrom<unknown>(undefined, null, 7, '%', [], {}, true),
        ({ body, read }, other) => {
          for (const path of pathsTo(body, read)) {
            const result = readRecordedBody(bytesOf(changed(body, path, () => other)));
            expect({ path, result }).toEqual({
              path,
              result: { ok: false, why: expect.stringContaining(kind) },
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** The parts that hold what is read, and those above them. */
function pathsTo(body: Json, { digest: { value }, signatures: list }: RecordedBody): string[] {
  const wanted = [value, ...list.map(({ verifier }) => verifier)];
  const found = (json: unknown, path: string): string[] => {
    if (typeof json === 'string') return wanted.includes(json) ? [path] : [];
    if (typeof json !== 'object' || json === null) return [];
    const below = Object.entries(json).flatMap(([key, part]) => found(part, `${path}.${key}`));
    return below.length === 0 ? [] : [path, ...below];
  };
  // The hash of the envelope is not read, and may have the same value.
  return found(body['spec'], 'spec').filter((path) => !/envelopeHash|content\.hash\b/.test(path));
}

describe('anything', () => {
  test('has an answer, whatever it is', () => {
    const anything = fc.oneof(
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc.json().map((text) => Buffer.from(text)),
      fc.record({ kind: fc.string(), apiVersion: fc.string() }).map(bytesOf),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        const result = readRecordedBody(bytes);
        expect(result.ok).toBe(false);
        expect(result.ok ? '' : result.why).toMatch(/not understood$/);
      }),
      { numRuns: 500 },
    );
  });

  test('with more signatures than anyone makes is not read', () => {
    const signature = { signature: 'AAAA', verifier: 'AAAA' };
    const bodyOf = (count: number) =>
      bytesOf({
        kind: 'dsse',
        apiVersion: '0.0.1',
        spec: {
          payloadHash: { algorithm: 'sha256', value: 'ab'.repeat(32) },
          signatures: Array(count).fill(signature),
        },
      });
    expect([0, 1, 16, 17].map((count) => readRecordedBody(bodyOf(count)).ok)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
