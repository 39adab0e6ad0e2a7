// SPDX-License-Identifier: Apache-2.0
// One cell of the table registries × logs: sign for real, then ask everybody.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActionResult } from '../playground/runner.ts';
import { peer } from './build.ts';
import type { Builder, PushedImage } from './images.ts';
import {
  attachWithOras,
  blobWithCrane,
  discoverWithOras,
  fallbackIndexWithCrane,
  manifestWithCrane,
  type Listed,
} from './listings.ts';
import { mustRun, run } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment, signWithAction, signWithCosign } from './signers.ts';
import type { SigstoreFiles } from './sigstore-files.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';
import {
  bundleMediaType,
  signaturePredicateType,
  verifiers,
  type Question,
  type Verifier,
} from './verifiers.ts';

interface Cell {
  readonly name: string;
  readonly stack: Stack;
  readonly files: SigstoreFiles;
  readonly image: PushedImage;
  /** In the same repository, never signed, with the image's bundle attached. */
  readonly other: PushedImage;
  readonly bundle: string;
  readonly outputs: ActionResult['outputs'];
  readonly home: string;
}

/** Others sign the same image as these workflows, before and after. */
const others = ['before', 'after'] as const;

export async function runCell(
  registry: PeerRegistry,
  files: SigstoreFiles,
  stack: Stack,
  builder: Builder,
  tally: Tally,
): Promise<void> {
  const name = `${registry.name}, ${files.log}`;
  console.log(`\n${name}`);
  let cell: Cell | undefined;
  await tally.check(`${name}: signs between two signatures of cosign`, async () => {
    cell = await signCell(name, registry, files, stack, builder);
  });
  if (cell === undefined) return;
  const signed: Cell = cell;
  const isBare = registry.listsBareEntries === true;
  for (const verifier of verifiers)
    if (!isBare || verifier.filtersByType !== true) await askVerifier(verifier, signed, tally);
  await tally.check(
    `${name}: the list has all three signatures` +
      (isBare ? '' : ', with artifactType and annotations'),
    () => listsAll(signed),
  );
  await tally.check(`${name}: the referrer holds the bundle byte for byte`, () =>
    holdsBundle(signed),
  );
  for (const workflow of ['release', ...others]) {
    await tally.check(`${name}: the signature of ${workflow}.yml is found by cosign`, () =>
      isFound(signed, workflow),
    );
  }
  await tally.check(`${name}: the printed command verifies as it is`, () => pastes(signed));
}

async function signCell(
  name: string,
  registry: PeerRegistry,
  files: SigstoreFiles,
  stack: Stack,
  builder: Builder,
): Promise<Cell> {
  const [image] = await builder.pushNew([registry], 'team/app');
  const [other] = await builder.pushNew([registry], 'team/app');
  assert(image !== undefined && other !== undefined);
  await signWithCosign(image, files, jobEnvironment(stack.issuer, 'before'));
  const { exitCode, outputs, stdout, stderr } = await signWithAction(
    [image],
    files,
    jobEnvironment(stack.issuer),
  );
  assert.equal(exitCode, 0, `the action ended with ${String(exitCode)}:\n${stdout}${stderr}`);
  assert.equal(outputs['signed'], 'true');
  assert.equal(outputs['images'], image.reference);
  assert.equal(outputs['certificate-identity'], stack.issuer.identity());
  assert.equal(outputs['certificate-issuer'], stack.issuer.url);
  await signWithCosign(image, files, jobEnvironment(stack.issuer, 'after'));
  const bundle = outputs['bundle-paths'] ?? '';
  await attachWithOras(bundle, other);
  return {
    name,
    stack,
    files,
    image,
    other,
    bundle,
    outputs,
    home: await mkdtemp(join(stack.folder, 'home-')),
  };
}

