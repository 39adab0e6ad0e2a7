// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { lookUp, parseDockerConfig, type DockerConfig } from '../../src/oci/docker-config.ts';
import { path as pathGrammar, registry as registryGrammar } from '../image/arbitraries.ts';

function configOf(content: object): DockerConfig {
  const parsed = parseDockerConfig(JSON.stringify(content));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.config;
}

const entry = { auth: 'dTpw' };
const find = (content: object, registry: string, path = 'acme/app') =>
  lookUp(configOf(content), registry, path);

describe('a credential file', () => {
  test.each([
    ['{', 'it is not JSON'],
    ['', 'it is not JSON'],
    ['null', 'it is no JSON of the expected kind (Object)'],
    ['{"auths":7}', 'auths: expected Object'],
    ['{"auths":{"ghcr.io":"secret"}}', 'auths.ghcr.io: expected Object'],
    ['{"auths":{"ghcr.io":{"auth":7}}}', 'auths.ghcr.io.auth: expected string'],
    ['{"credHelpers":{"ghcr.io":null}}', 'credHelpers.ghcr.io: expected string'],
    ['{"credsStore":{}}', 'credsStore: expected string'],
  ])('%s is refused without its content being told', (text, problem) => {
    const parsed = parseDockerConfig(text);
    expect(parsed).toEqual({ ok: false, problem });
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });

  test('may be empty, and may hold what we do not know', () => {
    expect(find({}, 'ghcr.io')).toBeUndefined();
    expect(
      find(
        {
          HttpHeaders: { a: 'b' },
          auths: { 'ghcr.io': { ...entry, email: 'x@example.com' } },
          plugins: {},
        },
        'ghcr.io',
      ),
    ).toMatchObject({
      kind: 'entry',
      key: 'ghcr.io',
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
    ['GHCR.io', 'ghcr.io'],
    ['ghcr.io:443', 'ghcr.io'],
    ['ghcr.io', 'ghcr.io:443'],
    ['https://index.docker.io/v1/', 'docker.io'],
    ['index.docker.io', 'docker.io'],
    ['registry-1.docker.io', 'docker.io'],
    ['docker.io', 'docker.io'],
  ])('%s is for %s', (key, registry) => {
    expect(find({ auths: { [key]: entry } }, registry)).toEqual({ kind: 'entry', key, entry });
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
    ['ghcr.io/mallory', 'ghcr.io'],
    ['https://ghcr.io@mallory.example/', 'ghcr.io'],
    ['', 'ghcr.io'],
    ['/ghcr.io', 'ghcr.io'],
  ])('%s is not for %s', (key, registry) => {
    expect(find({ auths: { [key]: entry } }, registry)).toBeUndefined();
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
          expect(find(content, one, path)).toMatchObject({ kind: 'entry' });
          if (one.replace(/:443$/, '') !== other.replace(/:443$/, ''))
            expect(find(content, other, path)).toBeUndefined();
        },
      ),
    );
  });

  test('of podman is for the namespace that is nearest to the image', () => {
    fc.assert(
      fc.property(registryGrammar, pathGrammar, fc.nat(3), (registry, path, depth) => {
        const components = path.split('/');
        const namespace = components.slice(0, 1 + (depth % components.length)).join('/');
        const auths = { [registry]: { auth: 'aG9zdDpw' }, [`${registry}/${namespace}`]: entry };
        expect(find({ auths }, registry, path)).toMatchObject({ key: `${registry}/${namespace}` });
        expect(find({ auths }, registry, `other-${path}`)).toMatchObject({ key: registry });
      }),
    );
  });

  test.each([{}, { auth: '' }, null, { email: 'x@example.com' }])(
    '%j is a marker, and no credential',
    (marker) => {
      expect(find({ auths: { 'ghcr.io': marker } }, 'ghcr.io')).toBeUndefined();
      expect(find({ auths: { 'ghcr.io': marker }, credsStore: 'desktop' }, 'ghcr.io')).toEqual({
        kind: 'helper',
        name: 'desktop',
        server: 'ghcr.io',
      });
    },
  );

  test.each(['auth', 'password', 'identitytoken', 'registrytoken'])('with %s is one', (field) => {
    expect(find({ auths: { 'ghcr.io': { [field]: 'x' } } }, 'ghcr.io')).toMatchObject({
      kind: 'entry',
    });
  });

  test('is never found in what all objects have', () => {
    for (const path of ['constructor', '__proto__', 'toString'])
      expect(find({}, 'localhost', path)).toBeUndefined();
  });
});

describe('a helper', () => {
  test('of the registry rules alone, whatever entries there are', () => {
    expect(
      find(
        {
          credHelpers: { 'europe-west4-docker.pkg.dev': 'gcloud' },
          credsStore: 'desktop',
          auths: { 'europe-west4-docker.pkg.dev': entry },
        },
        'europe-west4-docker.pkg.dev',
      ),
    ).toEqual({
      kind: 'helper',
      name: 'gcloud',
      server: 'europe-west4-docker.pkg.dev',
    });
  });

  test('of another registry is not asked', () => {
    expect(find({ credHelpers: { 'ghcr.io': 'x' } }, 'quay.io')).toBeUndefined();
  });

  test('is asked for Docker Hub by its old name', () => {
    expect(find({ credsStore: 'pass' }, 'docker.io')).toEqual({
      kind: 'helper',
      name: 'pass',
      server: 'https://index.docker.io/v1/',
    });
    expect(find({ credHelpers: { 'docker.io': 'hub' } }, 'docker.io')).toEqual({
      kind: 'helper',
      name: 'hub',
      server: 'https://index.docker.io/v1/',
    });
  });

  test('for all comes after an entry that holds a secret', () => {
    expect(find({ credsStore: 'desktop', auths: { 'ghcr.io': entry } }, 'ghcr.io')).toMatchObject({
      kind: 'entry',
    });
  });

  test('without a name is none', () => {
    expect(find({ credsStore: '' }, 'ghcr.io')).toBeUndefined();
  });
});
