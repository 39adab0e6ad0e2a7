// SPDX-License-Identifier: Apache-2.0
// Of what is signed about an image, annotations are demanded where signers of images put them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { signStatement } from '../../src/sigstore/sign.ts';
import type { Signer } from '../../src/sigstore/signer.ts';
import { judgeBundle } from '../../src/sigstore/verification.ts';
import { hexOf } from '../../src/image/digest.ts';
import { image, portsOf, startGround, type Ground } from './setup.ts';

describe('where an annotation is demanded', () => {
  let ground: Ground;
  let signer: Signer;
  beforeAll(async () => {
    ground = await startGround();
    signer = await ground.certify();
  });
  afterAll(async () => ground.close());

  /**
   * Judges a statement with subjects that are all this image, one for each of these annotations.
   */
  const judge = async (
    predicateType: string,
    ...annotations: readonly Readonly<Record<string, string>>[]
  ) => {
    const subject = annotations.map((given) => ({
      name: 'app',
      digest: { sha256: hexOf(image.digest) },
      annotations: given,
    }));
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject,
      predicateType,
      predicate: {},
    };
    const { bytes } = await signStatement(
      [Buffer.from(JSON.stringify(statement))],
      signer,
      ground.services,
      portsOf(),
    );
    return judgeBundle(
      bytes,
      ground.trust,
      ground.expected({ annotations: { build: '7', team: 'a' } }),
    );
  };
  const signature = 'https://sigstore.dev/cosign/sign/v1';

  test('a signature needs it, and an attestation counts without', async () => {
    expect(await judge(signature, { build: '7', team: 'a' })).toMatchObject({ ok: true });
    expect(await judge(signature, {})).toMatchObject({ ok: false, flaw: 'annotations' });
    expect(await judge('https://slsa.dev/provenance/v1', {})).toMatchObject({ ok: true });
  });

  test('of several subjects that are the image, any may have it, but one must have all', async () => {
    expect(await judge(signature, {}, { build: '7', team: 'a' })).toMatchObject({ ok: true });
    expect(await judge(signature, { build: '7' }, { team: 'a' })).toMatchObject({
      ok: false,
      flaw: 'annotations',
    });
  });
});
