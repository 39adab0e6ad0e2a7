// SPDX-License-Identifier: Apache-2.0
// Both steps from source, in this process: what __tests__/runs does with the bundle, so that
// coverage sees it.
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { pushImage } from '../../playground/registry/registry.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { observe } from './observed.ts';
import { stepsIn, variables, type Steps } from './step-runs.ts';

let world: World;
let { push, sign, verify } = {} as Steps;
beforeAll(async () => {
  world = await startWorld({ shape: 'none-404-text' });
  ({ push, sign, verify } = stepsIn(world));
});
afterAll(async () => world.close());
afterEach(() => {
  world.sigstore.faults.length = 0;
  world.registry.faults.length = 0;
  world.oidc.setClaims({});
});

describe('signing', () => {
  test('platforms in both formats, tags, another repository for the signatures; then nothing is left to do', async () => {
    const images = push({ platforms: ['amd64', 'arm64'] });
    const inputs = {
      images,
      recursive: 'true',
      format: 'both',
      'publish-tags': '1.2.3',
      'signature-repository': world.name('acme/signatures'),
    };
    const run = await sign(inputs);
    expect(run.outputs).toMatchObject({ signed: 'true', digest: images.split('@')[1] });
    expect(run.stdout).toMatch(/^Tagged {6}\S+:1\.2\.3 → sha256:/m);
    expect(run.outputs['verify-commands']).toMatch(
      /^COSIGN_REPOSITORY=\S+\/acme\/signatures cosign verify /,
    );
    const again = await sign(inputs);
    expect(again.stdout).toMatch(/^Done {8}3 of 3 images signed, 3 of them before in /m);
    expect(
      (
        await verify({
          images,
          recursive: 'true',
          'signature-repository': world.name('acme/signatures'),
        })
      ).outputs['verified'],
    ).toBe('true');
    const moved = await sign({ images: push(), 'publish-tags': '1.2.3' });
    expect(moved.stdout).toMatch(/^Tagged {6}\S+:1\.2\.3 → sha256:\w+ \(before: sha256:\w+\)/m);
  });

  test('a tag, with a warning; a legacy signature beside a bundle, with another', async () => {
    const named = push({ tag: 'v1' });
    const run = await sign({ images: `${world.name('acme/app')}:v1` });
    expect(run.stdout).toContain(
      `was resolved to ${named.split('@')[1] ?? ''}, which is what gets signed`,
    );
    expect((await sign({ images: named, format: 'legacy' })).stdout).toContain(
      'cosign 3 and Kyverno will not look at the legacy signature',
    );
    expect((await verify({ images: `${world.name('acme/app')}:v1` })).stdout).toContain(
      'which is what was verified. A tag can be moved',
    );
  });

  test('a bake of which one target made no image, with a warning', async () => {
    const [name, digest] = push().split('@');
    const images = JSON.stringify({
      'li\nnt': { 'buildx.build.ref': 'x' },
      app: { 'image.name': name, 'containerimage.digest': digest },
    });
    for (const run of [await sign({ images }), await verify({ images })]) {
      expect(run.exitCode).not.toBe(1);
      expect(run.stdout).toMatch(
        /^::warning::Left out, because the bake made no image there: "li\\nnt"$/m,
      );
    }
  });

  test('in a reusable workflow, with a notice', async () => {
    world.oidc.setClaims({
      job_workflow_ref: 'acme/shared/.github/workflows/sign.yml@refs/tags/v3',
    });
    expect((await sign({ images: push() })).stdout).toMatch(
      /^::notice::This job runs in a reusable workflow/m,
    );
  });

  test('tags that cannot be set fail the step, though the image is signed', async () => {
    world.registry.faults.push({ method: 'PUT', path: /manifests\/9\.9$/, fault: { status: 403 } });
    const run = await sign({ images: push(), 'publish-tags': '9.9' });
    expect(run.stdout).toMatch(
      /^::error title=Signet%3A the registry denied access,.*::REGISTRY_DENIED: All images are signed, but 1 of 1 tags were not published%0A.*%0A- /m,
    );
    expect(run.outputs['signed']).toBe('false');
  });

  test('without a log, by the timestamp alone, and says how that is verified', async () => {
    const run = await sign({ images: push(), 'transparency-log': 'false' });
    expect(run.outputs['signed']).toBe('true');
    expect(run.outputs['verify-commands']).toContain(
      '--insecure-ignore-tlog --use-signed-timestamps',
    );
  });

  test('into files, and says how these are verified, and where nothing is', async () => {
    const inputs = { images: `registry.example/acme/app@sha256:${'1'.repeat(64)}`, push: 'false' };
    const run = await sign(inputs);
    const path = run.outputs['bundle-paths'] ?? '';
    expect(run.outputs['verify-commands']).toContain(
      `cosign verify-blob-attestation --bundle=${path} `,
    );
    expect(JSON.parse(run.outputs['signatures'] ?? '')).toMatchObject([
      { repository: null, bundlePath: path },
    ]);
    for (const text of [run.stdout, run.summary]) {
      expect(text).toContain(path);
      expect(text).not.toContain('cosign verify registry.example');
    }
    const nowhere = await sign(inputs, { RUNNER_TEMP: '/dev/null' });
    expect(nowhere.outputs['verify-commands']).toBe('');
    expect(nowhere.stdout).toContain('could be kept nowhere');
    expect(nowhere.stdout + nowhere.summary).not.toContain('cosign verify');
  });

  test('a key signs with nobody’s token and is masked line by line', async () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const run = await sign(
      {
        images: push(),
        key,
        'transparency-log': 'false',
        'signing-config': '',
        'trusted-root': '',
      },
      { ACTIONS_ID_TOKEN_REQUEST_URL: undefined },
    );
    expect(run.outputs['signed']).toBe('true');
    for (const line of key
      .split('\n')
      .filter((text) => text.length > 20 && !text.startsWith('-----')))
      expect(run.stdout.split('\n').filter((text) => text.includes(line))).toEqual([
        `::add-mask::${line}`,
        `::add-mask::${line}`,
      ]);
  });

  test('inputs and images are judged together', async () => {
    const run = await sign({ images: 'No Image', patience: 'x' });
    expect(run.stdout).toMatch(
      /^::error title=Signet%3A an input is wrong,.*::INPUT_INVALID: 2 problems:%0ACorrect the .*%0A- input "patience".*%0A- "No Image" is not an image/m,
    );
    expect((await sign({ images: '' })).stdout).toMatch(/^::error .*::IMAGE_NONE: /m);
    expect(
      (
        await sign(
          { images: push() },
          { ACTIONS_ID_TOKEN_REQUEST_URL: undefined, GITHUB_EVENT_PATH: 'none.json' },
        )
      ).stdout,
    ).toMatch(/^::error .*::OIDC_UNAVAILABLE: /m);
  });

  test('waits that are long are told, short ones only when debugging', async () => {
    world.sigstore.faults.push({
      path: /signingCert/,
      times: 1,
      fault: { status: 429, headers: { 'retry-after': '2' } },
    });
    expect((await sign({ images: push() })).stdout).toMatch(
      /^Waiting {5}\S+signingCert: status 429; next try in 2\.0 s$/m,
    );
  });
});

