// SPDX-License-Identifier: Apache-2.0
// What users see, word by word: __tests__/transcripts is read in every review.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';
import { expectVerifiedBySigstoreJs } from './sigstore-js.ts';
import { provenance, stateBeside } from './stated.ts';
import { expectTranscript } from './transcript.ts';
import { spdx, workspace } from './workspace.ts';

const forkEvent = {
  pull_request: {
    head: { repo: { full_name: 'mallory/app' } },
    base: { repo: { full_name: 'acme/app' } },
  },
};
const noToken = {
  ACTIONS_ID_TOKEN_REQUEST_URL: undefined,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined,
};
const unknownDigest = `sha256:${'0'.repeat(64)}`;

describe('on a registry with the referrers API', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ shape: 'api' });
  });
  afterAll(async () => world.close());
  afterEach(() => {
    world.oidc.setClaims({});
    world.sigstore.faults.length = 0;
    world.registry.faults.length = 0;
  });

  test('an image is signed, and found signed by a second run', async () => {
    const { image } = world.push('acme/app');
    expectTranscript('signed', await world.sign({ inputs: { images: image } }), world);
    expectTranscript('signed-already', await world.sign({ inputs: { images: image } }), world);
  });

  test('an SBOM and provenance are stated with the signature, and not again by a second run', async () => {
    const { image } = world.push('acme/stated', { content: 'stated' });
    const run = {
      inputs: { images: image, sbom: 'sbom.spdx.json', provenance: 'true' },
      env: workspace({ 'sbom.spdx.json': spdx }),
    };
    expectTranscript('stated', await world.sign(run), world);
    expectTranscript('stated-already', await world.sign(run), world);
  });

  test('files that cannot be attested are told at once, before any request', async () => {
    const { image } = world.push('acme/stated', { content: 'stated' });
    const files = {
      'sbom.spdx': 'SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n',
      'bom.xml': '<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>',
      'odd.spdx.json': { ...spdx, packages: [{ name: 1 }] },
      'list.json': [],
      'twice.json': '{"a":1,"a":2}',
      'empty.json': '',
    };
    expectTranscript(
      'statement-files',
      await world.sign({
        inputs: {
          images: image,
          sbom: 'sbom.spdx\nbom.xml\nodd.spdx.json\nabsent.json\n*.none',
          attestations: 'vuln=list.json\ncustom=twice.json\ncustom=empty.json\nspdxjson=empty.json',
        },
        env: workspace(files),
      }),
      world,
    );
  });

  test('an SBOM of a platform that the index lacks is refused with the list of those it has', async () => {
    const { image } = world.push('acme/platforms', { platforms: ['amd64', 'arm64'] });
    expectTranscript(
      'platform-unknown',
      await world.sign({
        inputs: { images: image, sbom: 'linux/s390x=sbom.spdx.json' },
        env: workspace({ 'sbom.spdx.json': spdx }),
      }),
      world,
    );
  });

  test('an image whose build stated nothing is told the option that is missing', async () => {
    const { image } = world.pushBuild('acme/bare', { statements: () => [] });
    expectTranscript(
      'build-stated-nothing',
      await world.sign({ inputs: { images: image, sbom: 'from-build' } }),
      world,
    );
  });

  test('a log that drops a large statement is named, with what to do', async () => {
    world.sigstore.faults.push({ path: /log.entries/, above: 1_000_000, fault: { status: 413 } });
    const { image } = world.push('acme/large', { content: 'large' });
    expectTranscript(
      'rekor-too-large',
      await world.sign({
        inputs: { images: image, attestations: 'vuln=scan.json' },
        env: workspace({ 'scan.json': { matches: ['x'.repeat(1_100_000)] } }),
      }),
      world,
    );
  });

  test('the metadata of build-push-action is taken as it is', async () => {
    const { digest } = world.push('acme/pushed', { tag: '1.2.3' });
    const metadata = {
      'image.name': `${world.name('acme/pushed')}:1.2.3,${world.name('acme/pushed')}:latest`,
      'containerimage.digest': digest,
    };
    expectTranscript(
      'build-push-metadata',
      await world.sign({ inputs: { images: JSON.stringify(metadata) } }),
      world,
    );
  });

  test('the metadata of bake-action names several images', async () => {
    const [one, two] = [
      world.push('acme/one', { content: 'one' }),
      world.push('acme/two', { content: 'two' }),
    ];
    const target = (repository: string, digest: string) => ({
      'image.name': `${world.name(repository)}:1`,
      'containerimage.digest': digest,
    });
    const metadata = { one: target('acme/one', one.digest), two: target('acme/two', two.digest) };
    expectTranscript(
      'bake-metadata',
      await world.sign({ inputs: { images: JSON.stringify(metadata) } }),
      world,
    );
  });

  test('a tag is resolved once, with a warning', async () => {
    world.push('acme/tagged', { tag: 'v1' });
    expectTranscript(
      'tag-resolved',
      await world.sign({ inputs: { images: `${world.name('acme/tagged')}:v1` } }),
      world,
    );
  });

  test('where one of two images fails, the other is signed', async () => {
    const { image } = world.push('acme/good', { content: 'good' });
    expectTranscript(
      'one-of-two-failed',
      await world.sign({
        inputs: { images: `${image}\n${world.name('acme/good')}@${unknownDigest}` },
      }),
      world,
    );
  });

  test('a reusable workflow signs with its own name, and says so', async () => {
    const { image } = world.push('acme/reused', { content: 'reused' });
    world.oidc.setClaims({
      job_workflow_ref: 'acme/shared/.github/workflows/sign.yml@refs/tags/v3',
    });
    expectTranscript('reusable-workflow', await world.sign({ inputs: { images: image } }), world);
  });

  test.each([
    ['no-id-token', { env: noToken }],
    ['fork', { env: noToken, event: forkEvent }],
    ['dependabot', { env: { ...noToken, GITHUB_ACTOR: 'dependabot[bot]' } }],
  ])('without a token the reason is told: %s', async (name, run) => {
    const { image } = world.push('acme/app');
    expectTranscript(
      name,
      await world.sign({ inputs: { images: image, existing: 'sign' }, ...run }),
      world,
    );
  });

  test('an image that was not pushed, or that is only a configuration, is told how to be pushed', async () => {
    const { configDigest } = world.push('acme/config', { content: 'config' });
    expectTranscript(
      'not-pushed',
      await world.sign({ inputs: { images: `${world.name('acme/app')}@${unknownDigest}` } }),
      world,
    );
    expectTranscript(
      'config-digest',
      await world.sign({ inputs: { images: `${world.name('acme/config')}@${configDigest}` } }),
      world,
    );
  });

  test('all problems of the inputs are told at once, before any request', async () => {
    const before = world.registry.requests.length + world.oidc.requests.length;
    const inputs = {
      images: 'Acme/App@sha256:12',
      patience: 'soon',
      annotations: 'novalue',
      existing: 'maybe',
      'registry-username': 'me',
      rekor: '',
      'rekor-version': '3',
    };
    expectTranscript('bad-inputs', await world.sign({ inputs }), world);
    expect(world.registry.requests.length + world.oidc.requests.length).toBe(before);
  });

  test('a service that stays down, or refuses, is named with the fix', async () => {
    const { image } = world.push('acme/down', { content: 'down' });
    world.sigstore.faults.push({ path: /log\/entries/, fault: { status: 503 } });
    expectTranscript(
      'rekor-down',
      await world.sign({ inputs: { images: image, patience: '1s' } }),
      world,
    );
    world.sigstore.faults[0] = {
      path: /signingCert/,
      fault: {
        status: 400,
        body: { code: 3, message: 'error verifying ID token <script>::error::x' },
      },
    };
    expectTranscript('fulcio-refuses', await world.sign({ inputs: { images: image } }), world);
  });

  test('a log that has the entry already gives it', async () => {
    const { image } = world.push('acme/conflict', { content: 'conflict' });
    world.sigstore.faults.push({ method: 'POST', path: /log\/entries/, times: 1, fault: 'lost' });
    const run = await world.sign({ inputs: { images: image } });
    expect(world.sigstore.requests.map(({ status }) => status)).toContain(409);
    expectTranscript('rekor-conflict', run, world);
  });

  test('an index is signed with its platforms, in two formats, and tagged', async () => {
    const { image } = world.push('acme/release', { platforms: ['amd64', 'arm64'] });
    expectTranscript(
      'release',
      await world.sign({
        inputs: {
          images: image,
          recursive: 'true',
          format: 'both',
          'publish-tags': '1.2.3\nlatest',
        },
      }),
      world,
    );
  });

  test('push: false writes only files', async () => {
    expectTranscript(
      'push-false',
      await world.sign({
        inputs: { images: `registry.example/acme/app@${unknownDigest}`, push: 'false' },
      }),
      world,
    );
  });

  test('every bundle that was made above is verified by sigstore-js too', async () => {
    await expectVerifiedBySigstoreJs(world);
  });
});

