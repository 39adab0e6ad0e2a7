// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { isRateLimit } from '../../src/http/retry.ts';
import { refusal } from '../../src/oci/failure.ts';
import { answer, refusalOf } from '../http/ports.ts';
import { world } from './lists.ts';
import { attach, bearer, build, clientOf, goodToken, guarded, play, verified } from './setup.ts';

const denied = { status: 403, body: { errors: [{ code: 'DENIED', message: 'denied' }] } };

test('a refusal of what was allowed a moment ago is tried again (docker/build-push-action#687)', async () => {
  const server = await play();
  const { repository, digest } = build(server);
  const { registry } = clientOf();
  await expect(registry.manifest(repository, digest)).resolves.toBeDefined();
  server.faults.push({ path: /manifests/, fault: denied, times: 2 });
  await expect(registry.manifest(repository, digest)).resolves.toMatchObject({ digest });
});

test('one that lasts is told within seconds, with both of its causes', async () => {
  const server = await play();
  const { repository, digest } = build(server);
  const { registry, patience } = clientOf();
  await registry.manifest(repository, digest);
  const began = patience.clock.now();
  server.faults.push({ path: /manifests/, fault: denied });
  expect(await refusalOf(registry.manifest(repository, digest))).toMatchObject({
    code: 'REGISTRY_DENIED',
    hint: expect.stringMatching(/right to push.*asked too often/),
  });
  expect(patience.clock.now() - began).toBeLessThanOrEqual(4_000);
});

describe('a token service that denies', () => {
  test('a login for a moment is asked again', async () => {
    let asked = 0;
    const { get } = await guarded(bearer, () => (asked++ < 2 ? denied : goodToken));
    await expect(get()).resolves.toBeDefined();
  });

  test('anyone without a login is not, as nothing will change', async () => {
    const { get, asked } = await guarded(bearer, () => denied);
    expect(await refusalOf(get({ credential: undefined }))).toMatchObject({
      code: 'REGISTRY_UNAUTHENTICATED',
    });
    expect(asked).toHaveLength(1);
  });
});

test('a conflict with another write of the repository passes (fluxcd/flux2#3714)', async () => {
  const { server, image } = await world();
  const conflict = { status: 409, body: { errors: [{ code: 'CONFLICT', message: 'busy' }] } };
  server.faults.push({ method: 'PUT', path: /manifests\/sha256:/, fault: conflict, times: 2 });
  await attach(clientOf(), image);
  expect((await verified(image)).contents).toHaveLength(1);
});

test('the right to read says nothing of the right to write: that is refused at once', async () => {
  const server = await play();
  const { repository, digest } = build(server);
  const { registry, patience } = clientOf();
  await registry.manifest(repository, digest);
  server.faults.push({ method: 'POST', path: /uploads/, fault: denied });
  expect(await refusalOf(registry.startUpload(repository))).toMatchObject({
    code: 'REGISTRY_DENIED',
  });
  expect(patience.slept).toEqual([]);
});

const told = (status: number, code: string, message: string) => {
  const response = {
    ...answer(status, {}, JSON.stringify({ errors: [{ code, message }] })),
    url: new URL('https://registry.example/v2/acme/app/manifests/x'),
  };
  return {
    isLimit: isRateLimit(response),
    error: refusal('show it', { registry: 'registry.example', path: 'acme/app' }, response),
  };
};

test('a rate limit under 403 is not a lack of rights', () => {
  const { isLimit, error } = told(403, 'DENIED', 'You have exceeded a secondary rate limit');
  expect(isLimit).toBe(true);
  expect(error).toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
  expect(error.hint).not.toContain('right');
});

test('Harbor’s refusal of unsigned images names the right that lets a signer in', () => {
  const { error } = told(412, 'PROJECTPOLICYVIOLATION', 'The image is not signed by cosign.');
  expect(error).toMatchObject({
    code: 'REGISTRY_DENIED',
    message: expect.stringContaining('The image is not signed by cosign.'),
    hint: expect.stringContaining('Harbor'),
  });
  expect(told(412, 'PRECONDITION', 'immutable').error.code).toBe('REGISTRY_REJECTED');
});
