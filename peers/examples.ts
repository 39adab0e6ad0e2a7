// SPDX-License-Identifier: Apache-2.0
// Runs each workflow of examples/ with act, and asks cosign what has come of it.
import assert from 'node:assert/strict';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { startGitHub } from '../playground/github.ts';
import type { AuditReport } from '../src/audit/report.ts';
import { act, type ActRun } from './act.ts';
import { peer } from './build.ts';
import { startBuildKit } from './buildkit.ts';
import {
  actionsOf,
  variables,
  workTreeOf,
  writePrograms,
  type Place,
} from './example-substitutes.ts';
import type { Builder, PushedImage } from './images.ts';
import { mustRun, type Finished } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment, signWithAction } from './signers.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';

/** What each releases. All are in one registry, so the tags tell them apart. */
const releases = [
  { name: 'build-push', tag: 'v1.0.0', repositories: ['app'] },
  { name: 'bake', tag: 'v1.1.0', repositories: ['app', 'worker'] },
  { name: 'buildah', tag: 'v1.2.0', repositories: ['app'] },
  { name: 'ko', tag: 'v1.3.0', repositories: ['app'] },
] as const;

type Release = (typeof releases)[number];

interface Scene extends Place {
  readonly stack: Stack;
  readonly builder: Builder;
}

export async function runExamples(stack: Stack, builder: Builder, tally: Tally): Promise<void> {
  console.log('\nexamples');
  const scene = async (name: string): Promise<Scene> => ({
    registry: registryOf(stack, name),
    issuer: stack.issuer.url,
    sigstore: stack.rekorV1,
    folder: await mkdtemp(join(stack.folder, 'examples-')),
    stack,
    builder,
  });
  await runReleases(await scene('docker-registry-htpasswd'), tally);
  await runGateExample(await scene('docker-registry'), tally);
  await runAuditExample(await scene('olareg'), tally);
}

function registryOf({ registries }: Stack, wanted: string): PeerRegistry {
  const registry = registries.find(({ name }) => name === wanted);
  assert(registry !== undefined, `no registry is called ${wanted}`);
  return registry;
}

async function runReleases(scene: Scene, tally: Tally): Promise<void> {
  const { stack, builder, registry } = scene;
  await using buildkit = await startBuildKit(stack.folder, [registry]);
  const [base] = await builder.pushNew([registry], 'tools/base');
  assert(base !== undefined);
  for (const release of releases)
    await tally.check(`examples, ${release.name}: cosign verifies what it pushed`, async () => {
      const finished = await runWorkflow(release.name, scene, {
        event: 'push',
        payload: payloadOf(`refs/tags/${release.tag}`),
        env: {
          ...variables(scene, { buildkit: buildkit.address, base: base.reference, artifacts: '' }),
          ...jobEnvironment(stack.issuer, 'release', `refs/tags/${release.tag}`),
        },
      });
      assert.equal(finished.exitCode, 0, tailOf(finished));
      assert.match(finished.stdout, /cosign verify /, tailOf(finished));
      for (const repository of release.repositories) await verify(scene, release, repository);
    });
}

/** The exact identity: this workflow, at the tag that was released. */
async function verify(scene: Scene, { tag }: Release, repository: string): Promise<void> {
  const { registry, issuer, sigstore } = scene;
  await mustRun(
    peer('cosign3'),
    [
      'verify',
      ...['--trusted-root', sigstore.trustedRoot],
      ...['--certificate-identity', identityAt(tag)],
      ...['--certificate-oidc-issuer', issuer],
      `${registry.host}/acme/${repository}:${tag}`,
    ],
    { env: registry.env },
  );
}

const identityAt = (tag: string) =>
  `https://github.com/acme/app/.github/workflows/release.yml@refs/tags/${tag}`;

async function runGateExample(scene: Scene, tally: Tally): Promise<void> {
  const deploy = () =>
    runWorkflow('gate', scene, {
      event: 'push',
      payload: payloadOf('refs/heads/main'),
      env: variables(scene, { buildkit: '', base: '', artifacts: '' }),
    });
  await tally.check('examples, gate: deploys the digest of a signed image', async () => {
    const image = await release(scene, 'v1.2.3');
    await sign(scene, image, 'v1.2.3');
    const finished = await deploy();
    assert.equal(finished.exitCode, 0, tailOf(finished));
    const expected = `kubectl set image deployment/app app=${image.reference}`;
    assert(finished.stdout.includes(expected), tailOf(finished));
  });
  await tally.check('examples, gate: holds an unsigned image back', async () => {
    await release(scene, 'v1.2.3');
    const finished = await deploy();
    assert.notEqual(finished.exitCode, 0, tailOf(finished));
    assert.match(finished.stdout + finished.stderr, /is not signed|unsigned/i);
    assert.doesNotMatch(finished.stdout, /kubectl set image deployment\/app app=\S/);
  });
}

