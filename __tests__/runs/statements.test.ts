// SPDX-License-Identifier: Apache-2.0
// Statements beside the signature, by the sign action as it is shipped: one step, one certificate,
// one write of the list.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World, type WorldResult } from '../../playground/world.ts';
import { expectReport } from './schemas.ts';
import { spdx, workspace } from './workspace.ts';

const scan = { matches: [] };

interface Attestation {
  readonly image: string;
  readonly status: string;
  readonly kind: string;
  readonly predicateType: string;
  readonly platform: string | null;
  readonly artifacts: readonly { readonly subject: string; readonly artifact: string }[];
}

const attestationsOf = ({ outputs }: WorldResult) =>
  JSON.parse(outputs['attestations'] ?? '[]') as Attestation[];
const count = (run: WorldResult, role: string) =>
  run.requests.filter((request) => request.role === role).length;

describe.each(['api', 'none-404-text'] as const)('on a registry of the shape %s', (shape) => {
  let world: World;
  const env = workspace({
    'sbom.spdx.json': spdx,
    'scan.json': scan,
    'other.spdx.json': { ...spdx, name: 'other' },
  });
  const inputs = {
    sbom: 'sbom.spdx.json',
    provenance: 'true',
    attestations: 'vuln=scan.json\nhttps://acme.example/gate/v1=scan.json',
  };
  beforeAll(async () => {
    world = await startWorld({ shape });
  });
  afterAll(async () => world.close());

  test('signature, SBOM and provenance cost one token, one certificate and one write', async () => {
    const { image } = world.push('acme/three', { content: 'three' });
    const run = await world.sign({
      inputs: { images: image, sbom: 'sbom.spdx.json', provenance: 'true' },
      env,
    });
    expect(run.outputs['signed']).toBe('true');
    expectReport('sign', run);
    expect(attestationsOf(run)).toMatchObject([
      { image, status: 'made', kind: 'sbom', predicateType: 'https://spdx.dev/Document' },
      {
        image,
        status: 'made',
        kind: 'provenance',
        predicateType: 'https://slsa.dev/provenance/v1',
      },
    ]);
    expect(count(run, 'oidc')).toBe(1);
    expect(count(run, 'fulcio')).toBe(1);
    // Of which seven read back what was stored; cosign asks 44 times and 50.
    expect(run.requests.length).toBe(shape === 'api' ? 30 : 32);
    const listed = run.requests.filter(
      ({ method, path }) => method === 'PUT' && path.includes('/manifests/sha256-'),
    );
    expect(listed).toHaveLength(shape === 'api' ? 0 : 1);
  });

  test('all of them verify, and the gate can demand each', async () => {
    const { image } = world.push('acme/gate', { content: 'gate' });
    await world.sign({ inputs: { images: image, ...inputs }, env });
    const demand = async (types: string) =>
      (await world.verify({ inputs: { images: image, 'predicate-types': types } })).outputs[
        'verified'
      ];
    await expect(
      demand('spdxjson, slsaprovenance1, vuln, https://acme.example/gate/v1'),
    ).resolves.toBe('true');
    await expect(demand('cyclonedx')).resolves.toBe('false');
  });

  test('a second run makes nothing again, and a changed SBOM is added beside the older', async () => {
    const { image } = world.push('acme/again', { content: 'again' });
    await world.sign({ inputs: { images: image, ...inputs }, env });
    const before = world.registry.store.snapshot();
    const again = await world.sign({ inputs: { images: image, ...inputs }, env });
    expect(again.outputs['signed']).toBe('true');
    expect(new Set(attestationsOf(again).map(({ status }) => status))).toEqual(new Set(['found']));
    expect(again.stdout).toContain('the run that built the image told its provenance');
    expect(world.registry.store.snapshot()).toEqual(before);
    const changed = await world.sign({
      inputs: { images: image, ...inputs, sbom: 'other.spdx.json' },
      env,
    });
    const [sbom] = attestationsOf(changed);
    expect(sbom).toMatchObject({ status: 'made', kind: 'sbom' });
    expect(changed.stdout).toMatch(/Older +sha256:[0-9a-f]{64} says something else, and stays/);
    expectReport('sign', changed);
  });

  test('an SBOM of one platform is found by the platform and by the index', async () => {
    const { image, digest } = world.push('acme/index', { platforms: ['amd64', 'arm64'] });
    const run = await world.sign({
      inputs: { images: image, sbom: 'linux/arm64=sbom.spdx.json' },
      env,
    });
    expect(run.outputs['signed']).toBe('true');
    expectReport('sign', run);
    const [sbom] = attestationsOf(run);
    expect(sbom?.platform).toBe('linux/arm64');
    expect(sbom?.artifacts).toHaveLength(2);
    const [platform] = (sbom?.artifacts ?? []).filter(({ subject }) => subject !== digest);
    expect(platform).toBeDefined();
    // The platform itself is not signed, so the gate says so; the statement is there all the same.
    const gate = await world.verify({
      inputs: { images: `${world.name('acme/index')}@${platform?.subject ?? ''}` },
    });
    expect(gate.outputs['verified']).toBe('false');
    expect(gate.stdout).toContain('https://spdx.dev/Document');
  });

  test('a platform that the index does not have is refused, with those that it has', async () => {
    const { image } = world.push('acme/platforms', { platforms: ['amd64', 'arm64'] });
    const before = world.registry.store.snapshot();
    const run = await world.sign({
      inputs: { images: image, sbom: 'linux/s390x=sbom.spdx.json' },
      env,
    });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('PLATFORM_UNKNOWN');
    expect(run.stdout).toContain('linux/amd64, linux/arm64');
    expect(world.registry.store.snapshot()).toEqual(before);
    expect(count(run, 'rekor')).toBe(0);
  });

  test('signature: false makes the statements only', async () => {
    const { image } = world.push('acme/scan', { content: 'scan' });
    const run = await world.sign({
      inputs: { images: image, attestations: 'vuln=scan.json', signature: 'false' },
      env,
    });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ signed: 'false', signatures: '[]' });
    expect(run.stdout).toMatch(/^Attested +\S+\/acme\/scan@sha256:/m);
    expect(run.stdout).toMatch(/^Done +1 of 1 images attested in /m);
    expect(run.stdout + run.summary).not.toMatch(/\bsigned\b(?! by)/i);
    expect(attestationsOf(run)).toHaveLength(1);
    const gate = await world.verify({ inputs: { images: image } });
    expect(gate.outputs['verified']).toBe('false');
  });

  test('with recursive, each manifest is signed, and only the image is stated about', async () => {
    const { image } = world.push('acme/recursive', { platforms: ['amd64', 'arm64'] });
    const run = await world.sign({
      inputs: { images: image, ...inputs, sbom: 'linux/amd64=sbom.spdx.json', recursive: 'true' },
      env,
    });
    expect(run.outputs['signed']).toBe('true');
    expect(run.outputs['images']?.split('\n')).toHaveLength(3);
    expect(new Set(attestationsOf(run).map((one) => one.image))).toEqual(new Set([image]));
    const lists = run.requests.filter(
      ({ method, path }) => method === 'PUT' && path.includes('/manifests/sha256-'),
    );
    // The platform's signature and SBOM are in one write of its list.
    expect(lists).toHaveLength(shape === 'api' ? 0 : 3);
  });
});

