// SPDX-License-Identifier: Apache-2.0
// What the real Rekor's index says of images and their signers, and what an audit makes of it.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { pushImages } from '../bench/images.ts';
import { runAction } from '../playground/runner.ts';
import { checkpointOf } from '../src/audit/log-growth.ts';
import type { LoggedImage } from '../src/audit/log-judgement.ts';
import { SignetError } from '../src/errors.ts';
import { judgeGrowth, readLogState, type Checkpoint } from '../src/sigstore/log-checkpoint.ts';
import { readEntries, searchLog } from '../src/sigstore/log-search.ts';
import { judgeRecordedEntry } from '../src/sigstore/recorded-entry.ts';
import { peer } from './build.ts';
import { legacyTrust } from './gate.ts';
import { openLogScene, selfMade, type LogScene } from './log-scene.ts';
import { mustRun } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment } from './signers.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';

/** A workflow whom nothing names. */
const stranger = 'stranger';

export async function runLog(registry: PeerRegistry, stack: Stack, tally: Tally): Promise<void> {
  console.log(`\nlog, ${registry.name}`);
  const scene = await openLogScene(stack);
  const check = (what: string, body: (scene: LogScene, registry: PeerRegistry) => Promise<void>) =>
    tally.check(`log, ${registry.name}: ${what}`, () => body(scene, registry));
  await check('what we signed is found by digest and by name, and explained', findsOurs);
  await check('the index knows whole names alone, in any case of letters', knowsWholeNames);
  await check('questions are as long as the server takes them', keepsLimits);
  await check('an entry by a stranger is counted', countsStrangers);
  await check('a signature by a stranger beside the image is an incident', findsStrangers);
  await check('a statement by a stranger in the older type of entry is found', findsStatements);
  await check('a certificate of one’s own making is recorded, and no incident', keepsCalm);
  await check('our identity without a run of ours is an incident', findsUnexplained);
  await check('the log extends all that it showed before', extendsItself);
  await check('a forged earlier checkpoint is inconsistent', findsInconsistency);
  await check('100 images', measures);
  await check('an index that lost everything is told, and accuses nobody', tellsSilence);
}

/** New images, signed by the action. */
async function sign({ stack }: LogScene, { host }: PeerRegistry, count: number) {
  const images = await pushImages(host, count);
  const { trustedRoot, signingConfig } = stack.rekorV1;
  const { exitCode, stdout } = await runAction({
    inputs: {
      images: images.join('\n'),
      'trusted-root': trustedRoot,
      'signing-config': signingConfig,
    },
    env: jobEnvironment(stack.issuer),
  });
  assert.equal(exitCode, 0, stdout);
  return images;
}

async function signOne(scene: LogScene, registry: PeerRegistry): Promise<string> {
  const [image = ''] = await sign(scene, registry, 1);
  return image;
}

async function findsOurs(scene: LogScene, registry: PeerRegistry): Promise<void> {
  const names = await sign(scene, registry, 12);
  const images = await Promise.all(names.map((name) => scene.look(name)));
  const { notices, counts, entriesNotOurs, report } = await scene.audit(images);
  assert.deepEqual(
    { failure: report.failure, notices, entriesNotOurs },
    { failure: null, notices: [], entriesNotOurs: [] },
  );
  assert(counts.ours >= 12 && report.entries >= 12, JSON.stringify(counts));
}

async function knowsWholeNames(scene: LogScene, registry: PeerRegistry): Promise<void> {
  await signOne(scene, registry);
  const identity = scene.stack.issuer.identity();
  const count = async (subject: string) => {
    const answer = await searchLog({ subject }, scene.log, scene.ports);
    return answer.kind === 'found' ? answer.uuids.length : -1;
  };
  assert((await count(identity)) > 0);
  assert.equal(await count(identity.toUpperCase()), await count(identity));
  assert.equal(await count(identity.slice(0, -1)), 0);
  assert.equal(await count(identity.split('@')[0] ?? ''), 0);
}

