// SPDX-License-Identifier: Apache-2.0
// Registries, issuers, signers and inputs that try to speak to the runner, the terminal or the
// browser through us.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import type { ActionResult } from '../../playground/runner.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { expectFindings, expectReport } from './schemas.ts';

const evil =
  'evil\n::error title=x::evil\r\n::set-output ' +
  'name=signed::true\n##[error]evil\u001b[2J\u202e<script>alert(1)</script></code></td><img ' +
  'src=x onerror=y> [x](javascript:y) `';
let world: World;
let image: string;

beforeAll(async () => {
  world = await startWorld({ shape: 'none-404-text' });
  image = world.push('acme/app').image;
});
afterAll(async () => world.close());
afterEach(() => {
  world.oidc.setClaims({});
  world.sigstore.faults.length = 0;
  world.registry.faults.length = 0;
});

/**
 * No command of the runner but ours, at most one error, nothing that moves a cursor, and no tag in
 * the summary but ours.
 */
function expectHarmless({ stdout, stderr, summary }: ActionResult, errors: number): void {
  const lines = stdout.split(/[\n\r]/);
  expect(
    lines.filter(
      (line) =>
        line.trimStart().startsWith('::') &&
        !/^::(?:group|endgroup|add-mask|debug|warning|notice|error)\b/.test(line),
    ),
  ).toEqual([]);
  expect(lines.filter((line) => line.trimStart().startsWith('::error'))).toHaveLength(errors);
  expect(stdout).not.toMatch(/##\[|[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(stderr).toBe('');
  expect(summary).not.toMatch(
    /<(?!\/?(?:h3|p|b|table|tr|td|th|code|pre|details|summary|a|br|wbr|ul|li)\b)/,
  );
  expect(summary).not.toMatch(/onerror=y>|\]\(javascript/);
}

describe('words of others are shown as words', () => {
  test('a registry’s refusal', async () => {
    world.registry.faults.push({
      method: 'POST',
      path: /uploads/,
      fault: { status: 403, body: { errors: [{ code: 'DENIED', message: evil }] } },
    });
    const run = await world.sign({ inputs: { images: image } });
    expect(run.stdout).toContain('DENIED: evil');
    expectHarmless(run, 1);
  });

  test.each([/signingCert/, /log\/entries/, /timestamp$/])('a refusal by %s', async (path) => {
    world.sigstore.faults.push({ path, fault: { status: 400, body: { code: 3, message: evil } } });
    const run = await world.sign({ inputs: { images: image } });
    expect(run.stdout).toContain(': evil');
    expectHarmless(run, 1);
  });

  test('the claims of a token', async () => {
    world.oidc.setClaims({
      job_workflow_ref: `acme/app/${evil}@refs/heads/main`,
      repository: evil,
      event_name: evil,
    });
    const run = await world.sign({ inputs: { images: image } });
    expect(run.stdout).toContain('acme/app/evil');
    expectHarmless(run, run.exitCode ?? 0);
  });

  test('inputs, and a workflow’s name in the annotation', async () => {
    const env = {
      GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/a,b:c%\n::error::.yml@refs/heads/main',
      RUNNER_DEBUG: '1',
    };
    const run = await world.sign({
      inputs: {
        images: `${evil}@sha256:1`,
        annotations: evil,
        patience: evil,
        existing: evil,
        'publish-tags': evil,
        'signature-repository': evil,
        key: evil,
      },
      env,
    });
    expectHarmless(run, 1);
    const verified = await world.verify({
      inputs: {
        images: image,
        'predicate-types': evil,
        'max-age': evil,
        'signer-repository': evil,
        annotations: evil,
      },
      env,
    });
    expectHarmless(verified, 1);
  });

  test('what a signature says of its signer, in a verification', async () => {
    const hostile = 'acme/app/.github/workflows/<img src=x onerror=y>##[error].yml@refs/heads/main';
    const other = world.push('acme/app', { content: 'other' }).image;
    world.oidc.setClaims({ job_workflow_ref: hostile, workflow_ref: hostile });
    const signed = await world.sign({
      inputs: { images: other, annotations: 'note=<script>::error::##[error]' },
    });
    expect(signed.outputs['signed']).toBe('true');
    expectHarmless(signed, 0);
    const inputs = { images: other, 'signer-workflow': 'release.yml' };
    const run = await world.verify({ inputs });
    expectHarmless(run, 1);
    expect(run.stdout).toContain('onerror=y');
    const warned = await world.verify({ inputs: { ...inputs, 'on-failure': 'warn' } });
    expectHarmless(warned, 0);
    expectHarmless(await world.verify({ inputs: { images: other } }), 0);
  });

  test('what lies beside an image', async () => {
    const [repository = '', digest = ''] = image.split('@');
    const index = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [
        {
          mediaType: evil,
          digest: evil,
          size: 1,
          artifactType: evil,
          annotations: { [evil]: evil },
        },
      ],
    };
    const path = repository.slice(repository.indexOf('/') + 1);
    world.registry.faults.push({
      method: 'GET',
      path: new RegExp(digest.replace(':', '-')),
      fault: { status: 200, headers: { 'content-type': index.mediaType }, body: index },
    });
    expectHarmless(await world.verify({ inputs: { images: `${world.name(path)}@${digest}` } }), 1);
    expectHarmless(await world.sign({ inputs: { images: image } }), 1);
  });
});

test('every verification, however it ends, sets all outputs and writes report and findings', async () => {
  const names = [
    'images',
    'policies-path',
    'predicates',
    'report-path',
    'sarif-path',
    'verdicts',
    'verified',
  ];
  for (const inputs of [
    { images: image },
    { images: '' },
    { images: image, patience: 'x' },
    { images: image, 'signer-workflow': 'other.yml' },
    { images: image, key: 'none.pub', 'certificate-oidc-issuer': '' },
  ]) {
    const { outputs, exitCode } = await world.verify({ inputs });
    expectReport('verify', { outputs });
    expect(Object.keys(outputs).toSorted()).toEqual(names);
    expect(outputs['verified']).toBe(String(exitCode === 0));
    expectFindings({ outputs });
  }
});
