// SPDX-License-Identifier: Apache-2.0
// Runs the commands that the pages show and that need other programs, as they stand there.
import assert from 'node:assert/strict';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { readBlocks } from '../playground/pages/blocks.ts';
import { scriptsOfPeers, shellOfPeers } from '../playground/pages/coverage.ts';
import { workflowOf } from '../playground/pages/workflows.ts';
import { peer } from './build.ts';
import { startBuildKit } from './buildkit.ts';
import type { Builder } from './images.ts';
import { runWorkflow, type WorkflowRun } from './page-jobs.ts';
import { identity, openPlace, runCommands, runOwn, type Place, type Texts } from './page-place.ts';
import { mustRun } from './process.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';

const blocks = new Map(readBlocks().map((block) => [block.key, block]));
const signed = { images: 'ghcr.io/acme/app:1.2.3' };
const stated = { ...signed, sbom: 'sbom.spdx.json', provenance: 'true' };

export async function runPages(stack: Stack, builder: Builder, tally: Tally): Promise<void> {
  console.log('\npages');
  const registry = stack.registries.find(({ name }) => name === 'docker-registry');
  assert(registry !== undefined);
  await using buildkit = await startBuildKit(stack.folder, [registry]);
  const open = () => openPlace({ stack, registry, builder, buildkit });
  for (const key of shellOfPeers)
    await tally.check(`pages, ${key}`, async () => {
      await shells[key](await open(), textOf(key), stack);
    });
  for (const key of scriptsOfPeers)
    await tally.check(`pages, ${key}`, async () => {
      const script = scripts[key];
      const place = await open();
      await script.before?.(place);
      const block = blocks.get(key);
      const workflow = block === undefined ? undefined : workflowOf(block);
      assert(workflow !== undefined, `there is no workflow in ${key}`);
      await script.after(place, () => runWorkflow(workflow, place));
    });
}

function textOf(key: string): string {
  const text = blocks.get(key)?.text;
  assert(text !== undefined, `there is no block ${key}`);
  return text;
}

async function succeeds(place: Place, text: string): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommands(place, text);
  assert.equal(exitCode, 0, stdout + stderr);
  return stdout + stderr;
}

/** The signature of the release workflow, by cosign. */
async function isSigned({ localize, env }: Place, image = signed.images): Promise<void> {
  const issuer = localize('https://token.actions.githubusercontent.com');
  const signer = ['--certificate-identity', identity, '--certificate-oidc-issuer', issuer];
  const trust = ['--trusted-root', env['PEERS_TRUSTED_ROOT'] ?? ''];
  await mustRun(peer('cosign3'), ['verify', ...trust, ...signer, localize(image)], { env });
}

const shells: Readonly<
  Record<(typeof shellOfPeers)[number], (place: Place, text: string, stack: Stack) => Promise<void>>
