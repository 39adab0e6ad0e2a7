// SPDX-License-Identifier: Apache-2.0
// A private repository's name is guarded by which services will sign, not by how they were named.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { publicGood, publicityOfServices } from '../../src/sigstore/publicity.ts';
import { selectServices, type SigningServices } from '../../src/sigstore/services.ts';
import { parseSigningConfig, parseTrustedRoot } from '../../src/sigstore/trusted-root.ts';
import { startGround } from './setup.ts';

const folder = join(import.meta.dirname, '../../src/sigstore/public-good');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const publicRoot = parseTrustedRoot(read('trusted_root.json'), 'trusted_root.json');
const now = new Date('2026-06-01T00:00:00Z');
const everything = { isPublicAuthority: true, isPublished: true };
const nothing = { isPublicAuthority: false, isPublished: false };

const services = (fulcio: string | undefined, ...logs: readonly string[]): SigningServices => ({
  fulcio: fulcio === undefined ? undefined : new URL(fulcio),
  logs: logs.map((url) => ({ url: new URL(url), version: 1 })),
  timestampAuthorities: [],
});

describe('the public-good Sigstore publishes', () => {
  test.each(['signing_config.v0.2.json', 'signing_config_rekor_v2.v0.2.json'])(
    'when its own %s is given as a file',
    (name) => {
      const config = parseSigningConfig(read(name), name);
      const chosen = selectServices(config, now);
      expect(publicityOfServices([chosen], publicRoot)).toEqual(everything);
      expect(publicityOfServices([chosen], undefined)).toEqual(everything);
    },
  );

  test.each([
    'https://fulcio.sigstore.dev',
    'https://FULCIO.sigstore.dev./',
    'https://fulcio.sigstage.dev',
  ])('at %s', (fulcio) => {
    expect(publicityOfServices([services(fulcio)], undefined)).toEqual(everything);
  });

  test('behind a mirror of another name, which its trusted root gives away', () => {
    const mirrored = services('https://fulcio.acme.example', 'https://rekor.acme.example');
    expect(publicityOfServices([mirrored], publicRoot)).toEqual(everything);
  });

  test('in its log, when only the log is public', async () => {
    const ground = await startGround();
    const mixed = services(ground.sigstore.url, 'https://rekor.sigstore.dev');
    expect(publicityOfServices([mixed], ground.trust)).toEqual({
      isPublicAuthority: false,
      isPublished: true,
    });
    const inOneFormat = [services(ground.sigstore.url, ground.sigstore.url), mixed];
    expect(publicityOfServices(inOneFormat, ground.trust).isPublished).toBe(true);
    await ground.close();
  });

  test('under the keys that are known here', () => {
    expect(publicRoot.tlogs.map(({ logID }) => logID.toString('hex'))).toEqual(publicGood.logs);
    expect(
      publicRoot.certificateAuthorities.map(
        ({ chain }) => new X509Certificate(chain.at(-1)?.der ?? '').fingerprint256,
      ),
    ).toEqual(publicGood.anchors);
  });
});

describe('a private Sigstore publishes nothing', () => {
  test('also when its trusted root lists the public-good one beside it', async () => {
    const ground = await startGround();
    const both = {
      ...ground.trust,
      tlogs: [...publicRoot.tlogs, ...ground.trust.tlogs],
      certificateAuthorities: [
        ...publicRoot.certificateAuthorities,
        ...ground.trust.certificateAuthorities,
      ],
    };
    expect(publicityOfServices([ground.services], ground.trust)).toEqual(nothing);
    expect(publicityOfServices([ground.services], both)).toEqual(nothing);
    await ground.close();
  });

  test.each(['https://notsigstore.dev', 'https://sigstore.dev.acme.example'])(
    'at %s, which only looks like it',
    (url) => {
      expect(publicityOfServices([services(url, url)], undefined)).toEqual(nothing);
    },
  );

  test('and a key with a private log publishes nothing either', () => {
    expect(
      publicityOfServices([services(undefined, 'https://rekor.acme.example')], undefined),
    ).toEqual(nothing);
  });
});
