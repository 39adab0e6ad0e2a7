// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  entryFor,
  parseDockerConfig,
  type ConfigFormat,
  type DockerConfig,
} from '../../src/oci/docker-config.ts';
import { path as pathGrammar, registry as registryGrammar } from '../image/arbitraries.ts';

function configOf(content: object | null): DockerConfig {
  const parsed = parseDockerConfig(JSON.stringify(content));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.config;
}

const entry = { auth: 'dTpw' };
const stale = { auth: 'c3RhbGU6cA==' };
interface Place {
  readonly path?: string;
  readonly format?: ConfigFormat;
}
const find = (content: object | null, registry: string, place: Place = {}) =>
  entryFor(configOf(content), registry, place.path ?? 'acme/app', place.format ?? 'docker');

describe('a credential file', () => {
  test.each([
    ['{', 'it is not JSON'],
    ['\uFEFF{}', 'it begins with a byte order mark, which JSON does not allow'],
    ['7', 'it is not JSON of the expected kind (Object)'],
    ['{"auths":7}', 'auths: expected Object'],
    ['{"credsStore":{}}', 'credsStore: expected string'],
  ])('%j is refused without its content being told', (text, problem) => {
    expect(parseDockerConfig(text)).toEqual({ ok: false, problem });
  });

  test.each([
    [{ auths: { 'ghcr.io': 'secret' } }, /^auths\.ghcr\.io: /],
    [{ auths: { 'ghcr.io': { auth: 7 } } }, /^auths\.ghcr\.io: auth: expected string$/],
    [{ credHelpers: { 'ghcr.io': 7 } }, /^credHelpers\.ghcr\.io: expected string$/],
  ])('%j cannot be read for its registry, and for no other is that a concern', (content, words) => {
    expect(find(content, 'ghcr.io')).toEqual({
      kind: 'invalid',
      problem: expect.stringMatching(words),
    });
    expect(JSON.stringify(find(content, 'ghcr.io'))).not.toContain('secret');
    expect(find(content, 'quay.io')).toBeUndefined();
  });

  test.each(['', ' \n', 'null', '{}'])('%j is one without entries, as for docker', (text) => {
    expect(parseDockerConfig(text)).toEqual({
      ok: true,
      config: { auths: {}, credHelpers: {}, credsStore: '' },
    });
  });

  test('may hold what we do not know', () => {
    const content = {
      HttpHeaders: { a: 'b' },
      auths: { 'ghcr.io': { ...entry, email: 'x@example.com' } },
      plugins: {},
    };
    expect(find(content, 'ghcr.io')).toMatchObject({ kind: 'entry', key: 'ghcr.io' });
  });

  test.each([
    { auths: null },
    { credHelpers: null },
    { credsStore: null },
    { auths: { 'ghcr.io': null } },
    { auths: { 'ghcr.io': { auth: null, username: null, password: null } } },
    { auths: { 'ghcr.io': { identitytoken: null, registrytoken: null } } },
    { credHelpers: { 'ghcr.io': null } },
    null,
  ])('with null says nothing there: %j', (content) => {
    expect(find(content, 'ghcr.io')).toBeUndefined();
  });

  test('may spell its fields in any case, as Go does', () => {
    expect(find({ AUTHS: { 'ghcr.io': { Auth: 'dTpw' } } }, 'ghcr.io')).toMatchObject({
      entry: { auth: 'dTpw' },
    });
  });
});