async function keepsLimits({ log, ports }: LogScene): Promise<void> {
  const refusal = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof SignetError ? `${error.code} ${error.message}` : '';
  };
  const eleven = Array<string>(11).fill('ab'.repeat(32));
  assert.match(await refusal(readEntries(eleven, log, ports)), /REKOR_REJECTED .*422.*at most 10/);
  const subject = `https://${'x'.repeat(505)}`;
  assert.match(await refusal(searchLog({ subject }, log, ports)), /REKOR_REJECTED .*422.*512/);
}

async function countsStrangers(scene: LogScene, registry: PeerRegistry): Promise<void> {
  const name = await signOne(scene, registry);
  await scene.record(name, await scene.certify(stranger));
  const { counts, entriesNotOurs, report } = await scene.audit([await scene.look(name)]);
  assert.deepEqual([entriesNotOurs, report.failure], [[], null]);
  assert.equal(counts.foreign, 1);
}

async function findsStrangers(scene: LogScene, registry: PeerRegistry): Promise<void> {
  for (const program of ['cosign3', 'cosign306']) await findsStranger(scene, registry, program);
}

async function findsStranger(scene: LogScene, registry: PeerRegistry, program: string) {
  const { stack } = scene;
  const name = await signOne(scene, registry);
  const { signingConfig, trustedRoot } = stack.rekorV1;
  const trust = ['--signing-config', signingConfig, '--trusted-root', trustedRoot];
  await mustRun(peer(program), ['sign', '--yes', ...trust, name], {
    env: { ...registry.env, GITHUB_ACTIONS: 'true', ...jobEnvironment(stack.issuer, stranger) },
  });
  const evidence = await scene.audit([await scene.look(name)]);
  assert.deepEqual(
    evidence.entriesNotOurs.map(({ signer, image }) => [signer.identity, image]),
    [[stack.issuer.identity(stranger), name]],
  );
  const [found] = evidence.entriesNotOurs;
  assert(found?.evidence.includes(`signs exactly what is signed of ${name}`));
}

async function findsStatements(scene: LogScene, registry: PeerRegistry): Promise<void> {
  const { stack } = scene;
  const name = await signOne(scene, registry);
  const predicate = join(stack.folder, 'stranger.json');
  await writeFile(predicate, '{"by":"a stranger"}');
  const flags = ['--predicate', predicate, '--type', 'https://example.com/stated'];
  const services = ['--fulcio-url', stack.urls.fulcio, '--rekor-url', stack.urls.rekorV1];
  await mustRun(
    peer('cosign26'),
    ['attest', '--yes', '--rekor-entry-type', 'intoto', ...flags, ...services, name],
    {
      env: {
        ...registry.env,
        ...legacyTrust(stack),
        GITHUB_ACTIONS: 'true',
        ...jobEnvironment(stack.issuer, stranger),
      },
    },
  );
  const image = await scene.look(name);
  const kinds = await kindsAbout(scene, image);
  assert.deepEqual(kinds.toSorted(), ['dsse by certified', 'intoto by certified']);
  const { counts, report } = await scene.audit([image]);
  assert.deepEqual([counts.foreign, counts.unreadable, report.failure], [1, 0, null]);
}

/** Of the entries that the index names for an image. */
async function kindsAbout({ log, ports, trust }: LogScene, image: LoggedImage): Promise<string[]> {
  const hash = image.digest as `sha256:${string}`;
  const found = await searchLog({ hash }, log, ports);
  assert(found.kind === 'found');
  const answers = await readEntries(found.uuids, log, ports);
  return answers.map((answer) => {
    if (answer.kind === 'unread') return answer.why;
    const judged = judgeRecordedEntry(answer.entry, trust);
    if (judged.kind === 'unreadable') return judged.why;
    return `${judged.recorded.kind} by ${judged.signers.map(({ kind }) => kind).join(', ')}`;
  });
}

async function keepsCalm(scene: LogScene, registry: PeerRegistry): Promise<void> {
  const { issuer } = scene.stack;
  const name = await signOne(scene, registry);
  await scene.record(name, selfMade(issuer.identity(), issuer.url));
  const evidence = await scene.audit([await scene.look(name)]);
  assert.deepEqual(evidence.entriesNotOurs, []);
  assert.equal(evidence.counts.selfMade, 1);
  // Though nothing explains it, and the index names it for the image and under our name.
  const runs = await scene.audit([await scene.look(name)], { runs: 'not-found' });
  assert.equal(runs.entriesNotOurs.length, runs.counts.ours);
}