describe('verifying', () => {
  test('manifests of a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'signet-deploy-'));
    const image = push();
    await sign({ images: image });
    writeFileSync(
      join(folder, 'pod.yaml'),
      `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: ${image}\n`,
    );
    const run = await verify({ 'images-from': folder });
    expect(run.outputs).toMatchObject({ verified: 'true', images: image });
    expect(run.stdout).toContain(`from manifests in ${folder}`);
    expect((await verify({ 'images-from': folder, images: image })).stdout).toContain(
      'The inputs "images" and "images-from" are both given',
    );
    writeFileSync(
      join(folder, 'pod.yaml'),
      'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: "{{ ' +
        '.Values.image }}"\n',
    );
    expect((await verify({ 'images-from': folder })).stdout).toMatch(
      /^::error .*::INPUT_INVALID: \S+pod\.yaml:\d+: "\{\{ \.Values\.image \}\}" is not an image: .*Templates are rendered/m,
    );
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'empty', 'map.yaml'), 'kind: ConfigMap\napiVersion: v1\n');
    expect((await verify({ 'images-from': join(folder, 'empty') })).stdout).toMatch(
      /^::error .*::IMAGE_NONE: /m,
    );
  });

  test('one good and one bad image, each with its verdict', async () => {
    const [good, bad] = [push(), push()];
    await sign({ images: good });
    const run = await verify({ images: `${good}\n${bad}`, 'max-age': '1h' });
    expect(run.stdout).toMatch(
      /^::error title=Signet%3A not signed,.*::IMAGE_UNSIGNED: 1 of 2 images is not verified: \S+ is unsigned%0A/m,
    );
    expect(run.outputs['images']).toBe(good);
    const other = await verify({ images: good, 'signer-workflow': 'other.yml' });
    expect(other.stdout).toMatch(
      /^::error .*::IMAGE_UNTRUSTED: \S+ is untrusted: signed by release\.yml of acme\/app on \S+, but this step trusts other\.yml of acme\/app only \(this repository, as no other is named\)%0A/m,
    );
    expect(other.exitCode).toBe(1);
    expect((await verify({ images: good, summary: 'false' })).summary).toBe('');
  });

  test('with a key and no log, without any trusted root', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const image = push();
    await sign({
      images: image,
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'transparency-log': 'false',
    });
    const run = await verify({
      images: image,
      key: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      'certificate-oidc-issuer': '',
      'trusted-root': '',
      'transparency-log': 'false',
    });
    expect(run.outputs['verified']).toBe('true');
    expect(run.stdout).toMatch(/^Signer {6}the key SHA256:[0-9a-f]{64}$/m);
  });
});

