// SPDX-License-Identifier: Apache-2.0
// A private Sigstore whose services share one host: what its signing config names is asked, with
// the path, and nothing else of that host.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startTufMirror } from '../../playground/sigstore/tuf.ts';
import { serve } from '../../playground/server.ts';
import { endpointOf } from '../../src/sigstore/service-exchange.ts';
import { openPublicGoodTrust } from '../../src/sigstore/trust.ts';
import { judgeBundle } from '../../src/sigstore/verification.ts';
import { keySigner, portsOf, startGround, type Ground } from './setup.ts';

describe.each([1, 2] as const)(
  'services under paths of one host, with Rekor v%i',
  (rekorVersion) => {
    let ground: Ground;
    beforeAll(async () => {
      ground = await startGround({ rekorVersion, underPaths: true });
    });
    afterAll(async () => ground.close());

    test('sign, and no request leaves the path that the signing config names', async () => {
      const signed = await ground.sign();
      expect(judgeBundle(signed.bytes, ground.trust, ground.expected())).toMatchObject({
        ok: true,
      });
      expect(ground.sigstore.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
        'POST /fulcio/api/v2/signingCert',
        expect.stringMatching(/^POST \/(?:tsa\/api\/v1\/timestamp|rekor\/api\/v\d\/log\/entries)$/),
        expect.stringMatching(/^POST \/(?:tsa\/api\/v1\/timestamp|rekor\/api\/v\d\/log\/entries)$/),
      ]);
    });

    test('are asked under their path again for the entry of a conflict', async () => {
      ground.fail(/\/rekor\/api/, 'lost');
      await ground.sign(keySigner());
      const asked = ground.sigstore.requests.map(({ path }) => path);
      expect(asked.filter((path) => !/^\/(?:fulcio|rekor|tsa)\/api\//.test(path))).toEqual([]);
    });
  },
);

test('an address may end in a slash or not, and may be the host alone', () => {
  for (const [base, full] of [
    ['https://sigstore.acme.example/fulcio', '/fulcio/api/v2/signingCert'],
    ['https://sigstore.acme.example/fulcio/', '/fulcio/api/v2/signingCert'],
    ['https://sigstore.acme.example', '/api/v2/signingCert'],
    ['https://sigstore.acme.example/', '/api/v2/signingCert'],
    ['https://sigstore.acme.example/a%2Fb/c/', '/a%2Fb/c/api/v2/signingCert'],
  ] as const)
    expect(endpointOf(new URL(base), 'api/v2/signingCert').href).toBe(
      `https://sigstore.acme.example${full}`,
    );
});

test('a TUF mirror under a path is asked under that path, for metadata and targets', async () => {
  const ground = await startGround();
  const config = JSON.stringify(ground.sigstore.signingConfig);
  const mirror = await startTufMirror({
    targets: {
      'trusted_root.json': JSON.stringify(ground.sigstore.trustedRoot),
      'signing_config.v0.2.json': config,
    },
  });
  const front = await serve(({ url }) => {
    const content = mirror.files.get(url.pathname.replace(/^\/sigstore\/tuf\//, '/'));
    return content === undefined || !url.pathname.startsWith('/sigstore/tuf/')
      ? { status: 404, body: 'not found' }
      : { status: 200, body: content };
  });
  const { material } = await openPublicGoodTrust(
    { rekorVersion: 1 },
    { ...portsOf(100), temp: mkdtempSync(join(tmpdir(), 'signet-tuf-test-')) },
    new URL(`${front.url}/sigstore/tuf`),
    mirror.root,
  ).refreshed();
  expect(material.tlogs).toHaveLength(1);
  await Promise.all([ground.close(), mirror.close(), front.close()]);
});