async function findsUnexplained(scene: LogScene, registry: PeerRegistry): Promise<void> {
  const name = await signOne(scene, registry);
  const images = [await scene.look(name)];
  const { entriesNotOurs } = await scene.audit(images, { runs: 'not-found' });
  const about = entriesNotOurs.filter(({ image }) => image === name);
  assert.deepEqual(
    about.map(({ why }) => why),
    ['GitHub knows no run 42 of acme/app'],
  );
  assert(
    about.some(({ evidence }) => evidence.includes(`signs exactly what is signed of ${name}`)),
  );
}

/** Every pair of what it showed while it grew. */
async function extendsItself(scene: LogScene, registry: PeerRegistry): Promise<void> {
  const { log, trust, ports } = scene;
  const read = () => readLogState(log, trust.tlogs, ports);
  const name = await signOne(scene, registry);
  const shown: Checkpoint[] = [];
  for (let made = 0; made < 9; made++) {
    shown.push((await read()).active);
    await scene.record(name, await scene.certify(stranger));
  }
  const last = await read();
  for (const [at, first] of shown.entries()) {
    for (const { size, root } of shown.slice(at)) {
      const then = { ...last, active: { ...last.active, size, root } };
      assert.deepEqual(await judgeGrowth(first, then, log, ports), {
        kind: 'extends',
        shard: 'active',
      });
    }
    assert.equal((await judgeGrowth(first, last, log, ports)).kind, 'extends');
  }
  assert.equal(new Set(shown.map(({ size }) => size)).size, 9);
}

async function findsInconsistency(scene: LogScene, registry: PeerRegistry): Promise<void> {
  const images = [await scene.look(await signOne(scene, registry))];
  const { report } = await scene.audit(images);
  await signOne(scene, registry);
  const honest = await scene.audit(images, { previous: checkpointOf(report, scene.log) });
  assert.equal(honest.inconsistent, null);
  const [first, ...rest] = report.rootHash ?? '';
  const rootHash = `${first === '0' ? '1' : '0'}${rest.join('')}`;
  const forged = { ...report, rootHash };
  const found = await scene.audit(images, { previous: checkpointOf(forged, scene.log) });
  assert.deepEqual(found.inconsistent?.before, { treeSize: report.treeSize, rootHash });
  assert.equal(found.report.rootHash, rootHash);
  const ahead = { ...report, treeSize: '1000000' };
  const behind = await scene.audit(images, { previous: checkpointOf(ahead, scene.log) });
  assert.deepEqual([behind.inconsistent, behind.report.failure?.code], [null, 'LOG_BEHIND']);
}

async function measures(scene: LogScene, registry: PeerRegistry): Promise<void> {
  const names = await sign(scene, registry, 100);
  const images = await Promise.all(names.map((name) => scene.look(name)));
  const before = scene.requests();
  const started = performance.now();
  const { entriesNotOurs, report } = await scene.audit(images);
  const ms = performance.now() - started;
  const requests = scene.requests() - before;
  assert.deepEqual([report.failure, entriesNotOurs], [null, []]);
  console.log(
    `        ${String(requests)} requests, ${(requests / 100).toFixed(2)} a digest, for ` +
      `${String(report.entries)} entries in ${ms.toFixed(0)} ms`,
  );
  // One for each digest and one for ten entries; checkpoint, canary and the name are three.
  assert(requests <= 100 + Math.ceil(report.entries / 10) + 3, `${requests} requests`);
}

async function tellsSilence(scene: LogScene, registry: PeerRegistry): Promise<void> {
  const images = [await scene.look(await signOne(scene, registry))];
  await scene.stack.emptyIndex();
  const evidence = await scene.audit(images, { runs: 'not-found' });
  assert.equal(evidence.report.failure?.code, 'LOG_INDEX_SILENT');
  assert.deepEqual([evidence.entriesNotOurs, evidence.report.entries], [[], 0]);
}
