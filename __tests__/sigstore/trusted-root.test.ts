// SPDX-License-Identifier: Apache-2.0
// A trusted root is believed only when it is whole: what lacks a part that limits trust would be
// trusted too much.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseSigningConfig, parseTrustedRoot } from '../../src/sigstore/trusted-root.ts';
import { judgeBundle } from '../../src/sigstore/verification.ts';
import { changed, startGround, type Ground, type Json } from './setup.ts';

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
  const judgedBy = (json: unknown) =>
    judgeBundle(bytes, parseTrustedRoot(JSON.stringify(json), 'root.json'), ground.expected());

  test('verifies what its services signed', () => {
    expect(judgedBy(root)).toMatchObject({ ok: true });
  });

  test('and a signing config may say null, {} or a number for what is not set or has a name', () => {
    expect(judgedBy(changed(root, 'tlogs.0.publicKey.validFor.end', () => null))).toMatchObject({
      ok: true,
    });
    expect(judgedBy(changed(root, 'tlogs.0.publicKey.keyDetails', () => 5))).toMatchObject({
      ok: true,
    });
    const read = (changes: Json) =>
      parseSigningConfig(
        JSON.stringify({ ...ground.sigstore.signingConfig, ...changes }),
        'c.json',
      );
    expect(read({ tsaUrls: [], tsaConfig: {} }).tsaConfig).toEqual({ selector: 'ANY' });
    expect(read({ tsaConfig: null }).tsaConfig).toEqual({ selector: 'ANY' });
    expect(read({ tsaConfig: { selector: 3, count: '2' } }).tsaConfig).toEqual({
      selector: 'EXACT',
      count: 2,
    });
    expect(() => read({ tsaConfig: { selector: 'EXACT', count: 0 } })).toThrow('c.json');
  });

  test.each(['tlogs', 'certificateAuthorities', 'timestampAuthorities'])(
    'without its %s verifies nothing',
    (list) => {
      expect(judgedBy({ ...root, [list]: [] })).toMatchObject({ ok: false });
    },
  );

  test.each([
    'tlogs.0.publicKey.validFor.start',
    'tlogs.0.publicKey.validFor',
    'ctlogs.0.publicKey.validFor.start',
  ])('is refused without %s: the key would be valid always', (path) => {
    expect(() => judgedBy(changed(root, path, () => undefined))).toThrow(
      expect.objectContaining({
        code: 'TRUST_FILE_INVALID',
        message: expect.stringContaining('validFor'),
      }),
    );
  });

  test.each([
    'tlogs.0.publicKey',
    'ctlogs.0.publicKey',
    'certificateAuthorities.0',
    'timestampAuthorities.0',
  ])('whose %s has ended, or not begun, verifies nothing', (path) => {
    const during = (validFor: object) =>
      judgedBy(changed(root, path, (old) => ({ ...(old as Json), validFor })));
    expect(during({ start: '2020-01-01T00:00:00Z', end: '2021-01-01T00:00:00Z' })).toMatchObject({
      ok: false,
    });
    expect(during({ start: '2999-01-01T00:00:00Z' })).toMatchObject({ ok: false });
  });

  test('may begin with a byte order mark, as PowerShell writes it', () => {
    const text = JSON.stringify(root);
    expect(parseTrustedRoot(`\uFEFF${text}`, 'root.json')).toEqual(
      parseTrustedRoot(text, 'root.json'),
    );
  });

  test('that is cut, or is any other JSON, is refused with its name', () => {
    const text = JSON.stringify(root);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.nat({ max: text.length - 1 }).map((end) => text.slice(0, end)),
          fc.json(),
        ),
        (other) => {
          expect(() => parseTrustedRoot(other, 'root.json')).toThrow(
            expect.objectContaining({
              code: 'TRUST_FILE_INVALID',
              message: expect.stringContaining('root.json'),
            }),
          );
        },
      ),
    );
  });

  test('with a certificate or key that is none is refused', () => {
    for (const path of [
      'certificateAuthorities.0.certChain.certificates.0.rawBytes',
      'tlogs.0.publicKey.rawBytes',
    ])
      expect(() => judgedBy(changed(root, path, () => 'AAAA'))).toThrow(
        expect.objectContaining({ code: 'TRUST_FILE_INVALID' }),
      );
    expect(() =>
      judgedBy(changed(root, 'certificateAuthorities.0.certChain.certificates', () => [])),
    ).toThrow(expect.objectContaining({ code: 'TRUST_FILE_INVALID' }));
  });
});
