// SPDX-License-Identifier: Apache-2.0
// A signature is as old as the earliest time that is proven of it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { simpleSigningPayload } from '../../src/sigstore/simple-signing.ts';
import { judgeSignatureLayer } from '../../src/sigstore/signature-layer.ts';
import { signPayload } from '../../src/sigstore/sign.ts';
import { judgeBundle } from '../../src/sigstore/verification.ts';
import { image, keySigner, portsOf, startGround, type Ground } from './setup.ts';

const day = 86_400_000;
const recorded = new Date(Math.floor((Date.now() - 400 * day) / 1000) * 1000);
const notBefore = new Date(Date.now() - 90 * day);

describe('a key’s signature that a log recorded long ago', () => {
  const key = keySigner();
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround({ logTime: () => recorded.getTime() });
  });
  afterAll(async () => ground.close());
  const expected = (changes = {}) =>
    ground.expected({ signer: { kind: 'key', publicKey: key.publicKey }, ...changes });

  test('is not made young by a fresh timestamp, as a bundle', async () => {
    const { bytes } = await ground.sign(key);
    expect(judgeBundle(bytes, ground.trust, expected())).toMatchObject({
      ok: true,
      signature: { time: recorded },
    });
    expect(judgeBundle(bytes, ground.trust, expected({ notBefore }))).toMatchObject({
      ok: false,
      flaw: 'age',
    });
  });

  test('nor in the legacy format', async () => {
    const { bytes, annotations } = await signPayload(
      simpleSigningPayload('ghcr.io/acme/app', image.digest, {}),
      key,
      ground.services,
      portsOf(),
    );
    const layer = { payload: bytes, annotations };
    expect(judgeSignatureLayer(layer, ground.trust, expected())).toMatchObject({
      ok: true,
      signature: { time: recorded },
    });
    expect(judgeSignatureLayer(layer, ground.trust, expected({ notBefore }))).toMatchObject({
      ok: false,
      flaw: 'age',
    });
  });
});
