// SPDX-License-Identifier: Apache-2.0
// May import: bench, peers. Measures this project's built action beside cosign, against the same real services, and prints a table; `--check` holds it to its limits.
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildPeers, peer } from '../peers/build.ts';
import type { PushedImage } from '../peers/images.ts';
import { mustRun } from '../peers/process.ts';
import { jobEnvironment, signWithAction } from '../peers/signers.ts';
import { depthOf, median, type Point } from './depth.ts';
import { measureStart } from './start.ts';
import { startWorld, type Listing, type World } from './world.ts';

interface Scenario {
  readonly name: string;
  readonly listing: Listing;
  readonly images: number;
  readonly maxDepth: number;
  /** Of cosign's wall time at the delay that both are compared at. */
  readonly maxShare: number;
}

const scenarios: readonly Scenario[] = [
  { name: '1 image, referrers API', listing: 'referrers-api', images: 1, maxDepth: 6, maxShare: 1 / 2 },
  { name: '1 image, fallback tag', listing: 'fallback-tag', images: 1, maxDepth: 7, maxShare: 1 / 2 },
  { name: '10 images, fallback tag', listing: 'fallback-tag', images: 10, maxDepth: 9, maxShare: 1 / 10 },
];

const comparedAtMs = 200;
const maxStartMs = 80;
const maxDistBytes = 4 * 1024 * 1024;

interface Row {
  readonly what: string;
  readonly signet: string;
  readonly cosign: string;
  readonly limit: string;
  readonly isWithin: boolean;
}

type Sign = (images: readonly PushedImage[], world: World) => Promise<void>;

async function signWithSignet(images: readonly PushedImage[], { files, issuer }: World): Promise<void> {
  const { exitCode, outputs, stdout } = await signWithAction(images, files, jobEnvironment(issuer));
  if (exitCode !== 0 || outputs['signed'] !== 'true') throw new Error(`not signed:\n${stdout}`);
}

/** All images in one call, which is the quickest way that cosign has. */
async function signWithCosign(images: readonly PushedImage[], { files, issuer }: World): Promise<void> {
  const trust = ['--signing-config', files.signingConfig, '--trusted-root', files.trustedRoot];
  await mustRun(peer('cosign3'), ['sign', '--yes', ...trust, ...images.map(({ reference }) => reference)], {
    env: { GITHUB_ACTIONS: 'true', ...jobEnvironment(issuer) },
  });
}

/** The median wall time of each delay. Every run has images that nobody has signed. */
async function measure(
  sign: Sign,
  { listing, images: count }: Scenario,
  world: World,
  delaysMs: readonly number[],
  repeats: number,
): Promise<readonly Point[]> {
  const points: Point[] = [];
  for (const delayMs of delaysMs) {
    const walls: number[] = [];
    for (let left = repeats; left > 0; left--) {
      world.delays.ms = 0;
      const images = await world.freshImages(listing, count);
      world.delays.ms = delayMs;
      const started = performance.now();
      await sign(images, world);
      walls.push(performance.now() - started);
    }
    points.push({ delayMs, wallMs: median(walls) });
  }
  world.delays.ms = 0;
  return points;
}

async function compare(scenario: Scenario, world: World): Promise<readonly Row[]> {
  const signet = await measure(signWithSignet, scenario, world, [0, 100, comparedAtMs, 300], 3);
  const cosign = await measure(signWithCosign, scenario, world, [0, comparedAtMs], scenario.images === 1 ? 3 : 1);
  const depth = depthOf(signet);
  const [ownWall, otherWall] = [wallAt(signet, comparedAtMs), wallAt(cosign, comparedAtMs)];
  const { name, maxDepth, maxShare } = scenario;
  return [
    {
      what: `depth: ${name}`,
      signet: depth.toFixed(1),
      cosign: depthOf(cosign).toFixed(1),
      limit: `≤ ${String(maxDepth)}`,
      isWithin: Math.round(depth * 10) / 10 <= maxDepth,
    },
    {
      what: `wall time at ${String(comparedAtMs)} ms per request: ${name}`,
      signet: seconds(ownWall),
      cosign: seconds(otherWall),
      limit: `≤ 1/${String(Math.round(1 / maxShare))} of cosign`,
      isWithin: ownWall <= otherWall * maxShare,
    },
    { what: `wall time without delay: ${name}`, signet: seconds(wallAt(signet, 0)), cosign: seconds(wallAt(cosign, 0)), limit: '', isWithin: true },
  ];
}

function wallAt(points: readonly Point[], delayMs: number): number {
  return points.find((point) => point.delayMs === delayMs)?.wallMs ?? Number.NaN;
}

async function startRow(world: World): Promise<Row> {
  const { overBareMs, bareMs } = await measureStart(world);
  return {
    what: 'start to first request, above `node -e 0`',
    signet: `${overBareMs.toFixed(0)} ms (+ ${bareMs.toFixed(0)} ms)`,
    cosign: '',
    limit: `≤ ${String(maxStartMs)} ms`,
    isWithin: overBareMs <= maxStartMs,
  };
}

async function sizeRow(): Promise<Row> {
  const dist = resolve(import.meta.dirname, '../dist');
  const sizes = await Promise.all((await readdir(dist)).map(async (name) => (await stat(join(dist, name))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const cosign = await stat(peer('cosign3'));
  return {
    what: 'downloaded for a job',
    signet: megabytes(bytes),
    cosign: megabytes(cosign.size),
    limit: `< ${megabytes(maxDistBytes)}`,
    isWithin: bytes < maxDistBytes,
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

async function main(): Promise<boolean> {
  await buildPeers(['cosign3', 'fulcio', 'tesseract', 'rekor1', 'rekor2', 'trillian-mem', 'tsa', 'olareg', 'crane']);
  await using world = await startWorld();
  const print = ({ what, signet, cosign, limit, isWithin }: Row) => {
    console.log(`| ${what} | ${signet} | ${cosign} | ${limit}${isWithin ? '' : ' **exceeded**'} |`);
  };
  console.log('| | Signet | cosign 3.1.3 | limit |\n| --- | --- | --- | --- |');
  const rows: Row[] = [];
  const add = (...more: readonly Row[]) => {
    more.forEach(print);
    rows.push(...more);
  };
  for (const scenario of scenarios) add(...(await compare(scenario, world)));
  add(await startRow(world), await sizeRow());
  return rows.every(({ isWithin }) => isWithin);
}

const isWithinLimits = await main();
if (process.argv.includes('--check') && !isWithinLimits) process.exitCode = 1;
