// SPDX-License-Identifier: Apache-2.0
// A statement is about the images that it names by their digest, and about no others.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { hexOf } from '../../src/image/digest.ts';
import { Flawed } from '../../src/sigstore/flaw.ts';
import {
  isSamePredicate,
  readStatement,
  statementClaims,
  statementPayloadType,
} from '../../src/sigstore/statement.ts';
import { digest, hex, path, registry, sha512 } from '../image/arbitraries.ts';

import { signatureStatement } from './setup.ts';
import { webUrl } from '../urls.ts';

const enveloped = (statement: unknown, payloadType = statementPayloadType) => ({
  payload: Buffer.from(JSON.stringify(statement)),
  payloadType,
});
const repository = fc.record({ registry, path });
const annotations = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom('constructor', 'toString', '10', '9')),
  fc.string(),
  { maxKeys: 5 },
);
const type = fc.constantFrom(
  'https://in-toto.io/Statement/v1',
  'https://in-toto.io/Statement/v0.1',
);
const predicateType = fc.oneof(
  fc.constantFrom('https://slsa.dev/provenance/v1', 'https://sigstore.dev/cosign/sign/v1'),
  webUrl,
);
const subjectDigest = fc.oneof(
  digest.map((value) => ({ sha256: hexOf(value) })),
  sha512.map((value) => ({ sha512: hexOf(value) })),
  fc.record({ sha256: hex(64), sha512: hex(128) }),
);
const subject = fc.record(
  { name: fc.string(), digest: subjectDigest, annotations },
  { requiredKeys: ['digest'] },
);
const statement = fc.record({
  _type: type,
  subject: fc.array(subject, { minLength: 1, maxLength: 6 }),
  predicateType,
  predicate: fc.object(),
});

describe('the statement that an image is signed', () => {
  test('says so of that image, with its annotations, and of no other', () => {
    fc.assert(
      fc.property(repository, digest, digest, annotations, (of, signed, other, given) => {
        fc.pre(signed !== other);
        const claims = statementClaims({
          payload: signatureStatement({ repository: of, digest: signed }, given),
          payloadType: statementPayloadType,
        });
        expect(claims.predicateType).toBe('https://sigstore.dev/cosign/sign/v1');
        expect(claims.annotationsOf(signed).map((one) => ({ ...one }))).toEqual([{ ...given }]);
        expect(claims.annotationsOf(other)).toEqual([]);
      }),
    );
  });

  test('is cosign’s, with the subject’s name, which sigstore-python demands', () => {
    const written = signatureStatement(
      {
        repository: { registry: 'ghcr.io', path: 'acme/app' },
        digest: `sha256:${'ab'.repeat(32)}`,
      },
      { team: 'a' },
    );
    expect(written.toString()).toBe(
      `{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"ghcr.io/acme/app","digest":{"sha256":"${'ab'.repeat(32)}"},"annotations":{"team":"a"}}],"predicateType":"https://sigstore.dev/cosign/sign/v1","predicate":{}}`,
    );
  });
});

