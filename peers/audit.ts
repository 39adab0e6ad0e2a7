// SPDX-License-Identifier: Apache-2.0
// An audit of a real registry, with images signed by three cosigns and by us, and one of each thing
// that happens to signatures.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { runAction } from '../playground/runner.ts';
import type { FindingClass } from '../src/audit/finding-classes.ts';
import type { AuditReport } from '../src/audit/report.ts';
import { peer } from './build.ts';
import type { Builder, PushedImage } from './images.ts';
import { mustRun } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment, signWithAction, signWithCosign } from './signers.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';

interface Scene {
  readonly registry: PeerRegistry;
  readonly stack: Stack;
  readonly builder: Builder;
  readonly repository: string;
}

export async function runAudit(
  registry: PeerRegistry,
  stack: Stack,
  builder: Builder,
  tally: Tally,
): Promise<void> {
  console.log(`\naudit, ${registry.name}`);
  const scene = { registry, stack, builder, repository: 'team/audited' };
  await tally.check(`audit, ${registry.name}: what cosign ×3 and we signed`, async () => {
    await signedByAll(scene);
    const { report, path } = await audit(scene);
    expectFindings(report, ['legacy-only']);
    assert.equal(report.figures.coverage, 100);
    assert.equal(report.figures.images, 4);
    const again = await audit(scene, path);
    expectFindings(again.report, ['legacy-only']);
    assert.equal(again.report.previous?.isVerified, true);
    const carried = again.report.images.filter(({ carriedFrom }) => carriedFrom !== null);
    // One of each repository is verified anew where the list is under a tag.
    assert.equal(carried.length, registry.listing === 'referrers-api' ? 3 : 2);
  });
  await tally.check(
    `audit, ${registry.name}: a removed signature, a moved tag, a foreign signer`,
    async () => {
      const before = await audit(scene);
      await removeSignature(scene, 'v1.0.0');
      const unsigned = await push(scene);
      await tag(scene, unsigned, 'v1.0.1');
      const foreign = await push(scene);
      await signWithAction([foreign], stack.rekorV1, jobEnvironment(stack.issuer, 'someone'));
      await tag(scene, foreign, 'v2.0.0');
      const { report, exitCode } = await audit(scene, before.path);
      expectFindings(report, [
        'signature-removed',
        'tag-moved-untrusted',
        'untrusted-signer',
        'legacy-only',
      ]);
      assert.equal(exitCode, 1);
      assert.deepEqual(
        report.changes.changed.map(({ before: was, after }) => `${was} ${after}`),
        ['verified unsigned'],
      );
    },
  );
}

async function push({ builder, registry, repository }: Scene): Promise<PushedImage> {
  const [image] = await builder.pushNew([registry], repository);
  assert(image !== undefined);
  return image;
}

async function tag({ registry }: Scene, image: PushedImage, name: string): Promise<void> {
  await mustRun(peer('crane'), ['tag', image.reference, name], { env: registry.env });
}

/** A tag for each: by us, by cosign 3.1 and 3.0.6 as bundles, by cosign 2.6 as a tag. */
async function signedByAll(scene: Scene): Promise<void> {
  const { stack, registry } = scene;
  const job = jobEnvironment(stack.issuer);
  const images: PushedImage[] = [];
  for (const name of ['v1.0.0', 'v1.0.1', 'v1.1.0', 'v1.2.0']) {
    const image = await push(scene);
    await tag(scene, image, name);
    images.push(image);
  }
  const [ours, by31, by306, by26] = images;
  assert(ours !== undefined && by31 !== undefined && by306 !== undefined && by26 !== undefined);
  const { exitCode, stdout } = await signWithAction([ours], stack.rekorV1, job);
  assert.equal(exitCode, 0, stdout);
  await signWithCosign(by31, stack.rekorV1, job);
  const trust = ['--trusted-root', stack.rekorV1.trustedRoot];
  const env = { ...registry.env, GITHUB_ACTIONS: 'true', ...job };
  await mustRun(
    peer('cosign306'),
    ['sign', '--yes', '--signing-config', stack.rekorV1.signingConfig, ...trust, by306.reference],
    { env },
  );
  await mustRun(
    peer('cosign26'),
    [
      'sign',
      '--yes',
      `--fulcio-url=${stack.urls.fulcio}`,
      `--rekor-url=${stack.urls.rekorV1}`,
      `--timestamp-server-url=${stack.urls.timestampAuthority}`,
      ...trust,
      by26.reference,
    ],
    { env },
  );
}

/**
 * Deletes the signature of one image, and the list that names it where clients keep one: the list
 * alone would keep its verdict until it is verified again.
 */
async function removeSignature(scene: Scene, name: string): Promise<void> {
  const { registry, repository } = scene;
  const { report } = await audit(scene);
  const image = report.images.find(({ tags }) => tags.includes(name));
  const manifests = `http://${registry.host}/v2/${repository}/manifests`;
  const list = await fetch(`${manifests}/${image?.digest?.replace(':', '-') ?? ''}`, {
    method: 'HEAD',
    headers: { accept: 'application/vnd.oci.image.index.v1+json' },
  });
  const gone = [
    image?.signatures[0]?.manifest ?? '',
    ...(registry.listing === 'fallback-tag' ? [list.headers.get('docker-content-digest')] : []),
  ];
  for (const digest of gone) {
    const { status } = await fetch(`${manifests}/${digest ?? ''}`, { method: 'DELETE' });
    assert.equal(status, 202);
  }
}

async function audit({ stack, registry, repository }: Scene, previous = 'none') {
  const { outputs, stdout, exitCode } = await runAction({
    action: 'audit',
    inputs: {
      repositories: `${registry.host}/${repository}`,
      // The builder moves this one to each image that it pushes.
      'exclude-tags': 'v1',
      'signer-workflow': 'release.yml',
      'certificate-oidc-issuer': stack.issuer.url,
      'trusted-root': stack.rekorV1.trustedRoot,
      'signing-config': stack.rekorV1.signingConfig,
      previous,
      patience: '20s',
    },
    env: jobEnvironment(stack.issuer),
  });
  const path = outputs['report-path'] ?? '';
  assert.notEqual(path, '', stdout);
  return { report: JSON.parse(await readFile(path, 'utf8')) as AuditReport, path, exitCode };
}

function expectFindings({ findings }: AuditReport, expected: readonly FindingClass[]): void {
  assert.deepEqual(
    findings.map(({ finding }) => finding),
    expected,
    JSON.stringify(findings, undefined, 1),
  );
}
