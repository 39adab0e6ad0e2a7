// SPDX-License-Identifier: Apache-2.0
// What the sign action states beside the signature of images that BuildKit built, and what every
// verifier says of it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runAction } from '../playground/runner.ts';
import type { BuildKit } from './buildkit.ts';
import { writeDocuments, type Documents } from './documents.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment } from './signers.ts';
import type { SigstoreFiles } from './sigstore-files.ts';
import type { Stack } from './stack.ts';
import {
  askOthers,
  checkBuildProvenance,
  findEach,
  findSignature,
  findSbomsOfPlatforms,
  judgeProvenance,
  provenanceType,
  row,
  spdxType,
  statedBy,
  type Attested,
  type Check,
} from './statement-checks.ts';
import { askGate, signHuge } from './statement-gate.ts';
import { cosigns, verifyAttestation } from './statement-verifiers.ts';
import type { Tally } from './tally.ts';

interface Scene {
  readonly name: string;
  readonly registry: PeerRegistry;
  readonly stack: Stack;
  readonly buildkit: BuildKit;
  readonly documents: Documents;
  readonly tally: Tally;
}

export async function runStatements(
  registry: PeerRegistry,
  stack: Stack,
  buildkit: BuildKit,
  tally: Tally,
): Promise<void> {
  const name = `statements, ${registry.name}`;
  console.log(`\n${name}`);
  const image = await buildkit.push(registry, 'team/documented');
  const folder = join(stack.folder, `documents-${registry.name}`);
  const documents = await writeDocuments(folder, image, Object.keys(image.platforms));
  const scene = { name, registry, stack, buildkit, documents, tally };
  for (const files of [stack.rekorV1, stack.rekorV2]) await runEverything(scene, files);
  await runVersioned(scene);
  for (const form of ['artifact', 'image'] as const) await runFromBuild(scene, form);
  await runOfPlatforms(scene);
  await runOnBothLogs(scene);
  await runHuge(scene);
}

/** The action in a job whose workspace holds the documents. */
async function attest(
  { registry, stack, buildkit, documents }: Scene,
  files: SigstoreFiles,
  inputs: Readonly<Record<string, string>>,
  form?: Parameters<BuildKit['push']>[2],
): Promise<Attested> {
  const image = await buildkit.push(registry, `team/${randomUUID()}`, form);
  const { exitCode, stdout, stderr, outputs } = await runAction({
    inputs: {
      images: image.reference,
      'signing-config': files.signingConfig,
      'trusted-root': files.trustedRoot,
      ...inputs,
    },
    env: { ...jobEnvironment(stack.issuer), GITHUB_WORKSPACE: documents.folder },
  });
  assert.equal(exitCode, 0, `the action ended with ${String(exitCode)}:\n${stdout}${stderr}`);
  const report = JSON.parse(await readFile(outputs['report-path'] ?? '', 'utf8')) as {
    readonly images: readonly Pick<Attested, 'signatures' | 'statements'>[];
  };
  const home = await mkdtemp(join(stack.folder, 'home-'));
  return {
    image,
    asker: { registry, files, issuer: stack.issuer, home },
    signatures: report.images.flatMap(({ signatures }) => signatures),
    statements: report.images.flatMap(({ statements }) => statements),
    bundles: (outputs['bundle-paths'] ?? '').split('\n'),
  };
}

const everything = ({ spdx, cyclonedx, scan, openvex, anything, ...others }: Documents) => ({
  sbom: `${spdx}\n${cyclonedx}`,
  provenance: 'true',
  attestations: [
    `slsaprovenance=${others.buildkitProvenance}`,
    `vuln=${scan}`,
    `https://in-toto.io/attestation/vulns/v0.2=${scan}`,
    `openvex=${openvex}`,
    `https://openvex.dev/ns/v0.2.0=${openvex}`,
    `custom=${anything}`,
    `https://in-toto.io/attestation/test-result/v0.1=${anything}`,
    `urn:example:review=${anything}`,
  ].join('\n'),
});

const rowsOfEverything = [
  row(spdxType, ['spdxjson', 'spdx'], ['https://spdx.dev/Document/v2.3']),
  row('https://cyclonedx.org/bom', ['cyclonedx'], ['https://cyclonedx.org/bom/v1.6']),
  row(provenanceType, ['slsaprovenance1'], ['link']),
  row('https://slsa.dev/provenance/v0.2', ['slsaprovenance', 'slsaprovenance02']),
  row('https://openvex.dev/ns', ['openvex']),
  row('https://openvex.dev/ns/v0.2.0'),
  row('https://cosign.sigstore.dev/attestation/vuln/v1', ['vuln']),
  row('https://in-toto.io/attestation/vulns/v0.2'),
  row('https://cosign.sigstore.dev/attestation/v1', ['custom']),
  row('https://in-toto.io/attestation/test-result/v0.1'),
  row('urn:example:review'),
];

async function runEverything(scene: Scene, files: SigstoreFiles): Promise<void> {
  const { documents } = scene;
  await runWith(
    { ...scene, name: `${scene.name}, ${files.log}: everything` },
    (given) => attest(given, files, everything(documents)),
    async (made, check) => {
      await findEach(made, rowsOfEverything, check);
      await askOthers(made, rowsOfEverything, check);
      await findSignature(made, check);
      await judgeProvenance(made, check);
      await askGate(made, check);
      await check('cosign gives the SBOM as syft wrote it', async () => {
        const path = join(documents.folder, documents.spdx);
        const [first] = await statedBy(made, made.image.reference, spdxType);
        assert.deepEqual(first?.predicate, JSON.parse(await readFile(path, 'utf8')));
      });
    },
  );
}