describe('verification', () => {
  let world: World;
  let image: string;
  beforeAll(async () => {
    world = await startWorld({ shape: 'none-404-text' });
    image = world.push('acme/app').image;
    await world.sign({ inputs: { images: image, annotations: 'build=7' } });
  });
  afterAll(async () => world.close());

  test.each([
    ['verified', {}],
    ['untrusted-workflow', { 'signer-workflow': 'other.yml' }],
    ['untrusted-ref', { 'signer-ref': 'refs/tags/*' }],
    ['untrusted-repository', { 'signer-repository': 'evil/app' }],
    ['untrusted-issuer', { 'certificate-oidc-issuer': '' }],
    ['untrusted-annotation', { annotations: 'build=8' }],
    ['untrusted-predicate-type', { 'predicate-types': 'slsaprovenance1' }],
    ['warned', { 'signer-workflow': 'other.yml', 'on-failure': 'warn' }],
  ])('%s', async (name, inputs) => {
    expectTranscript(
      `verify-${name}`,
      await world.verify({ inputs: { images: image, ...inputs } }),
      world,
    );
  });

  test('an image without a signature, and one whose referrers cannot be read', async () => {
    const other = world.push('acme/app', { content: 'other' });
    const unsigned = `${world.name('acme/app')}@${other.digest}`;
    expectTranscript(
      'verify-unsigned',
      await world.verify({ inputs: { images: unsigned } }),
      world,
    );
    world.registry.faults.push({ path: /referrers/, fault: { status: 503 } });
    expectTranscript(
      'verify-unknown',
      await world.verify({ inputs: { images: unsigned, patience: '1s' } }),
      world,
    );
    world.registry.faults.length = 0;
  });
});