describe('any statement', () => {
  test('is about exactly the images whose SHA-256 digests are among its subjects', () => {
    fc.assert(
      fc.property(statement, digest, (stated, other) => {
        const claims = statementClaims(enveloped(stated));
        const named = Map.groupBy(stated.subject, (one) =>
          'sha256' in one.digest ? one.digest.sha256 : '',
        );
        named.delete('');
        for (const [value, those] of named)
          expect(claims.annotationsOf(`sha256:${value}`).map((one) => ({ ...one }))).toEqual(
            those.map((one) => ({ ...one.annotations })),
          );
        expect(claims.annotationsOf(other).length > 0).toBe(named.has(hexOf(other)));
        expect(claims.predicateType).toBe(stated.predicateType);
      }),
    );
  });

  test('is about no image by a part of its digest, or by another spelling', () => {
    const near = (value: string) =>
      fc.oneof(
        fc.nat({ max: 63 }).map((end) => value.slice(0, end)),
        fc.constantFrom(`${value}0`, ` ${value}`, `sha256:${value}`),
      );
    const wanted = digest.chain((of) => fc.tuple(fc.constant(of), near(hexOf(of))));
    fc.assert(
      fc.property(wanted, ([of, sha256]) => {
        const claims = statementClaims(
          enveloped({
            _type: 'https://in-toto.io/Statement/v1',
            subject: [{ digest: { sha256 } }],
            predicateType: 'p',
          }),
        );
        expect(claims.annotationsOf(of)).toEqual([]);
      }),
    );
  });

  test('is refused when any part that it must have is missing or of another kind', () => {
    const required = ['_type', 'subject', 'predicateType'] as const;
    fc.assert(
      fc.property(
        statement,
        fc.constantFrom(...required),
        fc.oneof(fc.constant(undefined), fc.integer(), fc.constant(null), fc.constant([])),
        (stated, part, other) => {
          expect(() => readStatement(enveloped({ ...stated, [part]: other }))).toThrow(Flawed);
        },
      ),
    );
  });

  test.each([
    ['another payload type', enveloped({}, 'application/json')],
    ['a longer payload type', enveloped({}, `${statementPayloadType} `)],
    [
      'another kind of statement',
      enveloped({
        _type: 'https://in-toto.io/Statement/v2',
        subject: [{ digest: { sha256: 'a' } }],
        predicateType: 'p',
      }),
    ],
    ['no JSON', { payload: Buffer.from('{'), payloadType: statementPayloadType }],
    [
      'too many subjects',
      enveloped({
        _type: 'https://in-toto.io/Statement/v1',
        subject: Array(1025).fill({ digest: { sha256: 'a' } }),
        predicateType: 'p',
      }),
    ],
  ])('is refused: %s', (_, envelope) => {
    expect(() => statementClaims(envelope)).toThrow(Flawed);
  });

  test('has its predicate cut out as it was signed, and needs none', () => {
    const head =
      '"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{}}],"predicateType":"p"';
    const predicateOf = (text: string) =>
      statementClaims({ payload: Buffer.from(text), payloadType: statementPayloadType })
        .predicate?.()
        .toString('utf8');
    fc.assert(
      fc.property(fc.json(), fc.nat(3), fc.boolean(), (predicate, indent, isFirst) => {
        const written = JSON.stringify(JSON.parse(predicate), undefined, indent);
        const member = `"predicate": ${written}`;
        const text = isFirst ? `{${member} , ${head}}` : `{${head},\n${member}\n}\n`;
        expect(predicateOf(text)).toBe(written);
      }),
    );
    expect(predicateOf(`{${head}}`)).toBe('null');
    expect(predicateOf(`{"predicate":1,${head},"predicate":2}`)).toBe('2');
    const many = `[${'{},'.repeat(300_000)}0]`;
    expect(predicateOf(`{${head},"predicate":${many}}`)).toBe(many);
    expect(() => predicateOf(`{${head},"predicate":{"a":}}`)).toThrow(Flawed);
    expect(() => predicateOf(`{${head},"more":"${'x'.repeat(5_000_000)}"}`)).toThrow(Flawed);
  });

  test('is not about an image by what JavaScript objects inherit', () => {
    const claims = statementClaims(
      enveloped({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ digest: {} }],
        predicateType: 'p',
      }),
    );
    expect(claims.annotationsOf(`sha256:${'0'.repeat(64)}`)).toEqual([]);
  });
});

describe('two predicates', () => {
  const isSame = (one: string, other: string) =>
    isSamePredicate(Buffer.from(one), Buffer.from(other));

  test('are the same whatever their blanks and the order of their keys', () => {
    expect(isSame('{"a":[1,{"b":null}],"c":"\\u0061"}', ' {"c":"a", "a":[1, {"b":null}]}')).toBe(
      true,
    );
    expect(isSame('{', '{')).toBe(true);
    expect(isSame('{"a":[1,2]}', '{"a":[2,1]}')).toBe(false);
    expect(isSame('{"a":1}', '{"a":1,"b":1}')).toBe(false);
    expect(isSame('{', '{ ')).toBe(false);
    const long = `{"a":"${'x'.repeat(9_000_000)}"}`;
    expect([isSame(long, long), isSame(long, `${long} `)]).toEqual([true, false]);
  });
});
