// SPDX-License-Identifier: Apache-2.0
// A bundle's bytes are read within bounds, or refused as what they are: no bundle.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { maxBundleBytes, maxParsedBytes } from '../../src/sigstore/bundle-limits.ts';
import { readBundle } from '../../src/sigstore/bundle.ts';
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

  test('is at most 8 MiB long beside its payload, and 96 MiB with it', () => {
    const padded = (length: number) => {
      const bytes = written(bundle);
      return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, ' ')]);
    };
    expect(() => readBundle(padded(maxParsedBytes))).not.toThrow();
    expect(() => readBundle(padded(maxParsedBytes * 2))).toThrow(/without its payload/);
    expect(() => readBundle(padded(maxBundleBytes + 1))).toThrow(/longer than/);
  });

  describe('with a payload of many megabytes', () => {
    const payload = Buffer.alloc(7 * 1024 * 1024, 'statement');
    const long = (text = payload.toString('base64')) =>
      written(changed(bundle, 'dsseEnvelope.payload', () => text));
    const payloadOf = (bytes: Buffer) => {
      const { content } = readBundle(bytes);
      return content.$case === 'dsseEnvelope' ? content.dsseEnvelope.payload : undefined;
    };

    test.each([0, 1, 2])('is read as a short one, with %s bytes more', (more) => {
      const whole = Buffer.concat([payload, Buffer.alloc(more, 'x')]);
      expect(payloadOf(long(whole.toString('base64')))?.equals(whole)).toBe(true);
      const inSnakeCase = long().toString().replace('"dsseEnvelope"', '"dsse_envelope"');
      expect(payloadOf(Buffer.from(inSnakeCase))?.equals(payload)).toBe(true);
    });

    test('has the payload that a parser of the whole would find, where there are two', () => {
      const text = long().toString();
      const at = text.indexOf('"payload":');
      const first = `${text.slice(0, at)}"payload":"Zmlyc3Q=",${text.slice(at)}`;
      expect(payloadOf(Buffer.from(first))?.equals(payload)).toBe(true);
      const last = text.replace('"payloadType":', '"payload":"bGFzdA==","payloadType":');
      expect(() => readBundle(Buffer.from(last))).toThrow(/without its payload/);
      const both = `${text.slice(0, -1)},"dsse_envelope":{"payload":"bGFzdA=="}}`;
      expect(() => readBundle(Buffer.from(both))).toThrow(Flawed);
    });

    test.each<[string, (text: string) => string]>([
      ['a character that is not base64', (text) => `!${text.slice(1)}`],
      ['a blank', (text) => ` ${text.slice(1)}`],
      ['a digit of the other alphabet', (text) => `_${text.slice(1)}`],
      ['padding in its middle', (text) => `AA==${text}`],
      ['a digit too few', (text) => text.slice(1)],
      ['an escape', (text) => `\n${text.slice(1)}`],
    ])('is refused for %s in it', (_, change) => {
      expect(() => readBundle(long(change(payload.toString('base64'))))).toThrow(/base64/);
    });

    test('is refused when it is not JSON, or the payload not a text in an envelope', () => {
      expect(() => readBundle(Buffer.concat([long(), Buffer.from('}')]))).toThrow(Flawed);
      const number = `${long().toString().slice(0, -1)},"more":{"payload":1}}`;
      expect(() => readBundle(Buffer.from(number))).not.toThrow();
      const digits = '1'.repeat(9 * 1024 * 1024);
      expect(() => readBundle(Buffer.from(`{"dsseEnvelope":{"payload":${digits}}}`))).toThrow(
        Flawed,
      );
      expect(() => readBundle(Buffer.from(`{"other":"${digits}"}`))).toThrow(/no DSSE envelope/);
    });
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
