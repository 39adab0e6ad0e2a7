// SPDX-License-Identifier: Apache-2.0
// A bundle's bytes are read within bounds, or refused as what they are: no bundle.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { maxBundleBytes, readBundle } from '../../src/sigstore/bundle.ts';
import { Flawed } from '../../src/sigstore/flaw.ts';
import { changed, startGround, type Ground, type Json } from './setup.ts';

const written = (json: unknown) => Buffer.from(JSON.stringify(json));

describe('a bundle', () => {
  let ground: Ground;
  let bundle: Json;
  beforeAll(async () => {
    ground = await startGround();
    bundle = JSON.parse((await ground.sign()).bytes.toString()) as Json;
  });
  afterAll(async () => ground.close());

  test('is read whatever unknown fields and white space surround it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^x[a-z]{1,8}$/), fc.jsonValue()),
        fc.nat({ max: 8 }),
        (more, indent) => {
          expect(
            readBundle(Buffer.from(JSON.stringify({ ...more, ...bundle }, undefined, indent))),
          ).toEqual(readBundle(written(bundle)));
        },
      ),
    );
  });

  test('is refused when it is cut anywhere', () => {
    const bytes = written(bundle);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), (end) => {
        expect(() => readBundle(bytes.subarray(0, end))).toThrow(Flawed);
      }),
    );
  });

  test.each([
    ['verificationMaterial.tlogEntries', 32],
    ['verificationMaterial.timestampVerificationData.rfc3161Timestamps', 32],
  ])('has at most so many %s', (path, most) => {
    const of = (count: number) =>
      written(
        changed(bundle, path, (old) => Array.from({ length: count }, () => (old as unknown[])[0])),
      );
    expect(() => readBundle(of(most))).not.toThrow();
    expect(() => readBundle(of(most + 1))).toThrow(/log entries|timestamps/);
  });

  test.each([
    'application/vnd.dev.sigstore.bundle+json;version=0.3',
    'application/vnd.dev.sigstore.bundle.v0.3+json',
  ])('is of a version that is known: %s', (mediaType) => {
    expect(readBundle(written({ ...bundle, mediaType })).mediaType).toBe(mediaType);
  });

  test('is refused when it is of a later version, whose rules nobody here knows', () => {
    const mediaTypes = fc
      .tuple(
        fc.constantFrom(
          '+json;version=0.9',
          '.v0.4+json',
          '.v1.0+json',
          '+json;version=0.10',
          '.v0.31+json',
          '.v0.3.1+json',
        ),
        fc.constantFrom('', ' ', ';x=1'),
      )
      .map(([version, more]) => `application/vnd.dev.sigstore.bundle${version}${more}`);
    fc.assert(
      fc.property(mediaTypes, (mediaType) => {
        expect(() => readBundle(written({ ...bundle, mediaType }))).toThrow(
          expect.objectContaining({ flaw: 'malformed' }),
        );
      }),
    );
  });

  test('is at most 8 MiB long', () => {
    const bytes = written(bundle);
    const padded = (length: number) =>
      Buffer.concat([bytes, Buffer.alloc(length - bytes.length, ' ')]);
    expect(() => readBundle(padded(maxBundleBytes))).not.toThrow();
    expect(() => readBundle(padded(maxBundleBytes + 1))).toThrow(/longer than/);
  });

  test('is nothing else: any other JSON is refused as malformed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc
            .dictionary(fc.constantFrom(...Object.keys(bundle)), fc.jsonValue())
            .map((json) => JSON.stringify(json)),
        ),
        (text) => {
          expect(() => readBundle(Buffer.from(text))).toThrow(
            expect.objectContaining({ flaw: 'malformed' }),
          );
        },
      ),
    );
  });
});
