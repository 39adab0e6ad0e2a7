// SPDX-License-Identifier: Apache-2.0
// The policies that the verify action writes, judged unedited by the engines that they are for.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  flux,
  kyverno,
  policyController,
  policyControllerInCluster,
  type AdmissionEngine,
  type Containers,
  type Setting,
} from './admission-engines.ts';
import {
  makeFixtures,
  type MadeFixture,
  type Reader,
  type Scene,
  type Verdict,
} from './admission-fixtures.ts';
import { peer } from './build.ts';
import { checkKeys, checkStatements } from './enforced-keys.ts';
import { judges, startMirror, writePolicies, type WrittenPolicies } from './enforced-policies.ts';
import type { Builder } from './images.ts';
import { mustRun } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { checkParsers } from './parsed-policies.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';

export async function runEnforcement(
  registry: PeerRegistry,
  stack: Stack,
  builder: Builder,
  tally: Tally,
): Promise<void> {
  console.log(`\nenforcement, ${registry.name}`);
  const home = await mkdtemp(join(stack.folder, 'enforcement-'));
  await using mirror = await startMirror(await readFile(stack.bothLogs.trustedRoot, 'utf8'), home);
  const setting: Setting = { home, env: registry.env };
  const scene: Scene = { registry, stack, builder };
  const fixtures = await makeFixtures(scene);
  const [good] = fixtures;
  assert(good !== undefined);
  const written = (reader: Reader) =>
    writePolicies(scene, good.image.reference, mirror, {
      'certificate-oidc-issuer': stack.issuer.url,
      'signer-workflow': 'release.yml',
      'signer-ref': 'refs/heads/main',
      'policies-format': reader,
    });
  const policies = {
    bundle: await written('bundle'),
    legacy: await written('legacy'),
    both: await written('both'),
  };
  const check = (what: string, body: () => Promise<void>) =>
    tally.check(`enforcement, ${registry.name}: ${what}`, body);
  for (const fixture of fixtures) {
    for (const reader of ['bundle', 'legacy', 'both'] as const)
      await check(cell(policyController, reader, fixture), () =>
        agrees(policyController, policies[reader].policyController, fixture, reader, setting),
      );
    await check(cell(kyverno, 'bundle', fixture), () =>
      agrees(kyverno, policies.bundle.kyverno, fixture, 'bundle', setting),
    );
    await check(cell(flux, 'loose', fixture), () =>
      agrees(flux, policies.bundle.flux, fixture, 'loose', setting),
    );
  }
  const traps: TrapScene = { scene, setting, fixtures, policies };
  await checkNames(traps, check);
  await checkWeakened(traps, check);
  await checkInCluster(traps, check);
  await checkKeys(scene, mirror, setting, check);
  await checkStatements(scene, mirror, setting, check);
}

/** What needs no registry. */
export async function runParsers(stack: Stack, tally: Tally): Promise<void> {
  await checkParsers(stack, (what, body) => tally.check(`enforcement: ${what}`, body));
}

const verb = { admit: 'admits', deny: 'denies' } as const;

const cell = (
  { name }: AdmissionEngine,
  reader: Reader | 'loose',
  { name: what, expected }: MadeFixture,
) => `${name}, ${reader}: ${verb[expected[reader]]} an image ${what}`;

async function agrees(
  engine: AdmissionEngine,
  policy: string,
  { image, expected }: MadeFixture,
  reader: Reader | 'loose',
  setting: Setting,
): Promise<void> {
  await judges(engine, policy, { containers: [image.reference] }, expected[reader], setting);
}

interface TrapScene {
  readonly scene: Scene;
  readonly setting: Setting;
  readonly fixtures: readonly MadeFixture[];
  readonly policies: Readonly<Record<Reader, WrittenPolicies>>;
}

type Check = (what: string, body: () => Promise<void>) => Promise<void>;

function imageOf({ fixtures }: TrapScene, name: string): string {
  const found = fixtures.find((fixture) => fixture.name === name);
  assert(found !== undefined, name);
  return found.image.reference;
}

/** An image is judged however a pod names it, and no other image is. */
async function checkNames(traps: TrapScene, check: Check): Promise<void> {
  const { scene, setting, policies } = traps;
  const unsigned = imageOf(traps, 'unsigned');
  const good = imageOf(traps, 'by us, Rekor v1');
  const [repository = '', digest = ''] = unsigned.split('@');
  const neighbour = await scene.builder.pushNew([scene.registry], 'adm/app-other');
  // Without a tag, a pod means this one.
  await mustRun(peer('crane'), ['tag', '--insecure', unsigned, 'latest']);
  await mustRun(peer('crane'), ['tag', '--insecure', unsigned, 'v1']);
  for (const [engine, policy] of [
    [kyverno, policies.bundle.kyverno],
    [policyController, policies.both.policyController],
  ] as const) {
    for (const name of [repository, `${repository}:v1`, `${repository}:v1@${digest}`, unsigned])
      await check(`${engine.name}: denies an unsigned image named ${shape(name)}`, () =>
        judges(engine, policy, { containers: [name] }, 'deny', setting),
      );
    await check(`${engine.name}: admits signed images in every list of a pod`, () =>
      judges(engine, policy, { containers: [good], initContainers: [good] }, 'admit', setting),
    );
    await check(`${engine.name}: denies a pod whose init image is unsigned`, () =>
      judges(engine, policy, { containers: [good], initContainers: [unsigned] }, 'deny', setting),
    );
  }
  const [other] = neighbour;
  assert(other !== undefined);
  await check('Kyverno 1.19.1: is not disturbed by an image whose name only begins so', () =>
    judges(
      kyverno,
      policies.bundle.kyverno,
      { containers: [good, other.reference] },
      'admit',
      setting,
    ),
  );
  await check(
    'policy-controller 0.15.1: has no policy for a name that only begins so',
    async () => {
      const pod = { containers: [other.reference] };
      const judged = await policyController.judge(policies.both.policyController, pod, setting);
      assert.match(judged.words, /uncovered by policy|no matching policies/);
    },
  );
}