async function runAuditExample(scene: Scene, tally: Tally): Promise<void> {
  const github = await startGitHub({ token: 'job-token', permissions: ['actions: read'] });
  const audit = async () => {
    const artifacts = await mkdtemp(join(scene.folder, 'artifacts-'));
    const finished = await runWorkflow('audit', scene, {
      event: 'schedule',
      payload: payloadOf('refs/heads/main'),
      login: { username: 'octocat', password: 'job-token' },
      env: {
        ...variables(scene, { buildkit: '', base: '', artifacts }),
        ...github.env,
        ...jobEnvironment(scene.stack.issuer, 'audit'),
        GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/audit.yml@refs/heads/main',
      },
    });
    const path = join(artifacts, 'signet-audit/report.json');
    const text = await readFile(path, 'utf8').catch(() => assert.fail(tailOf(finished)));
    return { finished, path, report: JSON.parse(text) as AuditReport };
  };
  await tally.check(
    'examples, audit: passes when all is signed, and signs its report',
    async () => {
      await sign(scene, await release(scene, 'v1.2.3'), 'v1.2.3');
      const { finished, path, report } = await audit();
      assert.equal(finished.exitCode, 0, tailOf(finished));
      assert.equal(report.figures.coverage, 100);
      assert(report.figures.images > 0);
      await verifyReport(scene, path);
    },
  );
  await tally.check(
    'examples, audit: fails for an unsigned image, and keeps the report',
    async () => {
      await release(scene, 'v1.3.0');
      const { finished, report } = await audit();
      assert.notEqual(finished.exitCode, 0, tailOf(finished));
      assert.deepEqual(
        report.findings.map(({ finding }) => finding).filter((finding) => finding !== 'unpinned'),
        ['unsigned'],
      );
    },
  );
  await github.close();
}

/** As a person checks a report that was downloaded. */
async function verifyReport({ issuer, sigstore }: Scene, path: string): Promise<void> {
  await mustRun(peer('cosign3'), [
    'verify-blob',
    ...['--bundle', `${path}.sigstore.json`],
    ...['--trusted-root', sigstore.trustedRoot],
    ...[
      '--certificate-identity',
      'https://github.com/acme/app/.github/workflows/audit.yml@refs/heads/main',
    ],
    ...['--certificate-oidc-issuer', issuer],
    path,
  ]);
}

async function release({ builder, registry }: Scene, tag: string): Promise<PushedImage> {
  const [image] = await builder.pushNew([registry], 'acme/app');
  assert(image !== undefined);
  await mustRun(peer('crane'), ['tag', image.reference, tag], { env: registry.env });
  return image;
}

async function sign({ stack }: Scene, image: PushedImage, tag: string): Promise<void> {
  const job = jobEnvironment(stack.issuer, 'release', `refs/tags/${tag}`);
  const { exitCode, stdout } = await signWithAction([image], stack.rekorV1, job);
  assert.equal(exitCode, 0, stdout);
}

async function runWorkflow(
  name: string,
  scene: Scene,
  what: Pick<ActRun, 'event' | 'payload' | 'env' | 'login'>,
): Promise<Finished> {
  const tree = await workTreeOf(name, scene);
  const { login } = scene.registry;
  return act(tree, {
    ...(login === undefined ? {} : { login }),
    ...what,
    actions: await actionsOf(tree, scene),
    programs: await writePrograms(scene),
    parent: scene.folder,
    // ko compiles Go's standard library for two platforms.
    timeoutMs: 5 * 60_000,
  });
}

/** Of GitHub's events, what the steps read. */
function payloadOf(ref: string) {
  return {
    ref,
    repository: {
      id: 1001,
      full_name: 'acme/app',
      private: false,
      visibility: 'public',
      default_branch: 'main',
      owner: { id: 2002, login: 'acme' },
    },
  };
}

const tailOf = ({ stdout, stderr }: Finished) => (stdout + stderr).slice(-3000);
