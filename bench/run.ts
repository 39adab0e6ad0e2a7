// SPDX-License-Identifier: Apache-2.0
// Measures beside cosign, in the same run and against the same real services; with --check, fails
// when a limit is passed.
import { readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { peer, unbuilt } from '../peers/build.ts';
import { mustRun } from '../peers/process.ts';
import { failureText, requireAll } from '../peers/requirements.ts';
import { writeSigstoreFiles, type SigstoreFiles } from '../peers/sigstore-files.ts';
import { stackPeers, stackTools, startStack, type Stack } from '../peers/stack.ts';
import { inTemporaryFolder } from '../peers/temporary.ts';
import { runAction } from '../playground/runner.ts';
import { startDelayProxy, type DelayProxy } from './delay-proxy.ts';
import { measureAdmission, type AdmissionRow } from './admission.ts';
import { measureAudit, type AuditMeasures, type AuditRow } from './audit.ts';
import { pushImages } from './images.ts';
import { measure, type Measure, type Task } from './measure.ts';
import { measureMemory } from './memory.ts';
import { measureStartUp } from './start-up.ts';
import { measureVerification } from './verification.ts';

interface Place {
  readonly files: SigstoreFiles;
  readonly tokenUrl: string;
  readonly identity: string;
  readonly issuer: string;
  readonly hosts: Readonly<Record<'api' | 'tag', string>>;
  /** Path of a small SBOM. */
  readonly sbom: string;
}

interface Row {
  readonly name: string;
  readonly ours: Measure;
  readonly cosign: Measure | undefined;
  readonly limits: { readonly depth: number; readonly share?: number };
}

const platforms = ['amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64', 'mips64le'];

function tasks(place: Place) {
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: place.tokenUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runner',
  };
  const trust = { 'trusted-root': place.files.trustedRoot };
  const act = async (action: '.' | 'verify', inputs: Readonly<Record<string, string>>) => {
    const { exitCode, stdout } = await runAction({ action, inputs: { ...trust, ...inputs }, env });
    if (exitCode !== 0) throw new Error(stdout);
  };
  const sign = (images: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    act('.', { images: images.join('\n'), 'signing-config': place.files.signingConfig, ...more });
  const cosign = async (...args: string[]) => {
    await mustRun(peer('cosign3'), args, { env: { GITHUB_ACTIONS: 'true', ...env } });
  };
  const cosignTrust = ['--trusted-root', place.files.trustedRoot];
  const signed = (shape: 'api' | 'tag') => async (count: number) => {
    const images = await pushImages(place.hosts[shape], count);
    await sign(images);
    return images;
  };
  return {
    sign: (shape: 'api' | 'tag'): Task => ({
      prepare: (count) => pushImages(place.hosts[shape], count),
      run: (images) => sign(images),
    }),
    signAgain: (shape: 'api' | 'tag'): Task => ({
      prepare: signed(shape),
      run: (images) => sign(images),
    }),
    /** Signature, SBOM and provenance; cosign takes a command for each. */
    signStatements: (shape: 'api' | 'tag'): Task => ({
      prepare: (count) => pushImages(place.hosts[shape], count),
      run: (images) => sign(images, { sbom: place.sbom, provenance: 'true' }),
    }),
    cosignStatements: (shape: 'api' | 'tag'): Task => ({
      prepare: (count) => pushImages(place.hosts[shape], count),
      async run(images) {
        const services = ['--yes', '--signing-config', place.files.signingConfig, ...cosignTrust];
        for (const image of images) {
          await cosign('sign', ...services, image);
          for (const type of ['spdxjson', 'slsaprovenance1'])
            await cosign('attest', ...services, '--type', type, '--predicate', place.sbom, image);
        }
      },
    }),
    signPlatforms: (shape: 'api' | 'tag'): Task => ({
      prepare: () => pushImages(place.hosts[shape], 1, platforms),
      run: (images) => sign(images, { recursive: 'true' }),
    }),
    cosignSign: (shape: 'api' | 'tag', ...flags: string[]): Task => ({
      prepare: (count) =>
        pushImages(place.hosts[shape], count, flags.length === 0 ? [] : platforms),
      run: (images) =>
        cosign(
          'sign',
          '--yes',
          ...flags,
          '--signing-config',
          place.files.signingConfig,
          ...cosignTrust,
          ...images,
        ),
    }),
    verify: (shape: 'api' | 'tag'): Task => ({
      prepare: signed(shape),
      run: (images) =>
        act('verify', {
          images: images.join('\n'),
          'certificate-identity': place.identity,
          'certificate-oidc-issuer': place.issuer,
        }),
    }),
    cosignVerify: (shape: 'api' | 'tag'): Task => ({
      prepare: signed(shape),
      run: (images) =>
        cosign(
          'verify',
          ...cosignTrust,
          '--certificate-identity',
          place.identity,
          '--certificate-oidc-issuer',
          place.issuer,
          ...images,
        ),
    }),
  };
}

async function measureAll(place: Place): Promise<Row[]> {
  const task = tasks(place);
  const row = async (
    name: string,
    count: number,
    ours: Task,
    cosign: Task | undefined,
    limits: Row['limits'],
  ): Promise<Row> => {
    const measured = {
      name,
      ours: await measure(ours, count, count <= 10 ? 600 : 200),
      cosign: cosign === undefined ? undefined : await measure(cosign, count),
      limits,
    };
    console.error(`measured: ${name}`);
    return measured;
  };
  return [
    await row('sign 1 image, referrers API', 1, task.sign('api'), task.cosignSign('api'), {
      depth: 6,
      share: 0.5,
    }),
    await row('sign 1 image, fallback tag', 1, task.sign('tag'), task.cosignSign('tag'), {
      depth: 7,
      share: 0.5,
    }),
    await row('sign 10 images, fallback tag', 10, task.sign('tag'), task.cosignSign('tag'), {
      depth: 9,
      share: 0.1,
    }),
    await row('sign 100 images, fallback tag', 100, task.sign('tag'), undefined, { depth: 40 }),
    await row(
      'sign 8 platforms and their index, fallback tag',
      1,
      task.signPlatforms('tag'),
      task.cosignSign('tag', '--recursive'),
      { depth: 10 },
    ),
    await row(
      'sign 1 image with SBOM and provenance, referrers API',
      1,
      task.signStatements('api'),
      task.cosignStatements('api'),
      { depth: 7, share: 1 / 3 },
    ),
    await row(
      'sign 1 image with SBOM and provenance, fallback tag',
      1,
      task.signStatements('tag'),
      task.cosignStatements('tag'),
      { depth: 8, share: 1 / 3 },
    ),
    await row(
      'sign 10 images with SBOM and provenance, fallback tag',
      10,
      task.signStatements('tag'),
      undefined,
      { depth: 10 },
    ),
    await row('sign 1 image again, fallback tag', 1, task.signAgain('tag'), undefined, {
      depth: 4,
    }),
    await row('verify 1 image, referrers API', 1, task.verify('api'), task.cosignVerify('api'), {
      depth: 3,
    }),
    await row('verify 1 image, fallback tag', 1, task.verify('tag'), task.cosignVerify('tag'), {
      depth: 3,
    }),
    await row('verify 10 images, fallback tag', 10, task.verify('tag'), task.cosignVerify('tag'), {
      depth: 4,
      share: 0.1,
    }),
    await row('verify 100 images, fallback tag', 100, task.verify('tag'), undefined, { depth: 25 }),
  ];
}

/** A small SBOM, which cosign takes for any predicate. */
async function writeSbom(folder: string): Promise<string> {
  const path = join(folder, 'sbom.spdx.json');
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'bench',
    documentNamespace: 'https://acme.example/sbom/bench',
    creationInfo: { created: '2026-01-02T03:04:05Z', creators: ['Tool: bench-1.0'] },
    packages: [],
  };
  await writeFile(path, JSON.stringify(document));
  return path;
}