describe('files that cannot be attested', () => {
  test('are all told at once, and nothing is requested', async () => {
    const world = await startWorld();
    const { image } = world.push('acme/app');
    const env = workspace({
      'empty.json': '',
      'array.json': [],
      'twice.json': '{"a":1,"a":2}',
      'sbom.spdx': 'SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n',
    });
    const run = await world.sign({
      inputs: {
        images: image,
        sbom: 'sbom.spdx\nabsent.json\n*.none',
        attestations: 'vuln=empty.json\ncustom=array.json\ncustom=twice.json',
      },
      env,
    });
    expect(run.exitCode).toBe(1);
    expect(run.requests).toEqual([]);
    for (const name of [
      'sbom.spdx',
      'absent.json',
      '*.none',
      'empty.json',
      'array.json',
      'twice.json',
    ])
      expect(run.stdout).toContain(name);
    expect(run.stdout).toContain('STATEMENT_INVALID');
    expectReport('sign', run);
    await world.close();
  });
});

test('push: false writes each bundle as a file of its own', async () => {
  const world = await startWorld();
  const { image } = world.push('acme/app');
  const run = await world.sign({
    inputs: { images: image, push: 'false', sbom: 'sbom.spdx.json', provenance: 'true' },
    env: workspace({ 'sbom.spdx.json': spdx }),
  });
  expect(run.outputs['bundle-paths']?.split('\n')).toHaveLength(3);
  expect(run.stdout).toContain('cosign verify-blob-attestation');
  await world.close();
});