test('no temp folder and no summary are warnings, or nothing', async () => {
  const run = await sign(
    { images: push() },
    { RUNNER_TEMP: '/dev/null', GITHUB_STEP_SUMMARY: undefined },
  );
  expect(run.outputs).toMatchObject({ signed: 'true', 'report-path': '' });
  expect(run.stdout).toMatch(/^::warning::Bundles and report cannot be written: /m);
});

test('a credential helper is run, and what it says is masked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signet-helper-'));
  writeFileSync(
    join(folder, 'docker-credential-played'),
    '#!/bin/sh\ncat >/dev/null\necho \'{"Username":"me","Secret":"helper-secret"}\'\n',
    { mode: 0o755 },
  );
  const guarded = await startWorld({
    auth: { kind: 'basic', username: 'me', password: 'helper-secret' },
  });
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({ credHelpers: { [guarded.registry.host]: 'played' } }),
  );
  const image = `${guarded.name('acme/app')}@${pushImage(guarded.registry.store, 'acme/app').digest}`;
  const env = { DOCKER_CONFIG: folder, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
  const { runSignStep } = await import('../../src/action/sign/step.ts');
  const run = await observe(runSignStep, {
    ...guarded.oidc.env,
    ...variables('action.yml', { ...guarded.trust, images: image, patience: '5s' }),
    ...env,
  });
  expect(run.outputs['signed']).toBe('true');
  expect(run.stdout.split('\n').filter((line) => line.includes('helper-secret'))).toEqual([
    '::add-mask::helper-secret',
  ]);
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({ credHelpers: { [guarded.registry.host]: 'absent' } }),
  );
  const { runSignStep: again } = await import('../../src/action/sign/step.ts');
  const failed = await observe(again, {
    ...guarded.oidc.env,
    ...variables('action.yml', { ...guarded.trust, images: image, patience: '5s' }),
    ...env,
  });
  expect(failed.stdout).toMatch(
    /^::error .*::REGISTRY_CREDENTIALS_INVALID: .*docker-credential-absent/m,
  );
  await guarded.close();
});