> = {
  async 'docs/attestations.md#check-them sh'(place, text) {
    const { exitCode, stderr } = await runCommands(place, text);
    assert.notEqual(exitCode, 0, 'an image without attestations passes');
    assert.match(stderr, /no (?:matching|valid|signatures)|not found/i);
    await runOwn(place, './', stated);
    // gh says nothing when it is content and nobody reads it on a terminal.
    assert.match(await succeeds(place, text), /The cosign claims were validated/);
  },

  async 'docs/keys.md#make-a-key sh'(place, text) {
    // What cosign asks for on a terminal.
    await succeeds(place, `export COSIGN_PASSWORD="$PEERS_TYPED"\n${text}`);
    const secret = async (name: string) => readFile(join(place.secrets, name), 'utf8');
    const key = await secret('COSIGN_PRIVATE_KEY');
    const inputs = {
      ...signed,
      signer: 'key',
      key: 'env://COSIGN_PRIVATE_KEY',
      'key-password': await secret('COSIGN_PASSWORD'),
    };
    await runOwn(place, './', inputs, { COSIGN_PRIVATE_KEY: key });
    await succeeds(place, 'cosign verify --key cosign.pub ghcr.io/acme/app:1.2.3');
  },

  async 'docs/migrate/notation.md#run-both-for-a-while sh'(place, text) {
    await runOwn(place, './', signed);
    assert.match(await succeeds(place, text), /application\/vnd\.dev\.sigstore\.bundle/);
  },

  async 'docs/private-sigstore.md#the-two-files sh'(place, text, stack) {
    const names = {
      'ca.pem': 'fulcio.pem',
      'rekor-v1.pub': 'rekor.pub',
      'ct.pub': 'ctlog.pub',
      'tsa.pem': 'tsa.pem',
    };
    for (const [from, to] of Object.entries(names))
      await copyFile(join(stack.folder, from), join(place.workspace, to));
    await succeeds(place, text);
    const files = {
      'signing-config': 'signing-config.json',
      'trusted-root': 'trusted-root.json',
    };
    await runOwn(place, './', { ...signed, ...files });
    await isSigned(place);
    const verifying = { ...signed, 'trusted-root': 'trusted-root.json' };
    assert.equal((await runOwn(place, './verify', verifying)).outputs['verified'], 'true');
  },
};

interface Script {
  before?(place: Place): Promise<unknown>;
  after(place: Place, run: () => Promise<WorkflowRun>): Promise<void>;
}

const release = (inputs: Texts) => (place: Place) => runOwn(place, './', inputs);

/** Runs it, and finds the signature afterwards. */
const signs: Script = {
  async after(place, run) {
    assert.equal((await run()).own[0]?.outputs['signed'], 'true');
    await isSigned(place);
  },
};

const scripts: Readonly<Record<(typeof scriptsOfPeers)[number], Script>> = {
  'docs/compare.md#comparison yaml': {
    async after(place, run) {
      const { own } = await run();
      assert.match(own[0]?.outputs['signatures'] ?? '', /"status":"found"/);
      await isSigned(place);
    },
  },
  'docs/migrate/cosign-installer.md#from-cosign-installer yaml': {
    async after(place, run) {
      const { own } = await run();
      assert.match(own[0]?.outputs['attestations'] ?? '', /spdx/);
      await isSigned(place);
    },
  },
  'docs/migrate/cosign-installer.md#before-and-after yaml': {
    before: release(signed),
    async after(_, run) {
      assert.equal((await run()).own[0]?.outputs['verified'], 'true');
    },
  },
  'docs/migrate/cosign-installer.md#run-both-for-a-while yaml': signs,
  'docs/recipes.md#bake-and-metadata yaml 2': {
    async after(place, run) {
      assert.equal((await run()).own[0]?.outputs['signed'], 'true');
      await isSigned(place, 'ghcr.io/acme/app:dev');
      await isSigned(place, 'ghcr.io/acme/worker:dev');
    },
  },
  'docs/recipes.md#one-job-per-platform yaml': {
    async after(place, run) {
      const { own } = await run();
      assert.notEqual(own[0]?.outputs['digest'], place.image.digest);
      await isSigned(place);
    },
  },
  'docs/verify.md#verify yaml': {
    before: release({ images: 'ghcr.io/acme/app:v1.2.3' }),
    async after({ image }, run) {
      const expected = `kubectl set image deployment/app app=${image.reference}\n`;
      assert.equal((await run()).printed, expected);
    },
  },
  'docs/verify.md#gate-on-a-scan-result yaml': {
    before: (place) => scanned(place, 'High'),
    async after(place, run) {
      await run();
      await scanned(place, 'Critical');
      // Of the condition that the second jq was given.
      await assert.rejects(run(), /^false$/m);
    },
  },
};

async function scanned(place: Place, severity: string): Promise<void> {
  const scan = { matches: [{ vulnerability: { id: 'CVE-2026-1', severity } }] };
  await writeFile(join(place.workspace, 'grype.json'), JSON.stringify(scan));
  await runOwn(place, './', { ...signed, attestations: 'vuln=grype.json' });
}