function shape(name: string): string {
  if (name.includes(':v1@')) return 'by tag and digest';
  if (name.includes('@')) return 'by digest';
  return name.endsWith(':v1') ? 'by tag' : 'without a tag';
}

interface Weakening {
  readonly engine: AdmissionEngine;
  readonly policy: (policies: TrapScene['policies']) => string;
  readonly what: string;
  readonly weaken: (text: string) => string;
  /** Judged wrongly then. */
  readonly pod: (image: (name: string) => string) => Containers;
  readonly then: Verdict;
}

const ofKyverno = ({ bundle }: TrapScene['policies']) => bundle.kyverno;
const ofPolicyController = ({ both }: TrapScene['policies']) => both.policyController;
const only = (name: string) => (image: (name: string) => string) => ({
  containers: [image(name)],
});

/** What people's own policies lack: without it, an engine says something else. */
const weakenings: readonly Weakening[] = [
  {
    engine: kyverno,
    policy: ofKyverno,
    what: 'without the bare glob, an unsigned image without a tag is admitted',
    weaken: (text) => text.replace(/^ *- glob: [^\s@]+app\n/m, ''),
    pod: (image) => ({ containers: [image('unsigned').split('@')[0] ?? ''] }),
    then: 'admit',
  },
  {
    engine: kyverno,
    policy: ofKyverno,
    what: 'without the glob for digests, an unsigned image is admitted',
    weaken: (text) => text.replace(/^ *- glob: \S+@\*\n/m, ''),
    pod: only('unsigned'),
    then: 'admit',
  },
  {
    engine: policyController,
    policy: ofPolicyController,
    what: 'without the glob for digests, a signed image is denied',
    weaken: (text) => text.replace(/^ *- glob: \S+@\*\*\n/m, ''),
    pod: only('by us, Rekor v1'),
    then: 'deny',
  },
  ...[
    [kyverno, ofKyverno, 'on a branch with a longer name'] as const,
    [policyController, ofPolicyController, 'on a branch with a longer name'] as const,
    [policyController, ofPolicyController, 'on a branch with a longer name, legacy'] as const,
  ].map(([engine, policy, name]) => ({
    engine,
    policy,
    what: `without the anchor at the end, an image ${name} is admitted`,
    weaken: (text: string) => text.replaceAll("main$'", "main'"),
    pod: only(name),
    then: 'admit' as const,
  })),
  {
    engine: kyverno,
    policy: ofKyverno,
    what: 'in the loose form, an image with a provenance only is admitted',
    weaken: (text) =>
      text.replace(
        'verifyAttestationSignatures(i, attestations.signed, [',
        'verifyImageSignatures(i, [',
      ),
    pod: only('with a provenance only'),
    then: 'admit',
  },
  {
    engine: kyverno,
    policy: ofKyverno,
    what: 'with one list of containers, a signed init image is denied',
    weaken: (text) =>
      text.replace(
        '(images.containers + images.initContainers + images.ephemeralContainers)',
        'images.containers',
      ),
    pod: (image) => ({
      containers: [image('by us, Rekor v1')],
      initContainers: [image('by us, Rekor v2')],
    }),
    then: 'deny',
  },
];

async function checkWeakened(traps: TrapScene, check: Check): Promise<void> {
  const folder = join(traps.setting.home, 'weakened');
  await mkdir(folder, { recursive: true });
  for (const [index, { engine, policy, what, weaken, pod, then }] of weakenings.entries())
    await check(`${engine.name}: ${what}`, async () => {
      const text = await readFile(policy(traps.policies), 'utf8');
      const weak = weaken(text);
      assert.notEqual(weak, text, 'nothing was weakened');
      const path = join(folder, `${String(index)}.yaml`);
      await writeFile(path, weak);
      const containers = pod((name) => imageOf(traps, name));
      await judges(engine, path, containers, then, traps.setting);
      const opposite = then === 'admit' ? 'deny' : 'admit';
      await judges(engine, policy(traps.policies), containers, opposite, traps.setting);
    });
}

/** Its reconciler stores the IDs of logs as text, where bundles are not looked for. */
async function checkInCluster(traps: TrapScene, check: Check): Promise<void> {
  const { policies, setting } = traps;
  const judge = (name: string, expected: Verdict) =>
    judges(
      policyControllerInCluster,
      policies.both.policyController,
      { containers: [imageOf(traps, name)] },
      expected,
      setting,
    );
  const { name } = policyControllerInCluster;
  await check(
    `${name}: admits legacy signatures of a private Sigstore, and denies bundles`,
    async () => {
      await judge('by us, legacy', 'admit');
      await judge('by us, both', 'admit');
      await judge('unsigned', 'deny');
      await judge('by us, Rekor v1', 'deny');
    },
  );
}