describe('an entry', () => {
  test.each([
    ['ghcr.io', 'ghcr.io'],
    ['https://ghcr.io', 'ghcr.io'],
    ['https://ghcr.io/v1/', 'ghcr.io'],
    ['https://ghcr.io/v2/', 'ghcr.io'],
    ['http://registry.example:5000', 'registry.example:5000'],
    ['https://registry.example/team', 'registry.example'],
    ['GHCR.io', 'ghcr.io'],
    ['ghcr.io:443', 'ghcr.io'],
    ['ghcr.io', 'ghcr.io:443'],
    ['https://index.docker.io/v1/', 'docker.io'],
    ['https://index.docker.io/v1', 'docker.io'],
    ['index.docker.io', 'docker.io'],
    ['registry-1.docker.io', 'docker.io'],
    ['docker.io', 'docker.io'],
  ])('%s is for %s', (key, registry) => {
    for (const format of ['docker', 'podman'] as const)
      expect(find({ auths: { [key]: entry } }, registry, { format })).toMatchObject({
        kind: 'entry',
        key,
        entry,
      });
  });

  // GHSA-pf56-329r-95rw (CVE-2026-59891): parts of names were compared.
  test.each([
    ['docker.io', 'evil-docker.io'],
    ['evil-docker.io', 'docker.io'],
    ['ghcr.io', 'ghcr.io.example'],
    ['ghcr.io', 'xghcr.io'],
    ['ghcr.io', 'sub.ghcr.io'],
    ['sub.ghcr.io', 'ghcr.io'],
    ['registry.example', 'registry.example:5000'],
    ['registry.example:5000', 'registry.example'],
    ['registry.example:5000', 'registry.example:5001'],
    ['https://ghcr.io@mallory.example/', 'ghcr.io'],
    ['https://index.docker.io/v1/access-token', 'docker.io'],
    ['https://index.docker.io/v1/refresh-token', 'docker.io'],
    ['', 'ghcr.io'],
    ['/ghcr.io', 'ghcr.io'],
  ])('%s is not for %s', (key, registry) => {
    for (const format of ['docker', 'podman'] as const)
      expect(find({ auths: { [key]: entry } }, registry, { format })).toBeUndefined();
  });

  test('of a registry is found, and is for no other', () => {
    fc.assert(
      fc.property(
        registryGrammar,
        registryGrammar,
        pathGrammar,
        fc.constantFrom('', 'https://'),
        fc.constantFrom('', '/v1/', '/'),
        (one, other, path, scheme, end) => {
          const content = { auths: { [`${scheme}${one}${end}`]: entry } };
          expect(find(content, one, { path })).toMatchObject({ kind: 'entry' });
          if (one.replace(/:443$/, '') !== other.replace(/:443$/, ''))
            expect(find(content, other, { path })).toBeUndefined();
        },
      ),
    );
  });

  // docker/cli#5378, google/containerregistry#144: Go writes keys sorted, so old URLs come first.
  test.each([
    [
      'registry.example',
      [
        'https://registry.example/v1/',
        'http://registry.example',
        'REGISTRY.example',
        'registry.example:443',
      ],
    ],
    [
      'docker.io',
      ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'https://docker.io/v1/'],
    ],
  ])('under the exact name of %s counts before all others, in any order', (registry, others) => {
    const exact = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
    fc.assert(
      fc.property(fc.shuffledSubarray([exact, ...others], { minLength: 1 }), (keys) => {
        const auths = {
          [`${registry}/acme`]: {},
          ...Object.fromEntries(keys.map((key) => [key, key === exact ? entry : stale])),
        };
        expect(find({ auths }, registry)).toMatchObject(
          keys.includes(exact) ? { key: exact } : { entry: stale },
        );
      }),
    );
  });

  const marker = fc.constantFrom(
    {},
    { auth: '' },
    null,
    { email: 'x@example.com' },
    { auth: null },
  );

  test('without a secret is a marker, and hides no other entry', () => {
    const names = [
      'registry.example/acme/app',
      'registry.example/acme',
      'registry.example',
      'https://registry.example',
      'https://registry.example/v1/',
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(names, { minLength: 1 }),
        fc.array(marker, { minLength: 5, maxLength: 5 }),
        fc.nat(4),
        (keys, markers, at) => {
          const real = keys[at % keys.length];
          const auths = Object.fromEntries(
            keys.map((key, index) => [key, key === real ? entry : markers[index]]),
          );
          for (const format of ['docker', 'podman'] as const)
            expect(find({ auths }, 'registry.example', { format })).toMatchObject({
              key: real,
              entry,
            });
        },
      ),
    );
  });

  test('that is only a marker leaves the registry to the store for all', () => {
    fc.assert(
      fc.property(marker, (only) => {
        const auths = { 'ghcr.io': only };
        expect(find({ auths }, 'ghcr.io')).toBeUndefined();
        expect(find({ auths, credsStore: 'desktop' }, 'ghcr.io')).toEqual({
          kind: 'helper',
          name: 'desktop',
          server: 'ghcr.io',
        });
      }),
    );
  });

  test('of podman is for the namespace that is nearest to the image', () => {
    fc.assert(
      fc.property(registryGrammar, pathGrammar, fc.nat(3), (registry, path, depth) => {
        const components = path.split('/');
        const namespace = components.slice(0, 1 + (depth % components.length)).join('/');
        const auths = { [registry]: stale, [`${registry}/${namespace}`]: entry };
        const key = `${registry}/${namespace}`;
        expect(find({ auths }, registry, { path, format: 'podman' })).toMatchObject({ key });
        expect(
          find({ auths }, registry, { path: `other-${path}`, format: 'podman' }),
        ).toMatchObject({ key: registry });
      }),
    );
  });

  test('under a path is for that namespace in podman’s files, for the host in docker’s', () => {
    const auths = { 'registry.example/team': entry };
    expect(find({ auths }, 'registry.example', { format: 'podman' })).toBeUndefined();
    // moby/moby#30779: `docker login registry.example/team` stored the path.
    expect(find({ auths }, 'registry.example', { format: 'docker' })).toMatchObject({ entry });
  });

  test.each(['auth', 'password', 'identitytoken', 'registrytoken'])('with %s is one', (field) => {
    expect(find({ auths: { 'ghcr.io': { [field]: 'x' } } }, 'ghcr.io')).toMatchObject({
      kind: 'entry',
    });
  });

  test('is never found in what all objects have', () => {
    for (const path of ['constructor', '__proto__', 'toString'])
      expect(find({}, 'localhost', { path })).toBeUndefined();
    for (const registry of ['constructor', '__proto__'])
      expect(find({ auths: {}, credHelpers: {} }, registry)).toBeUndefined();
  });
});