async function askVerifier(
  { name: who, ask, refusals }: Verifier,
  { name, stack, files, image, other, bundle, home }: Cell,
  tally: Tally,
): Promise<void> {
  const right: Question = {
    image,
    bundle,
    files,
    identity: stack.issuer.identity(),
    issuer: stack.issuer.url,
    home,
  };
  await tally.check(`${name}: ${who} accepts`, async () => {
    const { exitCode, stdout, stderr } = await ask(right);
    assert.equal(exitCode, 0, `${stdout}${stderr}`);
  });
  const wrong: readonly (readonly [keyof Verifier['refusals'], Question])[] = [
    ['identity', { ...right, identity: stack.issuer.identity('evil') }],
    ['issuer', { ...right, issuer: 'https://token.actions.githubusercontent.com' }],
    ['digest', { ...right, image: other }],
  ];
  for (const [what, question] of wrong) {
    await tally.check(`${name}: ${who} rejects another ${what}`, async () => {
      const { exitCode, stdout, stderr } = await ask(question);
      assert.notEqual(exitCode, 0, 'it accepted');
      assert(
        refusals[what].test(`${stdout}${stderr}`),
        `it refused for another reason: ${stdout}${stderr}`,
      );
    });
  }
}

async function listsAll({ image, outputs, bundle }: Cell): Promise<void> {
  const artifactType = await bundleMediaType(bundle);
  const mine = publishedDigest(outputs);
  const lists = [
    await discoverWithOras(image),
    ...(image.registry.listing === 'fallback-tag' ? [await fallbackIndexWithCrane(image)] : []),
  ];
  for (const list of lists) {
    assert.equal(list.length, 1 + others.length, JSON.stringify(list));
    if (image.registry.listsBareEntries !== true)
      for (const entry of list) assert.equal(entry.artifactType, artifactType);
    const own: Listed | undefined = list.find(({ digest }) => digest === mine);
    assert(own !== undefined, `${mine} is not in ${JSON.stringify(list)}`);
    if (image.registry.listsBareEntries === true) continue;
    assert.equal(own.annotations?.['dev.sigstore.bundle.content'], 'dsse-envelope');
    assert.equal(own.annotations['dev.sigstore.bundle.predicateType'], signaturePredicateType);
    assert.match(
      own.annotations['org.opencontainers.image.created'] ?? '',
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/,
    );
  }
}

async function holdsBundle({ image, outputs, bundle }: Cell): Promise<void> {
  const manifest = await manifestWithCrane(image, publishedDigest(outputs));
  assert.equal(manifest.subject?.digest, image.digest);
  assert.equal(manifest.artifactType, await bundleMediaType(bundle));
  assert.equal(manifest.layers.length, 1);
  assert.equal(
    await blobWithCrane(image, manifest.layers[0]?.digest ?? ''),
    await readFile(bundle, 'utf8'),
  );
}

async function isFound(
  { stack, files, image, bundle, home }: Cell,
  workflow: string,
): Promise<void> {
  for (const { name, ask } of verifiers.filter((verifier) => verifier.name.startsWith('cosign'))) {
    const { exitCode, stderr } = await ask({
      image,
      bundle,
      files,
      identity: stack.issuer.identity(workflow),
      issuer: stack.issuer.url,
      home,
    });
    assert.equal(exitCode, 0, `${name}: ${stderr}`);
  }
}

/** As a person has it: `cosign` in PATH, logged in, the line pasted into a shell. */
async function pastes({ image, outputs, home }: Cell): Promise<void> {
  const folder = await mkdtemp(join(home, 'bin-'));
  await symlink(peer('cosign3'), join(folder, 'cosign'));
  const env = { ...image.registry.env, HOME: home, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
  const command = outputs['verify-commands'] ?? '';
  assert.match(command, /^cosign verify /);
  await mustRun('bash', ['-c', command], { env });
  const { exitCode } = await run('bash', ['-c', command.replace('release.yml', 'evil.yml')], {
    env,
  });
  assert.notEqual(exitCode, 0, 'the command accepts another identity');
}

function publishedDigest(outputs: ActionResult['outputs']): string {
  const [signature] = JSON.parse(outputs['signatures'] ?? '[]') as readonly {
    readonly artifact: string;
  }[];
  return /sha256:[0-9a-f]{64}$/.exec(signature?.artifact ?? '')?.[0] ?? '';
}