describe('a large statement', () => {
  const large = { matches: ['x'.repeat(1_100_000)] };
  const env = workspace({ 'sbom.spdx.json': spdx, 'scan.json': large });
  const inputs = { sbom: 'sbom.spdx.json', provenance: 'true', attestations: 'vuln=scan.json' };

  test('goes to Rekor v2 where that is wanted, and everything else stays in Rekor v1', async () => {
    const world = await startWorld({ bothLogs: true });
    const { image } = world.push('acme/app');
    const run = await world.sign({
      inputs: { images: image, ...inputs, 'large-statements': 'rekor-v2' },
      env,
    });
    expect(run.outputs['signed']).toBe('true');
    const to = (path: string) => run.requests.filter((request) => request.path === path).length;
    expect(to('/api/v1/log/entries')).toBe(3);
    expect(to('/api/v2/log/entries')).toBe(1);
    expect(count(run, 'fulcio')).toBe(1);
    const gate = await world.verify({ inputs: { images: image, 'predicate-types': 'vuln' } });
    expect(gate.outputs['verified']).toBe('true');
    await world.close();
  });

  test('needs a Sigstore with Rekor v2, which is said before a certificate is bought', async () => {
    const world = await startWorld();
    const { image } = world.push('acme/app');
    const run = await world.sign({
      inputs: { images: image, ...inputs, 'large-statements': 'rekor-v2' },
      env,
    });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('names none');
    expect(count(run, 'fulcio')).toBe(0);
    await world.close();
  });

  test.each(['reset', { status: 413 }] as const)(
    'that the log drops (%j) is told apart from an outage, and the image stays unsigned',
    async (fault) => {
      const world = await startWorld();
      world.sigstore.faults.push({ path: /log.entries/, above: 1_000_000, fault });
      const { image } = world.push('acme/app');
      const before = world.registry.store.all('acme/app');
      const started = performance.now();
      const run = await world.sign({ inputs: { images: image, ...inputs, patience: '2m' }, env });
      expect(run.exitCode).toBe(1);
      expect(run.stdout).toContain('REKOR_TOO_LARGE');
      expect(run.stdout).toContain('large-statements: rekor-v2');
      expect(performance.now() - started).toBeLessThan(60_000);
      expect(world.registry.store.all('acme/app')).toEqual(before);
      await world.close();
    },
  );
});

describe('what BuildKit stated', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world.close());

  test('becomes a signed SBOM of each platform, found by platform and index', async () => {
    const { image, digest, platforms } = world.pushBuild('acme/built');
    const run = await world.sign({ inputs: { images: image, sbom: 'from-build' } });
    expect(run.outputs['signed']).toBe('true');
    expectReport('sign', run);
    const sboms = attestationsOf(run);
    expect(sboms.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64']);
    for (const { platform, artifacts } of sboms)
      expect(new Set(artifacts.map(({ subject }) => subject))).toEqual(
        new Set([digest, platforms[platform ?? '']]),
      );
  });

  test('becomes a signed provenance of each platform, beside the run’s own on the index', async () => {
    const { image, platforms } = world.pushBuild('acme/provenance');
    const built = await world.sign({ inputs: { images: image, provenance: 'from-build' } });
    expect(
      attestationsOf(built).flatMap(({ artifacts }) => artifacts.map(({ subject }) => subject)),
    ).toEqual(Object.values(platforms));
    const own = await world.sign({ inputs: { images: image, provenance: 'true' } });
    expect(attestationsOf(own)).toMatchObject([{ status: 'made', kind: 'provenance' }]);
  });

  test('that it did not state is told with the build option that is missing', async () => {
    const { image } = world.pushBuild('acme/bare', { statements: () => [] });
    const run = await world.sign({ inputs: { images: image, sbom: 'from-build' } });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('BUILD_STATEMENT_MISSING');
    expect(run.stdout).toContain('"sbom: true" of docker/build-push-action');
    const plain = world.push('acme/plain');
    const other = await world.sign({ inputs: { images: plain.image, provenance: 'from-build' } });
    expect(other.stdout).toContain('is not an index');
    expect(count(other, 'rekor')).toBe(0);
  });

  test('that is not what its type says is refused, and nothing is signed', async () => {
    const { image } = world.pushBuild('acme/odd', {
      statements: () => [{ predicateType: 'https://spdx.dev/Document', predicate: { a: 1 } }],
    });
    const run = await world.sign({ inputs: { images: image, sbom: 'from-build' } });
    expect(run.stdout).toContain('is not an SBOM that can be attested');
    expect(count(run, 'rekor')).toBe(0);
  });
});