/** The checks of what one run made, when it made it. */
async function runWith(
  scene: Scene,
  make: (scene: Scene) => Promise<Attested>,
  judge: (made: Attested, check: Check) => Promise<void>,
): Promise<void> {
  const check: Check = (what, body) => scene.tally.check(`${scene.name}: ${what}`, body);
  const made: Attested[] = [];
  await check('attests', async () => void made.push(await make(scene)));
  for (const each of made) await judge(each, check);
}

async function runVersioned(scene: Scene): Promise<void> {
  const { documents, stack } = scene;
  const rows = [
    row(`${spdxType}/v2.3`, [], ['spdxjson', spdxType]),
    row(`${spdxType}/v3`),
    row('https://cyclonedx.org/bom/v1.6', [], ['cyclonedx', 'https://cyclonedx.org/bom']),
  ];
  await runWith(
    { ...scene, name: `${scene.name}: versioned types` },
    (given) =>
      attest(given, stack.rekorV1, {
        sbom: [documents.spdx, documents.spdx3, documents.cyclonedx].join('\n'),
        'predicate-type-style': 'versioned',
      }),
    async (made, check) => {
      await findEach(made, rows, check);
      await askOthers(made, rows, check);
    },
  );
}

/** What BuildKit's own scanner and builder said of each platform, signed by the workflow. */
async function runFromBuild(scene: Scene, form: 'artifact' | 'image'): Promise<void> {
  await runWith(
    { ...scene, name: `${scene.name}: from a build with statements as ${form}s` },
    (given) =>
      attest(given, scene.stack.rekorV1, { sbom: 'from-build', provenance: 'from-build' }, form),
    async (made, check) => {
      const { image } = made;
      await findSbomsOfPlatforms(made, check);
      for (const [platform, digest] of Object.entries(image.platforms))
        await check(`the SBOM of ${platform} is what its build wrote`, async () => {
          const stated = await statedBy(made, `${image.repository}@${digest}`, spdxType);
          const [, architecture = ''] = platform.split('/');
          assert.equal(stated.length, 1);
          assert.match(JSON.stringify(stated[0]?.predicate), new RegExp(`for-${architecture}"`));
        });
      await checkBuildProvenance(made, check);
    },
  );
}

async function runOfPlatforms(scene: Scene): Promise<void> {
  const lines = Object.entries(scene.documents.ofPlatforms).map(
    ([name, path]) => `${name}=${path}`,
  );
  await runWith(
    { ...scene, name: `${scene.name}: a file of each platform` },
    (given) => attest(given, scene.stack.rekorV1, { sbom: lines.join('\n') }),
    async (made, check) => {
      await findSbomsOfPlatforms(made, check);
      await check('each platform has its own', async () => {
        for (const [platform, digest] of Object.entries(made.image.platforms)) {
          const path = join(scene.documents.folder, scene.documents.ofPlatforms[platform] ?? '');
          const [first, second] = await statedBy(
            made,
            `${made.image.repository}@${digest}`,
            spdxType,
          );
          assert.deepEqual(first?.predicate, JSON.parse(await readFile(path, 'utf8')));
          assert.equal(second, undefined);
        }
      });
    },
  );
}

/** The log takes small requests only, and an SBOM of megabytes goes to the other one. */
async function runOnBothLogs(scene: Scene): Promise<void> {
  const rows = [row(spdxType, ['spdxjson']), row(provenanceType, ['slsaprovenance1'])];
  await runWith(
    { ...scene, name: `${scene.name}: a large SBOM in Rekor v2, the rest in v1` },
    (given) =>
      attest(given, scene.stack.bothLogs, {
        sbom: scene.documents.largeSpdx,
        provenance: 'true',
        'large-statements': 'rekor-v2',
      }),
    async (made, check) => {
      await check('each statement is in its log', () => {
        const versions = [...made.signatures, ...made.statements].map(({ log }) =>
          log.map(({ version }) => version),
        );
        assert.deepEqual(versions, [[1], [2], [1]]);
        return Promise.resolve();
      });
      await findSignature(made, check);
      await findEach(made, rows, check);
      await askOthers(made, rows, check);
    },
  );
}

/** cosign reads it, too. */
async function runHuge({
  name,
  registry,
  stack,
  buildkit,
  documents,
  tally,
}: Scene): Promise<void> {
  const image = await buildkit.push(registry, `team/${randomUUID()}`);
  const [cosign] = cosigns;
  assert(cosign !== undefined);
  await signHuge(
    { stack, image, folder: documents.folder },
    async (files) => {
      const home = await mkdtemp(join(stack.folder, 'home-'));
      const asker = { registry, files, issuer: stack.issuer, home };
      const { exitCode, stderr } = await verifyAttestation(
        cosign,
        asker,
        image.reference,
        'spdxjson',
      );
      assert.equal(exitCode, 0, stderr.slice(-1000));
    },
    (what, body) => tally.check(`${name}: ${what}`, body),
  );
}
