// SPDX-License-Identifier: Apache-2.0
// Trust that is refreshed over TUF: what is published counts, and what is old, forged or gone is
// not believed.
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import {
  createTufKey,
  startTufMirror,
  type Edition,
  type TufMirror,
} from '../../playground/sigstore/tuf.ts';
import { openPublicGoodTrust, openTrustMaterial } from '../../src/sigstore/trust.ts';
import { judgeBundle } from '../../src/sigstore/verification.ts';
import { portsOf, startGround, type Ground } from './setup.ts';

const past = new Date('2024-01-02T00:00:00Z');

describe('a Sigstore that publishes its trust over TUF', () => {
  let ground: Ground;
  let targets: Edition['targets'];
  beforeAll(async () => {
    ground = await startGround();
    const config = JSON.stringify(ground.sigstore.signingConfig);
    targets = {
      'trusted_root.json': JSON.stringify(ground.sigstore.trustedRoot),
      'signing_config.v0.2.json': config,
      'signing_config_rekor_v2.v0.2.json': config,
    };
  });
  afterAll(async () => ground.close());

  const folder = () => mkdtempSync(join(tmpdir(), 'signet-tuf-test-'));
  const open = (mirror: TufMirror, temp = folder()) =>
    openPublicGoodTrust(
      { rekorVersion: 1 },
      { ...portsOf(100), temp },
      mirror.base,
      mirror.root,
    ).refreshed();

  test('begins with the built-in services and verifies with the refreshed root', async () => {
    const mirror = await startTufMirror({ targets });
    const temp = folder();
    const trust = openPublicGoodTrust(
      { rekorVersion: 1 },
      { ...portsOf(), temp },
      mirror.base,
      mirror.root,
    );
    expect(trust.signingConfig.caUrls[0]?.url).toBe('https://fulcio.sigstore.dev');
    const { signingConfig, material } = await trust.refreshed();
    expect(signingConfig.caUrls[0]?.url).toBe(ground.sigstore.url);
    expect(judgeBundle((await ground.sign()).bytes, material, ground.expected())).toMatchObject({
      ok: true,
    });
    expect(readdirSync(temp)).toEqual([]);
    const alone = await openTrustMaterial(
      { kind: 'public-good' },
      { ...portsOf(), temp },
      () => Promise.reject(new Error('no file')),
      mirror.base,
      mirror.root,
    );
    expect(alone.tlogs).toHaveLength(1);
    await mirror.close();
  });

  test('follows a rotated root that the old one signed', async () => {
    const mirror = await startTufMirror({ targets });
    const next = createTufKey();
    mirror.rotate({ version: 2, key: next, signedBy: [mirror.key, next] });
    mirror.publish({ targets, signers: { timestamp: next, snapshot: next, targets: next } });
    expect((await open(mirror)).material.tlogs).toHaveLength(1);
    await mirror.close();
  });

  test.each<[string, (edition: Edition) => Edition]>([
    ['timestamp has expired', (edition) => ({ ...edition, expires: { timestamp: past } })],
    ['snapshot has expired', (edition) => ({ ...edition, expires: { snapshot: past } })],
    ['targets have expired', (edition) => ({ ...edition, expires: { targets: past } })],
    ['snapshot was rolled back', (edition) => ({ ...edition, versions: { snapshot: 1 } })],
    ['targets were rolled back', (edition) => ({ ...edition, versions: { targets: 1 } })],
    [
      'timestamp is signed by somebody else',
      (edition) => ({ ...edition, signers: { timestamp: createTufKey() } }),
    ],
    [
      'targets are signed by somebody else',
      (edition) => ({ ...edition, signers: { targets: createTufKey() } }),
    ],
    [
      'root is missing among the targets',
      (edition) => ({ ...edition, targets: { 'signing_config.v0.2.json': '{}' } }),
    ],
  ])('is not believed when its %s', async (_, change) => {
    const mirror = await startTufMirror(change({ targets }));
    await expect(open(mirror)).rejects.toMatchObject({
      code: 'TRUST_UNAVAILABLE',
      hint: expect.stringContaining('Nothing was published'),
    });
    await mirror.close();
  });

  test('is not believed when a target is not the one that is listed, nor when the mirror is gone', async () => {
    const mirror = await startTufMirror({ targets });
    for (const path of mirror.files.keys())
      if (path.includes('trusted_root')) mirror.files.set(path, '{}');
    await expect(open(mirror)).rejects.toMatchObject({ code: 'TRUST_UNAVAILABLE' });
    mirror.faults.push({ path: /./, fault: 'reset' });
    await expect(open(mirror)).rejects.toMatchObject({ code: 'TRUST_UNAVAILABLE' });
    await mirror.close();
    await expect(open(mirror, '/proc/nothing')).rejects.toMatchObject({
      code: 'TRUST_UNAVAILABLE',
    });
  });

  test('is refused when a log has no start of validity, which would make its key valid always', async () => {
    const root = structuredClone(ground.sigstore.trustedRoot) as {
      tlogs: { publicKey: { validFor?: unknown } }[];
    };
    for (const log of root.tlogs) delete log.publicKey.validFor;
    const mirror = await startTufMirror({
      targets: { ...targets, 'trusted_root.json': JSON.stringify(root) },
    });
    await expect(open(mirror)).rejects.toMatchObject({ code: 'TRUST_FILE_INVALID' });
    await mirror.close();
  });
});
