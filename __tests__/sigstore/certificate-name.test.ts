// SPDX-License-Identifier: Apache-2.0
// The name in the certificate is the one that the token stands for, whatever characters are in it,
// and nothing is recorded under another name.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { identityOf, type Claims } from '../../src/identity/claims.ts';
import { certify } from '../../src/sigstore/certificate.ts';
import { judgeBundle } from '../../src/sigstore/verification.ts';
import { refusalOf } from '../http/ports.ts';
import { portsOf, startGround, type Ground } from './setup.ts';

describe('a certificate', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround();
  });
  afterAll(async () => ground.close());

  const certifyAs = async (workflowRef: string, name: (expected: string) => string) => {
    const token = ground.oidc.token('sigstore', { job_workflow_ref: workflowRef });
    const claims = ground.oidc.check(token) as unknown as Claims;
    const { subjectAlternativeName } = identityOf(claims, 'https://github.com');
    const identity = { token, subject: claims.sub, name: name(subjectAlternativeName) };
    const signer = await certify(identity, ground.fulcio, portsOf());
    return { signer, subjectAlternativeName };
  };

  test.each([
    'release.yml@refs/heads/main',
    'release.yml@refs/heads/größe',
    'my release.yml@refs/heads/main',
    'release.yml@refs/tags/日本',
    'release.yml@refs/heads/a"b|c',
    'release.yml@refs/heads/m%61in',
    '<img src=x>##[error].yml@refs/heads/main',
  ])('of %s signs, and the signature verifies by the name that was foreseen', async (workflow) => {
    const { signer, subjectAlternativeName } = await certifyAs(
      `acme/app/.github/workflows/${workflow}`,
      (name) => name,
    );
    const { bytes } = await ground.sign(signer);
    const policy = {
      kind: 'certificate' as const,
      subjectAlternativeName: { equals: subjectAlternativeName },
      issuer: ground.oidc.url,
    };
    expect(judgeBundle(bytes, ground.trust, ground.expected({ signer: policy }))).toMatchObject({
      ok: true,
    });
  });

  test('of another name is refused before anything is recorded', async () => {
    const before = ground.asked(/log\/entries/).length;
    const refused = await refusalOf(
      certifyAs('acme/app/.github/workflows/x.yml@refs/heads/main', (name) => `${name}2`),
    );
    expect(refused).toMatchObject({
      code: 'FULCIO_RESPONSE_INVALID',
      message: expect.stringContaining('x.yml@refs/heads/main2"'),
    });
    expect(ground.asked(/log\/entries/)).toHaveLength(before);
  });

  test.each([-17 * 60_000, 17 * 60_000])(
    'is not used where the runner’s clock is %i ms off, and the hint says to set it',
    async (ms) => {
      const token = ground.oidc.token('sigstore');
      const { sub: subject } = ground.oidc.check(token) as unknown as Claims;
      const { http, patience } = portsOf();
      const clock = { ...patience.clock, now: () => patience.clock.now() + ms };
      const ports = { http, patience: { ...patience, deadline: Infinity, clock } };
      expect(await refusalOf(certify({ token, subject }, ground.fulcio, ports))).toMatchObject({
        code: 'FULCIO_RESPONSE_INVALID',
        message: expect.stringContaining('this runner’s clock says'),
        hint: expect.stringMatching(/^Set this runner’s clock.*Nothing was published\.$/),
      });
    },
  );
});
