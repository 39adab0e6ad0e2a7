// SPDX-License-Identifier: Apache-2.0
// What must be true of every statement that the sign action makes, whoever is asked about it.
import assert from 'node:assert/strict';
import { mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { peer } from './build.ts';
import type { BuiltImage } from './buildkit.ts';
import { mustRun, type Finished } from './process.ts';
import {
  cosigns,
  statementsIn,
  verifyAttestation,
  verifyWithGh,
  verifyWithPython,
  verifyWithSigstoreJs,
  type Asker,
  type Stated,
} from './statement-verifiers.ts';
import { signaturePredicateType, verifiers } from './verifiers.ts';

export const spdxType = 'https://spdx.dev/Document';
export const provenanceType = 'https://slsa.dev/provenance/v1';

/** One statement, and the words by which cosign must and must not find it. */
export interface Row {
  readonly type: string;
  readonly keywords: readonly string[];
  readonly others: readonly string[];
}

export const row = (
  type: string,
  keywords: readonly string[] = [],
  others: readonly string[] = [],
): Row => ({ type, keywords, others });

/** What a run of the action left behind. */
export interface Attested {
  readonly image: BuiltImage;
  readonly asker: Asker;
  readonly signatures: readonly LogReport[];
  readonly statements: readonly StatementReport[];
  readonly bundles: readonly string[];
}

interface LogReport {
  readonly log: readonly { readonly version: number | null }[];
}

interface StatementReport extends LogReport {
  readonly verifyCommand: string;
}

export type Check = (what: string, body: () => Promise<void>) => Promise<void>;

/** By tag with the keyword, by digest with the URI. */
export async function findEach(
  { image, asker }: Attested,
  rows: readonly Row[],
  check: Check,
): Promise<void> {
  const tag = `${image.repository}:built`;
  for (const cosign of cosigns) {
    const ask = (reference: string, type: string, identity?: string) =>
      verifyAttestation(cosign, asker, reference, type, identity === undefined ? {} : { identity });
    for (const { type, keywords, others } of rows)
      await check(`${cosign.name} finds ${[type, ...keywords].join(', ')}`, async () => {
        accepted(await ask(image.reference, type));
        for (const keyword of keywords) accepted(await ask(tag, keyword));
        for (const other of others) refused(await ask(tag, other), noneOfThatType);
      });
    await check(`${cosign.name} refuses another identity`, async () => {
      const evil = asker.issuer.identity('evil');
      refused(
        await ask(tag, rows[0]?.type ?? '', evil),
        /none of the expected identities|no matching/i,
      );
    });
  }
}

/** `cosign verify` reads all statements to find the signature. */
export async function findSignature(made: Attested, check: Check): Promise<void> {
  const { image, asker, bundles } = made;
  const { files, issuer, home } = asker;
  const question = { image, files, home, issuer: issuer.url, identity: issuer.identity() };
  for (const { name, ask } of verifiers.filter((verifier) => verifier.name.startsWith('cosign')))
    await check(`${name} finds the signature beside them`, async () => {
      accepted(await ask({ ...question, bundle: bundles[0] ?? '' }));
    });
}

const noneOfThatType = /none of the attestations matched the predicate type/;

function accepted({ exitCode, stdout, stderr }: Finished): void {
  assert.equal(exitCode, 0, `${stdout.slice(-500)}${stderr}`);
}

function refused({ exitCode, stdout, stderr }: Finished, reason: RegExp): void {
  assert.notEqual(exitCode, 0, 'it accepted');
  assert.match(`${stdout}${stderr}`, reason);
}

/** Those who are not cosign, and the commands that the action prints. */
export async function askOthers(made: Attested, rows: readonly Row[], check: Check): Promise<void> {
  const { image, asker, bundles, statements } = made;
  await check('gh finds each by its type', async () => {
    for (const { type } of [...rows, row(signaturePredicateType)])
      accepted(await verifyWithGh(asker, image.reference, type));
  });
  await check('gh refuses a type that is not there', async () => {
    const type = 'https://example.com/other';
    refused(await verifyWithGh(asker, image.reference, type), /no attestations found/i);
  });
  await check('sigstore-python verifies every bundle', async () => {
    for (const bundle of bundles) accepted(await verifyWithPython(asker, bundle, image.digest));
  });
  await check('sigstore-python refuses another digest', async () => {
    const other = `sha256:${'0'.repeat(64)}`;
    for (const bundle of bundles)
      refused(await verifyWithPython(asker, bundle, other), /no subject for digest/i);
  });
  await check('the npm package sigstore verifies every bundle', () =>
    verifyWithSigstoreJs(asker, bundles),
  );
  await check('the printed commands verify as they are', () => pasteAll(made));
  assert.equal(statements.length, rows.length);
}

/** As a person has it: `cosign` in PATH, logged in, the lines pasted into a shell. */
async function pasteAll({ asker, statements }: Attested): Promise<void> {
  const folder = await mkdtemp(join(asker.home, 'bin-'));
  await symlink(peer('cosign3'), join(folder, 'cosign'));
  const path = `${folder}:${process.env['PATH'] ?? ''}`;
  for (const { verifyCommand } of statements) {
    assert.match(verifyCommand, /^cosign verify-attestation /);
    const env = { ...asker.registry.env, HOME: asker.home, PATH: path };
    await mustRun('bash', ['-c', verifyCommand], { env });
  }
}

const policy = (ref: string) => `package signature
default allow = false
allow {
  workflow := input.predicate.buildDefinition.externalParameters.workflow
  workflow.repository == "https://github.com/acme/app"
  workflow.ref == "${ref}"
  input.predicate.runDetails.builder.id ==
    "https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main"
}
`;

export async function judgeProvenance({ image, asker }: Attested, check: Check): Promise<void> {
  const write = async (ref: string) => {
    const path = join(asker.home, `${ref.replaceAll('/', '-')}.rego`);
    await writeFile(path, policy(ref));
    return ['--policy', path];
  };
  for (const cosign of cosigns)
    await check(`${cosign.name} judges fields of the provenance`, async () => {
      const ask = async (ref: string) =>
        verifyAttestation(cosign, asker, image.reference, 'slsaprovenance1', {
          more: await write(ref),
        });
      accepted(await ask('refs/heads/main'));
      refused(await ask('refs/heads/other'), /expression value, false, is not true/);
    });
  await check('gh takes the provenance without being told its type', async () => {
    accepted(await verifyWithGh(asker, image.reference));
  });
  for (const [demand, value] of [
    ['source-ref', 'refs/heads/other'],
    ['source-digest', 'b'.repeat(40)],
    ['signer-workflow', 'github.com/acme/app/.github/workflows/other.yml'],
  ])
    await check(`gh refuses another ${demand ?? ''}`, async () => {
      const demands = { [demand ?? '']: value };
      refused(await verifyWithGh(asker, image.reference, undefined, demands), /verif|expected/i);
    });
}

export async function statedBy(
  { asker }: Attested,
  reference: string,
  type: string,
): Promise<readonly Stated[]> {
  const [cosign] = cosigns;
  assert(cosign !== undefined);
  const found = await verifyAttestation(cosign, asker, reference, type);
  accepted(found);
  return statementsIn(found);
}

/** One bundle about platform and index, found by whichever name people have. */
export async function findSbomsOfPlatforms(made: Attested, check: Check): Promise<void> {
  const { image, asker } = made;
  const digests = Object.entries(image.platforms).map(
    ([, digest]) => `${image.repository}@${digest}`,
  );
  for (const cosign of cosigns)
    await check(`${cosign.name} finds the SBOMs by tag, index and platform`, async () => {
      for (const reference of [`${image.repository}:built`, image.reference, ...digests])
        accepted(await verifyAttestation(cosign, asker, reference, 'spdxjson'));
    });
  await check('gh finds the SBOMs by tag, index and platform', async () => {
    for (const reference of [`${image.repository}:built`, image.reference, ...digests])
      accepted(await verifyWithGh(asker, reference, spdxType));
  });
  await check('the index has the SBOM of each platform', async () => {
    const stated = await statedBy(made, image.reference, spdxType);
    assert.equal(stated.length, digests.length);
  });
}

export async function checkBuildProvenance(made: Attested, check: Check): Promise<void> {
  const { image, asker } = made;
  for (const cosign of cosigns)
    await check(`${cosign.name} finds the build's provenance by platform only`, async () => {
      const ask = (digest: string) =>
        verifyAttestation(cosign, asker, `${image.repository}@${digest}`, 'slsaprovenance1');
      for (const [, digest] of Object.entries(image.platforms)) accepted(await ask(digest));
      refused(await ask(image.digest), noneOfThatType);
    });
  await check('the provenance is what the build wrote', async () => {
    for (const [, digest] of Object.entries(image.platforms)) {
      const stated = await statedBy(made, `${image.repository}@${digest}`, provenanceType);
      assert.equal(stated.length, 1);
      assert.match(JSON.stringify(stated[0]?.predicate), /moby\/buildkit.*slsa-definitions/);
    }
  });
}