describe('statements beside a signature', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ shape: 'api' });
  });
  afterAll(async () => world.close());

  test.each([
    ['provenance', {}],
    ['untrusted-provenance', { ref: 'refs/tags/v1', commit: 'b'.repeat(40) }],
  ])('%s', async (name, lie) => {
    const { image } = world.push('acme/app', { content: name });
    await world.sign({ inputs: { images: image } });
    const type = 'https://slsa.dev/provenance/v1';
    await stateBeside(world, image, { type, predicate: provenance(lie) });
    const inputs = { images: image, 'require-provenance': 'true' };
    expectTranscript(`verify-${name}`, await world.verify({ inputs }), world);
  });
});

describe('registries that refuse', () => {
  test.each([
    ['no-login', { auth: { kind: 'basic', username: 'me', password: 'right' } }, {}],
    [
      'wrong-login',
      { auth: { kind: 'basic', username: 'me', password: 'right' } },
      { 'registry-username': 'me', 'registry-password': 'wrong-one' },
    ],
    [
      'may-not-push',
      { auth: { kind: 'token', username: 'me', password: 'right', mayPush: false } },
      { 'registry-username': 'me', 'registry-password': 'right' },
    ],
    ['lying-303', { shape: 'lying-303' }, {}],
    ['lying-200-html', { shape: 'lying-200-html' }, {}],
  ] as const)('%s', async (name, options, inputs) => {
    const world = await startWorld(options);
    const { image } = world.push('acme/app');
    expectTranscript(name, await world.sign({ inputs: { images: image, ...inputs } }), world);
    await world.close();
  });

  test('immutable tags', async () => {
    const world = await startWorld({ shape: 'none-404-json', immutableTags: 412 });
    const { image } = world.push('acme/app');
    const inputs = { images: image, existing: 'sign' };
    await world.sign({ inputs });
    expectTranscript('immutable-tag', await world.sign({ inputs }), world);
    await world.close();
  });
});

test('a private repository is not published unless that is wanted', async () => {
  const world = await startWorld();
  const { image } = world.push('acme/app');
  world.oidc.setClaims({
    repository_visibility: 'private',
    iss: 'https://token.actions.githubusercontent.com',
  });
  const run = await world.sign({
    inputs: {
      images: image,
      'signing-config': '',
      'trusted-root': '',
    },
  });
  expectTranscript('private-repository', run, world);
  expect(world.sigstore.requests).toEqual([]);
  await world.close();
});