async function placeBehindProxies(
  { folder, urls, issuer, registries }: Stack,
  proxies: DelayProxy[],
): Promise<Place> {
  const behind = async (url: string) => {
    const proxy = await startDelayProxy(url);
    proxies.push(proxy);
    return proxy.host;
  };
  const slow = async (url: string) => {
    const [, port = ''] = (await behind(url)).split(':');
    return `http://localhost:${port}${new URL(url).pathname.replace(/\/$/, '')}`;
  };
  const slowUrls = {
    ...urls,
    fulcio: await slow(urls.fulcio),
    rekorV1: await slow(urls.rekorV1),
    timestampAuthority: await slow(urls.timestampAuthority),
  };
  const registry = async (listing: string) => {
    const found = registries.find(
      (candidate) => candidate.listing === listing && candidate.login === undefined,
    );
    return behind(`http://${found?.host ?? ''}`);
  };
  const tokens = new URL(issuer.tokenUrl());
  return {
    files: await writeSigstoreFiles(folder, 'rekor-v1', slowUrls, '-slow'),
    tokenUrl: `http://${await behind(tokens.origin)}${tokens.pathname}${tokens.search}`,
    identity: issuer.identity(),
    issuer: issuer.url,
    hosts: { api: await registry('referrers-api'), tag: await registry('fallback-tag') },
    sbom: await writeSbom(folder),
  };
}

/**
 * Wall time depends on the machine that the services share with us, so a check allows a quarter
 * more than the target.
 */
const tolerance = 1.25;