describe('a helper', () => {
  test('of the registry rules alone, whatever entries there are', () => {
    const registry = 'europe-west4-docker.pkg.dev';
    const content = {
      credHelpers: { [registry]: 'gcloud' },
      credsStore: 'desktop',
      auths: { [registry]: entry },
    };
    expect(find(content, registry)).toEqual({ kind: 'helper', name: 'gcloud', server: registry });
  });

  test('gives no registry token, so one in the file counts', () => {
    const content = {
      credHelpers: { 'ghcr.io': 'x' },
      auths: { 'ghcr.io': { registrytoken: 'bearer' } },
    };
    expect(find(content, 'ghcr.io')).toMatchObject({ kind: 'entry', key: 'ghcr.io' });
  });

  test.each(['quay.io', 'https://ghcr.io', 'ghcr.io/acme', 'GHCR.IO', 'xghcr.io'])(
    'of %s is not asked for ghcr.io: these keys are exact',
    (key) => {
      expect(find({ credHelpers: { [key]: 'x' } }, 'ghcr.io')).toBeUndefined();
    },
  );

  // keirlawson/docker_credential#8
  test('without a name is none: the file is used, and the store for all is not asked', () => {
    for (const name of ['', null]) {
      const content = { credHelpers: { 'ghcr.io': name }, credsStore: 'desktop' };
      expect(find({ ...content, auths: { 'ghcr.io': entry } }, 'ghcr.io')).toMatchObject({ entry });
      expect(find(content, 'ghcr.io')).toBeUndefined();
      expect(find(content, 'quay.io')).toMatchObject({ kind: 'helper', name: 'desktop' });
    }
  });

  test.each(['docker.io', 'index.docker.io', 'https://index.docker.io/v1/'])(
    'for Docker Hub may be named under %s, and is asked for the oldest name',
    (key) => {
      expect(find({ credHelpers: { [key]: 'hub' } }, 'docker.io')).toEqual({
        kind: 'helper',
        name: 'hub',
        server: 'https://index.docker.io/v1/',
      });
    },
  );

  test('for all is asked for Docker Hub by its oldest name', () => {
    expect(find({ credsStore: 'pass' }, 'docker.io')).toEqual({
      kind: 'helper',
      name: 'pass',
      server: 'https://index.docker.io/v1/',
    });
  });

  test('for all comes after an entry that holds a secret', () => {
    expect(find({ credsStore: 'desktop', auths: { 'ghcr.io': entry } }, 'ghcr.io')).toMatchObject({
      kind: 'entry',
    });
  });

  test('for all without a name is none', () => {
    expect(find({ credsStore: '' }, 'ghcr.io')).toBeUndefined();
  });
});