/** Bytes of everything in dist/. */
function distSize(): number {
  const folder = join(import.meta.dirname, '../dist');
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function show({ name, ours, cosign }: Row): string {
  const cells = (found: Measure | undefined) =>
    found === undefined ? ['', ''] : [found.depth.toFixed(1), `${found.wall.toFixed(1)} s`];
  return `| ${[name, ...cells(ours), ...cells(cosign)].join(' | ')} |`;
}

/** Of admission engines, which have no limits of ours. */
function showAdmission({ engine, found: { alone, depth, wall } }: AdmissionRow): string {
  return `| ${engine} | ${alone.toFixed(2)} s | ${depth.toFixed(1)} | ${wall.toFixed(1)} s |`;
}

function showAudit({ name, images, seconds, requestsPerImage, memory, wallP99 }: AuditRow): string {
  const cells = [`${seconds.toFixed(1)} s`, requestsPerImage.toFixed(2), `${memory.toFixed(0)} MB`];
  return `| ${[`${images} images, ${name}`, ...cells, `${wallP99.toFixed(0)} ms`].join(' | ')} |`;
}

/** Ten times the images may take a tenth more than ten times as long. */
const auditLimits = { cold: 4.2, warm: 2.2, ratio: 11, memory: 512 };

function auditExceeded({ rows, ratio }: AuditMeasures): string[] {
  const { cold, warm } = auditLimits;
  return [
    ...rows.flatMap(({ name, images, requestsPerImage, memory }) => [
      // A few repositories have a larger share of what is asked once in each.
      ...(images >= 5_000 && requestsPerImage > (name === 'warm' ? warm : cold)
        ? [`audit, ${name}: ${requestsPerImage} requests for an image`]
        : []),
      ...(memory >= auditLimits.memory ? [`audit, ${name}: ${memory.toFixed(0)} MB`] : []),
    ]),
    ...(ratio > auditLimits.ratio
      ? [`audit: ten times the images take ${ratio} times as long`]
      : []),
  ];
}

function exceeded(rows: readonly Row[]): string[] {
  return rows.flatMap(({ name, ours, cosign, limits }) => [
    // Depths are whole numbers; the rest is the clock's noise.
    ...(ours.depth > limits.depth + 0.4
      ? [`${name}: depth ${ours.depth.toFixed(1)} > ${limits.depth}`]
      : []),
    ...(cosign !== undefined &&
    limits.share !== undefined &&
    ours.wall > cosign.wall * limits.share * tolerance
      ? [`${name}: ${ours.wall.toFixed(1)} s > ${limits.share} × ${cosign.wall.toFixed(1)} s`]
      : []),
  ]);
}

async function main(): Promise<boolean> {
  const proxies: DelayProxy[] = [];
  const programs = [...stackPeers, 'cosign3', 'kyverno', 'policy-controller'];
  await requireAll({ system: stackTools, unbuilt: await unbuilt(programs), ports: {} });
  await using stack = await startStack();
  const place = await placeBehindProxies(stack, proxies);
  const rows = await measureAll(place);
  const admission = await measureAdmission(stack, place);
  for (const proxy of proxies) proxy.close();
  const audit = await measureAudit(stack);
  const startUp = await measureStartUp();
  const cpu = await measureVerification();
  const memory = await measureMemory();
  const size = distSize() / 1024 / 1024;
  console.log(
    '| | depth | at 200 ms | cosign: depth | at 200 ms |\n| --- | --- | --- | --- | --- |',
  );
  for (const row of rows) console.log(show(row));
  console.log('\n| admits 1 image, fallback tag | alone | depth | at 200 ms |');
  console.log('| --- | --- | --- | --- |');
  for (const row of admission) console.log(showAdmission(row));
  console.log('\n| audit | time | requests each | most memory | verification, p99 |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const row of audit.rows) console.log(showAudit(row));
  console.log(
    `\nFrom start to first request: ${startUp.action.toFixed(0)} ms, of which an empty Node ` +
      `program takes ${startUp.bare.toFixed(0)} ms.`,
  );
  console.log(
    `One verification, warm: ${cpu.p50.toFixed(1)} ms (p50), ${cpu.p99.toFixed(1)} ms (p99). ` +
      `dist/: ${size.toFixed(1)} MB.`,
  );
  console.log(
    `Most memory for 1,000 images: ${memory.sign.toFixed(0)} MB to sign, ` +
      `${memory.verify.toFixed(0)} MB to verify.`,
  );
  const problems = [
    ...exceeded(rows),
    ...auditExceeded(audit),
    ...(startUp.action - startUp.bare > 80
      ? ['start-up is more than 80 ms above an empty program']
      : []),
    ...(cpu.p99 > 20 ? ['a verification takes more than 20 ms (p99)'] : []),
    ...(memory.verify > 256 ? ['verifying 1,000 images takes more than 256 MB'] : []),
    ...(size >= 4 ? ['dist/ is 4 MB or more'] : []),
  ];
  for (const problem of problems) console.log(`over the limit: ${problem}`);
  return problems.length === 0 || !process.argv.includes('--check');
}

try {
  process.exitCode = (await inTemporaryFolder(main)) ? 0 : 1;
} catch (error) {
  console.error(failureText(error));
  // What was still being started must not keep this process alive: its end ends it, too.
  process.exit(1);
}
